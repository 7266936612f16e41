package org.threeline.web.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often an address has asked this node for links of late. */
@ApplicationScoped
public class AskedLinks {
    private static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MANY_ADDRESSES = 10_000;

    @Inject
    Clock clock;

    private final Map<String, Asked> byAddress = new ConcurrentHashMap<>();

    private record Asked(Instant since, int times) {}

    /** Counts one; false where it is one too many. */
    boolean mayAsk(String address) {
        var now = clock.instant();
        if (byAddress.size() > MANY_ADDRESSES) {
            byAddress.values().removeIf(asked -> asked.since().plus(WINDOW).isBefore(now));
        }
        return byAddress
                        .merge(
                                address,
                                new Asked(now, 1),
                                (before, one) -> before.since().plus(WINDOW).isBefore(now)
                                        ? one
                                        : new Asked(before.since(), before.times() + 1))
                        .times()
                <= MOST;
    }
}
