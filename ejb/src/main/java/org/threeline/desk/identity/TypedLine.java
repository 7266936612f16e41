package org.threeline.desk.identity;

import org.threeline.kernel.InvalidInput;

/** A short text about a person or a token: one line of characters that can be written. */
final class TypedLine {
    private TypedLine() {}

    /** @throws InvalidInput {@code input.too_long} or {@code input.control_character} */
    static void requireGood(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidInput(field, "input.too_long", longest);
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new InvalidInput(field, "input.control_character");
        }
    }
}
