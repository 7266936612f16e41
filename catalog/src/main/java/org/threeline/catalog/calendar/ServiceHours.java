package org.threeline.catalog.calendar;

/**
 * One stretch of opening hours on a local day, half-open: {@code from} is open, {@code to} is not. It ends on the next
 * day when {@code to} is not after {@code from}, so 22:00–06:00 is a night shift and 00:00–00:00 a whole day.
 *
 * @param from minute of the local day, 0 to 1440
 * @param to minute of the local day, 0 to 1440; 1440 is written 24:00
 */
public record ServiceHours(int from, int to) {
    /** Minutes of a local day as the wall clock counts them. */
    public static final int MINUTES_OF_DAY = 24 * 60;

    /** 00:00–24:00. */
    public static final ServiceHours WHOLE_DAY = new ServiceHours(0, MINUTES_OF_DAY);

    /** @throws IllegalArgumentException when a minute lies outside the day */
    public ServiceHours {
        if (from < 0 || from > MINUTES_OF_DAY || to < 0 || to > MINUTES_OF_DAY) {
            throw new IllegalArgumentException(
                    "Service hours lie within minutes 0 to 1440 of a day, not " + from + " to " + to);
        }
    }

    /** Whether the hours end on the day after the one they start on. */
    public boolean endsNextDay() {
        return to <= from;
    }

    /** The end in minutes since the midnight the starting day begins with: up to 2880. */
    public int endFromStartOfDay() {
        return endsNextDay() ? to + MINUTES_OF_DAY : to;
    }

    /** The hours as people write them, {@code 09:00-17:00}. */
    @Override
    public String toString() {
        return clock(from) + "-" + clock(to);
    }

    /** A minute of the day as {@code HH:MM}, 00:00 to 24:00. */
    static String clock(int minute) {
        return new StringBuilder(5)
                .append((char) ('0' + minute / 600))
                .append((char) ('0' + minute / 60 % 10))
                .append(':')
                .append((char) ('0' + minute % 60 / 10))
                .append((char) ('0' + minute % 10))
                .toString();
    }
}
