package org.threeline.desk.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.threeline.desk.identity.ApiTokens.TokenBearer;

/** What this node read about tokens within the last minute; unknown ones too, so that guessing costs us little. */
@ApplicationScoped
public class RecentTokens {
    static final Duration KEPT = Duration.ofSeconds(60);
    static final int MOST = 10_000;

    private final Map<ByteBuffer, Reading> readings = new ConcurrentHashMap<>();

    public Optional<TokenBearer> find(byte[] hash, Instant now, Function<byte[], Optional<TokenBearer>> database) {
        var key = ByteBuffer.wrap(hash);
        var known = readings.get(key);
        if (known != null && now.isBefore(known.at().plus(KEPT))) {
            return known.bearer();
        }
        var bearer = database.apply(hash);
        if (readings.size() >= MOST) {
            readings.values().removeIf(reading -> !now.isBefore(reading.at().plus(KEPT)));
        }
        if (readings.size() < MOST) {
            readings.put(key, new Reading(bearer, now));
        }
        return bearer;
    }

    public void forget(byte[] hash) {
        readings.remove(ByteBuffer.wrap(hash));
    }

    private record Reading(Optional<TokenBearer> bearer, Instant at) {}
}
