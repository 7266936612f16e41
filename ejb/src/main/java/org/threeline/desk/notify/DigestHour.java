package org.threeline.desk.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** The hour of the day at which somebody reads a summary. */
final class DigestHour {
    private DigestHour() {}

    /** The next time it is that hour in the zone; where a clock change leaves it out, the moment it would have been. */
    static Instant next(int hour, ZoneId zone, Instant now) {
        var time = LocalTime.of(hour, 0);
        var today = now.atZone(zone).toLocalDate();
        var next = today.atTime(time).atZone(zone).toInstant();
        return next.isAfter(now)
                ? next
                : today.plusDays(1).atTime(time).atZone(zone).toInstant();
    }
}
