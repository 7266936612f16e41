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

    /** Letters to add, drop, change or swap, capitals aside; anything from {@code limit} on is {@code limit}. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(left, right, i, j, cost);
            }
        }
        return Math.min(limit, cost[left.length()][right.length()]);
    }

    private static int cheapest(String left, String right, int i, int j, int[][] cost) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int cheapest = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
    }
}
