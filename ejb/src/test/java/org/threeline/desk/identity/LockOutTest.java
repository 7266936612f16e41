package org.threeline.desk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockOutTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void nineFailuresLockNothing() {
        assertThat(LockOut.lockedUntil(failures(9, Duration.ofSeconds(1)), NOON))
                .isEmpty();
    }

    @Test
    void theTenthWithinAQuarterOfAnHourLocksForAQuarterOfAnHour() {
        var failures = failures(10, Duration.ofSeconds(90));
        assertThat(LockOut.lockedUntil(failures, NOON)).contains(NOON.plus(Duration.ofMinutes(15)));
        assertThat(LockOut.lockedUntil(failures, NOON.plusSeconds(899))).isPresent();
        assertThat(LockOut.lockedUntil(failures, NOON.plusSeconds(900))).isEmpty();
    }

    @Test
    void tenFailuresOverALongerTimeLockNothing() {
        assertThat(LockOut.lockedUntil(failures(10, Duration.ofSeconds(101)), NOON))
                .isEmpty();
    }

    @Test
    void afterTheLockOneFailureDoesNotLockAgain() {
        var later = NOON.plus(Duration.ofMinutes(15));
        var failures = new ArrayList<>(List.of(later));
        failures.addAll(failures(9, Duration.ofSeconds(1)));
        assertThat(LockOut.lockedUntil(failures, later)).isEmpty();
    }

    @Test
    void noMoreAttemptsRunAtOnceThanMayFail() {
        assertThat(LockOut.allowance(List.of(), NOON)).isEqualTo(10);
        assertThat(LockOut.allowance(failures(7, Duration.ofSeconds(1)), NOON)).isEqualTo(3);
        assertThat(LockOut.allowance(failures(7, Duration.ofSeconds(1)), NOON.plus(Duration.ofMinutes(20))))
                .isEqualTo(10);
    }

    private static List<Instant> failures(int number, Duration apart) {
        return IntStream.range(0, number)
                .mapToObj(i -> NOON.minus(apart.multipliedBy(i)))
                .toList();
    }
}
