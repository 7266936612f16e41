package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.threeline.desk.ticket.TicketFixture.DANIEL;
import static org.threeline.desk.ticket.TicketFixture.LUKAS;
import static org.threeline.desk.ticket.TicketFixture.MARTA;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.WorkedTicket.BY_IRINA;
import static org.threeline.desk.ticket.WorkedTicket.BY_LUKAS;
import static org.threeline.desk.ticket.WorkedTicket.NUMBER;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.ticket.LineEscalation.EscalateTicket;
import org.threeline.desk.ticket.TicketHandling.HoldTicket;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

class LineEscalationTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));

    private final WorkedTicket worked = new WorkedTicket();
    private final Ticket ticket = worked.ticket;
    private final LineEscalation lines = worked.lines();

    @Test
    void theNextLineReceivesTheTicketWithAllThatWasLearned() {
        worked.at(LATER);
        escalate("workplace");

        assertThat(ticket.groupKey()).isEqualTo("workplace");
        assertThat(ticket.line()).isEqualTo(2);
        assertThat(worked.stay())
                .extracting(Hop::kind, Hop::reason, Hop::seen, Hop::tried, Hop::asked)
                .containsExactly(HopKind.ESCALATED, "Hardware", "No light", "Another cable", "Replace it");
        assertThat(worked.tickets.hops.get(0).endedAt()).isEqualTo(LATER);
        assertThat(worked.story()).containsExactly(HistoryKind.ESCALATED);
    }

    @Test
    void eachLineHasItsOwnTimeForTheTicket() {
        worked.at(LATER);
        escalate("workplace");

        var ofWorkplace = worked.clock(TargetKind.OLA);
        assertThat(ofWorkplace.groupKey()).isEqualTo("workplace");
        assertThat(ofWorkplace.startedAt()).isEqualTo(LATER);
        assertThat(ofWorkplace.cycle()).isEqualTo(2);
        assertThat(worked.clock(TargetKind.RESOLUTION).startedAt()).isEqualTo(NOON);
    }

    @Test
    void aTicketOnHoldGoesOnWhenItIsEscalated() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.handling().hold(new HoldTicket(NUMBER, null, HoldReason.VENDOR, null, null), BY_LUKAS);
        worked.at(LATER);
        escalate("workplace");

        assertThat(ticket.status()).isEqualTo(TicketStatus.NEW);
        assertThat(worked.clock(TargetKind.RESOLUTION).isPaused()).isFalse();
    }

    @Test
    void everyMissingPartOfAHandoverIsNamedAtOnce() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        lines.escalate(new EscalateTicket(NUMBER, null, "workplace", "Why", " ", null, ""), BY_LUKAS))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field)
                        .containsExactly("seen", "tried", "asked"));
    }

    @Test
    void aTicketGoesOnlyWhereItsServiceOrItsGroupLeads() {
        assertThat(worked.groups().escalationTargets(ticket))
                .extracting(GroupDefinition::key)
                .containsExactly("workplace", "platform");
        refuses(() -> escalate("hr-desk"), "ticket.escalate.no_such_way");
        refuses(() -> escalate("network"), "ticket.escalate.no_such_way");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> escalate(" "));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> escalate("nowhere"));

        escalate("workplace");
        assertThat(worked.groups().escalationTargets(ticket))
                .extracting(GroupDefinition::key)
                .containsExactly("platform", "network");
    }

    @Test
    void whatComesBackIsThePersonsWhoHadItLast() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        escalate("workplace");
        worked.at(LATER);
        lines.handBack(NUMBER, null, "It is the cable after all", BY_IRINA);

        assertThat(ticket.groupKey()).isEqualTo("service-desk");
        assertThat(ticket.isAssignedTo(LUKAS)).isTrue();
        assertThat(worked.stay())
                .extracting(Hop::kind, Hop::reason)
                .containsExactly(HopKind.HANDED_BACK, "It is the cable after all");
        assertThat(worked.clock(TargetKind.OLA).groupKey()).isEqualTo("service-desk");
    }

    @Test
    void whatComesBackIsNobodysWhenThePersonHasLeftTheGroup() {
        worked.handling().take(NUMBER, null, TicketFixture.agent(MARTA, "service-desk"));
        escalate("workplace");
        lines.handBack(NUMBER, null, "Not ours", BY_IRINA);

        assertThat(ticket.status()).isEqualTo(TicketStatus.NEW);
        assertThat(ticket.assigneeId()).isNull();
    }

    @Test
    void whatComesBackToWhoIsAwayGoesToWhoStandsIn() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        escalate("workplace");
        worked.away.put(LUKAS, DANIEL);
        lines.handBack(NUMBER, null, "Not ours", BY_IRINA);

        assertThat(ticket.isAssignedTo(DANIEL)).isTrue();
    }

    @Test
    void whatComesBackIsNobodysWhileNobodyStandsInWhoCould() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        escalate("workplace");
        worked.away.put(LUKAS, MARTA);
        lines.handBack(NUMBER, null, "Not ours", BY_IRINA);
        assertThat(ticket.assigneeId()).isNull();

        worked.handling().take(NUMBER, null, BY_LUKAS);
        escalate("workplace");
        worked.away.put(LUKAS, null);
        lines.handBack(NUMBER, null, "Not ours", BY_IRINA);
        assertThat(ticket.assigneeId()).isNull();
    }

    @Test
    void whatNeverMovedIsNotHandedBack() {
        refuses(() -> lines.handBack(NUMBER, null, "Not ours", BY_LUKAS), "ticket.hand_back.came_from_nowhere");
    }

    @Test
    void aRuleMovesATicketLineByLineAndLeavesItOnTheLast() {
        lines.moveToNextLine(ticket.id());
        assertThat(ticket.groupKey()).isEqualTo("workplace");
        assertThat(worked.stay().byId()).isNull();
        assertThat(worked.stay().reason()).isNull();

        lines.moveToNextLine(ticket.id());
        assertThat(ticket.groupKey()).isEqualTo("platform");
        lines.moveToNextLine(ticket.id());
        assertThat(ticket.groupKey()).isEqualTo("platform");
        assertThat(worked.story()).hasSize(2);
    }

    @Test
    void aRuleMovesNothingThatIsDone() {
        worked.handling()
                .resolve(new TicketHandling.ResolveTicket(NUMBER, null, "Plugged it in", null, null), BY_LUKAS);
        lines.moveToNextLine(ticket.id());

        assertThat(ticket.groupKey()).isEqualTo("service-desk");
        assertThat(worked.clock(TargetKind.OLA).state(NOON)).isEqualTo(ClockState.MET);
    }

    private void escalate(String group) {
        lines.escalate(
                new EscalateTicket(NUMBER, null, group, "Hardware", "No light", "Another cable", "Replace it"),
                BY_LUKAS);
    }

    private static void refuses(ThrowingCallable change, String key) {
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(change)
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo(key));
    }
}
