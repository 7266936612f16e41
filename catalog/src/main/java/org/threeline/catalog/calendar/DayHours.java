package org.threeline.catalog.calendar;

/**
 * The working time of one local day, in milliseconds elapsed since the day's first instant. Days of the same hours and
 * the same length share one object. Immutable.
 */
final class DayHours {
    private final int[] opens;
    private final int[] closes;

    /** Working time before each opening. */
    private final int[] before;

    private final int total;

    /**
     * @param bounds opening and closing in turns, ascending; a range may be empty or meet the next
     */
    DayHours(int[] bounds) {
        int ranges = 0;
        int[] joined = new int[bounds.length];
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] == bounds[i + 1]) {
                continue;
            }
            if (ranges > 0 && joined[2 * ranges - 1] == bounds[i]) {
                joined[2 * ranges - 1] = bounds[i + 1];
            } else {
                joined[2 * ranges] = bounds[i];
                joined[2 * ranges + 1] = bounds[i + 1];
                ranges++;
            }
        }
        opens = new int[ranges];
        closes = new int[ranges];
        before = new int[ranges];
        int sum = 0;
        for (int i = 0; i < ranges; i++) {
            opens[i] = joined[2 * i];
            closes[i] = joined[2 * i + 1];
            before[i] = sum;
            sum += closes[i] - opens[i];
        }
        total = sum;
    }

    int total() {
        return total;
    }

    int ranges() {
        return opens.length;
    }

    int opens(int range) {
        return opens[range];
    }

    int closes(int range) {
        return closes[range];
    }

    /** Working time between the start of the day and a time of the day. */
    int workedBefore(int time) {
        for (int i = 0; i < opens.length; i++) {
            if (time < closes[i]) {
                return before[i] + Math.max(0, time - opens[i]);
            }
        }
        return total;
    }

    /** The time of the day's n-th open millisecond, counted from 0; {@code n} is less than the total. */
    int timeOf(int n) {
        int i = 0;
        while (before[i] + closes[i] - opens[i] <= n) {
            i++;
        }
        return opens[i] + n - before[i];
    }

    /** The first closing after a time of the day, or -1 when the day is closed at that time. */
    int closingOf(int time) {
        for (int i = 0; i < opens.length && opens[i] <= time; i++) {
            if (time < closes[i]) {
                return closes[i];
            }
        }
        return -1;
    }
}
