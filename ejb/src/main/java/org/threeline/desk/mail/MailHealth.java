package org.threeline.desk.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether mail leaves, for those who watch over the desk. */
@Stateless
public class MailHealth {
    /** A letter that waits longer has met more than a server that is busy for a while. */
    private static final Duration LATE = Duration.ofMinutes(30);

    @Inject
    MailServers servers;

    @Inject
    Letters letters;

    @Inject
    Clock clock;

    /**
     * How the outbox stands.
     *
     * @param isSetUp whether there is a server and a sender
     * @param isLate whether something has waited for long although there is
     * @param oldestWaiting when the letter that waits longest was posted; null where none does
     */
    public record Health(boolean isSetUp, boolean isLate, long waiting, long dead, Instant oldestWaiting) {}

    public Health health() {
        var now = clock.instant();
        var counts = letters.counts(now);
        var oldest = letters.oldestWaiting().orElse(null);
        var usable = servers.inForce().isUsable();
        return new Health(
                usable,
                usable && oldest != null && oldest.isBefore(now.minus(LATE)),
                counts.get(LetterState.WAITING),
                counts.get(LetterState.DEAD),
                oldest);
    }
}
