package org.threeline.desk.attachment;

import java.text.Normalizer;
import java.util.Locale;

/** A file's name as it is kept: no path, nothing invisible, nothing that turns reading around, not too long. */
final class FileName {
    private static final int LONGEST = 120;
    private static final String NAMELESS = "file";

    private FileName() {}

    /** @param sent as the sender called it, or null */
    static String clean(String sent) {
        var name = sent == null ? "" : Normalizer.normalize(sent, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var kept = new StringBuilder();
        name.codePoints().map(FileName::shown).filter(c -> c >= 0).forEach(kept::appendCodePoint);
        // Some systems drop dots and blanks at the ends; then it would have another ending there than here.
        var clean = kept.toString().strip().replaceAll("[. ]+$", "").replaceAll("^\\.+", "");
        return clean.isEmpty() ? NAMELESS : shortened(clean);
    }

    /** What follows the last dot, in small letters; empty for none. */
    static String ending(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static int shown(int c) {
        return switch (Character.getType(c)) {
            // Format characters turn reading around: a program could look like a picture.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> -1;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> ' ';
            default -> ":*?\"<>|".indexOf(c) >= 0 ? '_' : c;
        };
    }

    /** What is cut is the middle: the ending says what it is. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var ending = ending(name);
        var tail = ending.isEmpty() || ending.length() > 12 ? "" : "." + ending;
        var cut = LONGEST - tail.length();
        if (Character.isHighSurrogate(name.charAt(cut - 1))) {
            cut--;
        }
        return name.substring(0, cut).strip() + tail;
    }
}
