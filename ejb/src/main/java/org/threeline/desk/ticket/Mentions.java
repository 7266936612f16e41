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

    private Mentions() {}

    /**
     * The logins a text names, in lower case and in the order they stand there; whether somebody has them is not known.
     *
     * @param text possibly null
     */
    public static Set<String> in(String text) {
        var logins = new LinkedHashSet<String>();
        if (text != null) {
            var found = MENTION.matcher(text);
            while (logins.size() < MOST && found.find()) {
                logins.add(found.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return logins;
    }
}
