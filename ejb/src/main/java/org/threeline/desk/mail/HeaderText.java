package org.threeline.desk.mail;

/** Text that stands in a header: one line, whatever somebody typed into a subject or a name. */
final class HeaderText {
    private HeaderText() {}

    /** Control characters and line separators become blanks, so nothing can begin a header of its own. */
    static String of(String text) {
        return text == null
                ? ""
                : text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }
}
