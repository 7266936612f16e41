package org.threeline.desk.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rule of the lock: ten failures within fifteen minutes close a login or an address for fifteen minutes. */
final class LockOut {
    static final int FAILURES = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final Duration LOCK = Duration.ofMinutes(15);

    /** Older failures change nothing any more. */
    static final Duration MEMORY = WINDOW.plus(LOCK);

    private LockOut() {}

    /**
     * Until when the subject is locked; empty when it is not.
     *
     * @param newestFirst times of the last failures, at least ten where there are as many
     */
    static Optional<Instant> lockedUntil(List<Instant> newestFirst, Instant now) {
        if (newestFirst.size() < FAILURES) {
            return Optional.empty();
        }
        var tenth = newestFirst.get(0);
        var first = newestFirst.get(FAILURES - 1);
        var until = tenth.plus(LOCK);
        return Duration.between(first, tenth).compareTo(WINDOW) <= 0 && now.isBefore(until)
                ? Optional.of(until)
                : Optional.empty();
    }

    /** How many attempts may fail now before the subject is locked; at least 1 where it is not locked. */
    static int allowance(List<Instant> newestFirst, Instant now) {
        var start = now.minus(WINDOW);
        var recent =
                newestFirst.stream().filter(failure -> failure.isAfter(start)).count();
        return Math.max(1, FAILURES - (int) recent);
    }
}
