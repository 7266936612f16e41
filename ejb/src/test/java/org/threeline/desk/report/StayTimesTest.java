package org.threeline.desk.report;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StayTimesTest {
    private final StayTimes times = new StayTimes();

    @Test
    void halfAndNineOfTenTookNoLonger() {
        for (var minutes = 1; minutes <= 10; minutes++) {
            times.add(minutes, 1, ofMinutes(minutes).toMillis(), 0, 0);
        }
        assertThat(times.percentile(50)).isEqualTo(ofMinutes(5));
        assertThat(times.percentile(90)).isEqualTo(ofMinutes(9));
        assertThat(times.percentile(100)).isEqualTo(ofMinutes(10));
    }

    @Test
    void oneStayIsEachOfThemAndNoneIsNothing() {
        assertThat(times.percentile(50)).isEqualTo(Duration.ZERO);
        times.add(7, 1, ofMinutes(7).toMillis(), 1, 0);
        assertThat(times.percentile(50)).isEqualTo(ofMinutes(7)).isEqualTo(times.percentile(90));
    }

    @Test
    void aHundredThousandStaysOfNoTimeLeaveTheLongestAlone() {
        times.add(0, 99_999, 0, 0, 0);
        times.add(6_000, 1, ofMinutes(6_000).toMillis(), 0, 1);
        assertThat(times.percentile(90)).isEqualTo(Duration.ZERO);
        assertThat(times.percentile(100)).isEqualTo(ofMinutes(6_000));
    }

    /** Against a plain list of milliseconds. */
    @Test
    void countedByMinutesTheyAreWhatAllOfThemInOrderSay() {
        var random = new Random(20);
        for (var size = 1; size < 60; size++) {
            var counted = new StayTimes();
            var all = new ArrayList<Long>();
            for (var i = 0; i < size; i++) {
                var millis = (long) random.nextInt(30 * 60_000);
                all.add(millis);
                counted.add(millis / 60_000, 1, millis, 0, 0);
            }
            all.sort(null);
            for (var share : new int[] {50, 90}) {
                var rank = (int) Math.ceil(size * share / 100.0);
                assertThat(counted.percentile(share).toMinutes())
                        .isEqualTo(ofMillis(all.get(rank - 1)).toMinutes());
            }
            assertThat(counted.figures(0).worked().toMillis())
                    .isEqualTo(all.stream().mapToLong(Long::longValue).sum());
        }
    }

    @Test
    void sumsOfAllAreKeptBeside() {
        times.add(1, 2, 130_000, 1, 1);
        times.add(2, 1, 121_000, 1, 0);
        var figures = times.figures(4);
        assertThat(figures.count()).isEqualTo(3);
        assertThat(figures.worked()).isEqualTo(ofMillis(251_000));
        assertThat(figures.kept()).isEqualTo(2);
        assertThat(figures.broken()).isEqualTo(1);
        assertThat(figures.handedBack()).isEqualTo(4);
    }
}
