package org.threeline.desk.branding;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A company's colour and the shades made of it. Each shade that carries or is text reaches the contrast of 4.5 that WCAG
 * AA asks for, and each that only marks something 3: where the colour itself does not, a darker or lighter one of the
 * same hue takes its place.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Accent(int red, int green, int blue) {
    /** The product's own. */
    public static final Accent PRODUCT = new Accent(0x4f, 0x46, 0xe5);

    /** What WCAG AA asks of text. */
    public static final double TEXT = 4.5;

    private static final double MARK = 3;

    /** What reads well rather than just enough. */
    private static final double GOOD = 6;

    private static final Accent WHITE = new Accent(255, 255, 255);
    private static final Accent BLACK = new Accent(0, 0, 0);

    /** The grounds of both themes on which a shade has the hardest time. */
    private static final Accent LIGHT_GROUND = new Accent(0xee, 0xf0, 0xf4);

    private static final Accent DARK_GROUND = new Accent(0x24, 0x28, 0x32);
    private static final Accent DARK_SURFACE = new Accent(0x18, 0x1b, 0x23);
    private static final Pattern HEXADECIMAL = Pattern.compile("#?([0-9a-fA-F]{6})");

    /** The colour written as {@code #0b6e4f}, with or without its sign; empty for anything else. */
    public static Optional<Accent> parse(String written) {
        var match = HEXADECIMAL.matcher(written == null ? "" : written.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var value = Integer.parseInt(match.group(1), 16);
        return Optional.of(new Accent(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff));
    }

    /** Six hexadecimal letters, without a sign. */
    public String hex() {
        return String.format(Locale.ROOT, "%02x%02x%02x", red, green, blue);
    }

    /** As style sheets write it: {@code #0b6e4f}. */
    public String css() {
        return "#" + hex();
    }

    /** The contrast with white, 1 to 21: that of the text on a button of this colour. */
    public double contrastWithWhite() {
        return contrast(WHITE);
    }

    /** The ground of buttons, in both themes: the colour itself, or the nearest darker one that white is legible on. */
    public Accent solid() {
        return towards(BLACK, WHITE, TEXT);
    }

    /** Links and small text on the light theme's grounds. */
    public Accent onLight() {
        return towards(BLACK, LIGHT_GROUND, TEXT);
    }

    /** Links and small text on the dark theme's grounds. */
    public Accent onDark() {
        return towards(WHITE, DARK_GROUND, GOOD);
    }

    /** The shades by the names the style sheets use, as declarations. */
    public String declarations() {
        var lightGround = mixed(WHITE, 0.92);
        var darkGround = mixed(DARK_SURFACE, 0.82);
        return declaration("accent", onLight(), onDark())
                + declaration("accent-solid", solid(), solid())
                + declaration("accent-solid-hover", solid().mixed(BLACK, 0.14), solid().mixed(BLACK, 0.14))
                + declaration(
                        "accent-ink",
                        solid().towards(BLACK, lightGround, GOOD),
                        onDark().towards(WHITE, darkGround, GOOD))
                + declaration("accent-ground", lightGround, darkGround)
                + declaration("accent-line", mixed(WHITE, 0.7), mixed(DARK_SURFACE, 0.62))
                + declaration("accent-mark", towards(BLACK, WHITE, MARK), towards(WHITE, DARK_SURFACE, MARK))
                + declaration("hero-ground", mixed(WHITE, 0.88), mixed(DARK_SURFACE, 0.86));
    }

    double contrast(Accent other) {
        var one = luminance();
        var two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /** The nearest mixture with the end that reaches a contrast with the ground. */
    private Accent towards(Accent end, Accent ground, double contrast) {
        var shade = this;
        for (var step = 1; step <= 100 && shade.contrast(ground) < contrast; step++) {
            shade = mixed(end, step / 100.0);
        }
        return shade;
    }

    private Accent mixed(Accent other, double share) {
        return new Accent(
                mixed(red, other.red, share), mixed(green, other.green, share), mixed(blue, other.blue, share));
    }

    private static int mixed(int one, int other, double share) {
        return (int) Math.round(one * (1 - share) + other * share);
    }

    /** As WCAG defines it. */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static String declaration(String name, Accent light, Accent dark) {
        return "--tl-" + name + ":light-dark(" + light.css() + "," + dark.css() + ");";
    }
}
