package org.threeline.desk.branding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How the desk looks now, as this node remembers it: a change made here counts at once, one made on another node within
 * seconds. It answers while the database is away, too.
 */
@ApplicationScoped
public class CurrentBranding {
    private static final Logger LOG = System.getLogger(CurrentBranding.class.getName());
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    @Inject
    Brandings brandings;

    @Inject
    Clock clock;

    private volatile Seen seen = new Seen(Branding.PLAIN, Instant.MIN);

    public Branding get() {
        var now = clock.instant();
        var last = seen;
        if (now.isBefore(last.until())) {
            return last.branding();
        }
        try {
            var fresh = new Seen(brandings.inForce(), now.plus(REMEMBERED));
            seen = fresh;
            return fresh.branding();
        } catch (RuntimeException unanswered) {
            LOG.log(Level.DEBUG, "How the desk looks could not be read", unanswered);
            seen = new Seen(last.branding(), now.plus(REMEMBERED));
            return last.branding();
        }
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) BrandingChanged changed) {
        seen = new Seen(seen.branding(), Instant.MIN);
    }

    private record Seen(Branding branding, Instant until) {}
}
