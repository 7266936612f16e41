package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.desk.ticket.TicketFixture.EMMA;
import static org.threeline.desk.ticket.WorkedTicket.BY_LUKAS;
import static org.threeline.desk.ticket.WorkedTicket.NUMBER;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.Definitions;
import org.threeline.catalog.offering.SupposedCatalogue;
import org.threeline.catalog.offering.WrittenCatalogue;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.catalog.sla.WorkingDuration;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.ticket.RunningPromises.Forecast;
import org.threeline.desk.ticket.TicketHandling.PrioritizeTicket;
import org.threeline.desk.ticket.TicketHandling.ResolveTicket;

/** A ticket of Monday noon whose office is open from 9 to 17, after what it is measured by was changed. */
class RunningPromisesTest {
    private static final Instant ONE = Instant.parse("2026-03-02T13:00:00Z");

    /** The version of whatever is only written. */
    private static final int WRITTEN = 0;

    private static final ServiceHours MORNINGS = new ServiceHours(9 * 60, 13 * 60);

    private final Definitions published = new WrittenCatalogue();
    private final WorkedTicket worked = new WorkedTicket();
    private final List<Long> found = List.of(worked.ticket.id());

    @Test
    void clocksMoveToACalendarOnlyWhenTheyAreMoved() {
        var shorter = supposing(calendar("office", MORNINGS));
        assertThat(resolution().dueAt()).isEqualTo("2026-03-04T12:00:00Z");
        var updated = worked.ticket.updatedAt();

        assertThat(move(shorter, DefinitionKind.CALENDAR, "office", ONE)).isOne();

        // Two working days were 16 hours of the old office, and are eight of the new one.
        assertThat(resolution().target()).hasHours(8);
        assertThat(resolution().dueAt()).isEqualTo("2026-03-04T12:00:00Z");
        assertThat(resolution().calendarVersion()).isEqualTo(WRITTEN + 1);
        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).dueAt()).isEqualTo("2026-03-03T10:00:00Z");
        assertThat(worked.ticket.updatedAt()).isEqualTo(updated);
        assertThat(worked.lastWord().kind()).isEqualTo(HistoryKind.PROMISES_MOVED);
        assertThat(worked.told.events()).isEmpty();
    }

    @Test
    void movingTwiceIsMovingOnce() {
        var shorter = supposing(calendar("office", MORNINGS));
        move(shorter, DefinitionKind.CALENDAR, "office", ONE);
        var words = worked.story().size();
        assertThat(move(shorter, DefinitionKind.CALENDAR, "office", ONE)).isZero();
        assertThat(worked.story()).hasSize(words);
    }

    @Test
    void aMovedClockStaysOnItsVersionWhenThePriorityChanges() {
        var shorter = supposing(calendar("office", MORNINGS));
        move(shorter, DefinitionKind.CALENDAR, "office", ONE);
        worked.supposing(shorter)
                .at(ONE)
                .handling()
                .prioritize(new PrioritizeTicket(NUMBER, null, Impact.LOW, Urgency.HIGH), BY_LUKAS);
        assertThat(resolution().calendarVersion()).isEqualTo(WRITTEN + 1);
    }

    @Test
    void aBreachThatTheMoveBringsAboutIsToldWithTheDueTimeAndTheMoment() {
        var closed = supposing(agreement(List.of(target(TargetKind.RESOLUTION, "30m"))));
        assertThat(move(closed, DefinitionKind.AGREEMENT, "it", ONE)).isOne();
        assertThat(resolution().breachedAt()).isEqualTo("2026-03-02T12:30:00Z");
        assertThat(resolution().breachFoundAt()).isEqualTo(ONE);
        assertThat(worked.told.events()).extracting(PromiseTold::isBreach).containsExactly(true);
        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).state(ONE))
                .as("no longer promised")
                .isEqualTo(ClockState.CANCELLED);
        assertThat(worked.ticket.agreementVersion()).isEqualTo(WRITTEN + 1);
    }

    @Test
    void aBreachStaysOnRecordWhenTheMoveGivesTimeAgain() {
        var tuesday = Instant.parse("2026-03-03T16:00:00Z");
        worked.locked().look(found, tuesday);
        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).breachedAt()).isEqualTo("2026-03-02T14:00:00Z");
        var longer = supposing(
                agreement(List.of(target(TargetKind.FIRST_RESPONSE, "4d"), target(TargetKind.RESOLUTION, "4d"))));
        move(longer, DefinitionKind.AGREEMENT, "it", tuesday);
        var answers = worked.locked().clocks.of(worked.ticket.id(), null).all().stream()
                .filter(clock -> clock.kind() == TargetKind.FIRST_RESPONSE)
                .toList();
        assertThat(answers).extracting(clock -> clock.breachedAt() != null).containsExactly(true, false);
    }

    @Test
    void aGroupsOwnTargetMovesAlone() {
        var quicker = supposing(group("2h"));
        assertThat(move(quicker, DefinitionKind.GROUP, "service-desk", ONE)).isOne();
        assertThat(worked.clock(TargetKind.OLA).dueAt()).isEqualTo("2026-03-02T14:00:00Z");
        assertThat(resolution().definitionVersion()).isEqualTo(WRITTEN);
    }

    @Test
    void anotherDefinitionMovesNothing() {
        var elsewhere = supposing(calendar("lisbon", MORNINGS));
        assertThat(move(elsewhere, DefinitionKind.CALENDAR, "lisbon", ONE)).isZero();
    }

    @Test
    void whatIsDoneStaysAsItWas() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.handling().resolve(new ResolveTicket(NUMBER, null, "Done", null, null), BY_LUKAS);
        var shorter = supposing(agreement(List.of(target(TargetKind.RESOLUTION, "30m"))));
        assertThat(move(shorter, DefinitionKind.AGREEMENT, "it", ONE)).isZero();
        assertThat(resolution().state(ONE)).isEqualTo(ClockState.MET);
    }

    @Test
    void aPromiseFollowsTheRequesterToAnotherPlace() {
        worked.handling().prioritize(new PrioritizeTicket(NUMBER, null, Impact.MEDIUM, Urgency.HIGH), BY_LUKAS);
        assertThat(resolution().calendarKey()).isEqualTo("office");
        worked.locations.with(EMMA, "lisbon");
        assertThat(promises(published).followPlace(found, ONE)).isOne();
        assertThat(resolution().calendarKey()).isEqualTo("lisbon");
        assertThat(promises(published).followPlace(found, ONE)).isZero();
    }

    @Test
    void otherRulesOfAZoneLeadTheSameTermsToOtherTimes() {
        assertThat(promises(published).recount(found, "2026b", ONE)).isZero();
        var later = new WrittenCatalogue.Shifted();
        worked.supposing(later);
        assertThat(promises(later).recount(found, "2026b", ONE)).isOne();
        assertThat(resolution().dueAt()).isEqualTo("2026-03-03T21:00:00Z");
        assertThat(resolution().calendarVersion()).isEqualTo(WRITTEN);
        assertThat(worked.lastWord().kind()).isEqualTo(HistoryKind.PROMISES_MOVED);
    }

    @Test
    void aForecastCountsWhatWouldMoveAndWhatWouldBeOverdueAtOnce() {
        var closed = supposing(agreement(List.of(target(TargetKind.RESOLUTION, "30m"))));
        assertThat(forecast(closed, DefinitionKind.AGREEMENT, "it", ONE)).isEqualTo(new Forecast(1, 1, 0));
    }

    @Test
    void aForecastCountsWhatIsOverdueAndWouldHaveTimeAgain() {
        var tuesday = Instant.parse("2026-03-03T16:00:00Z");
        var longer = supposing(
                agreement(List.of(target(TargetKind.FIRST_RESPONSE, "4d"), target(TargetKind.RESOLUTION, "4d"))));
        assertThat(forecast(longer, DefinitionKind.AGREEMENT, "it", tuesday)).isEqualTo(new Forecast(2, 0, 1));
    }

    @Test
    void aForecastOfWhatMeasuresNothingHereIsEmpty() {
        var elsewhere = supposing(calendar("lisbon", MORNINGS));
        assertThat(forecast(elsewhere, DefinitionKind.CALENDAR, "lisbon", ONE)).isEqualTo(Forecast.NOTHING);
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.handling().resolve(new ResolveTicket(NUMBER, null, "Done", null, null), BY_LUKAS);
        var shorter = supposing(agreement(List.of(target(TargetKind.RESOLUTION, "30m"))));
        assertThat(forecast(shorter, DefinitionKind.AGREEMENT, "it", ONE)).isEqualTo(Forecast.NOTHING);
    }

    private SlaClock resolution() {
        return worked.clock(TargetKind.RESOLUTION);
    }

    private int move(Definitions supposed, DefinitionKind kind, String key, Instant now) {
        return promises(supposed).move(found, kind, key, now);
    }

    private Forecast forecast(Definitions supposed, DefinitionKind kind, String key, Instant now) {
        return promises(published).forecast(found, kind, key, supposed, now);
    }

    private RunningPromises promises(Definitions definitions) {
        return worked.promises(definitions);
    }

    private Definitions supposing(DefinitionEdit edit) {
        return SupposedCatalogue.with(edit, published);
    }

    /** Open on each day of the week from Monday to Friday. */
    private DefinitionEdit calendar(String key, ServiceHours hours) {
        var week = new EnumMap<DayOfWeek, List<ServiceHours>>(DayOfWeek.class);
        for (var day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(hours));
        }
        return DefinitionEdit.of(
                new CalendarDefinition(
                        key,
                        0,
                        published.inForce().calendar(key).orElseThrow().name(),
                        new ServiceCalendar(ZoneOffset.UTC, week, List.of(), Map.of())),
                1,
                null,
                false);
    }

    private DefinitionEdit agreement(List<ServiceLevelTarget> targets) {
        var agreement = published.inForce().agreement("it").orElseThrow();
        return new DefinitionEdit(
                DefinitionKind.AGREEMENT,
                "it",
                new ServiceLevelAgreement("it", 0, agreement.name(), targets, List.of()),
                1,
                null,
                false);
    }

    private ServiceLevelTarget target(TargetKind kind, String length) {
        var like = published.inForce().agreement("it").orElseThrow().targets().get(0);
        return new ServiceLevelTarget(
                kind, like.priority(), WorkingDuration.parse(length), like.calendar(), kind.usualPauses(), List.of());
    }

    private DefinitionEdit group(String length) {
        var group = published.inForce().group("service-desk").orElseThrow();
        var like = group.ola().get(0);
        return DefinitionEdit.of(
                new GroupDefinition(
                        group.key(),
                        0,
                        group.name(),
                        group.line(),
                        group.calendar(),
                        List.of(new ServiceLevelTarget(
                                like.kind(),
                                like.priority(),
                                WorkingDuration.parse(length),
                                like.calendar(),
                                like.pausesOn(),
                                like.warnAt())),
                        group.sideways()),
                1,
                null,
                false);
    }
}
