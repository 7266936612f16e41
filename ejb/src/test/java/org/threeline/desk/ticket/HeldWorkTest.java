package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.desk.ticket.TicketFixture.DANIEL;
import static org.threeline.desk.ticket.TicketFixture.LUKAS;
import static org.threeline.desk.ticket.TicketFixture.MARTA;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.TicketFixture.administrator;
import static org.threeline.desk.ticket.WorkedTicket.BY_LUKAS;
import static org.threeline.desk.ticket.WorkedTicket.NUMBER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.PersonDeactivated;
import org.threeline.desk.ticket.TicketHandling.ResolveTicket;

class HeldWorkTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));
    private static final Actor ADMIN = administrator(MARTA);

    private final WorkedTicket worked = new WorkedTicket();
    private final Ticket ticket = worked.ticket;

    @Test
    void whatSomebodyLeavesBehindGoesBackToTheQueueOfItsGroup() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        assertThat(worked.held().count(LUKAS)).isEqualTo(1);

        worked.at(LATER).held().onDeactivated(new PersonDeactivated(LUKAS, true, ADMIN));

        assertThat(ticket.isAssignedTo(LUKAS)).isFalse();
        assertThat(ticket.groupKey()).isEqualTo("service-desk");
        assertThat(ticket.status()).isEqualTo(TicketStatus.NEW);
        assertThat(worked.tickets.stints).extracting(Stint::endedAt).containsExactly(LATER);
        assertThat(worked.tickets.hops).hasSize(1);
        assertThat(worked.clock(TargetKind.OLA).state(LATER)).isEqualTo(ClockState.RUNNING);
        assertThat(worked.story()).containsExactly(HistoryKind.TAKEN, HistoryKind.ASSIGNED);
        assertThat(worked.written.events()).last().extracting("actorId").isEqualTo(MARTA);
        assertThat(worked.held().count(LUKAS)).isZero();
    }

    @Test
    void itStaysWhereItIsWhenTheAdministratorWantsItSo() {
        worked.handling().take(NUMBER, null, BY_LUKAS);

        worked.held().onDeactivated(new PersonDeactivated(LUKAS, false, ADMIN));

        assertThat(ticket.isAssignedTo(LUKAS)).isTrue();
        assertThat(worked.story()).containsExactly(HistoryKind.TAKEN);
    }

    @Test
    void whatWaitsGoesOnWaitingWithoutAPerson() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.handling().hold(new TicketHandling.HoldTicket(NUMBER, null, HoldReason.VENDOR, null, null), BY_LUKAS);

        worked.held().onDeactivated(new PersonDeactivated(LUKAS, true, ADMIN));

        assertThat(ticket.isAssignedTo(LUKAS)).isFalse();
        assertThat(ticket.status()).isEqualTo(TicketStatus.ON_HOLD);
        assertThat(worked.clock(TargetKind.RESOLUTION).isPaused()).isTrue();
    }

    @Test
    void whatIsDoneOrSomebodyElsesIsLeftAlone() {
        worked.handling().take(NUMBER, null, BY_LUKAS);

        worked.held().onDeactivated(new PersonDeactivated(DANIEL, true, ADMIN));
        assertThat(ticket.isAssignedTo(LUKAS)).isTrue();

        worked.handling().resolve(new ResolveTicket(NUMBER, null, "Plugged it in", null, null), BY_LUKAS);
        worked.held().onDeactivated(new PersonDeactivated(LUKAS, true, ADMIN));
        assertThat(ticket.isAssignedTo(LUKAS)).isTrue();
        assertThat(ticket.status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void whoTookItBetweenFindingAndLockingKeepsIt() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        var held = worked.held();
        held.tickets = new RememberedTickets(ticket) {
            @Override
            List<Long> openOf(long personId) {
                return List.of(ticket.id());
            }
        };

        held.onDeactivated(new PersonDeactivated(DANIEL, true, ADMIN));

        assertThat(ticket.isAssignedTo(LUKAS)).isTrue();
    }
}
