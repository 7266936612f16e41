package org.threeline.desk.notify;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When somebody wants no mail, in their own zone.
 *
 * @param from when a quiet time begins; null for none but weekends
 * @param until when it ends, on the next day where that is not later than its beginning; null where from is
 * @param weekdaysOnly whether it begins from Monday to Friday only
 * @param weekends whether Saturday and Sunday are quiet altogether
 */
public record QuietHours(LocalTime from, LocalTime until, boolean weekdaysOnly, boolean weekends) {
    /** Two quiet times may follow each other without a break, and a weekend lie between; more than this never do. */
    private static final int MOST_IN_A_ROW = 10;

    /** @throws IllegalArgumentException when one of both times is missing, or they are the same */
    public QuietHours {
        if ((from == null) != (until == null) || from != null && from.equals(until)) {
            throw new IllegalArgumentException("Quiet hours begin, and end at another time");
        }
    }

    /** The first moment after an instant at which mail is welcome; empty where it is at the instant itself. */
    public Optional<Instant> endAfter(Instant at, ZoneId zone) {
        var end = at;
        for (int i = 0; i < MOST_IN_A_ROW; i++) {
            var quiet = endOfOne(end, zone);
            if (quiet.isEmpty()) {
                break;
            }
            end = quiet.get();
        }
        return end.equals(at) ? Optional.empty() : Optional.of(end);
    }

    private Optional<Instant> endOfOne(Instant at, ZoneId zone) {
        var today = at.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .flatMap(day -> Stream.concat(night(day, zone).stream(), weekend(day, zone).stream()))
                .filter(time -> !at.isBefore(time.from()) && at.isBefore(time.until()))
                .map(Time::until)
                .max(Instant::compareTo);
    }

    private record Time(Instant from, Instant until) {}

    private Optional<Time> night(LocalDate day, ZoneId zone) {
        if (from == null || weekdaysOnly && isWeekend(day)) {
            return Optional.empty();
        }
        var end = until.isAfter(from) ? day : day.plusDays(1);
        return Optional.of(new Time(instant(day.atTime(from), zone), instant(end.atTime(until), zone)));
    }

    private Optional<Time> weekend(LocalDate day, ZoneId zone) {
        return weekends && isWeekend(day)
                ? Optional.of(new Time(
                        instant(day.atStartOfDay(), zone),
                        instant(day.plusDays(1).atStartOfDay(), zone)))
                : Optional.empty();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }

    /** A time the clocks leave out is the moment they change, one they repeat is its first. */
    private static Instant instant(LocalDateTime local, ZoneId zone) {
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.ofLocal(local, zone, null).toInstant();
    }
}
