package org.threeline.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * So many requests a minute for each caller: a bucket of that many drops which fills evenly. A node counts for itself.
 */
public final class RateLimit {
    private static final int MANY_CALLERS = 20_000;

    private final int perMinute;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param perMinute 0 for any number */
    public RateLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Counts a request; when it is one too many, how long to wait until the next is taken. */
    public Optional<Duration> take(String caller, Instant now) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        if (buckets.size() > MANY_CALLERS) {
            buckets.values().removeIf(bucket -> bucket.filledTo(perMinute, now) >= perMinute);
        }
        var wait = new Duration[1];
        buckets.compute(caller, (name, bucket) -> {
            var drops = bucket == null ? perMinute : bucket.filledTo(perMinute, now);
            if (drops >= 1) {
                return new Bucket(drops - 1, now);
            }
            wait[0] = Duration.ofMillis((long) Math.ceil((1 - drops) * 60_000 / perMinute));
            return bucket;
        });
        return Optional.ofNullable(wait[0]);
    }

    /** How many callers are remembered at this moment. */
    int callers() {
        return buckets.size();
    }

    private record Bucket(double drops, Instant at) {
        double filledTo(int perMinute, Instant now) {
            var millis = Math.max(0, Duration.between(at, now).toMillis());
            return Math.min(perMinute, drops + millis * perMinute / 60_000.0);
        }
    }
}
