package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.desk.ticket.HopKind.ASSIGNED;
import static org.threeline.desk.ticket.HopKind.ESCALATED;
import static org.threeline.desk.ticket.HopKind.FILED;
import static org.threeline.desk.ticket.HopKind.HANDED_BACK;
import static org.threeline.desk.ticket.HopKind.REOPENED;
import static org.threeline.desk.ticket.TicketFixture.DANIEL;
import static org.threeline.desk.ticket.TicketFixture.HR_DESK;
import static org.threeline.desk.ticket.TicketFixture.IRINA;
import static org.threeline.desk.ticket.TicketFixture.LUKAS;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.TicketFixture.PLATFORM;
import static org.threeline.desk.ticket.TicketFixture.SERVICE_DESK;
import static org.threeline.desk.ticket.TicketFixture.WORKPLACE;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketRouteTest {
    private final RememberedTickets stored = new RememberedTickets(null);
    private final TicketRoute route = TicketRoute.of(1, stored, List.of(), List.of());

    @Test
    void aTicketIsInOneGroupAtATime() {
        comes(FILED, SERVICE_DESK, 0);
        comes(ESCALATED, WORKPLACE, 10);

        assertThat(stored.hops).extracting(Hop::seq).containsExactly(1, 2);
        assertThat(stored.hops).extracting(Hop::endedAt).containsExactly(minute(10), null);
        assertThat(route.current().groupKey()).isEqualTo("workplace");
    }

    @Test
    void withinAStayOnePersonIsResponsibleAtATime() {
        comes(FILED, SERVICE_DESK, 0);
        route.responsible(LUKAS, minute(1));
        route.responsible(LUKAS, minute(2));
        route.responsible(DANIEL, minute(3));
        route.responsible(null, minute(4));

        assertThat(stored.stints).extracting(Stint::personId).containsExactly(LUKAS, DANIEL);
        assertThat(stored.stints).extracting(Stint::endedAt).containsExactly(minute(3), minute(4));
    }

    @Test
    void whoeverWasResponsibleIsNoLongerWhenTheTicketLeaves() {
        comes(FILED, SERVICE_DESK, 0);
        route.responsible(LUKAS, minute(1));
        comes(ESCALATED, WORKPLACE, 5);
        route.responsible(IRINA, minute(6));
        route.leave(minute(9));

        assertThat(stored.stints).extracting(Stint::endedAt).containsExactly(minute(5), minute(9));
        assertThat(stored.stints).extracting(Stint::hopSeq).containsExactly(1, 2);
        assertThat(route.current().endedAt()).isEqualTo(minute(9));
    }

    @Test
    void aTicketThatNeverMovedCameFromNowhere() {
        comes(FILED, SERVICE_DESK, 0);
        assertThat(route.cameFrom()).isEmpty();

        comes(REOPENED, SERVICE_DESK, 5);
        assertThat(route.cameFrom()).isEmpty();
    }

    @Test
    void anEscalatedTicketCameFromTheGroupAndPersonThatEscalatedIt() {
        comes(FILED, SERVICE_DESK, 0);
        route.responsible(DANIEL, minute(1));
        route.responsible(LUKAS, minute(2));
        comes(ESCALATED, WORKPLACE, 5);

        assertThat(cameFrom()).isEqualTo("service-desk");
        assertThat(route.lastResponsible(route.cameFrom().orElseThrow())).contains(LUKAS);
    }

    @Test
    void aTicketThatWasHandedBackCameFromWhereItWasBeforeItWentOn() {
        comes(FILED, SERVICE_DESK, 0);
        comes(ESCALATED, WORKPLACE, 1);
        comes(ESCALATED, PLATFORM, 2);
        comes(HANDED_BACK, WORKPLACE, 3);
        assertThat(cameFrom()).isEqualTo("service-desk");

        comes(HANDED_BACK, SERVICE_DESK, 4);
        assertThat(route.cameFrom()).isEmpty();

        comes(ESCALATED, PLATFORM, 5);
        assertThat(cameFrom()).isEqualTo("service-desk");
    }

    @Test
    void aReopenedTicketStillCameFromTheLineBefore() {
        comes(FILED, SERVICE_DESK, 0);
        comes(ESCALATED, WORKPLACE, 1);
        comes(REOPENED, WORKPLACE, 2);

        assertThat(cameFrom()).isEqualTo("service-desk");
    }

    @Test
    void aTicketThatWasPassedOnWithinALineCameFromTheOtherGroup() {
        comes(FILED, SERVICE_DESK, 0);
        comes(ASSIGNED, HR_DESK, 1);

        assertThat(cameFrom()).isEqualTo("service-desk");
    }

    private void comes(HopKind kind, HoldingGroup group, int minute) {
        route.arrive(kind, group, minute(minute), LUKAS);
    }

    private String cameFrom() {
        return route.cameFrom().orElseThrow().groupKey();
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}
