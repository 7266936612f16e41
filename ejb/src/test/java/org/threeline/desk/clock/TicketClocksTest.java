package org.threeline.desk.clock;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;

/** The rules of docs/sla-clocks.md, each as a story of one ticket. Office hours are Monday to Friday, 09:00–17:00 UTC. */
class TicketClocksTest {
    private static final Set<PauseCause> USUAL = Set.of(PauseCause.REQUESTER, PauseCause.SCHEDULED);
    private static final Instant MONDAY_10 = Instant.parse("2026-03-02T10:00:00Z");

    private final WorkingTime office = WorkingTime.of(officeHours());
    private final TicketClocks clocks = new TicketClocks(1, (key, version) -> office);

    @Test
    void theDueTimeIsCountedInWorkingTime() {
        clocks.attach(List.of(resolution(ofHours(10))), MONDAY_10);
        assertThat(only(TargetKind.RESOLUTION).dueAt()).isEqualTo(Instant.parse("2026-03-03T12:00:00Z"));
    }

    @Test
    void aTicketFiledAtNightStartsCountingInTheMorning() {
        clocks.attach(List.of(response(ofHours(1))), Instant.parse("2026-03-02T22:00:00Z"));
        assertThat(only(TargetKind.FIRST_RESPONSE).dueAt()).isEqualTo(Instant.parse("2026-03-03T10:00:00Z"));
        assertThat(clocks.read(only(TargetKind.FIRST_RESPONSE), Instant.parse("2026-03-03T08:00:00Z"))
                        .elapsed())
                .isZero();
    }

    @Test
    void whatARestWaitsForIsToldWhileTheCalendarIsClosedToo() {
        clocks.attach(List.of(response(ofHours(4)), resolution(ofHours(4))), MONDAY_10);
        var night = MONDAY_10.plus(ofHours(10));
        clocks.pause(PauseCause.REQUESTER, night, null);

        var resting = clocks.read(only(TargetKind.RESOLUTION), night.plusSeconds(60));
        assertThat(resting.restsBecauseOf()).isEqualTo(PauseCause.REQUESTER);
        assertThat(resting.explanation()).noneMatch(segment -> segment.kind() == ClockSegment.Kind.PAUSED);
        assertThat(clocks.read(only(TargetKind.RESOLUTION), MONDAY_10).restsBecauseOf())
                .isNull();
        assertThat(clocks.read(only(TargetKind.FIRST_RESPONSE), night).restsBecauseOf())
                .isNull();
    }

