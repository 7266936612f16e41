package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.threeline.desk.ticket.TicketFixture.DANIEL;
import static org.threeline.desk.ticket.TicketFixture.LUKAS;
import static org.threeline.desk.ticket.TicketFixture.MARTA;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.TicketFixture.aConfidentialTicket;
import static org.threeline.desk.ticket.TicketFixture.administrator;
import static org.threeline.desk.ticket.WorkedTicket.BY_EMMA;
import static org.threeline.desk.ticket.WorkedTicket.BY_LUKAS;
import static org.threeline.desk.ticket.WorkedTicket.BY_THE_LEAD;
import static org.threeline.desk.ticket.WorkedTicket.NUMBER;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.ticket.TicketHandling.AssignTicket;
import org.threeline.desk.ticket.TicketHandling.EditTicket;
import org.threeline.desk.ticket.TicketHandling.HoldTicket;
import org.threeline.desk.ticket.TicketHandling.PrioritizeTicket;
import org.threeline.desk.ticket.TicketHandling.ResolveTicket;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.StaleVersion;

class TicketHandlingTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));
    private static final Instant MUCH_LATER = NOON.plus(Duration.ofDays(30));

    private final WorkedTicket worked = new WorkedTicket();
    private final Ticket ticket = worked.ticket;
    private final TicketHandling handling = worked.handling();

    @Test
    void whoeverTakesATicketIsResponsibleFromThenOn() {
        worked.at(LATER);
        handling.take(NUMBER, null, BY_LUKAS);

        assertThat(ticket.isAssignedTo(LUKAS)).isTrue();
        assertThat(worked.tickets.stints)
                .extracting(Stint::personId, Stint::startedAt)
                .containsExactly(tuple(LUKAS, LATER));
        assertThat(worked.story()).containsExactly(HistoryKind.TAKEN);
        assertThat(worked.written.events()).extracting(HistoryWritten::actorId).containsExactly(LUKAS);
    }

    @Test
    void nobodyActsOnAVersionThatIsNoMore() {
        assertThatExceptionOfType(StaleVersion.class).isThrownBy(() -> handling.take(NUMBER, 7, BY_LUKAS));
        assertThat(worked.story()).isEmpty();
    }

    @Test
    void aTicketThatGoesToAnotherGroupOfItsLineStaysThereAndTheGroupsClockStops() {
        worked.at(LATER);
        handling.assign(new AssignTicket(NUMBER, null, "hr-desk", null, "It is about pay"), BY_LUKAS);

        assertThat(ticket.groupKey()).isEqualTo("hr-desk");
        assertThat(worked.stay().kind()).isEqualTo(HopKind.ASSIGNED);
        assertThat(worked.stay().reason()).isEqualTo("It is about pay");
        assertThat(worked.clock(TargetKind.OLA).state(LATER)).isEqualTo(ClockState.MET);
        assertThat(worked.lastWord()).extracting("data").asString().contains("hr-desk");
    }

    @Test
    void aColleagueOfTheGroupBecomesResponsibleByLogin() {
        handling.assign(new AssignTicket(NUMBER, null, null, "daniel", null), BY_LUKAS);

        assertThat(ticket.isAssignedTo(DANIEL)).isTrue();
        assertThat(worked.tickets.hops).hasSize(1);
        refusesInput(
                () -> handling.assign(new AssignTicket(NUMBER, null, null, "irina", null), BY_LUKAS),
                "assignee",
                "assignee.not_a_member");
    }

    @Test
    void anAdministratorWhoReassignsSaysWhy() {
        var admin = administrator(MARTA);
        refusesInput(
                () -> handling.assign(new AssignTicket(NUMBER, null, null, "daniel", " "), admin),
                "reason",
                "input.required");
        handling.assign(new AssignTicket(NUMBER, null, null, "daniel", "Lukas is ill"), admin);
        assertThat(ticket.isAssignedTo(DANIEL)).isTrue();
    }

    @Test
    void aTicketThatWentAstrayMayLeaveItsServiceButAConfidentialOneMayNot() {
        var hidden = new WorkedTicket(aConfidentialTicket().ticket());
        refuses(
                () -> hidden.handling().assign(new AssignTicket(NUMBER, null, "hr-desk", null, null), BY_LUKAS),
                "ticket.assign.not_a_group_of_the_service");
        refusesInput(
                () -> handling.assign(new AssignTicket(NUMBER, null, "nowhere", null, null), BY_LUKAS),
                "group",
                "group.unknown");
    }

    @Test
    void aHoldTellsItsReasonInPublicAndItsNoteToTheDeskOnly() {
        handling.take(NUMBER, null, BY_LUKAS);
        var until = LATER.plus(Duration.ofDays(1));
        worked.at(LATER);
        handling.hold(new HoldTicket(NUMBER, null, HoldReason.VENDOR, "Order 4711", until), BY_LUKAS);

        assertThat(ticket.status()).isEqualTo(TicketStatus.ON_HOLD);
        assertThat(worked.story()).containsExactly(HistoryKind.TAKEN, HistoryKind.HELD, HistoryKind.NOTE);
        assertThat(worked.clock(TargetKind.RESOLUTION).isPaused()).isTrue();
        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).isPaused()).isFalse();

        worked.at(LATER.plusSeconds(60));
        handling.resume(NUMBER, null, BY_LUKAS);
        assertThat(worked.clock(TargetKind.RESOLUTION).isPaused()).isFalse();
        assertThat(worked.story()).endsWith(HistoryKind.RESUMED);
    }

    @Test
    void aHoldHasAReasonAndEndsInTheForeseeableFuture() {
        handling.take(NUMBER, null, BY_LUKAS);
        refusesInput(() -> hold(null, null), "reason", "input.required");
        refusesInput(() -> hold(HoldReason.CHANGE, NOON), "until", "input.in_the_past");
        refusesInput(() -> hold(HoldReason.CHANGE, NOON.plus(Duration.ofDays(367))), "until", "input.too_far");
        hold(HoldReason.CHANGE, NOON.plus(Duration.ofDays(366)));
        assertThat(ticket.status()).isEqualTo(TicketStatus.ON_HOLD);
    }

    @Test
    void whoWaitsForTheRequesterSaysWhatForUnlessTheDeskHasTheLastWord() {
        handling.take(NUMBER, null, BY_LUKAS);
        worked.at(LATER);
        var waiting = new HoldTicket(NUMBER, null, HoldReason.REQUESTER, "Not in the list", null);
        refusesInput(() -> handling.holdAsking(waiting, " ", BY_LUKAS), "message", "input.required");
        assertThat(ticket.status()).isEqualTo(TicketStatus.IN_PROGRESS);

        handling.holdAsking(waiting, "Which laptop is it?", BY_LUKAS);
        assertThat(worked.story())
                .containsExactly(HistoryKind.TAKEN, HistoryKind.REPLY, HistoryKind.HELD, HistoryKind.NOTE);
        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).stoppedAt()).isEqualTo(LATER);
        assertThat(worked.clock(TargetKind.RESOLUTION).isPaused()).isTrue();

        handling.resume(NUMBER, null, BY_LUKAS);
        handling.holdAsking(waiting, null, BY_LUKAS);
        assertThat(ticket.status()).isEqualTo(TicketStatus.ON_HOLD);
        assertThat(worked.story()).filteredOn(HistoryKind.REPLY::equals).hasSize(1);
    }

    @Test
    void whoWaitsForSomebodyElseSendsTheRequesterNothing() {
        handling.take(NUMBER, null, BY_LUKAS);
        handling.holdAsking(new HoldTicket(NUMBER, null, HoldReason.VENDOR, null, null), "Left over", BY_LUKAS);

        assertThat(worked.story()).containsExactly(HistoryKind.TAKEN, HistoryKind.HELD);
    }

    private void hold(HoldReason reason, Instant until) {
        handling.hold(new HoldTicket(NUMBER, null, reason, null, until), BY_LUKAS);
    }

    @Test
    void anotherPriorityIsAnotherPromiseFromTheSameBeginning() {
        worked.at(LATER);
        handling.prioritize(new PrioritizeTicket(NUMBER, null, Impact.MEDIUM, Urgency.MEDIUM), BY_LUKAS);

        assertThat(ticket.priority()).isEqualTo(Priority.P3);
        assertThat(worked.clock(TargetKind.RESOLUTION).dueAt()).isEqualTo(Instant.parse("2026-03-02T16:00:00Z"));
        assertThat(worked.clock(TargetKind.RESOLUTION).startedAt()).isEqualTo(NOON);
        // The group promised nothing for this priority.
        assertThat(worked.clock(TargetKind.OLA).state(LATER)).isEqualTo(ClockState.CANCELLED);
        assertThat(ticket.nextDueAt())
                .isEqualTo(worked.clock(TargetKind.FIRST_RESPONSE).dueAt());
    }

    @Test
    void weighingWithoutAnotherPriorityLeavesThePromiseAlone() {
        var before = worked.clock(TargetKind.RESOLUTION);
        handling.prioritize(new PrioritizeTicket(NUMBER, null, Impact.MEDIUM, Urgency.LOW), BY_LUKAS);
        assertThat(worked.clock(TargetKind.RESOLUTION)).isSameAs(before);

        refusesInput(
                () -> handling.prioritize(new PrioritizeTicket(NUMBER, null, null, Urgency.LOW), BY_LUKAS),
                "impact",
                "input.required");
        refusesInput(
                () -> handling.prioritize(new PrioritizeTicket(NUMBER, null, Impact.LOW, null), BY_LUKAS),
                "urgency",
                "input.required");
    }

    @Test
    void aRuleRaisesThePriorityByOneStepUntilItIsTheHighest() {
        for (var expected : new Priority[] {Priority.P3, Priority.P2, Priority.P1, Priority.P1}) {
            handling.raisePriority(ticket.id());
            assertThat(ticket.priority()).isEqualTo(expected);
        }
        assertThat(worked.story()).hasSize(3);
    }

    @Test
    void aRuleLeavesWhatIsDoneAsItIs() {
        resolve();
        handling.raisePriority(ticket.id());
        assertThat(ticket.priority()).isEqualTo(Priority.P4);
    }

    @Test
    void theSolutionAnswersWhoeverWasNotAnsweredYet() {
        worked.at(LATER);
        resolve();

        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).state(LATER)).isEqualTo(ClockState.MET);
        assertThat(worked.clock(TargetKind.RESOLUTION).state(LATER)).isEqualTo(ClockState.MET);
        assertThat(worked.stay().endedAt()).isEqualTo(LATER);
        assertThat(ticket.closeDueAt()).isEqualTo(LATER.plus(Duration.ofDays(5)));
        assertThat(ticket.nextDueAt()).isNull();
        assertThat(worked.lastWord())
                .extracting("text", "data")
                .containsExactly("Plugged it in", Map.of("cause", "Cable"));
    }

    @Test
    void whyAPromiseWasBrokenIsRemembered() {
        handling.take(NUMBER, null, BY_LUKAS);
        worked.at(MUCH_LATER);
        handling.resolve(new ResolveTicket(NUMBER, null, "Plugged it in", null, "OVERLOOKED"), BY_LUKAS);

        assertThat(BreachReason.of(ticket.breachReason())).contains(BreachReason.OVERLOOKED);
        assertThat(worked.tickets.story)
                .filteredOn(entry -> entry.kind() == HistoryKind.RESOLVED)
                .singleElement()
                .extracting("data")
                .isEqualTo(Map.of("breachReason", "OVERLOOKED"));
    }

    @Test
    void whatWasSaidAboutABreachOnceIsNotAskedAgain() {
        worked.at(MUCH_LATER);
        handling.resolve(new ResolveTicket(NUMBER, null, "Plugged it in", null, "The lift stood still"), BY_LUKAS);
        handling.reopen(NUMBER, null, "It is broken again", BY_EMMA);
        resolve();

        assertThat(ticket.breachReason()).isEqualTo("The lift stood still");
        assertThat(BreachReason.of(ticket.breachReason())).isEmpty();
    }

    @Test
    void nothingIsResolvedWithoutASolution() {
        refusesInput(
                () -> handling.resolve(new ResolveTicket(NUMBER, null, " ", null, null), BY_LUKAS),
                "solution",
                "input.required");
        assertThat(ticket.status()).isEqualTo(TicketStatus.NEW);
    }

    @Test
    void theRequesterConfirmsAndMayStillObjectForTheServicesDays() {
        resolve();
        worked.at(LATER);
        handling.confirm(NUMBER, null, BY_EMMA);

        assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket.reopenUntil()).isEqualTo(LATER.plus(Duration.ofDays(14)));
        worked.at(LATER.plus(Duration.ofDays(15)));
        refuses(() -> handling.reopen(NUMBER, null, "Again", BY_EMMA), "ticket.reopen.window_over");
    }

    @Test
    void aLeadClosesWhatNobodyConfirms() {
        resolve();
        handling.close(NUMBER, null, BY_THE_LEAD);
        assertThat(worked.story()).endsWith(HistoryKind.CLOSED);
    }

    @Test
    void whoeverAskedSaysHowItWasAndMayThinkAgain() {
        resolve();
        worked.at(LATER);
        handling.rate(NUMBER, 4, " Quick and kind ", BY_EMMA);
        assertThat(ticket.rating()).isEqualTo(4);
        assertThat(worked.lastWord()).extracting("kind", "text").containsExactly(HistoryKind.RATED, "Quick and kind");

        handling.rate(NUMBER, 2, null, BY_EMMA);
        handling.rate(NUMBER, 2, " ", BY_EMMA);
        assertThat(ticket.rating()).isEqualTo(2);
        assertThat(worked.story())
                .as("the same once more is not written")
                .containsExactly(HistoryKind.RESOLVED, HistoryKind.RATED, HistoryKind.RATED);

        handling.reopen(NUMBER, null, "It happens again", BY_EMMA);
        assertThat(ticket.rating()).as("what is not solved is not rated").isNull();
    }

    @Test
    void aRatingIsOneOfFiveForWhatIsSolved() {
        refuses(() -> handling.rate(NUMBER, 5, null, BY_EMMA), "ticket.rate.wrong_status");
        resolve();
        refusesInput(() -> handling.rate(NUMBER, null, "Good", BY_EMMA), "rating", "input.required");
        refusesInput(() -> handling.rate(NUMBER, 0, null, BY_EMMA), "rating", "input.out_of_range");
        refusesInput(() -> handling.rate(NUMBER, 6, null, BY_EMMA), "rating", "input.out_of_range");
        refusesInput(() -> handling.rate(NUMBER, 5, "a".repeat(20_001), BY_EMMA), "comment", "input.too_long");
        refuses(() -> handling.rate(NUMBER, 5, null, BY_LUKAS), "ticket.rate.not_allowed");
        assertThat(ticket.rating()).isNull();
    }

    @Test
    void whatIsReopenedGoesOnWithWhoeverResolvedIt() {
        resolve();
        worked.at(LATER);
        handling.reopen(NUMBER, null, "It is broken again", BY_EMMA);

        assertThat(ticket.status()).isEqualTo(TicketStatus.IN_PROGRESS);
        assertThat(worked.stay().kind()).isEqualTo(HopKind.REOPENED);
        assertThat(worked.tickets.stints).extracting(Stint::endedAt).containsExactly(NOON, null);
        // The hour in which everybody thought it was done belongs to nobody.
        assertThat(worked.clock(TargetKind.RESOLUTION).dueAt()).isEqualTo(Instant.parse("2026-03-04T13:00:00Z"));
    }

    @Test
    void whatIsReopenedIsNewWhenWhoeverResolvedItHasLeftTheGroup() {
        var gone = TicketFixture.agent(MARTA, "service-desk");
        handling.resolve(new ResolveTicket(NUMBER, null, "Plugged it in", null, null), gone);
        handling.reopen(NUMBER, null, "It is broken again", BY_EMMA);

        assertThat(ticket.status()).isEqualTo(TicketStatus.NEW);
        assertThat(ticket.assigneeId()).isNull();
    }

    @Test
    void whatIsCancelledPromisesNothingAnyMore() {
        refusesInput(() -> handling.cancel(NUMBER, null, null, BY_EMMA), "reason", "input.required");
        handling.cancel(NUMBER, null, "Found it", BY_EMMA);

        assertThat(ticket.status()).isEqualTo(TicketStatus.CANCELLED);
        assertThat(worked.clock(TargetKind.RESOLUTION).state(NOON)).isEqualTo(ClockState.CANCELLED);
        assertThat(worked.stay().endedAt()).isEqualTo(NOON);
    }

    @Test
    void anEditChangesWhatItNamesAndLeavesTheRest() {
        handling.edit(
                new EditTicket(NUMBER, null, "It does not start at all", answers("device", "T14", "place", "3.07")),
                BY_EMMA);
        handling.edit(new EditTicket(NUMBER, null, null, answers("place", null)), BY_EMMA);

        assertThat(ticket.subject()).isEqualTo("It does not start at all");
        assertThat(ticket.answers()).isEqualTo(Map.of("device", "T14"));
        assertThat(worked.story()).containsExactly(HistoryKind.EDITED, HistoryKind.EDITED);
    }

    @Test
    void anEditThatChangesNothingIsNotWritten() {
        handling.edit(new EditTicket(NUMBER, null, "It does not start", null), BY_EMMA);
        assertThat(worked.story()).isEmpty();
    }

    private static Map<String, Object> answers(String... namesAndValues) {
        var answers = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            answers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return answers;
    }

    private void resolve() {
        handling.resolve(new ResolveTicket(NUMBER, null, " Plugged it in ", "Cable", null), BY_LUKAS);
    }

    private static void refuses(ThrowingCallable change, String key) {
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(change)
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private static void refusesInput(ThrowingCallable change, String field, String code) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(change)
                .satisfies(
                        refusal -> assertThat(refusal.errors()).singleElement().satisfies(error -> {
                            assertThat(error.field()).isEqualTo(field);
                            assertThat(error.code()).isEqualTo(code);
                        }));
    }
}
