package org.threeline.catalog.offering;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What somebody who mistyped a word may have meant. */
final class Spelling {
    private static final int LONGEST_SHOWN = 60;

    private Spelling() {}

    /** The end of a sentence: the nearest known word, or all of them when they are few, or nothing. */
    static String hint(String typed, Collection<String> known) {
        String nearest = null;
        int least = Math.max(1, Math.min(typed.length(), LONGEST_SHOWN) / 3) + 1;
        for (String word : known) {
            int distance = distance(typed, word, least);
            if (distance < least) {
                least = distance;
                nearest = word;
            }
        }
        if (nearest != null) {
            return "; did you mean \"" + nearest + "\"?";
        }
        return known.isEmpty() || known.size() > 12
                ? "."
                : "; possible is " + known.stream().sorted().collect(Collectors.joining(", ")) + ".";
    }

    /** The word as a message may show it. */
    static String quoted(String word) {
        String shown = word.length() <= LONGEST_SHOWN ? word : word.substring(0, LONGEST_SHOWN) + "…";
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }

    /** Letters to add, drop or change, capitals aside; anything from {@code limit} on is {@code limit}. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] above = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return Math.min(limit, above[right.length()]);
    }
}
