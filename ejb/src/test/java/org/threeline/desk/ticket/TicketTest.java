package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.threeline.desk.ticket.TicketFixture.DANIEL;
import static org.threeline.desk.ticket.TicketFixture.IRINA;
import static org.threeline.desk.ticket.TicketFixture.LUKAS;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.TicketFixture.SERVICE_DESK;
import static org.threeline.desk.ticket.TicketFixture.WORKPLACE;
import static org.threeline.desk.ticket.TicketFixture.aTicket;
import static org.threeline.desk.ticket.TicketStatus.ASSIGNED;
import static org.threeline.desk.ticket.TicketStatus.CANCELLED;
import static org.threeline.desk.ticket.TicketStatus.CLOSED;
import static org.threeline.desk.ticket.TicketStatus.IN_PROGRESS;
import static org.threeline.desk.ticket.TicketStatus.NEW;
import static org.threeline.desk.ticket.TicketStatus.ON_HOLD;
import static org.threeline.desk.ticket.TicketStatus.RESOLVED;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Urgency;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.StaleVersion;

class TicketTest {
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void aFiledTicketIsNewAndNobodys() {
        var ticket = aTicket().ticket();

        assertThat(ticket.status()).isEqualTo(NEW);
        assertThat(ticket.assigneeId()).isNull();
        assertThat(ticket.groupKey()).isEqualTo("service-desk");
        assertThat(ticket.line()).isEqualTo(1);
        assertThat(ticket.isOpen()).isTrue();
        assertThat(ticket.number()).isEqualTo("TL-10001");
    }

    @ParameterizedTest
    @CsvSource({
        "HIGH, HIGH, P1",
        "HIGH, MEDIUM, P2",
        "MEDIUM, HIGH, P2",
        "MEDIUM, MEDIUM, P3",
        "HIGH, LOW, P3",
        "LOW, HIGH, P3",
        "MEDIUM, LOW, P4",
        "LOW, MEDIUM, P4",
        "LOW, LOW, P4"
    })
    void priorityFollowsFromImpactAndUrgency(Impact impact, Urgency urgency, Priority priority) {
        var ticket = aTicket().ticket();
        ticket.prioritize(impact, urgency, LATER);

        assertThat(ticket.priority()).isEqualTo(priority);
        assertThat(ticket.status()).isEqualTo(NEW);
    }

    @Test
    void whoeverTakesATicketBeginsIt() {
        var ticket = aTicket().ticket();
        ticket.take(LUKAS, false, LATER);

        assertThat(ticket.status()).isEqualTo(IN_PROGRESS);
        assertThat(ticket.isAssignedTo(LUKAS)).isTrue();
        assertThat(ticket.workStartedAt()).isEqualTo(LATER);
    }

    @Test
    void aTicketOnHoldIsTakenWithoutGoingOn() {
        var ticket = aTicket().taken().onHold().ticket();
        ticket.take(DANIEL, true, LATER);

        assertThat(ticket.status()).isEqualTo(ON_HOLD);
        assertThat(ticket.holdReason()).isEqualTo(HoldReason.REQUESTER);
        assertThat(ticket.isAssignedTo(DANIEL)).isTrue();
    }

    @Test
    void whatIsOnlyAssignedMayBeTakenByAnotherMember() {
        var ticket = aTicket().assignedTo(LUKAS).ticket();
        ticket.take(DANIEL, false, LATER);

        assertThat(ticket.isAssignedTo(DANIEL)).isTrue();
    }

    @Test
    void workInHandIsTakenOverOnlyByWhoeverSawWhoseItIs() {
        var ticket = aTicket().taken().ticket();

        refuses(() -> ticket.take(DANIEL, false, LATER), "ticket.take.already_taken");
        refuses(() -> ticket.take(LUKAS, true, LATER), "ticket.take.already_yours");
        ticket.take(DANIEL, true, LATER);
        assertThat(ticket.isAssignedTo(DANIEL)).isTrue();
    }

    @Test
    void namingAPersonAssignsANewTicketAndNamingNobodyMakesItNewAgain() {
        var ticket = aTicket().ticket();
        ticket.assign(SERVICE_DESK, LUKAS, LATER);
        assertThat(ticket.status()).isEqualTo(ASSIGNED);

        ticket.assign(SERVICE_DESK, null, LATER);
        assertThat(ticket.status()).isEqualTo(NEW);
        assertThat(ticket.assigneeId()).isNull();
    }

