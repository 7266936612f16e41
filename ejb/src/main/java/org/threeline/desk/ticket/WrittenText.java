package org.threeline.desk.ticket;

import org.threeline.kernel.InvalidInput;

/** What people write, checked once: present where it must be, not too long, and free of control characters. */
final class WrittenText {
    /** Room for a subject or a short reason, in characters. */
    static final int LINE = 200;

    /** Room for a reason or one field of a handover, in characters. */
    static final int PARAGRAPH = 4_000;

    /** Room for a description, a reply or a solution, in characters. */
    static final int PAGES = 50_000;

    private WrittenText() {}

    /**
     * @return the text without blanks at its ends
     * @throws InvalidInput {@code input.required}, {@code input.too_long} or {@code input.control_character}
     */
    static String required(String field, String text, int longest) {
        var stripped = optional(field, text, longest);
        if (stripped == null) {
            throw new InvalidInput(field, "input.required");
        }
        return stripped;
    }

    /** As {@link #required}, but null for a text that is missing or blank. */
    static String optional(String field, String text, int longest) {
        var stripped = text == null ? "" : text.replace("\r\n", "\n").strip();
        if (stripped.length() > longest) {
            throw new InvalidInput(field, "input.too_long", longest);
        }
        if (stripped.codePoints().anyMatch(WrittenText::isUnwritable)) {
            throw new InvalidInput(field, "input.control_character");
        }
        return stripped.codePoints().allMatch(WrittenText::isInvisible) ? null : stripped;
    }

    /** Controls, halves of characters (the database would put others in their place), and what never is a character. */
    private static boolean isUnwritable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t'
                || Character.getType(c) == Character.SURROGATE
                || c == 0xfffe
                || c == 0xffff;
    }

    /** Nobody could click on a subject made of these alone. */
    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /** As {@link #required}, on one line. */
    static String requiredLine(String field, String text, int longest) {
        var line = required(field, text, longest);
        if (line.indexOf('\n') >= 0) {
            throw new InvalidInput(field, "input.one_line");
        }
        return line;
    }
}
