package org.threeline.catalog.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Time nobody works, whatever the week or an exception says: a whole local day of the calendar's zone, or part of it.
 * It also cuts the night shift that comes in from the day before and the one that would run on into the day after.
 *
 * @param date the day, certain or of every year, never null; a certain day hides what every year has on it
 * @param hours the closed part of the day, never null; {@link ServiceHours#WHOLE_DAY} for all of it
 */
public record Holiday(CalendarDate date, ServiceHours hours) {
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    /** Both parts are required. */
    public Holiday {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(hours, "hours");
    }

    /** A holiday from midnight to midnight. */
    public static Holiday wholeDay(CalendarDate date) {
        return new Holiday(date, ServiceHours.WHOLE_DAY);
    }

    /**
     * Whole-day holidays on every day of a range, both ends included. Two dates of every year may run across New Year
     * ({@code *-12-24} to {@code *-01-02}); the 29th of February is then one of the days.
     *
     * @throws IllegalArgumentException when only one end recurs, or certain dates stand in the wrong order
     */
    public static List<Holiday> wholeDays(CalendarDate first, CalendarDate last) {
        if (first.isRecurring() != last.isRecurring()) {
            throw new IllegalArgumentException("A range of holidays has two certain dates or two of every year");
        }
        boolean recurring = first.isRecurring();
        boolean overNewYear = recurring && last.monthDay().isBefore(first.monthDay());
        // Walked in the years that have the 29th of February where the range runs across it.
        int year = overNewYear && first.monthDay().isAfter(LEAP_DAY) ? 1999 : 2000;
        LocalDate day = first.monthDay().atYear(recurring ? year : first.year());
        LocalDate end = last.monthDay().atYear(recurring ? overNewYear ? year + 1 : year : last.year());
        if (end.isBefore(day)) {
            throw new IllegalArgumentException("A range of holidays ends on or after its first day");
        }
        List<Holiday> days = new ArrayList<>();
        for (; !day.isAfter(end); day = day.plusDays(1)) {
            days.add(wholeDay(
                    recurring ? CalendarDate.everyYear(day.getMonthValue(), day.getDayOfMonth()) : CalendarDate.on(day)));
        }
        return List.copyOf(days);
    }

    /** Whether all of the day is closed. */
    public boolean isWholeDay() {
        return hours.equals(ServiceHours.WHOLE_DAY);
    }
}
