package org.threeline.desk.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What follows when something turns out not to be solved, whether it is said by a verb or by a message. */
@ApplicationScoped
public class Reopening {
    @Inject
    Tickets tickets;

    @Inject
    HoldingGroups groups;

    @Inject
    TicketTerms terms;

    /** The same promises go on, in the group that resolved it. */
    void reopen(LockedTicket work, String reason) {
        var ticket = work.ticket();
        var gone = ticket.assigneeId() != null && !groups.isMember(ticket.assigneeId(), ticket.groupKey());
        ticket.reopen(gone, work.now());
        work.clocks().reopen(terms.of(work), terms.operationalLevel(work), work.now());
        var route = TicketRoute.of(ticket, tickets);
        var last = route.current();
        var group = new HoldingGroup(last.groupKey(), last.line(), last.calendarKey(), last.calendarVersion());
        route.arrive(HopKind.REOPENED, group, work.now(), work.actor().personId());
        route.responsible(ticket.assigneeId(), work.now());
        work.write(HistoryKind.REOPENED, reason);
    }
}
