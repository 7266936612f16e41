package org.threeline.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.threeline.desk.clock.ClockSegment;
import org.threeline.desk.clock.ClockSegment.Kind;
import org.threeline.web.desk.TimeLine.Label;
import org.threeline.web.desk.TimeLine.Stretch;

/** A line can be read whatever its length. Office hours are 09:00 to 17:00 UTC. */
class TimeLineTest {
    private static final Offset<Double> EXACTLY = within(0.001);
    private static final Instant MONDAY_9 = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void twentyMinutesAreOneStretchWithItsTimesOfDay() {
        var due = MONDAY_9.plus(Duration.ofMinutes(20));
        var line = TimeLine.of(
                List.of(segment(MONDAY_9, due, Kind.WORKING)),
                due,
                MONDAY_9.plusSeconds(300),
                Set.of(),
                ZoneOffset.UTC);

        assertThat(line.stretches()).extracting(Stretch::ahead).containsExactly(false, true);
        assertThat(line.position(MONDAY_9.plus(Duration.ofMinutes(5)))).isCloseTo(25, within(2.0));
        assertThat(line.hours()).hasSizeBetween(3, 10).extracting("label").contains(Label.ALWAYS);
        assertThat(line.days()).isEmpty();
    }

    @Test
    void anEveningIsNotAsWideAsItIsLong() {
        var line = line(days(2));
        var night = line.stretches().get(1);

        assertThat(night.kind()).isEqualTo(Kind.CLOSED);
        assertThat(night.width()).isLessThanOrEqualTo(6);
        assertThat(night.folded()).isTrue();
        assertThat(line.stretches().get(0).width())
                .isCloseTo(line.stretches().get(2).width(), EXACTLY);
        assertThat(line.days()).singleElement().satisfies(day -> assertThat(day.x())
                .isBetween(night.x(), night.x() + night.width()));
    }

    @Test
    void aMonthIsFoldedAroundWhatHappened() {
        var segments = days(22);
        var marks = Set.of(
                MONDAY_9,
                MONDAY_9.plus(Duration.ofDays(11).plusHours(2)),
                segments.get(segments.size() - 1).to());
        var line = TimeLine.of(segments, null, segments.get(segments.size() - 1).to(), marks, ZoneOffset.UTC);

        assertThat(line.stretches()).hasSizeLessThan(15);
        assertThat(line.stretches()).anyMatch(stretch -> stretch.folded() && stretch.kind() == Kind.WORKING);
        assertThat(line.stretches())
                .allSatisfy(stretch -> assertThat(stretch.width()).isGreaterThan(1));
        assertWhole(line);
    }

    @Test
    void manyPausesAreFoldedTooWhereNothingElseHappened() {
        var segments = new ArrayList<ClockSegment>();
        for (int i = 0; i < 200; i++) {
            var from = MONDAY_9.plus(Duration.ofMinutes(i));
            segments.add(segment(from, from.plusSeconds(60), i % 2 == 0 ? Kind.WORKING : Kind.PAUSED));
        }
        var line = TimeLine.of(segments, null, MONDAY_9.plus(Duration.ofHours(5)), Set.of(MONDAY_9), ZoneOffset.UTC);

        assertThat(line.stretches()).hasSizeLessThan(10);
        assertWhole(line);
    }

    @Test
    void aNightIsTheWholeLineWhereNothingElseIs() {
        var line = TimeLine.of(
                List.of(segment(MONDAY_9.minusSeconds(3600), MONDAY_9, Kind.CLOSED)),
                null,
                MONDAY_9,
                Set.of(),
                ZoneOffset.UTC);
        assertThat(line.stretches()).singleElement().satisfies(stretch -> assertThat(stretch.width())
                .isCloseTo(100, EXACTLY));
    }

    @Test
    void whatLiesAfterTheDueTimeIsMarkedAndPlacesOutsideAreAtTheEnds() {
        var due = MONDAY_9.plus(Duration.ofHours(1));
        var end = MONDAY_9.plus(Duration.ofHours(4));
        var line = TimeLine.of(
                List.of(segment(MONDAY_9, due, Kind.WORKING), segment(due, end, Kind.WORKING)),
                due,
                end,
                Set.of(),
                ZoneOffset.UTC);

        assertThat(line.stretches()).extracting(Stretch::beyond).containsExactly(false, true);
        assertThat(line.stretches()).extracting(Stretch::look).containsExactly("is-working", "is-working is-beyond");
        assertThat(line.position(MONDAY_9.minusSeconds(60))).isZero();
        assertThat(line.position(end.plusSeconds(60))).isEqualTo(100);
        assertThat(line.holds(end)).isTrue();
        assertThat(line.holds(end.plusSeconds(1))).isFalse();
    }

    @Test
    void daysBeginWhereTheReaderIs() {
        var line = TimeLine.of(
                List.of(segment(MONDAY_9, MONDAY_9.plus(Duration.ofHours(20)), Kind.WORKING)),
                null,
                MONDAY_9,
                Set.of(),
                ZoneId.of("Asia/Vladivostok"));
        assertThat(line.days()).extracting("at").containsExactly(Instant.parse("2026-03-02T14:00:00Z"));
    }

    @Test
    void namesOfDaysKeepApart() {
        var line = line(days(6));
        var named =
                line.days().stream().filter(day -> day.label() == Label.ALWAYS).toList();

        assertThat(named).isNotEmpty();
        for (int i = 1; i < named.size(); i++) {
            assertThat(named.get(i).x() - named.get(i - 1).x()).isGreaterThan(26);
        }
        assertThat(line.days()).hasSizeGreaterThan(named.size());
    }

    @Test
    void marksThatWouldTouchLieInLanes() {
        assertThat(TimeLine.lanes(List.of(0.0, 2.0, 3.0, 4.0, 4.5, 30.0))).containsExactly(0, 1, 2, 3, 3, 0);
    }

    private static void assertWhole(TimeLine line) {
        assertThat(line.stretches().stream().mapToDouble(Stretch::width).sum()).isCloseTo(100, EXACTLY);
    }

    private static TimeLine line(List<ClockSegment> segments) {
        var end = segments.get(segments.size() - 1).to();
        var line = TimeLine.of(segments, null, end, Set.of(), ZoneOffset.UTC);
        assertWhole(line);
        return line;
    }

    /** So many working days from a Monday on, and what is closed between them. */
    private static List<ClockSegment> days(int count) {
        var segments = new ArrayList<ClockSegment>();
        var day = LocalDate.of(2026, 3, 2);
        while (count > 0) {
            if (day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()) {
                var from = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
                if (!segments.isEmpty()) {
                    segments.add(segment(segments.get(segments.size() - 1).to(), from, Kind.CLOSED));
                }
                segments.add(segment(from, from.plus(Duration.ofHours(8)), Kind.WORKING));
                count--;
            }
            day = day.plusDays(1);
        }
        return segments;
    }

    private static ClockSegment segment(Instant from, Instant to, Kind kind) {
        return new ClockSegment(
                from, to, kind, null, kind == Kind.WORKING ? Duration.between(from, to) : Duration.ZERO);
    }
}
