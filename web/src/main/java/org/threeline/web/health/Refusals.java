package org.threeline.web.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.threeline.web.security.SignedIn;

/**
 * Writes into the log who was refused what, for a while or for good: the id of the person, the kind of page or resource and the status, nothing
 * that anybody wrote. A few lines a second at most, so that refusing costs less than asking; how many were left out is said.
 */
final class Refusals {
    private static final Logger LOG = System.getLogger(Refusals.class.getName());
    private static final long LEAST_APART = 200_000_000;

    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicInteger untold = new AtomicInteger();

    /** @param route what it was about, a template and never a value */
    void note(String method, String route, int status, Optional<SignedIn> who) {
        var now = System.nanoTime();
        var due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + LEAST_APART)) {
            untold.incrementAndGet();
            return;
        }
        LOG.log(
                Level.INFO,
                "Refused with {0}: {1} {2}, person {3}; {4} more since the last of these lines",
                String.valueOf(status),
                method,
                route,
                who.map(each -> String.valueOf(each.identity().id())).orElse("unknown"),
                String.valueOf(untold.getAndSet(0)));
    }
}
