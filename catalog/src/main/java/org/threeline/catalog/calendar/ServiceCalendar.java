package org.threeline.catalog.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * When a part of the company works: a week of opening hours in one zone, dates with hours of their own, and holidays.
 * Immutable; an edit makes a new version. It may be odd (overlapping, empty): the arithmetic accepts everything, and
 * {@link CalendarRules} says what may be saved.
 *
 * @param zone the zone all times of the calendar are wall-clock times of, never null
 * @param weekly hours per day of the week; a day that is missing is closed
 * @param holidays time off, subtracted last
 * @param exceptions dates whose hours replace those of the week, an empty list closes the date; a certain date hides
 *     one of every year
 */
public record ServiceCalendar(
        ZoneId zone,
        Map<DayOfWeek, List<ServiceHours>> weekly,
        List<Holiday> holidays,
        Map<CalendarDate, List<ServiceHours>> exceptions) {

    /** Copies what it is given; days without hours are left out of the week. */
    public ServiceCalendar {
        Objects.requireNonNull(zone, "zone");
        Map<DayOfWeek, List<ServiceHours>> week = new EnumMap<>(DayOfWeek.class);
        weekly.forEach((day, hours) -> {
            if (!hours.isEmpty()) {
                week.put(day, List.copyOf(hours));
            }
        });
        Map<CalendarDate, List<ServiceHours>> dates = new LinkedHashMap<>();
        exceptions.forEach((date, hours) -> dates.put(date, List.copyOf(hours)));
        weekly = Collections.unmodifiableMap(week);
        holidays = List.copyOf(holidays);
        exceptions = Collections.unmodifiableMap(dates);
    }

    /** Around the clock, every day of the year. */
    public static ServiceCalendar always(ZoneId zone) {
        Map<DayOfWeek, List<ServiceHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(ServiceHours.WHOLE_DAY));
        }
        return new ServiceCalendar(zone, week, List.of(), Map.of());
    }

    /**
     * The working day that promises in "working days" count in: the length most open days of the week have, the longer
     * one where two are as frequent. Wall-clock time, without holidays.
     *
     * @return zero for an empty week
     */
    public Duration usualDay() {
        Map<Integer, Integer> frequencies = new TreeMap<>();
        weekly.values().forEach(hours -> frequencies.merge(MinuteSet.of(hours).minutes(), 1, Integer::sum));
        int usual = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> length : frequencies.entrySet()) {
            if (length.getValue() >= most) {
                usual = length.getKey();
                most = length.getValue();
            }
        }
        return Duration.ofMinutes(usual);
    }
}
