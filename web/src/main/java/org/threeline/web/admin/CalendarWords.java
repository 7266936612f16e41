package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.threeline.catalog.calendar.CalendarDate;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.Holiday;
import org.threeline.catalog.calendar.OpenRange;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/** Calendars in the viewer's words: their days as they will be, and what differs between two of them. */
@Named
@RequestScoped
public class CalendarWords {
    private static final int DAYS_SHOWN = 14;
    private static final int DAY = ServiceHours.MINUTES_OF_DAY;

    @Inject
    Words words;

    @Inject
    Viewer viewer;

    @Inject
    Times times;

    @Inject
    Clock clock;

    /** The name of a day: "Monday". */
    public String day(DayOfWeek day) {
        var name = day.getDisplayName(TextStyle.FULL_STANDALONE, viewer.locale());
        return name.substring(0, 1).toUpperCase(viewer.locale()) + name.substring(1);
    }

    /** The next two weeks as the calendar has them, beginning with today in its zone. */
    List<DayLook> nextDays(ServiceCalendar calendar) {
        var time = WorkingTime.of(calendar);
        var today = clock.instant().atZone(calendar.zone()).toLocalDate();
        var days = new ArrayList<DayLook>();
        for (var i = 0; i < DAYS_SHOWN; i++) {
            days.add(dayLook(time, today.plusDays(i)));
        }
        return days;
    }

    /** What is worked in these days altogether: "85 h". */
    String sum(List<DayLook> days) {
        return times.duration(days.stream().map(DayLook::worked).reduce(Duration.ZERO, Duration::plus));
    }

    private DayLook dayLook(WorkingTime time, LocalDate date) {
        var calendar = time.calendar();
        var zone = calendar.zone();
        var start = date.atStartOfDay(zone).toInstant();
        var end = date.plusDays(1).atStartOfDay(zone).toInstant();
        var ranges = time.ranges(start, end);
        var worked = ranges.stream().map(OpenRange::length).reduce(Duration.ZERO, Duration::plus);
        var length = Duration.between(start, end);
        var bars = ranges.stream()
                .map(range -> {
                    var from = minute(range.from(), date, zone);
                    return new Bar(from, Math.max(1, minute(range.to(), date, zone) - from));
                })
                .toList();
        return new DayLook(
                DateTimeFormatter.ofPattern("EEE d MMM", viewer.locale()).format(date),
                bars,
                ranges.isEmpty()
                        ? words.get("catalogue_words.closed")
                        : ranges.stream()
                                .map(range -> clock(minute(range.from(), date, zone)) + "–"
                                        + clock(minute(range.to(), date, zone)))
                                .collect(Collectors.joining(", ")),
                ranges.isEmpty() ? "" : times.duration(worked),
                worked,
                isNamed(date, calendar.holidays().stream().map(Holiday::date).toList()),
                isNamed(date, List.copyOf(calendar.exceptions().keySet())),
                length.equals(Duration.ofHours(24))
                        ? ""
                        : words.of("admin_calendar.clocks_change", times.duration(length)),
                date.getDayOfWeek() == DayOfWeek.MONDAY);
    }

    private static int minute(Instant at, LocalDate date, ZoneId zone) {
        var local = at.atZone(zone);
        return local.toLocalDate().isAfter(date) ? DAY : local.getHour() * 60 + local.getMinute();
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    private static boolean isNamed(LocalDate date, List<CalendarDate> dates) {
        return dates.stream()
                .anyMatch(each -> each.monthDay().equals(MonthDay.from(date))
                        && (each.year() == null || each.year() == date.getYear()));
    }

    /** What differs between two calendars, a sentence each; empty when they say the same. */
    List<String> differences(CalendarDefinition before, CalendarDefinition after) {
        var told = new ArrayList<String>();
        if (!before.name().equals(after.name())) {
            told.add(words.of("admin_calendar.changed.name", both(before), both(after)));
        }
        var was = before.calendar();
        var is = after.calendar();
        if (!was.zone().equals(is.zone())) {
            told.add(words.of(
                    "admin_calendar.changed.zone", was.zone().getId(), is.zone().getId()));
        }
        for (var day : DayOfWeek.values()) {
            var old = was.weekly().getOrDefault(day, List.of());
            var now = is.weekly().getOrDefault(day, List.of());
            if (!old.equals(now)) {
                told.add(words.of("admin_calendar.changed.day", day(day), hours(old), hours(now)));
            }
        }
        for (var gone : minus(was.holidays(), is.holidays())) {
            told.add(words.of("admin_calendar.changed.holiday_gone", holiday(gone)));
        }
        for (var added : minus(is.holidays(), was.holidays())) {
            told.add(words.of("admin_calendar.changed.holiday_new", holiday(added)));
        }
        var dates = new LinkedHashSet<>(was.exceptions().keySet());
        dates.addAll(is.exceptions().keySet());
        for (var date : dates) {
            var old = was.exceptions().get(date);
            var now = is.exceptions().get(date);
            if (old == null) {
                told.add(words.of("admin_calendar.changed.exception_new", date(date), hours(now)));
            } else if (now == null) {
                told.add(words.of("admin_calendar.changed.exception_gone", date(date), hours(old)));
            } else if (!old.equals(now)) {
                told.add(words.of("admin_calendar.changed.exception", date(date), hours(old), hours(now)));
            }
        }
        return told;
    }

    private static List<Holiday> minus(List<Holiday> all, List<Holiday> without) {
        return all.stream().filter(each -> !without.contains(each)).toList();
    }

    private static String both(CalendarDefinition definition) {
        var ru = definition.name().ru();
        return ru == null ? definition.name().en() : definition.name().en() + " / " + ru;
    }

    private String holiday(Holiday holiday) {
        return holiday.isWholeDay()
                ? date(holiday.date())
                : date(holiday.date()) + ", " + holiday.hours().toString().replace('-', '–');
    }

    /** A certain date: "24 December 2026". */
    String plain(LocalDate date) {
        return times.date(date);
    }

    /** A date of a calendar: "24 December 2026", or "24 December, every year". */
    String date(CalendarDate date) {
        return date.year() != null
                ? times.date(date.monthDay().atYear(date.year()))
                : words.of(
                        "admin_calendar.every_year",
                        DateTimeFormatter.ofPattern("d MMMM", viewer.locale()).format(date.monthDay()));
    }

    private String hours(List<ServiceHours> hours) {
        return hours.isEmpty()
                ? words.get("catalogue_words.closed")
                : hours.stream().map(each -> each.toString().replace('-', '–')).collect(Collectors.joining(", "));
    }

    /**
     * A day as it will be.
     *
     * @param bars what is worked, in minutes of the day
     * @param hours the same in words
     * @param sum how long that is; empty when nothing is worked
     * @param holiday whether a holiday is on it
     * @param exception whether it has hours of its own
     * @param clocksChange that the clocks are changed, and how long the day is; empty on most days
     * @param monday whether a week begins
     */
    public record DayLook(
            String name,
            List<Bar> bars,
            String hours,
            String sum,
            Duration worked,
            boolean holiday,
            boolean exception,
            String clocksChange,
            boolean monday) {}

    /** A stretch of a day's bar: where it begins and how wide it is, in minutes. */
    public record Bar(int from, int width) {}
}
