package org.threeline.desk.absence;

import java.time.Instant;

/**
 * A time somebody is away.
 *
 * @param until the first moment the person is back
 * @param deputyId who stands in; null for nobody
 */
public record AwayTime(long personId, Instant from, Instant until, Long deputyId) {
    /** Whether the person is away at this moment. */
    public boolean isOn(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
