package org.threeline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 100);

    @Test
    void ofManyAtOnceOneComesThroughAndTheNextTellsHowManyDidNot() {
        var throttle = new Throttle(nanos::get);
        assertThat(throttle.pass()).hasValue(0);
        for (var i = 0; i < 1000; i++) {
            assertThat(throttle.pass()).isEmpty();
        }
        nanos.addAndGet(200_000_000);
        assertThat(throttle.pass())
                .as("also where the clock's number turns over")
                .hasValue(1000);
        assertThat(throttle.pass()).isEmpty();
    }
}
