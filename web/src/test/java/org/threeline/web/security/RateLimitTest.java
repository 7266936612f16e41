package org.threeline.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void oneTooManyHasToWaitUntilTheNextDropFell() {
        var limit = new RateLimit(60);
        for (var i = 0; i < 60; i++) {
            assertThat(limit.take("anna", NOON)).isEmpty();
        }
        assertThat(limit.take("anna", NOON)).contains(Duration.ofSeconds(1));
        assertThat(limit.take("anna", NOON.plusMillis(999))).isPresent();
        assertThat(limit.take("anna", NOON.plusMillis(1000))).isEmpty();
    }

    @Test
    void callersDoNotShareTheirLimit() {
        var limit = new RateLimit(1);
        assertThat(limit.take("anna", NOON)).isEmpty();
        assertThat(limit.take("boris", NOON)).isEmpty();
        assertThat(limit.take("anna", NOON)).isPresent();
    }

    @Test
    void zeroMeansAnyNumber() {
        var limit = new RateLimit(0);
        for (var i = 0; i < 5000; i++) {
            assertThat(limit.take("anna", NOON)).isEmpty();
        }
    }

    @Test
    void manyCallersOfThePastAreForgotten() {
        var limit = new RateLimit(60);
        for (var i = 0; i < 50_000; i++) {
            assertThat(limit.take("address:" + i, NOON.plusSeconds(i))).isEmpty();
        }
        assertThat(limit.callers()).isLessThan(25_000);
    }
}
