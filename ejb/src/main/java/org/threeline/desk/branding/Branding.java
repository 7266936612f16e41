package org.threeline.desk.branding;

/**
 * How the desk looks.
 *
 * @param name what the desk is called, never null
 * @param accent the colour the company chose; null for the product's own
 * @param logo SHA-256 of the logo in hexadecimal letters; null for the product's sign
 * @param version grows with each change
 */
public record Branding(String name, Accent accent, String logo, int version) {
    /** What a desk is called that nobody named. */
    public static final String PRODUCT = "Threeline";

    /** How a desk looks that nobody changed, or whose database cannot be asked. */
    static final Branding PLAIN = new Branding(PRODUCT, null, null, 0);

    /** The colour in force. */
    public Accent colour() {
        return accent == null ? Accent.PRODUCT : accent;
    }
}