    @Test
    void aPauseMovesOnlyTheTargetsThatRestOnIt() {
        clocks.attach(List.of(response(ofHours(4)), resolution(ofHours(4))), MONDAY_10);
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(1)), null);
        clocks.resume(MONDAY_10.plus(ofHours(2)));
        assertThat(only(TargetKind.FIRST_RESPONSE).dueAt()).isEqualTo(MONDAY_10.plus(ofHours(4)));
        assertThat(only(TargetKind.RESOLUTION).dueAt()).isEqualTo(MONDAY_10.plus(ofHours(5)));
    }

    @Test
    void aHoldThatIsNoPauseCauseMovesNothing() {
        clocks.attach(List.of(resolution(ofHours(4))), MONDAY_10);
        clocks.pause(PauseCause.VENDOR, MONDAY_10.plus(ofHours(1)), null);
        assertThat(only(TargetKind.RESOLUTION).state(MONDAY_10.plus(ofHours(2))))
                .isEqualTo(ClockState.RUNNING);
        assertThat(only(TargetKind.RESOLUTION).dueAt()).isEqualTo(MONDAY_10.plus(ofHours(4)));
    }

    @Test
    void aPauseOverNightExcludesWorkingTimeOnly() {
        clocks.attach(List.of(resolution(ofHours(8))), MONDAY_10);
        clocks.pause(PauseCause.REQUESTER, Instant.parse("2026-03-02T16:00:00Z"), null);
        clocks.resume(Instant.parse("2026-03-03T11:00:00Z"));
        var reading = clocks.read(only(TargetKind.RESOLUTION), Instant.parse("2026-03-03T12:00:00Z"));
        assertThat(reading.pausedWorking()).isEqualTo(ofHours(3));
        assertThat(reading.elapsed()).isEqualTo(ofHours(7));
        assertThat(reading.dueAt()).isEqualTo(Instant.parse("2026-03-03T13:00:00Z"));
    }

    @Test
    void whilePausedThereIsNoDueTimeButAProjectedOne() {
        clocks.attach(List.of(resolution(ofHours(4))), MONDAY_10);
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(1)), null);
        assertThat(only(TargetKind.RESOLUTION).dueAt()).isNull();
        assertThat(clocks.nextDueAt()).isNull();
        assertThat(clocks.sortDueAt()).isEqualTo(MONDAY_10.plus(ofHours(4)));
        assertThat(clocks.read(only(TargetKind.RESOLUTION), MONDAY_10.plus(ofHours(3)))
                        .projectedDueAt())
                .isEqualTo(MONDAY_10.plus(ofHours(6)));
    }

    @Test
    void anAnnouncedEndOfAPauseIsWhatTheProjectionCountsFrom() {
        clocks.attach(List.of(resolution(ofHours(4))), MONDAY_10);
        clocks.pause(PauseCause.SCHEDULED, MONDAY_10.plus(ofHours(1)), Instant.parse("2026-03-04T09:00:00Z"));
        assertThat(clocks.sortDueAt()).isEqualTo(Instant.parse("2026-03-04T12:00:00Z"));
    }

    @Test
    void aDueTimeThatPassedBeforeThePauseStaysBroken() {
        clocks.attach(List.of(resolution(ofHours(1))), MONDAY_10);
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(2)), null);
        var clock = only(TargetKind.RESOLUTION);
        assertThat(clock.state(MONDAY_10.plus(ofHours(3)))).isEqualTo(ClockState.BREACHED);
        assertThat(clock.isPaused()).isTrue();
        assertThat(clock.breachedAt()).isEqualTo(MONDAY_10.plus(ofHours(1)));
        assertThat(clock.breachFoundAt()).isEqualTo(MONDAY_10.plus(ofHours(2)));
    }

    @Test
    void anAnswerOnTimeIsMetAndOneTooLateIsMissed() {
        clocks.attach(List.of(response(ofHours(1))), MONDAY_10);
        clocks.reply(MONDAY_10.plus(ofHours(1)));
        assertThat(only(TargetKind.FIRST_RESPONSE).outcome()).isEqualTo(ClockState.MET);

        var late = new TicketClocks(2, (key, version) -> office);
        late.attach(List.of(response(ofHours(1))), MONDAY_10);
        late.reply(MONDAY_10.plus(ofHours(1)).plusMillis(1));
        assertThat(late.latest(TargetKind.FIRST_RESPONSE).orElseThrow().outcome())
                .isEqualTo(ClockState.MISSED);
        assertThat(late.news()).extracting(ClockNews::isBreach).containsExactly(true);
    }

    @Test
    void aSecondAnswerIsNotJudgedAgain() {
        clocks.attach(List.of(response(ofHours(1))), MONDAY_10);
        clocks.reply(MONDAY_10.plus(ofMinutes(30)));
        clocks.reply(MONDAY_10.plus(ofHours(5)));
        assertThat(only(TargetKind.FIRST_RESPONSE).stoppedAt()).isEqualTo(MONDAY_10.plus(ofMinutes(30)));
    }

    @Test
    void reopeningGoesOnWithTheSameClockAndExcludesTheTimeSpentResolved() {
        clocks.attach(List.of(resolution(ofHours(4))), MONDAY_10);
        clocks.resolve(MONDAY_10.plus(ofHours(1)));
        assertThat(only(TargetKind.RESOLUTION).outcome()).isEqualTo(ClockState.MET);
        clocks.reopen(List.of(resolution(ofHours(4))), Optional.empty(), Instant.parse("2026-03-03T10:00:00Z"));
        var clock = only(TargetKind.RESOLUTION);
        assertThat(clock.state(Instant.parse("2026-03-03T10:00:00Z"))).isEqualTo(ClockState.RUNNING);
        assertThat(clock.dueAt()).isEqualTo(Instant.parse("2026-03-03T13:00:00Z"));
        assertThat(clocks.all()).hasSize(1);
    }

    @Test
    void aHigherPrioritySupersedesFromTheOriginalStartAndMayBeBrokenAtOnce() {
        clocks.attach(List.of(resolution(ofHours(8))), MONDAY_10);
        var raised = MONDAY_10.plus(ofHours(5));
        clocks.change(
                List.of(terms(TargetKind.RESOLUTION, Priority.P1, ofHours(4), USUAL, List.of(Threshold.ofPercent(75)))),
                raised);
        assertThat(clocks.all())
                .extracting(clock -> clock.state(raised))
                .containsExactly(ClockState.SUPERSEDED, ClockState.BREACHED);
        var now = only(TargetKind.RESOLUTION);
        assertThat(now.startedAt()).isEqualTo(MONDAY_10);
        assertThat(now.breachedAt()).isEqualTo(MONDAY_10.plus(ofHours(4)));
        assertThat(now.breachFoundAt()).isEqualTo(raised);
        clocks.look(raised.plus(ofHours(1)));
        assertThat(clocks.news()).as("no warning is replayed").hasSize(1);
    }

    @Test
    void newTermsAreMeasuredAgainstAllPausesOfTheTicket() {
        clocks.attach(List.of(resolution(ofHours(8))), MONDAY_10);
        clocks.pause(PauseCause.VENDOR, MONDAY_10.plus(ofHours(1)), null);
        clocks.resume(MONDAY_10.plus(ofHours(3)));
        clocks.change(
                List.of(terms(TargetKind.RESOLUTION, Priority.P2, ofHours(4), Set.of(PauseCause.VENDOR), List.of())),
                MONDAY_10.plus(ofHours(3)));
        assertThat(only(TargetKind.RESOLUTION).dueAt()).isEqualTo(MONDAY_10.plus(ofHours(6)));
    }

    @Test
    void aFinishedClockIsFrozen() {
        clocks.attach(List.of(response(ofHours(4)), resolution(ofHours(8))), MONDAY_10);
        clocks.reply(MONDAY_10.plus(ofHours(3)));
        clocks.change(
                List.of(terms(TargetKind.FIRST_RESPONSE, Priority.P1, ofHours(1), Set.of(), List.of())),
                MONDAY_10.plus(ofHours(4)));
        assertThat(only(TargetKind.FIRST_RESPONSE).outcome()).isEqualTo(ClockState.MET);
        assertThat(only(TargetKind.FIRST_RESPONSE).target()).isEqualTo(ofHours(4));
    }

    @Test
    void eachThresholdIsToldOnceAndTheBreachOnce() {
        clocks.attach(
                List.of(terms(
                        TargetKind.RESOLUTION,
                        Priority.P3,
                        ofHours(4),
                        USUAL,
                        List.of(Threshold.ofPercent(50), Threshold.ofPercent(75)))),
                MONDAY_10);
        assertThat(only(TargetKind.RESOLUTION).nextEventAt()).isEqualTo(MONDAY_10.plus(ofHours(2)));
        clocks.look(MONDAY_10.plus(ofHours(2)));
        clocks.look(MONDAY_10.plus(ofHours(2)));
        assertThat(only(TargetKind.RESOLUTION).nextEventAt()).isEqualTo(MONDAY_10.plus(ofHours(3)));
        clocks.look(MONDAY_10.plus(ofHours(3)));
        clocks.look(MONDAY_10.plus(ofHours(5)));
        clocks.look(MONDAY_10.plus(ofHours(6)));
        assertThat(clocks.news()).extracting(news -> news.at().percent()).containsExactly(50, 75, 100);
        assertThat(only(TargetKind.RESOLUTION).nextEventAt()).isNull();
    }

    @Test
    void afterDowntimeABrokenPromiseIsToldWithoutItsWarnings() {
        clocks.attach(
                List.of(terms(
                        TargetKind.RESOLUTION,
                        Priority.P3,
                        ofHours(4),
                        USUAL,
                        List.of(Threshold.ofPercent(50), Threshold.ofPercent(75)))),
                MONDAY_10);
        clocks.look(MONDAY_10.plus(ofHours(6)));
        assertThat(clocks.news()).extracting(ClockNews::at).containsExactly(Threshold.BREACH);
    }

    @Test
    void aPromiseKeptToTheInstantIsNotBroken() {
        clocks.attach(List.of(resolution(ofHours(4))), MONDAY_10);
        clocks.look(MONDAY_10.plus(ofHours(4)));
        assertThat(clocks.news()).isEmpty();
        clocks.resolve(MONDAY_10.plus(ofHours(4)));
        assertThat(only(TargetKind.RESOLUTION).outcome()).isEqualTo(ClockState.MET);
    }

    @Test
    void aGroupsClockStopsWhenTheTicketLeavesAndTheNextOneStarts() {
        var level = terms(TargetKind.OLA, Priority.P3, ofHours(2), USUAL, List.of());
        clocks.receive(Optional.of(level), MONDAY_10);
        clocks.receive(Optional.of(level), MONDAY_10.plus(ofHours(3)));
        assertThat(clocks.all())
                .extracting(SlaClock::cycle, clock -> clock.state(MONDAY_10.plus(ofHours(3))))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, ClockState.MISSED),
                        org.assertj.core.groups.Tuple.tuple(2, ClockState.RUNNING));
        assertThat(clocks.nextDueAt())
                .as("an OLA promises the requester nothing")
                .isNull();
    }

    @Test
    void cancellingEndsEveryPromiseWithoutAResult() {
        clocks.attach(List.of(response(ofHours(4)), resolution(ofHours(8))), MONDAY_10);
        clocks.cancel(MONDAY_10.plus(ofHours(1)));
        assertThat(clocks.all()).extracting(SlaClock::outcome).containsOnly(ClockState.CANCELLED);
        assertThat(clocks.sortDueAt()).isEqualTo(TicketClocks.NO_PROMISE);
    }

    @Test
    void theOldestUnansweredMessageCounts() {
        var exchange = terms(TargetKind.NEXT_REPLY, Priority.P3, ofHours(2), USUAL, List.of());
        clocks.message(Optional.of(exchange), MONDAY_10);
        clocks.message(Optional.of(exchange), MONDAY_10.plus(ofHours(1)));
        assertThat(only(TargetKind.NEXT_REPLY).dueAt()).isEqualTo(MONDAY_10.plus(ofHours(2)));
        clocks.reply(MONDAY_10.plus(ofMinutes(90)));
        clocks.message(Optional.of(exchange), MONDAY_10.plus(ofHours(3)));
        assertThat(only(TargetKind.NEXT_REPLY).cycle()).isEqualTo(2);
        assertThat(clocks.slowestExchange(MONDAY_10.plus(ofHours(3)))).isEqualTo(ofMinutes(90));
    }

    @Test
    void theExplanationAddsUpToTheTarget() {
        clocks.attach(List.of(resolution(ofHours(10))), MONDAY_10);
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(5)), null);
        clocks.resume(Instant.parse("2026-03-03T10:00:00Z"));
        var clock = only(TargetKind.RESOLUTION);
        var segments = clocks.read(clock, Instant.parse("2026-03-04T12:00:00Z")).explanation();
        assertThat(segments)
                .extracting(ClockSegment::kind)
                .containsExactly(
                        ClockSegment.Kind.WORKING,
                        ClockSegment.Kind.PAUSED,
                        ClockSegment.Kind.CLOSED,
                        ClockSegment.Kind.PAUSED,
                        ClockSegment.Kind.WORKING,
                        ClockSegment.Kind.WORKING,
                        ClockSegment.Kind.CLOSED,
                        ClockSegment.Kind.WORKING);
        assertThat(segments.get(1).cause()).isEqualTo("REQUESTER");
        assertThat(segments.stream()
                        .filter(segment -> !segment.to().isAfter(clock.dueAt()))
                        .map(ClockSegment::counted)
                        .reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(ofHours(10));
    }

    @Test
    void whatWasSaidEarlierKnowsNothingOfWhatCameLater() {
        clocks.attach(List.of(resolution(ofHours(2))), MONDAY_10);
        clocks.look(MONDAY_10.plus(ofHours(4)));
        var clock = only(TargetKind.RESOLUTION);

        var onTime = clocks.read(clock, MONDAY_10.plus(ofHours(1)));
        assertThat(onTime.state()).isEqualTo(ClockState.RUNNING);
        assertThat(onTime.breachedAt()).isNull();
        assertThat(onTime.breachFoundAt()).isNull();

        var notYetNoticed = clocks.read(clock, MONDAY_10.plus(ofHours(3)));
        assertThat(notYetNoticed.state()).isEqualTo(ClockState.BREACHED);
        assertThat(notYetNoticed.breachedAt()).isEqualTo(MONDAY_10.plus(ofHours(2)));
        assertThat(notYetNoticed.breachFoundAt()).isNull();
        assertThat(clocks.read(clock, MONDAY_10.plus(ofHours(4))).breachFoundAt())
                .isEqualTo(MONDAY_10.plus(ofHours(4)));
    }

    @Test
    void anEarlierInstantShowsTheClockThatWasSupersededSince() {
        clocks.attach(List.of(resolution(ofHours(8))), MONDAY_10);
        var raised = MONDAY_10.plus(ofHours(5));
        clocks.change(List.of(terms(TargetKind.RESOLUTION, Priority.P1, ofHours(6), USUAL, List.of())), raised);

        assertThat(clocks.asOf(raised.minusMillis(1)))
                .containsExactly(clocks.all().get(0));
        assertThat(clocks.asOf(raised)).hasSize(2);
        assertThat(clocks.asOf(MONDAY_10.minusMillis(1))).isEmpty();
    }

    @Test
    void aGroupsClockFollowsTheTermsOfItsPriorityOrEnds() {
        clocks.receive(Optional.of(operational(Priority.P4, ofHours(6))), MONDAY_10);
        var later = MONDAY_10.plus(ofHours(1));
        clocks.changeOperationalLevel(Optional.of(operational(Priority.P1, ofHours(2))), later);
        assertThat(only(TargetKind.OLA).dueAt()).isEqualTo(MONDAY_10.plus(ofHours(2)));
        assertThat(only(TargetKind.OLA).cycle()).isEqualTo(1);
        assertThat(clocks.all().get(0).outcome()).isEqualTo(ClockState.SUPERSEDED);

        clocks.changeOperationalLevel(Optional.empty(), later);
        assertThat(only(TargetKind.OLA).outcome()).isEqualTo(ClockState.CANCELLED);
    }

    @Test
    void whatAGroupMissesIsNoBrokenPromiseToTheRequester() {
        clocks.attach(List.of(resolution(ofHours(8))), MONDAY_10);
        clocks.receive(Optional.of(operational(Priority.P3, ofHours(1))), MONDAY_10);
        clocks.look(MONDAY_10.plus(ofHours(2)));
        assertThat(only(TargetKind.OLA).breachedAt()).isNotNull();
        assertThat(clocks.isBreached()).isFalse();
        assertThat(clocks.nextDueAt()).isEqualTo(only(TargetKind.RESOLUTION).dueAt());

        clocks.look(Instant.parse("2026-03-04T10:00:00Z"));
        assertThat(clocks.isBreached()).isTrue();
    }

    @Test
    void aShareOfTheTargetIsPassedInWorkingTimeAndNotWhileAHoldLasts() {
        clocks.attach(List.of(resolution(ofHours(8))), MONDAY_10);
        var clock = only(TargetKind.RESOLUTION);
        assertThat(clocks.read(clock, MONDAY_10).passes(Threshold.ofPercent(50)))
                .isEqualTo(MONDAY_10.plus(ofHours(4)));

        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(3)), null);
        var reading = clocks.read(clock, MONDAY_10.plus(ofHours(3)));
        assertThat(reading.passes(Threshold.ofPercent(25))).isEqualTo(MONDAY_10.plus(ofHours(2)));
        assertThat(reading.passes(Threshold.ofPercent(50))).isNull();
    }

    @Test
    void aRestThatFollowsAnotherKeepsTheClockResting() {
        clocks.attach(
                List.of(terms(
                        TargetKind.RESOLUTION,
                        Priority.P3,
                        ofHours(4),
                        Set.of(PauseCause.REQUESTER, PauseCause.VENDOR),
                        List.of())),
                MONDAY_10);
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(1)), null);
        clocks.pause(PauseCause.VENDOR, MONDAY_10.plus(ofHours(2)), null);
        clocks.resume(MONDAY_10.plus(ofHours(3)));

        var reading = clocks.read(only(TargetKind.RESOLUTION), MONDAY_10.plus(ofHours(4)));
        assertThat(reading.pausedWorking()).isEqualTo(ofHours(2));
        assertThat(reading.explanation())
                .extracting(ClockSegment::kind, ClockSegment::cause)
                .startsWith(
                        tuple(ClockSegment.Kind.WORKING, null),
                        tuple(ClockSegment.Kind.PAUSED, "REQUESTER"),
                        tuple(ClockSegment.Kind.PAUSED, "VENDOR"),
                        tuple(ClockSegment.Kind.WORKING, null));
    }

    @Test
    void aStoppedClockExplainsTheDueTimeItWasJudgedBy() {
        clocks.attach(List.of(response(ofHours(4)), resolution(ofHours(6))), MONDAY_10);
        clocks.reply(MONDAY_10.plus(ofHours(1)));
        clocks.resolve(MONDAY_10.plus(ofHours(2)));
        for (var kind : List.of(TargetKind.FIRST_RESPONSE, TargetKind.RESOLUTION)) {
            var reading = clocks.read(only(kind), MONDAY_10.plus(ofHours(20)));
            assertThat(reading.explanation())
                    .as("what rests because the work is done is no part of it")
                    .extracting(ClockSegment::kind)
                    .containsOnly(ClockSegment.Kind.WORKING);
            assertThat(reading.explanation().stream().map(ClockSegment::counted).reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(only(kind).target());
        }
    }

    @Test
    void aClockThatWentOnShowsWhatItSaidWhileItWasResolved() {
        clocks.attach(List.of(resolution(ofHours(6))), MONDAY_10);
        var resolved = MONDAY_10.plus(ofHours(2));
        clocks.resolve(resolved);
        clocks.reopen(List.of(resolution(ofHours(6))), Optional.empty(), MONDAY_10.plus(ofHours(4)));
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(5)), null);

        var then = clocks.read(only(TargetKind.RESOLUTION), MONDAY_10.plus(ofHours(3)));
        assertThat(then.state()).isEqualTo(ClockState.MET);
        assertThat(then.stoppedAt()).isEqualTo(resolved);
        assertThat(then.dueAt()).isEqualTo(MONDAY_10.plus(ofHours(6)));
        assertThat(then.isPaused()).isFalse();
    }

    @Test
    void aSupersededClockStaysSoWhateverRestsAfterIt() {
        clocks.attach(List.of(resolution(ofHours(8))), MONDAY_10);
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(1)), null);
        clocks.change(
                List.of(terms(TargetKind.RESOLUTION, Priority.P1, ofHours(4), USUAL, List.of())),
                MONDAY_10.plus(ofHours(2)));
        clocks.resume(MONDAY_10.plus(ofHours(4)));

        var reading = clocks.read(clocks.all().get(0), MONDAY_10.plus(ofHours(3)));
        assertThat(reading.state()).isEqualTo(ClockState.SUPERSEDED);
        assertThat(reading.isPaused()).isTrue();
        assertThat(reading.dueAt()).isNull();
    }

    @Test
    void whatAGroupMissedIsKeptWhenItsTermsChange() {
        clocks.receive(Optional.of(operational(Priority.P3, ofHours(1))), MONDAY_10);
        var later = MONDAY_10.plus(ofHours(2));
        clocks.changeOperationalLevel(Optional.of(operational(Priority.P4, ofHours(6))), later);

        assertThat(clocks.all().get(0).breachedAt()).isEqualTo(MONDAY_10.plus(ofHours(1)));
        assertThat(clocks.all().get(0).breachFoundAt()).isEqualTo(later);
        assertThat(only(TargetKind.OLA).breachedAt()).isNull();
        assertThat(clocks.news()).extracting(ClockNews::isBreach).containsExactly(true);
    }

    @Test
    void regularContactThatIsAgreedLaterBeginsThen() {
        var contact = terms(TargetKind.PERIODIC_UPDATE, Priority.P1, ofHours(2), USUAL, List.of());
        clocks.attach(List.of(resolution(ofHours(8))), MONDAY_10);
        var raised = MONDAY_10.plus(ofHours(3));
        clocks.change(List.of(resolution(ofHours(8)), contact), raised);
        assertThat(only(TargetKind.PERIODIC_UPDATE).startedAt()).isEqualTo(raised);

        clocks.change(List.of(resolution(ofHours(8))), raised.plus(ofHours(1)));
        assertThat(only(TargetKind.PERIODIC_UPDATE).outcome()).isEqualTo(ClockState.CANCELLED);
        clocks.change(List.of(resolution(ofHours(8)), contact), raised.plus(ofHours(2)));
        assertThat(only(TargetKind.PERIODIC_UPDATE).cycle()).isEqualTo(2);
        assertThat(only(TargetKind.PERIODIC_UPDATE).dueAt()).isEqualTo(raised.plus(ofHours(4)));
    }

    @Test
    void aSolutionThatIsPromisedAgainCountsFromTheBeginning() {
        clocks.attach(List.of(response(ofHours(4)), resolution(ofHours(6))), MONDAY_10);
        clocks.change(List.of(response(ofHours(4))), MONDAY_10.plus(ofHours(1)));
        assertThat(only(TargetKind.RESOLUTION).outcome()).isEqualTo(ClockState.CANCELLED);

        clocks.change(List.of(response(ofHours(4)), resolution(ofHours(6))), MONDAY_10.plus(ofHours(2)));
        assertThat(only(TargetKind.RESOLUTION).startedAt()).isEqualTo(MONDAY_10);
        assertThat(only(TargetKind.RESOLUTION).dueAt()).isEqualTo(MONDAY_10.plus(ofHours(6)));
    }

    @Test
    void aClockThatRestsFromItsStartHasNothingToExplainYet() {
        clocks.attach(List.of(resolution(ofHours(6))), MONDAY_10);
        clocks.pause(PauseCause.REQUESTER, MONDAY_10, null);

        assertThat(clocks.read(only(TargetKind.RESOLUTION), MONDAY_10).explanation())
                .isEmpty();
    }

    @Test
    void whatRestsAfterAClockWasReplacedDoesNotExplainIt() {
        clocks.attach(List.of(resolution(ofHours(10))), MONDAY_10);
        var old = only(TargetKind.RESOLUTION);
        clocks.change(List.of(resolution(ofHours(4))), MONDAY_10.plus(ofHours(1)));
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(2)), null);
        var reading = clocks.read(old, MONDAY_10.plus(ofHours(3)));

        assertThat(reading.state()).isEqualTo(ClockState.SUPERSEDED);
        assertThat(reading.explanation()).noneMatch(segment -> segment.kind() == ClockSegment.Kind.PAUSED);
        assertThat(reading.explanation().stream().map(ClockSegment::counted).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(ofHours(10));
        assertThat(reading.dueAt()).isEqualTo(Instant.parse("2026-03-03T12:00:00Z"));
    }

    @Test
    void aClockThatWasReplacedWhileItRestedStaysExplainedLikeThat() {
        clocks.attach(List.of(resolution(ofHours(10))), MONDAY_10);
        var old = only(TargetKind.RESOLUTION);
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(1)), null);
        clocks.change(List.of(resolution(ofHours(4))), MONDAY_10.plus(ofHours(2)));
        clocks.resume(MONDAY_10.plus(ofHours(3)));
        var reading = clocks.read(old, MONDAY_10.plus(ofHours(5)));

        assertThat(reading.dueAt()).isNull();
        assertThat(reading.remaining()).isEqualTo(ofHours(9));
        assertThat(reading.explanation())
                .extracting(ClockSegment::kind, ClockSegment::to)
                .containsExactly(
                        tuple(ClockSegment.Kind.WORKING, MONDAY_10.plus(ofHours(1))),
                        tuple(ClockSegment.Kind.PAUSED, MONDAY_10.plus(ofHours(2))));
    }

    @Test
    void aGroupsTimeRestsAsItsOwnClockDoes() {
        var vendor = new ClockTerms(
                TargetKind.OLA,
                Priority.P3,
                ofHours(4),
                "office",
                1,
                "desk",
                1,
                Set.of(PauseCause.VENDOR),
                List.of(),
                "desk");
        clocks.receive(Optional.of(vendor), MONDAY_10);
        clocks.pause(PauseCause.VENDOR, MONDAY_10.plus(ofHours(1)), null);
        clocks.resume(MONDAY_10.plus(ofHours(2)));
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(3)), null);
        clocks.resume(MONDAY_10.plus(ofHours(4)));
        var till = MONDAY_10.plus(ofHours(5));

        assertThat(clocks.spent("desk", office, MONDAY_10, MONDAY_10, till)).isEqualTo(ofHours(4));
        assertThat(clocks.spent("desk", office, MONDAY_10, MONDAY_10.plus(ofMinutes(90)), till))
                .as("somebody who was responsible from within the pause on")
                .isEqualTo(ofHours(3));
        assertThat(clocks.spent("others", office, MONDAY_10, MONDAY_10, till))
                .as("where nothing was agreed, the requester's time is nobody's")
                .isEqualTo(ofHours(4));
        assertThat(clocks.spent("desk", office, MONDAY_10.plus(ofHours(2)), MONDAY_10.plus(ofHours(2)), till))
                .as("another stay of the group, without terms of its own")
                .isEqualTo(ofHours(2));
    }

    @Test
    void aPageIsToldHowAClockGoesOn() {
        clocks.attach(List.of(resolution(ofHours(10))), MONDAY_10);
        var now = MONDAY_10.plus(ofHours(6));
        var ahead = clocks.read(only(TargetKind.RESOLUTION), now).ahead();

        assertThat(ahead.remaining()).isEqualTo(ofHours(4));
        assertThat(ahead.dueAt()).isEqualTo(Instant.parse("2026-03-03T12:00:00Z"));
        assertThat(ahead.resting()).isFalse();
        assertThat(ahead.open())
                .extracting("from")
                .startsWith(now, Instant.parse("2026-03-03T09:00:00Z"), Instant.parse("2026-03-04T09:00:00Z"));
        assertThat(ahead.open()).allSatisfy(range -> assertThat(range.to()).isBeforeOrEqualTo(ahead.sight()));
    }

    @Test
    void aPageIsToldTheHoursUpToTheDueTimeOfAClockThatRests() {
        clocks.attach(List.of(resolution(ofHours(80))), MONDAY_10);
        var until = MONDAY_10.plus(ofHours(3));
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(1)), until);
        var reading = clocks.read(only(TargetKind.RESOLUTION), MONDAY_10.plus(ofHours(2)));
        var ahead = reading.ahead();

        assertThat(ahead.resting()).isTrue();
        assertThat(ahead.dueAt()).isNull();
        assertThat(ahead.resumesAt()).isEqualTo(until);
        assertThat(ahead.sight()).isAfter(reading.projectedDueAt());
        assertThat(clocks.read(only(TargetKind.RESOLUTION), MONDAY_10.plus(ofHours(2)))
                        .ahead()
                        .open())
                .hasSizeGreaterThan(10);
    }

    @Test
    void howFarAheadAPageIsToldHasAnEnd() {
        clocks.attach(List.of(resolution(ofHours(2000))), MONDAY_10);
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(1)), null);
        var ahead = clocks.read(only(TargetKind.RESOLUTION), MONDAY_10.plus(ofHours(2)))
                .ahead();
        assertThat(ahead.sight()).isEqualTo(MONDAY_10.plus(ofHours(2)).plus(Duration.ofDays(30)));
    }

    @Test
    void aClockThatTookAnothersPlaceSaysWhetherTheSameWasToldBefore() {
        clocks.attach(List.of(warned(Priority.P4, ofHours(16))), MONDAY_10);
        var fridayNoon = Instant.parse("2026-03-06T12:00:00Z");
        clocks.look(fridayNoon);
        clocks.change(List.of(warned(Priority.P3, ofHours(8))), fridayNoon);
        clocks.change(List.of(warned(Priority.P2, ofHours(4))), fridayNoon);

        assertThat(clocks.news())
                .extracting(news -> news.clock().priority(), ClockNews::isBreach, ClockNews::again)
                .containsExactly(
                        tuple(Priority.P4, true, false),
                        tuple(Priority.P3, true, true),
                        tuple(Priority.P2, true, true));
    }

    @Test
    void aWarningIsTheFirstOnlyWhereNoClockBeforeHasGivenIt() {
        clocks.attach(List.of(warned(Priority.P4, ofHours(16))), MONDAY_10);
        // Twelve of sixteen hours are three quarters, and of fourteen more than that.
        var twelveWorked = Instant.parse("2026-03-03T14:00:00Z");
        clocks.look(twelveWorked);
        clocks.change(List.of(warned(Priority.P3, ofHours(14))), twelveWorked);
        clocks.look(twelveWorked);
        clocks.look(Instant.parse("2026-03-03T16:00:00.001Z"));

        assertThat(clocks.news())
                .extracting(news -> news.clock().priority(), ClockNews::at, ClockNews::again)
                .containsExactly(
                        tuple(Priority.P4, Threshold.ofPercent(75), false),
                        tuple(Priority.P3, Threshold.ofPercent(75), true),
                        tuple(Priority.P3, Threshold.BREACH, false));
    }

    @Test
    void anotherExchangeIsAnotherPromise() {
        var exchange = terms(TargetKind.NEXT_REPLY, Priority.P3, ofHours(1), Set.of(), List.of());
        clocks.message(Optional.of(exchange), MONDAY_10);
        clocks.reply(MONDAY_10.plus(ofHours(2)));
        clocks.message(Optional.of(exchange), MONDAY_10.plus(ofHours(3)));
        clocks.reply(MONDAY_10.plus(ofHours(5)));

        assertThat(clocks.news()).extracting(ClockNews::again).containsExactly(false, false);
    }

    @Test
    void theLongerARestLastsTheLaterIsWhatWouldFollow() {
        clocks.attach(List.of(response(ofHours(100)), resolution(ofHours(4))), MONDAY_10);
        clocks.pause(PauseCause.REQUESTER, MONDAY_10.plus(ofHours(1)), null);
        var placed = clocks.sortDueAt();
        assertThat(placed).isEqualTo(MONDAY_10.plus(ofHours(4)));

        var wednesday = Instant.parse("2026-03-04T10:00:00Z");
        assertThat(clocks.sortDueAt()).isEqualTo(placed);
        clocks.projectAnew(wednesday);

        assertThat(clocks.sortDueAt()).isEqualTo(wednesday.plus(ofHours(3)));
        assertThat(only(TargetKind.RESOLUTION).dueAt()).isNull();
        assertThat(only(TargetKind.FIRST_RESPONSE).dueAt()).isEqualTo(Instant.parse("2026-03-18T14:00:00Z"));
    }

    private static ClockTerms warned(Priority priority, Duration target) {
        return terms(TargetKind.RESOLUTION, priority, target, USUAL, List.of(Threshold.ofPercent(75)));
    }

    private SlaClock only(TargetKind kind) {
        return clocks.latest(kind).orElseThrow();
    }

    private static ClockTerms response(Duration target) {
        return terms(TargetKind.FIRST_RESPONSE, Priority.P3, target, Set.of(), List.of());
    }

    private static ClockTerms resolution(Duration target) {
        return terms(TargetKind.RESOLUTION, Priority.P3, target, USUAL, List.of());
    }

    private static ClockTerms operational(Priority priority, Duration target) {
        return new ClockTerms(
                TargetKind.OLA, priority, target, "office", 1, "service-desk", 1, USUAL, List.of(), "service-desk");
    }

    private static ClockTerms terms(
            TargetKind kind, Priority priority, Duration target, Set<PauseCause> pausesOn, List<Threshold> warnAt) {
        return new ClockTerms(kind, priority, target, "office", 1, "agreement", 1, pausesOn, warnAt, null);
    }

    private static ServiceCalendar officeHours() {
        Map<DayOfWeek, List<ServiceHours>> week = new EnumMap<>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                week.put(day, List.of(new ServiceHours(9 * 60, 17 * 60)));
            }
        }
        return new ServiceCalendar(ZoneOffset.UTC, week, List.of(), Map.of());
    }
}
