package org.threeline.catalog.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says which hours a calendar names for a date, and which it closes. Immutable; answers the same set for like dates. */
final class DatePlan {
    private final Map<DayOfWeek, MinuteSet> weekly = new EnumMap<>(DayOfWeek.class);
    private final Dated exceptions;
    private final Dated holidays;
    private final BitSet namedYears = new BitSet();

    DatePlan(ServiceCalendar calendar) {
        calendar.weekly().forEach((day, hours) -> weekly.put(day, MinuteSet.of(hours)));
        exceptions = new Dated(calendar.exceptions());
        Map<CalendarDate, List<ServiceHours>> closed = new HashMap<>();
        for (Holiday holiday : calendar.holidays()) {
            closed.computeIfAbsent(holiday.date(), date -> new ArrayList<>()).add(holiday.hours());
        }
        holidays = new Dated(closed);
        name(calendar.exceptions().keySet());
        name(closed.keySet());
    }

    /** The hours that start on a date, before holidays; they may run on into the next day. */
    MinuteSet open(LocalDate date) {
        MinuteSet own = exceptions.on(date);
        return own != null ? own : weekly.getOrDefault(date.getDayOfWeek(), MinuteSet.NONE);
    }

    /** The holiday hours that start on a date. */
    MinuteSet closed(LocalDate date) {
        MinuteSet own = holidays.on(date);
        return own != null ? own : MinuteSet.NONE;
    }

    /** Whether a certain date of the calendar touches the year, so that it differs from other years of its kind. */
    boolean names(int year) {
        return namedYears.get(year);
    }

    /** Whether no hours are named anywhere. */
    boolean isEmpty() {
        return weekly.isEmpty() && exceptions.isEmpty();
    }

    private void name(Collection<CalendarDate> dates) {
        for (CalendarDate date : dates) {
            Integer year = date.year();
            if (year != null) {
                // Hours of the 31st of December may run on into the next year.
                namedYears.set(year, year + 2);
            }
        }
    }

    /** Hours by date: a certain one hides the one of every year. */
    private static final class Dated {
        private final Map<LocalDate, MinuteSet> certain = new HashMap<>();
        private final Map<MonthDay, MinuteSet> recurring = new HashMap<>();

        Dated(Map<CalendarDate, List<ServiceHours>> dates) {
            // Ten thousand holidays are mostly whole days: one set serves them all.
            Map<List<ServiceHours>, MinuteSet> sets = new HashMap<>();
            Function<List<ServiceHours>, MinuteSet> toSet = MinuteSet::of;
            dates.forEach((date, hours) -> {
                MinuteSet set = sets.computeIfAbsent(hours, toSet);
                Integer year = date.year();
                if (year == null) {
                    recurring.put(date.monthDay(), set);
                } else {
                    certain.put(date.monthDay().atYear(year), set);
                }
            });
        }

        /** The date's own set, empty when the date is closed, or null when the date is not named. */
        @Nullable
        MinuteSet on(LocalDate date) {
            MinuteSet set = certain.isEmpty() ? null : certain.get(date);
            return set != null || recurring.isEmpty() ? set : recurring.get(MonthDay.from(date));
        }

        boolean isEmpty() {
            return certain.values().stream().allMatch(MinuteSet::isEmpty)
                    && recurring.values().stream().allMatch(MinuteSet::isEmpty);
        }
    }
}
