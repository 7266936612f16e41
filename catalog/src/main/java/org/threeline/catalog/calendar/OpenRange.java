package org.threeline.catalog.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * An uninterrupted stretch of working time, half-open.
 *
 * @param from the first open instant
 * @param to the instant work stops, after {@code from}
 */
public record OpenRange(Instant from, Instant to) {
    /** Elapsed time of the stretch, right on days of 23 and 25 hours. */
    public Duration length() {
        return Duration.between(from, to);
    }
}
