package org.threeline.desk.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a letter that was not taken is tried again: soon at first, then ever more patiently, for two days. */
final class BackOff {
    /** A letter older than this tells nobody anything any more. */
    static final Duration PATIENCE = Duration.ofDays(2);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    private BackOff() {}

    /**
     * @param attempts how many failed, at least 1
     * @param expiresAt when patience ends
     * @return empty where it is given up
     */
    static Optional<Instant> after(int attempts, Instant now, Instant expiresAt) {
        var next = now.plus(PAUSES.get(Math.min(attempts, PAUSES.size()) - 1));
        return next.isAfter(expiresAt) ? Optional.empty() : Optional.of(next);
    }
}
