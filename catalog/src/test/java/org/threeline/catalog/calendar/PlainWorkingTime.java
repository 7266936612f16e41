package org.threeline.catalog.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rules of working time once more, written to be read and not to be fast: every interval becomes a pair of instants
 * first, then they are merged and cut. It shares nothing with the arithmetic but the calendar.
 */
final class PlainWorkingTime {
    private final ServiceCalendar calendar;
    private final List<OpenRange> open;
    private final Instant firstKnown;
    private final Instant lastKnown;

    /** Knows the working time between two dates. */
    PlainWorkingTime(ServiceCalendar calendar, LocalDate first, LocalDate last) {
        this.calendar = calendar;
        firstKnown = instant(first, 0);
        lastKnown = instant(last, 0);
        List<OpenRange> working = new ArrayList<>();
        List<OpenRange> closed = new ArrayList<>();
        for (LocalDate date = first.minusDays(3); date.isBefore(last.plusDays(3)); date = date.plusDays(1)) {
            for (ServiceHours hours : hoursOf(date)) {
                working.add(range(date, hours));
            }
            for (ServiceHours hours : holidaysOf(date)) {
                closed.add(range(date, hours));
            }
        }
        open = merged(working);
        closed.forEach(this::cut);
    }

    List<OpenRange> open() {
        return open;
    }

    /** Cut off at both ends. */
    List<OpenRange> open(Instant from, Instant to) {
        return open.stream()
                .filter(range -> range.to().isAfter(from) && range.from().isBefore(to))
                .map(range -> new OpenRange(
                        range.from().isBefore(from) ? from : range.from(),
                        range.to().isAfter(to) ? to : range.to()))
                .toList();
    }

    boolean isOpen(Instant at) {
        return open.stream().anyMatch(range -> !at.isBefore(range.from()) && at.isBefore(range.to()));
    }

    long between(Instant start, Instant end) {
        long sum = 0;
        for (OpenRange range : open) {
            long from = Math.max(range.from().toEpochMilli(), start.toEpochMilli());
            long to = Math.min(range.to().toEpochMilli(), end.toEpochMilli());
            sum += Math.max(0, to - from);
        }
        return sum;
    }

    /** Null when the dates known do not hold that much working time. */
    Instant add(Instant start, long millis) {
        long left = millis;
        for (OpenRange range : open) {
            long from = Math.max(range.from().toEpochMilli(), start.toEpochMilli());
            long worked = Math.max(0, range.to().toEpochMilli() - from);
            if (worked > 0 && worked >= left) {
                Instant due = Instant.ofEpochMilli(from + left);
                return due.isAfter(lastKnown) ? null : due;
            }
            left -= worked;
        }
        return null;
    }

    /** Null when the dates known do not hold that much working time. */
    Instant subtract(Instant end, long millis) {
        long left = millis;
        for (int i = open.size() - 1; i >= 0; i--) {
            long to = Math.min(open.get(i).to().toEpochMilli(), end.toEpochMilli());
            long worked = Math.max(0, to - open.get(i).from().toEpochMilli());
            if (worked > 0 && worked >= left) {
                Instant begun = Instant.ofEpochMilli(to - left);
                return begun.isBefore(firstKnown) ? null : begun;
            }
            left -= worked;
        }
        return null;
    }

    private List<ServiceHours> hoursOf(LocalDate date) {
        for (CalendarDate name : namesOf(date)) {
            if (calendar.exceptions().containsKey(name)) {
                return calendar.exceptions().get(name);
            }
        }
        return calendar.weekly().getOrDefault(date.getDayOfWeek(), List.of());
    }

    private List<ServiceHours> holidaysOf(LocalDate date) {
        for (CalendarDate name : namesOf(date)) {
            List<ServiceHours> hours = calendar.holidays().stream()
                    .filter(holiday -> holiday.date().equals(name))
                    .map(Holiday::hours)
                    .toList();
            if (!hours.isEmpty()) {
                return hours;
            }
        }
        return List.of();
    }

    private static List<CalendarDate> namesOf(LocalDate date) {
        return List.of(CalendarDate.on(date), CalendarDate.everyYear(date.getMonthValue(), date.getDayOfMonth()));
    }

    private OpenRange range(LocalDate date, ServiceHours hours) {
        LocalDate endDate = hours.to() > hours.from() ? date : date.plusDays(1);
        return new OpenRange(instant(date, hours.from()), instant(endDate, hours.to()));
    }

    private Instant instant(LocalDate date, int minute) {
        ZoneId zone = calendar.zone();
        LocalDateTime local = minute == 1440 ? date.plusDays(1).atStartOfDay() : date.atTime(minute / 60, minute % 60);
        Instant earlier = local.atZone(zone).toInstant();
        if (earlier.atZone(zone).toLocalDateTime().equals(local)) {
            return earlier;
        }
        ZoneOffsetTransition gap = zone.getRules().getTransition(local);
        return gap.getInstant();
    }

    private void cut(OpenRange closed) {
        List<OpenRange> left = new ArrayList<>();
        for (OpenRange range : open) {
            Instant end = range.to().isBefore(closed.from()) ? range.to() : closed.from();
            Instant start = range.from().isAfter(closed.to()) ? range.from() : closed.to();
            if (closed.from().equals(closed.to())) {
                left.add(range);
            } else {
                if (range.from().isBefore(end)) {
                    left.add(new OpenRange(range.from(), end));
                }
                if (start.isBefore(range.to())) {
                    left.add(new OpenRange(start, range.to()));
                }
            }
        }
        open.clear();
        open.addAll(left);
    }

    private static List<OpenRange> merged(List<OpenRange> ranges) {
        List<OpenRange> merged = new ArrayList<>();
        ranges.stream()
                .filter(range -> range.from().isBefore(range.to()))
                .sorted(Comparator.comparing(OpenRange::from))
                .forEach(range -> {
                    OpenRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                    if (last == null || last.to().isBefore(range.from())) {
                        merged.add(range);
                    } else if (last.to().isBefore(range.to())) {
                        merged.set(merged.size() - 1, new OpenRange(last.from(), range.to()));
                    }
                });
        return merged;
    }
}
