package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What happens to a ticket because a time has come that was named before: it is closed when nobody objected, and work
 * goes on when its hold was to end. Each method looks again under the ticket's lock; tickets that somebody else has in
 * hand are left for the next time.
 */
@Stateless
public class TicketDeadlines {
    @Inject
    Tickets tickets;

    @Inject
    LockedTickets locked;

    @Inject
    TicketTerms terms;

    /** Resolved tickets to close, in order, later than a place. */
    public List<DueTicket> toClose(Instant now, DueTicket after, int limit) {
        return tickets.dueToClose(now, after, limit);
    }

    /** Tickets on hold to go on with, in order, later than a place. */
    public List<DueTicket> toResume(Instant now, DueTicket after, int limit) {
        return tickets.dueToResume(now, after, limit);
    }

    /**
     * Closes those that are still resolved and still unopposed.
     *
     * @return how many
     */
    public int close(Collection<Long> ids, Instant now) {
        var closed = 0;
        for (var work : locked.free(ids, now)) {
            var ticket = work.ticket();
            if (ticket.status() == TicketStatus.RESOLVED && hasCome(ticket.closeDueAt(), now)) {
                ticket.close(
                        TicketVerb.CLOSE,
                        now.plus(Duration.ofDays(terms.service(ticket).reopenDays())),
                        now);
                work.write(HistoryKind.CLOSED, null);
                locked.keep(work);
                closed++;
            }
        }
        return closed;
    }

    /**
     * Goes on with those that are still on hold. Working time counts from the instant that was named, however late the
     * job comes: that is what was shown as the expected due time.
     *
     * @return how many
     */
    public int resume(Collection<Long> ids, Instant now) {
        var resumed = 0;
        for (var work : locked.free(ids, now)) {
            var ticket = work.ticket();
            var until = ticket.holdUntil();
            if (ticket.status() == TicketStatus.ON_HOLD && hasCome(until, now)) {
                ticket.resume(now);
                work.clocks().resume(until);
                work.clocks().look(now);
                work.write(HistoryKind.RESUMED, null);
                locked.keep(work);
                resumed++;
            }
        }
        return resumed;
    }

    private static boolean hasCome(Instant time, Instant now) {
        return time != null && !time.isAfter(now);
    }
}
