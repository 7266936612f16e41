package org.threeline.desk.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DigestHourTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void theHourIsThatOfThePersonsZone() {
        assertThat(DigestHour.next(8, BERLIN, Instant.parse("2026-01-05T06:30:00Z")))
                .isEqualTo("2026-01-05T07:00:00Z");
        assertThat(DigestHour.next(8, BERLIN, Instant.parse("2026-01-05T07:00:00Z")))
                .isEqualTo("2026-01-06T07:00:00Z");
    }

    @Test
    void anHourThatTheClocksLeaveOutComesAllTheSame() {
        assertThat(DigestHour.next(2, BERLIN, Instant.parse("2026-03-28T23:30:00Z")))
                .isEqualTo("2026-03-29T01:00:00Z");
    }
}
