package org.threeline.desk.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of the answer to "why this time?".
 *
 * @param cause of a pause; null otherwise
 * @param counted working time that counted; zero unless {@link Kind#WORKING}
 */
public record ClockSegment(
        Instant from, Instant to, Kind kind, @Nullable String cause, Duration counted) {
    /** What a segment is; where they meet, closed hides paused, and paused hides working. */
    public enum Kind {
        CLOSED,
        PAUSED,
        WORKING
    }
}
