package org.threeline.web.faces;

import java.util.Locale;

/** Which form of a word goes with a number; the forms and their names are those of the Unicode plural rules. */
public enum Plural {
    ONE,
    FEW,
    MANY,
    OTHER;

    /**
     * The form for a count of whole things.
     *
     * @param count at least 0
     */
    public static Plural of(Locale locale, long count) {
        return "ru".equals(locale.getLanguage()) ? russian(count) : count == 1 ? ONE : OTHER;
    }

    private static Plural russian(long count) {
        var last = count % 10;
        var lastTwo = count % 100;
        if (last == 1 && lastTwo != 11) {
            return ONE;
        }
        return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? FEW : MANY;
    }

    /** The end of the keys that hold this form: {@code .one}, {@code .few}, {@code .many}, {@code .other}. */
    public String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
