package org.threeline.desk.ticket;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Colleagues a note names: {@code @login}, where a word can begin. */
public final class Mentions {
    /** Who names more addresses nobody. */
    private static final int MOST = 20;

    /** A login may hold dots; one at the end of a word ends a sentence. */
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}_.@/-])@([A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?)");

    /** The same with the letters of any language: no login has them, but whoever writes so means somebody. */
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}_.@/-])@([\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,98}[\\p{L}\\p{N}_-])?)");

    private Mentions() {}

    /**
     * The logins a text names, in lower case and in the order they stand there; whether somebody has them is not known.
     *
     * @param text possibly null
     */
    public static Set<String> in(String text) {
        return named(MENTION, text);
    }

    /**
     * What a text means to name, in lower case and in the order it stands there, whether it can be a login or not.
     *
     * @param text possibly null
     */
    public static Set<String> words(String text) {
        return named(WORD, text);
    }

    private static Set<String> named(Pattern pattern, String text) {
        var names = new LinkedHashSet<String>();
        if (text != null) {
            var found = pattern.matcher(text);
            while (names.size() < MOST && found.find()) {
                names.add(found.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
