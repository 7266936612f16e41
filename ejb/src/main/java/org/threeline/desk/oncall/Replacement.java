package org.threeline.desk.oncall;

import java.time.Instant;

/**
 * Somebody takes the turns of another for a while, as far as the other has any then.
 *
 * @param until the first moment after it
 */
public record Replacement(long id, long personId, long insteadOf, Instant from, Instant until) {
    boolean isOn(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    boolean overlaps(Instant begins, Instant ends) {
        return begins.isBefore(until) && from.isBefore(ends);
    }
}
