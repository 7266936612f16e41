package org.threeline.catalog.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as calendars name it: one certain day ({@code 2026-12-24}) or the same day of every year
 * ({@code *-12-24}). The 29th of February of every year exists in leap years only.
 *
 * @param year 0 to 9999, or null for every year
 * @param monthDay month and day of month, never null
 */
public record CalendarDate(@Nullable Integer year, MonthDay monthDay) {
    private static final Pattern FORM = Pattern.compile("(\\*|[0-9]{4})-([0-9]{2})-([0-9]{2})");

    /** @throws IllegalArgumentException for a year outside 0 to 9999 or a day that year does not have */
    public CalendarDate {
        Objects.requireNonNull(monthDay, "monthDay");
        if (year != null && (year < 0 || year > 9999 || !monthDay.isValidYear(year))) {
            throw new IllegalArgumentException("There is no day " + monthDay + " in the year " + year);
        }
    }

    /** One certain day. */
    public static CalendarDate on(LocalDate date) {
        return new CalendarDate(date.getYear(), MonthDay.from(date));
    }

    /** The same day of every year. */
    public static CalendarDate everyYear(int month, int day) {
        return new CalendarDate(null, MonthDay.of(month, day));
    }

    /**
     * Reads {@code YYYY-MM-DD} or {@code *-MM-DD}.
     *
     * @throws IllegalArgumentException when the text has another form or names no day
     */
    public static CalendarDate parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A calendar date reads YYYY-MM-DD or *-MM-DD");
        }
        Integer year = "*".equals(parts.group(1)) ? null : Integer.valueOf(parts.group(1));
        try {
            return new CalendarDate(
                    year, MonthDay.of(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))));
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("There is no such day", noSuchDay);
        }
    }

    /** Whether the date comes back every year. */
    public boolean isRecurring() {
        return year == null;
    }

    /** {@code YYYY-MM-DD} or {@code *-MM-DD}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return (year == null ? "*" : String.format("%04d", year))
                + monthDay.toString().substring(1);
    }
}
