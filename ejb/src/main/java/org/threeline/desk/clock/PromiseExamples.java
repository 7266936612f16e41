package org.threeline.desk.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.kernel.LocalizedText;

/**
 * Tells people who write an agreement what a target means, by filing a ticket in thought at the hour at which targets are
 * misunderstood most: just before closing. It is counted by the classes that count tickets.
 */
@ApplicationScoped
public class PromiseExamples {
    private static final Duration BEFORE_CLOSING = Duration.ofMinutes(5);

    /** More breaks in a day than anybody takes. */
    private static final int MOST_BREAKS = 24;

    @Inject
    Catalogue catalogue;

    @Inject
    Promises promises;

    /**
     * An example of a target, published or not.
     *
     * @param calendarKey the calendar that counts
     * @return empty where the catalogue in force has no such calendar
     */
    public Optional<PromiseExample> of(ServiceLevelTarget target, String calendarKey, Instant now) {
        return catalogue.inForce().calendar(calendarKey).map(calendar -> {
            var alone =
                    new ServiceLevelAgreement("example", 0, new LocalizedText("-", null), List.of(target), List.of());
            var terms = promises.of(alone, any -> calendarKey, target.priority(), List.of());
            var filed = shortlyBeforeClosing(catalogue.workingTime(calendarKey, calendar.version()), now);
            return new PromiseExample(
                    terms.get(0).target(),
                    filed,
                    promises.dueTimes(terms, filed).get(target.kind()));
        });
    }

    private static Instant shortlyBeforeClosing(WorkingTime time, Instant now) {
        var close = lastCloseOfDay(time, now);
        var filed = close == null ? null : time.subtract(close, BEFORE_CLOSING);
        return filed == null ? now.truncatedTo(ChronoUnit.MINUTES) : filed;
    }

    /** The next moment at which people go home and not only to lunch; null where they never do. */
    private static @Nullable Instant lastCloseOfDay(WorkingTime time, Instant now) {
        var close = time.nextClose(now);
        for (var i = 0; i < MOST_BREAKS && close != null; i++) {
            var opens = time.nextOpen(close, false);
            if (opens == null || !isSameDay(close, opens, time.calendar().zone())) {
                return close;
            }
            close = time.nextClose(opens);
        }
        return close;
    }

    /** Whether a day that closes at one instant, be it midnight, opens again at the other. */
    private static boolean isSameDay(Instant close, Instant opens, ZoneId zone) {
        return LocalDate.ofInstant(close.minusMillis(1), zone).equals(LocalDate.ofInstant(opens, zone));
    }
}
