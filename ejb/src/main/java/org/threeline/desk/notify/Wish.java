package org.threeline.desk.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * How one person wants to hear of something.
 *
 * @param language in which the person reads
 * @param quiet when the person wants no mail; null for never
 * @param zone the person's own
 */
public record Wish(long personId, Locale language, boolean inPage, boolean byMail, QuietHours quiet, ZoneId zone) {
    /** When mail of now is welcome; empty where it is at once. */
    Optional<Instant> welcome(Instant now) {
        return quiet == null ? Optional.empty() : quiet.endAfter(now, zone);
    }
}
