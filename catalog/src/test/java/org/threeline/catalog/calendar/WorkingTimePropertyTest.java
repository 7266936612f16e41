package org.threeline.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.threeline.catalog.calendar.CalendarSamples.Sample;

/** What holds on every calendar, however odd. */
@Tag("property")
@Domain(CalendarSamples.class)
@Domain(DomainContext.Global.class)
class WorkingTimePropertyTest {
    private static final int TRIES = 1000;
    private static final long DAY = 86_400_000;

    @Property(tries = 2 * TRIES, shrinking = ShrinkingMode.OFF)
    void allAnswersAgreeWithThePlainRules(
            @ForAll Sample sample,
            @ForAll @LongRange(min = -12 * DAY, max = 12 * DAY) long one,
            @ForAll @LongRange(min = -12 * DAY, max = 12 * DAY) long other,
            @ForAll @LongRange(min = 1, max = 4 * DAY) long worked) {
        WorkingTime time = sample.time();
        PlainWorkingTime plain = sample.plain(40);
        Instant start = sample.near(Math.min(one, other));
        Instant end = sample.near(Math.max(one, other));

        assertThat(time.between(start, end).toMillis()).isEqualTo(plain.between(start, end));
        assertThat(time.isOpen(start)).isEqualTo(plain.isOpen(start));
        Instant due = plain.add(start, worked);
        if (due != null) {
            assertThat(time.add(start, Duration.ofMillis(worked))).isEqualTo(due);
        }
        Instant begun = plain.subtract(end, worked);
        if (begun != null) {
            assertThat(time.subtract(end, Duration.ofMillis(worked))).isEqualTo(begun);
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void openStretchesAgreeWithThePlainRules(
            @ForAll Sample sample, @ForAll @LongRange(min = -12 * DAY, max = 12 * DAY) long from) {
        WorkingTime time = sample.time();
        Instant start = sample.near(from);
        Instant end = start.plusMillis(10 * DAY);

        assertThat(time.ranges(start, end)).isEqualTo(sample.plain(40).open(start, end));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void nextOpeningAndClosingAgreeWithThePlainRules(
            @ForAll Sample sample, @ForAll @LongRange(min = -12 * DAY, max = 12 * DAY) long when) {
        WorkingTime time = sample.time();
        Instant at = sample.near(when);
        List<OpenRange> ahead = sample.plain(60).open().stream()
                .filter(range -> range.to().isAfter(at))
                .toList();
        if (ahead.isEmpty()) {
            return;
        }
        OpenRange first = ahead.get(0);
        assertThat(time.nextOpen(at, false)).isEqualTo(first.from().isBefore(at) ? at : first.from());
        if (first.to().isBefore(sample.near(50 * DAY))) {
            assertThat(time.nextClose(at)).isEqualTo(first.to());
        }
        OpenRange opening = first.from().isAfter(at) ? first : ahead.size() > 1 ? ahead.get(1) : null;
        if (opening != null) {
            assertThat(time.nextOpen(at, true)).isEqualTo(opening.from());
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void whatWasAddedIsWhatIsBetween(
            @ForAll Sample sample,
            @ForAll @LongRange(min = -12 * DAY, max = 12 * DAY) long when,
            @ForAll @LongRange(min = 1, max = 900 * DAY) long worked) {
        WorkingTime time = sample.time();
        Instant start = sample.near(when);
        Instant end = time.add(start, Duration.ofMillis(worked));
        if (end != null) {
            assertThat(time.between(start, end).toMillis()).isEqualTo(worked);
            assertThat(time.between(start, end.minusMillis(1)).toMillis())
                    .as("no earlier instant will do")
                    .isEqualTo(worked - 1);
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void whatWasSubtractedIsWhatIsBetween(
            @ForAll Sample sample,
            @ForAll @LongRange(min = -12 * DAY, max = 12 * DAY) long when,
            @ForAll @LongRange(min = 1, max = 900 * DAY) long worked) {
        WorkingTime time = sample.time();
        Instant end = sample.near(when);
        Instant start = time.subtract(end, Duration.ofMillis(worked));
        if (start != null) {
            assertThat(time.between(start, end).toMillis()).isEqualTo(worked);
            assertThat(time.between(start.plusMillis(1), end).toMillis())
                    .as("no later instant will do")
                    .isEqualTo(worked - 1);
            assertThat(time.between(start, time.add(start, Duration.ofMillis(worked))))
                    .isEqualTo(Duration.ofMillis(worked));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void subtractingUndoesAddingAndAddingSubtracting(
            @ForAll Sample sample,
            @ForAll @LongRange(min = -12 * DAY, max = 12 * DAY) long when,
            @ForAll @LongRange(min = 1, max = 90 * DAY) long worked) {
        WorkingTime time = sample.time();
        Instant at = sample.near(when);
        Duration duration = Duration.ofMillis(worked);
        Instant later = time.add(at, duration);
        if (later != null) {
            // From closed time the way back ends where work began, at the opening.
            assertThat(time.subtract(later, duration)).isEqualTo(time.nextOpen(at, false));
        }
        Instant earlier = time.subtract(at, duration);
        if (earlier != null) {
            Instant back = time.add(earlier, duration);
            assertThat(back).isBeforeOrEqualTo(at);
            assertThat(time.between(back, at)).isZero();
            assertThat(time.isOpen(back.minusMillis(1))).isTrue();
        }
        assertThat(time.add(at, Duration.ZERO)).isEqualTo(at);
        assertThat(time.subtract(at, Duration.ZERO)).isEqualTo(at);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void addingInTwoStepsIsAddingAtOnce(
            @ForAll Sample sample,
            @ForAll @LongRange(min = 0, max = 300 * DAY) long first,
            @ForAll @LongRange(min = 1, max = 300 * DAY) long second) {
        WorkingTime time = sample.time();
        Instant atOnce = time.add(sample.moment(), Duration.ofMillis(first + second));
        if (atOnce != null) {
            Instant between = time.add(sample.moment(), Duration.ofMillis(first));
            assertThat(time.add(between, Duration.ofMillis(second))).isEqualTo(atOnce);
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void moreWorkIsNeverDueEarlier(
            @ForAll Sample sample,
            @ForAll @LongRange(min = 0, max = 30 * DAY) long later,
            @ForAll @LongRange(min = 0, max = 30 * DAY) long worked,
            @ForAll @LongRange(min = 0, max = 30 * DAY) long more) {
        WorkingTime time = sample.time();
        Instant due = time.add(sample.moment(), Duration.ofMillis(worked));
        Instant laterDue = time.add(sample.near(later), Duration.ofMillis(worked + more));
        if (laterDue != null) {
            assertThat(due).isBeforeOrEqualTo(laterDue);
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void neighbouringSpansAddUp(
            @ForAll Sample sample,
            @ForAll @LongRange(min = -900 * DAY, max = 900 * DAY) long one,
            @ForAll @LongRange(min = -900 * DAY, max = 900 * DAY) long other) {
        WorkingTime time = sample.time();
        Instant middle = sample.moment();
        // Not before the first instant known, wherever the sample lies.
        Instant start = sample.near(Math.max(-300 * DAY, one));
        Instant end = sample.near(Math.max(-300 * DAY, other));

        assertThat(time.between(start, middle).plus(time.between(middle, end))).isEqualTo(time.between(start, end));
        assertThat(time.between(end, start)).isEqualTo(time.between(start, end).negated());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aSpanIsTheSumOfItsOpenStretches(@ForAll Sample sample, @ForAll @IntRange(min = 0, max = 60) int days) {
        WorkingTime time = sample.time();
        Instant end = sample.near(days * DAY);
        Duration sum = time.ranges(sample.moment(), end).stream()
                .map(OpenRange::length)
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(sum).isEqualTo(time.between(sample.moment(), end));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aLongerSpanNeverHoldsLess(
            @ForAll Sample sample,
            @ForAll @LongRange(min = 0, max = 30 * DAY) long length,
            @ForAll @LongRange(min = 0, max = 30 * DAY) long before,
            @ForAll @LongRange(min = 0, max = 30 * DAY) long after) {
        WorkingTime time = sample.time();
        Instant end = sample.near(length);
        Duration worked = time.between(sample.moment(), end);

        assertThat(worked).isBetween(Duration.ZERO, Duration.ofMillis(length));
        assertThat(time.between(sample.near(-before), sample.near(length + after)))
                .isBetween(worked, worked.plusMillis(before + after));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void piecesOfASpanTileIt(
            @ForAll Sample sample,
            @ForAll @Size(min = 2, max = 12) List<@LongRange(min = -20 * DAY, max = 20 * DAY) Long> places) {
        WorkingTime time = sample.time();
        List<Instant> cuts = places.stream().sorted().map(sample::near).toList();
        Duration sum = Duration.ZERO;
        List<OpenRange> joined = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.size(); i++) {
            sum = sum.plus(time.between(cuts.get(i), cuts.get(i + 1)));
            for (OpenRange range : time.ranges(cuts.get(i), cuts.get(i + 1))) {
                int last = joined.size() - 1;
                if (last >= 0 && joined.get(last).to().equals(range.from())) {
                    joined.set(last, new OpenRange(joined.get(last).from(), range.to()));
                } else {
                    joined.add(range);
                }
            }
        }
        Instant first = cuts.get(0);
        Instant last = cuts.get(cuts.size() - 1);

        assertThat(sum).isEqualTo(time.between(first, last));
        assertThat(joined).isEqualTo(time.ranges(first, last));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void openMeansThatTheNextMillisecondIsWorked(
            @ForAll Sample sample, @ForAll @LongRange(min = -12 * DAY, max = 12 * DAY) long when) {
        WorkingTime time = sample.time();
        Instant at = sample.near(when);

        assertThat(time.between(at, at.plusMillis(1)).toMillis()).isEqualTo(time.isOpen(at) ? 1 : 0);
        assertThat(time.between(at, at)).isZero();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void nothingIsWorkedBeforeTheNextOpeningAndEverythingUntilTheClosing(
            @ForAll Sample sample, @ForAll @LongRange(min = -12 * DAY, max = 12 * DAY) long when) {
        WorkingTime time = sample.time();
        Instant at = sample.near(when);
        Instant open = time.nextOpen(at, false);
        if (open == null) {
            assertThat(time.add(at, Duration.ofMillis(1))).isNull();
            assertThat(time.nextClose(at)).isNull();
            return;
        }
        assertThat(time.between(at, open)).isZero();
        assertThat(time.isOpen(open)).isTrue();
        assertThat(time.add(at, Duration.ofMillis(1))).isEqualTo(open.plusMillis(1));
        Instant closing = time.nextClose(at);
        if (closing == null) {
            assertThat(time.nextOpen(at, true) == null || !time.isOpen(at)).isTrue();
            return;
        }
        assertThat(time.between(open, closing)).isEqualTo(Duration.between(open, closing));
        assertThat(time.isOpen(closing)).isFalse();
        Instant opening = time.nextOpen(at, true);
        if (opening != null) {
            assertThat(opening).isAfter(at).isEqualTo(time.isOpen(at) ? time.nextOpen(closing, false) : open);
            assertThat(time.isOpen(opening.minusMillis(1))).isFalse();
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void openStretchesAreApartAndOpenThroughout(
            @ForAll Sample sample,
            @ForAll @LongRange(min = -12 * DAY, max = 12 * DAY) long from,
            @ForAll @LongRange(min = 0, max = 20 * DAY) long length) {
        WorkingTime time = sample.time();
        Instant start = sample.near(from);
        Instant end = sample.near(from + length);
        Instant before = null;
        for (OpenRange range : time.ranges(start, end)) {
            assertThat(range.from()).isAfterOrEqualTo(start).isBefore(range.to());
            assertThat(range.to()).isBeforeOrEqualTo(end);
            assertThat(before == null || before.isBefore(range.from())).isTrue();
            assertThat(time.between(range.from(), range.to())).isEqualTo(range.length());
            assertThat(range.to().equals(end) || !time.isOpen(range.to())).isTrue();
            assertThat(range.from().equals(start) || !time.isOpen(range.from().minusMillis(1)))
                    .isTrue();
            before = range.to();
        }
    }

    @Property(tries = TRIES / 3, shrinking = ShrinkingMode.OFF)
    void aCalendarIsReadAsItWasWritten(@ForAll Sample sample) {
        ServiceCalendar calendar = sample.calendar();

        assertThat(CalendarJson.read(CalendarJson.write(calendar), "calendar")).isEqualTo(calendar);
    }
}
