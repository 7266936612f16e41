package org.threeline.web.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How often an address has asked this node for links of late. */
@ApplicationScoped
public class AskedLinks {
    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** More than so many at a time are no people; nobody is remembered beyond them. */
    static final int MOST_ADDRESSES = 10_000;

    @Inject
    Clock clock;

    private final Map<String, Asked> byAddress = new HashMap<>();

    private record Asked(Instant since, int times) {
        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW));
        }
    }

    /** Counts one; false where it is one too many. */
    public synchronized boolean mayAsk(String address) {
        var now = clock.instant();
        var before = byAddress.get(address);
        if (before == null || before.isOver(now)) {
            if (byAddress.size() >= MOST_ADDRESSES) {
                byAddress.values().removeIf(asked -> asked.isOver(now));
            }
            if (byAddress.size() >= MOST_ADDRESSES) {
                return false;
            }
            byAddress.put(address, new Asked(now, 1));
            return true;
        }
        byAddress.put(address, new Asked(before.since(), before.times() + 1));
        return before.times() < MOST;
    }
}
