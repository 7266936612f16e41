package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.PersonDeactivated;

/** The open tickets one person is responsible for, and what becomes of them when that person leaves. */
@Stateless
public class HeldWork {
    @Inject
    Tickets tickets;

    @Inject
    LockedTickets locked;

    /** How many open tickets a person is responsible for. */
    public long count(long personId) {
        return tickets.openOf(personId).size();
    }

    /** Gives the tickets of somebody who leaves back to the queues of their groups, if that is wanted. */
    public void onDeactivated(@Observes PersonDeactivated left) {
        if (left.handOver()) {
            tickets.openOf(left.personId()).forEach(ticket -> release(ticket, left.personId(), left.by()));
        }
    }

    private void release(long id, long personId, Actor actor) {
        var work = locked.lock(id, actor);
        var ticket = work.ticket();
        // Between finding and locking it may have been taken by somebody else.
        if (!ticket.isAssignedTo(personId) || !TicketVerb.ASSIGN.isPossibleFrom(ticket.status())) {
            return;
        }
        // It stays where it is, so its group's clock goes on and no calendar is asked for.
        ticket.assign(new HoldingGroup(ticket.groupKey(), ticket.line(), null, 0), null, work.now());
        TicketRoute.of(ticket, tickets).responsible(null, work.now());
        work.write(HistoryKind.ASSIGNED, null, TicketHandling.changes("assignee", personId, null));
        locked.keep(work);
    }
}
