package org.threeline.desk.identity;

/**
 * A text in a cell of a csv file. A spreadsheet takes a cell that begins in a certain way for a formula and would carry
 * it out, whoever wrote it; an apostrophe in front makes it a text again, there and when we read it back.
 */
public final class CsvCell {
    private static final String BEGINNINGS = "=+-@\t\r";

    private CsvCell() {}

    /** The text as it is written; null as nothing. */
    public static String harmless(String text) {
        if (text == null) {
            return "";
        }
        return begins(text, 0) || text.startsWith("'") && begins(text, 1) ? "'" + text : text;
    }

    /** The text behind what was written. */
    public static String meant(String written) {
        return written.startsWith("'") && (begins(written, 1) || written.startsWith("''") && begins(written, 2))
                ? written.substring(1)
                : written;
    }

    private static boolean begins(String text, int at) {
        return text.length() > at && BEGINNINGS.indexOf(text.charAt(at)) >= 0;
    }
}
