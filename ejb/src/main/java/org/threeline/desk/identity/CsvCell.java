package org.threeline.desk.identity;

import java.util.regex.Pattern;

/**
 * A text in a cell of a csv file. A spreadsheet takes a cell that begins in a certain way for a formula and would carry
 * it out, whoever wrote it; an apostrophe in front makes it a text again, there and when we read it back. Spreadsheets of
 * many countries split at semicolons or tabs, whatever the file does, so no piece between these may begin like that
 * either.
 */
public final class CsvCell {
    /** Marks of a formula, also as wide as Chinese characters; with the white space that may come before them. */
    private static final String MARKS = "[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]";

    private static final Pattern BEGINNING = Pattern.compile("(?<=^|[;\t\n\r])([ \"]*)(?='*" + MARKS + ")");
    private static final Pattern DEFUSED = Pattern.compile("(?<=^|[;\t\n\r])([ \"]*)'(?='*" + MARKS + ")");

    private CsvCell() {}

    /** The text as it is written; null as nothing. */
    public static String harmless(String text) {
        return text == null ? "" : BEGINNING.matcher(text).replaceAll("$1'");
    }

    /** The text behind what was written. */
    public static String meant(String written) {
        return DEFUSED.matcher(written).replaceAll("$1");
    }
}
