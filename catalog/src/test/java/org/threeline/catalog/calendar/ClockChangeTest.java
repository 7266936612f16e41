package org.threeline.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threeline.catalog.calendar.CalendarSamples.Sample;

/**
 * Every change of the clocks a zone ever had or is to have until 2040, as the time zone data of this Java tell it, with
 * odd calendars drawn around it: each answer must be that of the plain rules. The same calendars each time.
 */
class ClockChangeTest {
    private static final Instant LAST = Instant.parse("2040-01-01T00:00:00Z");
    private static final long DAY = 86_400_000;

    /** Calendars for each change. */
    private static final int CALENDARS = 3;

    /** Moments asked of each calendar. */
    private static final int MOMENTS = 12;

    static List<ZoneId> zones() {
        return CalendarSamples.ZONES;
    }

    @ParameterizedTest
    @MethodSource("zones")
    void everyAnswerAroundAChangeIsThatOfThePlainRules(ZoneId zone) {
        Random random = new Random(zone.getId().hashCode());
        List<Instant> moments =
                changes(zone).stream().map(ZoneOffsetTransition::getInstant).toList();
        for (Instant moment : moments.isEmpty() ? List.of(Instant.EPOCH) : moments) {
            for (int i = 0; i < CALENDARS; i++) {
                check(CalendarSamples.around(zone, moment, random), random);
            }
        }
    }

    private static void check(Sample sample, Random random) {
        WorkingTime time = sample.time();
        PlainWorkingTime plain = sample.plain(10);
        for (int i = 0; i < MOMENTS; i++) {
            // Half of them within hours of the change, by whole minutes, where intervals begin and end.
            Instant at = sample.near(
                    i % 2 == 0
                            ? (random.nextInt(480) - 240) * Milliseconds.MINUTE
                            : random.nextLong(6 * DAY) - 3 * DAY);
            Instant end = at.plusMillis(random.nextLong(3 * DAY));
            long worked = 1 + random.nextLong(DAY);
            assertThat(time.isOpen(at)).as("%s at %s", sample, at).isEqualTo(plain.isOpen(at));
            assertThat(time.between(at, end).toMillis())
                    .as("%s from %s to %s", sample, at, end)
                    .isEqualTo(plain.between(at, end));
            Instant due = plain.add(at, worked);
            if (due != null) {
                assertThat(time.add(at, Duration.ofMillis(worked)))
                        .as("%s, %d after %s", sample, worked, at)
                        .isEqualTo(due);
            }
            Instant begun = plain.subtract(at, worked);
            if (begun != null) {
                assertThat(time.subtract(at, Duration.ofMillis(worked)))
                        .as("%s, %d before %s", sample, worked, at)
                        .isEqualTo(begun);
            }
        }
        Instant start = sample.near(-3 * DAY);
        Instant end = sample.near(3 * DAY);
        assertThat(time.ranges(start, end)).as("%s", sample).isEqualTo(plain.open(start, end));
    }

    @Test
    void theZonesHoldWhatMakesTimeHard() {
        assertThat(CalendarSamples.ZONES)
                .extracting(ZoneId::getId)
                .contains(
                        "UTC",
                        "Australia/Lord_Howe",
                        "Pacific/Apia",
                        "Africa/Cairo",
                        "Asia/Gaza",
                        "Asia/Tehran",
                        "Africa/Casablanca",
                        "America/Sao_Paulo",
                        "Europe/Berlin",
                        "America/New_York",
                        "Asia/Kolkata",
                        "Pacific/Chatham");
        assertThat(changes(ZoneId.of("Pacific/Apia")))
                .as("a date that never was, at the end of 2011")
                .anyMatch(change -> change.isGap()
                        && change.getDuration().equals(Duration.ofDays(1))
                        && change.getDateTimeBefore().getYear() == 2011);
        assertThat(changes(ZoneId.of("Australia/Lord_Howe"))).as("half an hour").anyMatch(change -> change.getDuration()
                .equals(Duration.ofMinutes(30)));
        assertThat(changes(ZoneId.of("America/Sao_Paulo")))
                .as("a day without midnight")
                .anyMatch(change -> change.isGap()
                        && change.getDateTimeBefore().toLocalTime().toSecondOfDay() == 0);
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        // Local mean time ends in the 19th century; before it nothing changes.
        ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.parse("1800-01-01T00:00:00Z"));
        while (next != null && next.getInstant().isBefore(LAST)) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }
}
