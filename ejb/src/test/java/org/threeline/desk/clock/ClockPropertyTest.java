package org.threeline.desk.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.desk.clock.ClockStories.Step;
import org.threeline.desk.clock.ClockStories.Story;
import org.threeline.desk.clock.ClockStories.Told;
import org.threeline.desk.clock.ClockStories.Verb;

/** What holds for the clocks of every ticket, whatever happens to it. */
@Tag("property")
@Domain(ClockStories.class)
@Domain(DomainContext.Global.class)
class ClockPropertyTest {
    private static final int TRIES = ClockStories.TRIES;

    /** What a clock said at an instant, without when anybody noticed. */
    private record Said(
            ClockState state,
            Instant stoppedAt,
            boolean paused,
            Duration elapsed,
            Duration remaining,
            Duration pausedWorking,
            Instant dueAt,
            Instant projectedDueAt,
            List<ClockSegment> explanation) {
        static Said of(ClockReading reading) {
            return new Said(
                    reading.state(),
                    reading.stoppedAt(),
                    reading.isPaused(),
                    reading.elapsed(),
                    reading.remaining(),
                    reading.pausedWorking(),
                    reading.dueAt(),
                    reading.projectedDueAt(),
                    reading.explanation());
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void clocksSayWhatThePlainCountSays(@ForAll Story story) {
        var told = new Told(story);
        for (var step : story.steps()) {
            told.happens(step);
            for (var clock : told.clocks.all()) {
                var reading = told.clocks.read(clock, step.at());
                var plain = new PlainClock(story, clock.terms(), clock.startedAt(), step.at());
                var until = clock.isFinished() ? clock.stoppedAt() : step.at();
                assertThat(reading.elapsed()).isEqualTo(plain.counted(until));
                assertThat(reading.pausedWorking()).isEqualTo(plain.rested(until));
                assertThat(reading.remaining().plus(reading.elapsed())).isEqualTo(clock.target());
                if (clock.isFinished()) {
                    continue;
                }
                var resting = plain.causeAt(step.at()) != null;
                var due = plain.due();
                assertThat(reading.isPaused()).isEqualTo(resting);
                assertThat(reading.dueAt()).isEqualTo(due);
                assertThat(clock.dueAt()).isEqualTo(due);
                assertThat(reading.state())
                        .isEqualTo(
                                due != null && step.at().isAfter(due)
                                        ? ClockState.BREACHED
                                        : resting ? ClockState.PAUSED : ClockState.RUNNING);
            }
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aStoppedClockIsJudgedByWhatWasCountedUntilItsStop(@ForAll Story story) {
        var told = story.told();
        for (var clock : told.clocks.all()) {
            if (clock.outcome() != ClockState.MET && clock.outcome() != ClockState.MISSED) {
                continue;
            }
            var stop = clock.stoppedAt();
            var plain = new PlainClock(story, clock.terms(), clock.startedAt(), stop);
            // Who uses up the target at the very instant of the stop is in time.
            var late = plain.counted(stop.minusMillis(1)).compareTo(clock.target()) >= 0;
            assertThat(clock.outcome()).isEqualTo(late ? ClockState.MISSED : ClockState.MET);
            assertThat(clock.breachedAt() != null).isEqualTo(late);
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void explanationsTileTheTimeAndAddUpToTheTarget(@ForAll Story story) {
        var told = new Told(story);
        for (var step : story.steps()) {
            told.happens(step);
            told.clocks.all().forEach(clock -> explained(story, told.clocks.read(clock, step.at()), step.at()));
        }
        var later = story.end().plus(Duration.ofDays(3));
        told.clocks.all().forEach(clock -> explained(story, told.clocks.read(clock, later), later));
    }

    private static void explained(Story story, ClockReading reading, Instant at) {
        var clock = reading.clock();
        var segments = reading.explanation();
        var end = reading.stoppedAt() == null ? at : reading.stoppedAt();
        var due = reading.dueAt();
        var to = due != null && due.isAfter(end) ? due : end;
        if (!to.isAfter(clock.startedAt())) {
            assertThat(segments).isEmpty();
            return;
        }
        var time = story.time(clock.terms());
        var plain = new PlainClock(story, clock.terms(), clock.startedAt(), end);
        var from = clock.startedAt();
        var beforeDue = Duration.ZERO;
        var beforeEnd = Duration.ZERO;
        ClockSegment last = null;
        for (var segment : segments) {
            assertThat(segment.from()).as("no gap, no overlap").isEqualTo(from);
            assertThat(segment.to()).isAfter(segment.from());
            var length = Duration.between(segment.from(), segment.to());
            var open = time.between(segment.from(), segment.to());
            // What rested at the stop says nothing of the time after it.
            var cause =
                    segment.from().isBefore(end) || clock.stoppedAt() == null ? plain.causeAt(segment.from()) : null;
            switch (segment.kind()) {
                case CLOSED -> {
                    assertThat(open).as("closed throughout").isZero();
                    assertThat(segment.counted()).isZero();
                }
                case PAUSED -> {
                    assertThat(open).as("open, and resting throughout").isEqualTo(length);
                    assertThat(segment.counted()).isZero();
                    assertThat(segment.cause())
                            .isEqualTo(Objects.requireNonNull(cause).name());
                    assertThat(plain.causeAt(segment.to().minusMillis(1))).isEqualTo(cause);
                }
                case WORKING -> {
                    assertThat(open).as("open throughout").isEqualTo(length);
                    assertThat(segment.counted()).isEqualTo(length);
                    assertThat(cause).isNull();
                }
            }
            if (segment.kind() != ClockSegment.Kind.PAUSED) {
                assertThat(segment.cause()).isNull();
            }
            if (last != null && !segment.from().equals(due)) {
                assertThat(List.of(segment.kind(), String.valueOf(segment.cause())))
                        .as("neighbours differ")
                        .isNotEqualTo(List.of(last.kind(), String.valueOf(last.cause())));
            }
            if (due != null && !segment.to().isAfter(due)) {
                beforeDue = beforeDue.plus(segment.counted());
            } else if (due != null) {
                assertThat(segment.from()).as("cut at the due time").isAfterOrEqualTo(due);
            }
            if (!segment.from().isAfter(end)) {
                var until = segment.to().isAfter(end) ? end : segment.to();
                beforeEnd = beforeEnd.plus(
                        segment.kind() == ClockSegment.Kind.WORKING
                                ? Duration.between(segment.from(), until)
                                : Duration.ZERO);
            }
            from = segment.to();
            last = segment;
        }
        assertThat(from).as("to the due time or, when later, to the end").isEqualTo(to);
        assertThat(beforeEnd).isEqualTo(reading.elapsed());
        if (due != null) {
            assertThat(beforeDue).as("counted up to the due time").isEqualTo(clock.target());
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void anEarlierInstantReadsAsItDidThen(@ForAll Story story, @ForAll Random random) {
        var told = new Told(story);
        var then = new HashMap<Instant, Map<SlaClock, Said>>();
        for (int i = 0; i < story.steps().size(); i++) {
            var step = story.steps().get(i);
            told.happens(step);
            var next = i + 1 < story.steps().size()
                    ? story.steps().get(i + 1).at()
                    : step.at().plus(Duration.ofDays(9));
            var between = step.at()
                    .plusMillis(
                            random.nextLong(Duration.between(step.at(), next).toMillis()));
            var at = random.nextBoolean() ? step.at() : between;
            var said = new IdentityHashMap<SlaClock, Said>();
            told.clocks.all().forEach(clock -> said.put(clock, Said.of(told.clocks.read(clock, at))));
            then.put(at, said);
        }
        then.forEach((at, said) -> {
            assertThat(told.clocks.asOf(at)).containsExactlyInAnyOrderElementsOf(said.keySet());
            said.forEach((clock, words) -> assertThat(Said.of(told.clocks.read(clock, at)))
                    .as("%s %s as of %s", clock.kind(), clock.cycle(), at)
                    .isEqualTo(words));
        });
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aBreachOnceWrittenStays(@ForAll Story story) {
        var told = new Told(story);
        var breaches = new IdentityHashMap<SlaClock, List<Instant>>();
        for (var step : story.steps()) {
            told.happens(step);
            for (var clock : told.clocks.all()) {
                if (breaches.containsKey(clock)) {
                    assertThat(List.of(clock.breachedAt(), clock.breachFoundAt()))
                            .isEqualTo(breaches.get(clock));
                } else if (clock.breachedAt() != null) {
                    assertThat(clock.breachFoundAt())
                            .isAfter(clock.breachedAt())
                            .isEqualTo(step.at());
                    breaches.put(clock, List.of(clock.breachedAt(), clock.breachFoundAt()));
                }
            }
        }
        told.clocks.look(story.end().plus(Duration.ofDays(400)));
        breaches.forEach((clock, breach) ->
                assertThat(List.of(clock.breachedAt(), clock.breachFoundAt())).isEqualTo(breach));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aBreachRecalledForNothingIsTheSameAfterwardsAndNotToldAgain(@ForAll Story story, @ForAll Random random) {
        var told = story.told();
        var later = story.end().plus(Duration.ofDays(400));
        told.clocks.look(later);
        var breaches = breaches(told);
        var news = told.clocks.news().size();

        told.clocks.recall(
                story.steps().get(random.nextInt(story.steps().size())).at());
        told.clocks.remembered();
        told.clocks.look(later.plusSeconds(1));

        assertThat(breaches(told)).isEqualTo(breaches);
        assertThat(told.clocks.news()).hasSize(news);
    }

    private static List<List<Instant>> breaches(Told told) {
        return told.clocks.all().stream()
                .map(clock -> Arrays.asList(clock.breachedAt(), clock.breachFoundAt(), clock.nextEventAt()))
                .toList();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void whatWasEarlyOrLateWhenTermsChangedIsKeptWithTheOldTerms(@ForAll Story story) {
        var told = new Told(story);
        for (var step : story.steps()) {
            var before = told.clocks.all().stream()
                    .filter(clock -> !clock.isFinished())
                    .map(clock -> Map.entry(clock, told.clocks.read(clock, step.at())))
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue().state()))
                    .toList();
            told.happens(step);
            before.forEach(entry -> {
                if (entry.getKey().outcome() == ClockState.SUPERSEDED) {
                    assertThat(entry.getKey().breachedAt() != null).isEqualTo(entry.getValue() == ClockState.BREACHED);
                }
            });
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void newTermsCountAsIfTheyHadHeldFromTheStart(@ForAll Story story) {
        var last = story.steps().stream()
                .filter(step -> step.verb() == Verb.CHANGE)
                .reduce((earlier, later) -> later);
        if (last.isEmpty()) {
            return;
        }
        var always = new Story(
                story.calendars(),
                story.filedAt(),
                List.of(story.terms().get(last.get().terms())),
                story.steps().stream()
                        .filter(step -> step.verb() != Verb.CHANGE)
                        .toList());
        if (always.steps().isEmpty()) {
            return;
        }
        var told = story.told().clocks;
        var expected = always.told().clocks;
        for (var kind : List.of(TargetKind.FIRST_RESPONSE, TargetKind.RESOLUTION)) {
            var clock = told.latest(kind).orElseThrow();
            if (!clock.isFinished()) {
                assertThat(clock.startedAt()).isEqualTo(story.filedAt());
                assertThat(Said.of(told.read(clock, story.end())))
                        .isEqualTo(Said.of(expected.read(expected.latest(kind).orElseThrow(), story.end())));
            }
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void eachShareIsToldOnceInOrderAndNotBeforeItIsWorked(@ForAll Story story) {
        var told = new Told(story);
        var seen = 0;
        for (var step : story.steps()) {
            told.happens(step);
            var news = told.clocks.news();
            for (var one : news.subList(seen, news.size())) {
                assertThat(one.foundAt()).isEqualTo(step.at());
                if (!one.isBreach()) {
                    var clock = one.clock();
                    var worked = new PlainClock(story, clock.terms(), clock.startedAt(), step.at()).counted(step.at());
                    assertThat(worked).isGreaterThanOrEqualTo(one.at().worked(clock.target()));
                    assertThat(clock.warnAt()).contains(one.at());
                }
            }
            seen = news.size();
        }
        for (var clock : told.clocks.all()) {
            var passed = told.clocks.news().stream()
                    .filter(news -> news.clock() == clock)
                    .map(ClockNews::at)
                    .toList();
            assertThat(passed)
                    .isSortedAccordingTo(Threshold.inOrder(clock.target()))
                    .doesNotHaveDuplicates();
            assertThat(passed.contains(Threshold.BREACH)).isEqualTo(clock.breachedAt() != null);
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aSweepMissesNothingAndFindsNothingTwice(@ForAll Story story) {
        var told = new Told(story);
        for (var step : story.steps()) {
            told.happens(step);
            var now = step.at().plusMillis(1);
            var announced = new IdentityHashMap<SlaClock, Instant>();
            told.clocks.all().forEach(clock -> {
                if (clock.nextEventAt() != null) {
                    announced.put(clock, clock.nextEventAt());
                }
            });
            var before = told.clocks.news().size();
            told.clocks.look(now);
            var news = told.clocks.news().subList(before, told.clocks.news().size());
            // The sweep looks for what is earlier than now; what is due at this very instant may wait for the next.
            news.forEach(
                    one -> assertThat(announced.get(one.clock())).isNotNull().isBeforeOrEqualTo(now));
            announced.forEach((clock, event) -> {
                if (event.isBefore(now)) {
                    assertThat(news).anyMatch(one -> one.clock() == clock);
                }
            });
            for (var clock : told.clocks.all()) {
                assertThat(clock.nextEventAt() == null || !clock.nextEventAt().isBefore(now))
                        .as("nothing is left that the next sweep would find again")
                        .isTrue();
                if (!clock.isFinished() && clock.breachedAt() == null) {
                    var worked = new PlainClock(story, clock.terms(), clock.startedAt(), now).counted(now);
                    assertThat(told.clocks.news().stream()
                                    .filter(one -> one.clock() == clock)
                                    .map(ClockNews::at))
                            .containsExactlyElementsOf(clock.warnAt().stream()
                                    .filter(threshold -> worked.compareTo(threshold.worked(clock.target())) >= 0)
                                    .toList());
                }
            }
            told.clocks.look(now);
            assertThat(told.clocks.news()).hasSize(before + news.size());
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aPauseOfNoLengthChangesNothing(@ForAll Story story, @ForAll Random random) {
        var place = random.nextInt(story.steps().size());
        if (restsAfter(story, place)) {
            return;
        }
        var at = story.steps().get(place).at();
        var steps = new ArrayList<>(story.steps());
        steps.add(place + 1, new Step(at, Verb.PAUSE, PauseCause.VENDOR, 0));
        steps.add(place + 2, Step.of(at, Verb.RESUME));

        assertSame(story, story.with(steps));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void pausingAgainWhilePausedChangesNothing(@ForAll Story story, @ForAll Random random) {
        var places = Stream.iterate(0, place -> place + 1)
                .limit(story.steps().size())
                .filter(place -> story.steps().get(place).verb() == Verb.PAUSE)
                .toList();
        if (places.isEmpty()) {
            return;
        }
        int place = places.get(random.nextInt(places.size()));
        var pause = story.steps().get(place);
        var steps = new ArrayList<>(story.steps());
        var next = place + 1 < steps.size()
                ? steps.get(place + 1).at()
                : pause.at().plus(Duration.ofDays(1));
        var at = pause.at()
                .plusMillis(random.nextLong(Duration.between(pause.at(), next).toMillis()));
        steps.add(place + 1, new Step(at, Verb.PAUSE, pause.cause(), 0));

        assertSame(story, story.with(steps));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aPauseWhollyInClosedTimeChangesNothing(@ForAll Story story, @ForAll Random random) {
        var place = random.nextInt(story.steps().size());
        if (restsAfter(story, place)) {
            return;
        }
        var time = story.time(story.terms().get(0).get(0));
        var from = story.steps().get(place).at();
        var to = place + 1 < story.steps().size() ? story.steps().get(place + 1).at() : from.plus(Duration.ofDays(7));
        var closing = time.isOpen(from) ? time.nextClose(from) : from;
        var opening = closing == null ? null : time.nextOpen(closing, false);
        if (closing == null || opening == null || opening.isAfter(to)) {
            return;
        }
        var steps = new ArrayList<>(story.steps());
        steps.add(place + 1, new Step(closing, Verb.PAUSE, PauseCause.REQUESTER, 0));
        steps.add(place + 2, Step.of(opening, Verb.RESUME));

        assertSame(story, story.with(steps), time.calendar());
    }

    /** Two stories leave clocks that say the same at their end and some time after it. */
    private static void assertSame(Story one, Story other) {
        assertSame(one, other, null);
    }

    /** @param only clocks on this calendar are compared; null for all */
    private static void assertSame(Story one, Story other, Object only) {
        var end = one.end().isAfter(other.end()) ? one.end() : other.end();
        var first = one.told().clocks;
        var second = other.told().clocks;
        assertThat(second.all()).hasSameSizeAs(first.all());
        for (int i = 0; i < first.all().size(); i++) {
            var clock = first.all().get(i);
            if (only != null && !one.time(clock.terms()).calendar().equals(only)) {
                continue;
            }
            for (var at : List.of(end, end.plus(Duration.ofDays(5)))) {
                assertThat(Said.of(second.read(second.all().get(i), at)))
                        .as("%s %s at %s", clock.kind(), clock.cycle(), at)
                        .isEqualTo(Said.of(first.read(clock, at)));
            }
        }
    }

    private static boolean restsAfter(Story story, int place) {
        var rests = false;
        for (var step : story.steps().subList(0, place + 1)) {
            rests = switch (step.verb()) {
                case PAUSE, RESOLVE -> true;
                case RESUME, REOPEN -> false;
                default -> rests;
            };
        }
        return rests;
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void restsCountOnceInWhateverOrderTheyAreTold(@ForAll Story story, @ForAll Random random) {
        var time = story.calendars().get(0);
        var start = story.filedAt();
        var span = Duration.ofDays(12).toMillis();
        var rests = new ArrayList<ClockCourse.Rest>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            var from = start.plusMillis(random.nextLong(span) - span / 6);
            rests.add(new ClockCourse.Rest(
                    from, random.nextInt(8) == 0 ? null : from.plusMillis(random.nextLong(span / 4))));
        }
        var told = new ClockCourse(time, start, rests);
        var again = new ArrayList<>(rests);
        for (var rest : rests) {
            if (random.nextBoolean() && rest.to() != null) {
                var middle = rest.from()
                        .plusMillis(random.nextLong(
                                Duration.between(rest.from(), rest.to()).toMillis() + 1));
                again.add(new ClockCourse.Rest(rest.from(), middle));
                again.add(new ClockCourse.Rest(middle, rest.to()));
            }
        }
        Collections.shuffle(again, random);
        var otherwise = new ClockCourse(time, start, again);
        for (int i = 0; i < 4; i++) {
            var at = start.plusMillis(random.nextLong(2 * span));
            assertThat(otherwise.workedBy(at)).isEqualTo(told.workedBy(at)).isEqualTo(plainly(story, start, rests, at));
            assertThat(otherwise.restedBy(at)).isEqualTo(told.restedBy(at));
            assertThat(told.workedBy(at).plus(told.restedBy(at))).isEqualTo(time.between(start, at));
            assertThat(otherwise.restsAt(at)).isEqualTo(told.restsAt(at));
            var target = Duration.ofMillis(1 + random.nextLong(span));
            var due = told.reaches(target);
            assertThat(otherwise.reaches(target)).isEqualTo(due);
            if (due != null) {
                assertThat(told.workedBy(due)).isEqualTo(target);
                assertThat(told.workedBy(due.minusMillis(1))).isEqualTo(target.minusMillis(1));
            }
            var resumed = start.plusMillis(random.nextLong(2 * span));
            assertThat(otherwise.reaches(target, resumed)).isEqualTo(told.reaches(target, resumed));
        }
    }

    /** Every moment at which a rest begins or ends cuts the time; a piece counts unless some rest covers it. */
    private static Duration plainly(Story story, Instant start, List<ClockCourse.Rest> rests, Instant at) {
        var cuts = Stream.concat(
                        Stream.of(start, at),
                        rests.stream().flatMap(rest -> Stream.of(rest.from(), rest.to() == null ? at : rest.to())))
                .filter(cut -> !cut.isBefore(start) && !cut.isAfter(at))
                .distinct()
                .sorted()
                .toList();
        var counted = Duration.ZERO;
        for (int i = 0; i + 1 < cuts.size(); i++) {
            var from = cuts.get(i);
            if (rests.stream()
                    .noneMatch(
                            rest -> !from.isBefore(rest.from()) && (rest.to() == null || from.isBefore(rest.to())))) {
                counted = counted.plus(story.calendars().get(0).between(from, cuts.get(i + 1)));
            }
        }
        return counted;
    }
}
