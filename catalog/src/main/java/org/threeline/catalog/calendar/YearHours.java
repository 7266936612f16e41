package org.threeline.catalog.calendar;

/**
 * The working time of one local year: its days, and how much was worked before each. Times are milliseconds since the
 * year's first instant. Immutable; years of the same shape share their arrays.
 */
final class YearHours {
    private final int year;
    private final long start;

    /** First time of each day, and of the day after the last. Neighbours are equal where a date was skipped. */
    private final long[] dayStarts;

    /** Working time before each day, and of the whole year at the end. */
    private final long[] workedBefore;

    private final DayHours[] days;

    /**
     * @param start the year's first instant in epoch milliseconds
     * @param dayStarts one more than there are days
     */
    YearHours(int year, long start, long[] dayStarts, DayHours[] days) {
        this.year = year;
        this.start = start;
        this.dayStarts = dayStarts;
        this.days = days;
        workedBefore = new long[days.length + 1];
        for (int i = 0; i < days.length; i++) {
            workedBefore[i + 1] = workedBefore[i] + days[i].total();
        }
    }

    private YearHours(int year, long start, YearHours shape) {
        this.year = year;
        this.start = start;
        dayStarts = shape.dayStarts;
        workedBefore = shape.workedBefore;
        days = shape.days;
    }

    /** Another year that looks exactly like this one. */
    YearHours sameShape(int otherYear, long otherStart) {
        return new YearHours(otherYear, otherStart, this);
    }

    int year() {
        return year;
    }

    /** The first instant of the year, in epoch milliseconds. */
    long start() {
        return start;
    }

    /** The first instant of the next year, in epoch milliseconds. */
    long end() {
        return start + length();
    }

    long length() {
        return dayStarts[days.length];
    }

    long total() {
        return workedBefore[days.length];
    }

    int days() {
        return days.length;
    }

    DayHours day(int day) {
        return days[day];
    }

    /** The first instant of a day of the year, in epoch milliseconds. */
    long startOfDay(int day) {
        return start + dayStarts[day];
    }

    /** The day of the year, counted from 0, that holds an instant of the year. */
    int dayHolding(long instant) {
        long time = instant - start;
        int day = (int) Math.min(time / Milliseconds.DAY, days.length - 1);
        while (dayStarts[day] > time) {
            day--;
        }
        while (day + 1 < days.length && dayStarts[day + 1] <= time) {
            day++;
        }
        return day;
    }

    /** Working time between the start of the year and an instant of the year. */
    long workedBefore(long instant) {
        int day = dayHolding(instant);
        return workedBefore[day] + days[day].workedBefore((int) (instant - start - dayStarts[day]));
    }

    /** The instant of the year's n-th open millisecond, counted from 0; {@code n} is less than the total. */
    long instantOf(long n) {
        int low = 0;
        int high = days.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (workedBefore[middle + 1] > n) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return start + dayStarts[low] + days[low].timeOf((int) (n - workedBefore[low]));
    }

    boolean isOpen(long instant) {
        int day = dayHolding(instant);
        return days[day].closingOf((int) (instant - start - dayStarts[day])) >= 0;
    }

    /** Where the open stretch holding an instant ends, at the latest at the end of the year. */
    long closingOf(long openInstant) {
        if (total() == length()) {
            return end();
        }
        int day = dayHolding(openInstant);
        int closing = days[day].closingOf((int) (openInstant - start - dayStarts[day]));
        while (dayStarts[day] + closing == dayStarts[day + 1]) {
            day++;
            if (day == days.length) {
                return end();
            }
            // A skipped date has no time to be closed in.
            closing = dayStarts[day] == dayStarts[day + 1] ? 0 : Math.max(0, days[day].closingOf(0));
        }
        return start + dayStarts[day] + closing;
    }
}
