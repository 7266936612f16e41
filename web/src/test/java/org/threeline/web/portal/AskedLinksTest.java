package org.threeline.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskedLinksTest {
    private final AskedLinks asked = new AskedLinks();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    @BeforeEach
    void set() {
        asked.clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Test
    void anAddressAsksTenTimesInAQuarterOfAnHour() {
        assertThat(IntStream.range(0, AskedLinks.MOST)).allMatch(i -> asked.mayAsk("10.0.0.1"));
        assertThat(asked.mayAsk("10.0.0.1")).isFalse();
        assertThat(asked.mayAsk("10.0.0.2")).isTrue();

        now = now.plus(AskedLinks.WINDOW);
        assertThat(asked.mayAsk("10.0.0.1")).isTrue();
    }

    @Test
    void askingOnAndOnDoesNotPutTheEndOff() {
        asked.mayAsk("10.0.0.1");
        for (int i = 0; i < 14; i++) {
            now = now.plus(AskedLinks.WINDOW.dividedBy(15));
            asked.mayAsk("10.0.0.1");
        }
        assertThat(asked.mayAsk("10.0.0.1")).isFalse();

        now = now.plus(AskedLinks.WINDOW.dividedBy(15));
        assertThat(asked.mayAsk("10.0.0.1")).isTrue();
    }

    @Test
    void manyAddressesDoNotFillTheMemory() {
        IntStream.range(0, AskedLinks.MOST_ADDRESSES).forEach(i -> asked.mayAsk("a" + i));
        assertThat(asked.mayAsk("one more")).isFalse();

        now = now.plus(AskedLinks.WINDOW);
        assertThat(asked.mayAsk("one more")).isTrue();
    }
}