    @Test
    void workThatIsGivenToAnotherPersonGoesOn() {
        var ticket = aTicket().taken().ticket();
        ticket.assign(SERVICE_DESK, DANIEL, LATER);

        assertThat(ticket.status()).isEqualTo(IN_PROGRESS);
    }

    @Test
    void aTicketIsNotAssignedToAnotherLine() {
        refuses(() -> aTicket().ticket().assign(WORKPLACE, null, LATER), "ticket.assign.other_line");
    }

    @Test
    void anEscalatedTicketIsNewInTheNextGroupAndItsHoldIsOver() {
        var ticket = aTicket().taken().onHold().ticket();
        ticket.escalate(WORKPLACE, LATER);

        assertThat(ticket.status()).isEqualTo(NEW);
        assertThat(ticket.holdReason()).isNull();
        assertThat(ticket.line()).isEqualTo(2);
        assertThat(ticket.isEscalated()).isTrue();
        assertThat(ticket.assigneeId()).isNull();
    }

    @Test
    void anEscalatedTicketIsThatUntilSomebodyIsResponsible() {
        var taken = aTicket().escalated().ticket();
        taken.take(IRINA, false, LATER);
        assertThat(taken.isEscalated()).isFalse();

        var assigned = aTicket().escalated().ticket();
        assigned.assign(WORKPLACE, IRINA, LATER);
        assertThat(assigned.isEscalated()).isFalse();
    }

    @Test
    void aTicketThatIsHandedBackIsItsPersonsAgain() {
        var ticket = aTicket().escalated().ticket();
        ticket.handBack(SERVICE_DESK, LUKAS, LATER);

        assertThat(ticket.status()).isEqualTo(ASSIGNED);
        assertThat(ticket.isEscalated()).isFalse();
        ticket.handBack(WORKPLACE, null, LATER);
        assertThat(ticket.status()).isEqualTo(NEW);
    }

    @Test
    void aHoldThatEndsGoesOnOrIsNewWhenNobodys() {
        var somebodys = aTicket().taken().onHold().ticket();
        somebodys.resume(LATER);
        assertThat(somebodys.status()).isEqualTo(IN_PROGRESS);

        var nobodys = aTicket().taken().onHold().ticket();
        nobodys.assign(SERVICE_DESK, null, LATER);
        assertThat(nobodys.status()).isEqualTo(ON_HOLD);
        nobodys.resume(LATER);
        assertThat(nobodys.status()).isEqualTo(NEW);
    }

    @Test
    void theAssigneesReplyBeginsTheWorkAndAColleaguesDoesNot() {
        var ticket = aTicket().assignedTo(LUKAS).ticket();
        ticket.replied(DANIEL, LATER);
        assertThat(ticket.status()).isEqualTo(ASSIGNED);
        ticket.replied(LUKAS, LATER);
        assertThat(ticket.status()).isEqualTo(IN_PROGRESS);
    }

    @Test
    void whoeverResolvesANewTicketHasTakenIt() {
        var ticket = aTicket().resolved().ticket();

        assertThat(ticket.status()).isEqualTo(RESOLVED);
        assertThat(ticket.isOpen()).isFalse();
        assertThat(ticket.isAssignedTo(LUKAS)).isTrue();
        assertThat(ticket.workStartedAt()).isEqualTo(NOON);
        assertThat(ticket.closeDueAt()).isNotNull();
    }

    @Test
    void aTicketIsReopenedForItsAssigneeOrForNobodyWhenGone() {
        var stays = aTicket().resolved().ticket();
        stays.reopen(false, LATER);
        assertThat(stays.status()).isEqualTo(IN_PROGRESS);
        assertThat(stays.resolvedAt()).isNull();
        assertThat(stays.closeDueAt()).isNull();

        var gone = aTicket().resolved().ticket();
        gone.reopen(true, LATER);
        assertThat(gone.status()).isEqualTo(NEW);
        assertThat(gone.assigneeId()).isNull();
    }

