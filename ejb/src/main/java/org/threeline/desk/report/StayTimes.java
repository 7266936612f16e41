package org.threeline.desk.report;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long many stays took, by whole minutes. The stay in the middle is the same whether all are compared to the
 * millisecond or to the minute, so its minutes are exact.
 */
final class StayTimes {
    private final TreeMap<Long, Long> stays = new TreeMap<>();
    private long count;
    private long millis;
    private long kept;
    private long broken;

    /** Adds stays of the same whole minutes. @param worked milliseconds of all of them */
    void add(long minutes, long howMany, long worked, long wereKept, long wereBroken) {
        stays.merge(minutes, howMany, Long::sum);
        count += howMany;
        millis += worked;
        kept += wereKept;
        broken += wereBroken;
    }

    /** The shortest time that so many of a hundred did not take longer than, by the nearest rank; zero without any. */
    Duration percentile(int ofHundred) {
        var rank = (count * ofHundred + 99) / 100;
        var passed = 0L;
        for (Map.Entry<Long, Long> each : stays.entrySet()) {
            passed += each.getValue();
            if (passed >= rank) {
                return Duration.ofMinutes(each.getKey());
            }
        }
        return Duration.ZERO;
    }

    HandOverFigures.Stays figures(long handedBack) {
        return new HandOverFigures.Stays(
                count, Duration.ofMillis(millis), percentile(50), percentile(90), kept, broken, handedBack);
    }

    long millis() {
        return millis;
    }
}
