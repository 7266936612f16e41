package org.threeline.desk.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.threeline.desk.clock.SlaClock;

/** What became of a promise. */
public enum Verdict {
    KEPT,
    BROKEN,
    /** Still owed, and in time. */
    OPEN,
    /** Never made, or taken back. */
    NONE;

    static Verdict of(@Nullable SlaClock clock, Instant now) {
        if (clock == null) {
            return NONE;
        }
        if (clock.breachedAt() != null) {
            return BROKEN;
        }
        return switch (clock.state(now)) {
            case MET -> KEPT;
            case MISSED, BREACHED -> BROKEN;
            case RUNNING, PAUSED -> OPEN;
            case CANCELLED, SUPERSEDED -> NONE;
        };
    }
}