    @Test
    void aClosedTicketIsReopenedUntilItsWindowIsOver() {
        var inTime = aTicket().closed().ticket();
        assertThatNoException().isThrownBy(() -> inTime.reopen(false, inTime.reopenUntil()));

        var late = aTicket().closed().ticket();
        var tooLate = late.reopenUntil().plus(Duration.ofMillis(1));
        assertThat(late.offers(TicketVerb.REOPEN, LUKAS, tooLate)).isFalse();
        refuses(() -> late.reopen(false, tooLate), "ticket.reopen.window_over");
    }

    @Test
    void anOldVersionIsRefusedAndNoneIsAskedForWhereNoneIsGiven() {
        var ticket = aTicket().ticket();

        assertThatExceptionOfType(StaleVersion.class).isThrownBy(() -> ticket.requireVersion(ticket.version() + 1));
        assertThatNoException().isThrownBy(() -> ticket.requireVersion(ticket.version()));
        assertThatNoException().isThrownBy(() -> ticket.requireVersion(null));
    }

    @Test
    void takingIsNotOfferedToWhoeverWorksOnIt() {
        var ticket = aTicket().taken().ticket();

        assertThat(ticket.offers(TicketVerb.TAKE, LUKAS, LATER)).isFalse();
        assertThat(ticket.offers(TicketVerb.TAKE, DANIEL, LATER)).isTrue();
    }

    /** The table "Verbs" of docs/life-of-a-ticket.md. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TAKE       | NEW ASSIGNED IN_PROGRESS ON_HOLD",
                "ASSIGN     | NEW ASSIGNED IN_PROGRESS ON_HOLD",
                "HOLD       | ASSIGNED IN_PROGRESS",
                "RESUME     | ON_HOLD",
                "ESCALATE   | NEW ASSIGNED IN_PROGRESS ON_HOLD",
                "HAND_BACK  | NEW ASSIGNED IN_PROGRESS ON_HOLD",
                "PRIORITIZE | NEW ASSIGNED IN_PROGRESS ON_HOLD",
                "REPLY      | NEW ASSIGNED IN_PROGRESS ON_HOLD RESOLVED",
                "MESSAGE    | NEW ASSIGNED IN_PROGRESS ON_HOLD RESOLVED",
                "NOTE       | NEW ASSIGNED IN_PROGRESS ON_HOLD RESOLVED CLOSED CANCELLED",
                "RESOLVE    | NEW ASSIGNED IN_PROGRESS ON_HOLD",
                "CONFIRM    | RESOLVED",
                "RATE       | RESOLVED CLOSED",
                "REOPEN     | RESOLVED CLOSED",
                "CLOSE      | RESOLVED",
                "CANCEL     | NEW ASSIGNED IN_PROGRESS ON_HOLD",
                "EDIT       | NEW ASSIGNED IN_PROGRESS ON_HOLD",
            })
    void eachVerbBeginsFromItsStatusesOnly(TicketVerb verb, String from) {
        var allowed = Arrays.stream(from.split(" ")).map(TicketStatus::valueOf).collect(Collectors.toSet());
        for (var status : TicketStatus.values()) {
            var ticket = aTicket().thatIs(status).ticket();
            assertThat(ticket.status()).isEqualTo(status);
            if (allowed.contains(status)) {
                assertThatNoException().as("%s from %s", verb, status).isThrownBy(() -> ticket.require(verb));
            } else {
                var why = verb == TicketVerb.MESSAGE && status == CLOSED ? "closed" : "wrong_status";
                refuses(() -> ticket.require(verb), "ticket." + verb.name().toLowerCase() + "." + why);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TicketStatus.class,
            names = {"RESOLVED", "CLOSED", "CANCELLED"})
    void whatIsDoneIsNotOpen(TicketStatus status) {
        assertThat(aTicket().thatIs(status).ticket().isOpen()).isFalse();
        assertThat(Set.of(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD)).allMatch(TicketStatus::isOpen);
        assertThat(Stream.of(RESOLVED, CLOSED, CANCELLED)).noneMatch(TicketStatus::isOpen);
    }

    private static void refuses(ThrowingCallable verb, String code) {
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(verb)
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo(code));
    }
}
