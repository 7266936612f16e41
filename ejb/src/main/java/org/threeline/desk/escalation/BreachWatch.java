package org.threeline.desk.escalation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.ticket.LockedTickets;

/**
 * Notices what time alone does to promises: a share of a target that passed, a due time that was missed. What follows
 * from it is done in the same transaction, by whoever observes it.
 */
@Stateless
public class BreachWatch {
    @Inject
    Clocks clocks;

    @Inject
    LockedTickets tickets;

    /** Whether there is anything to notice; asked every minute, so it is a look at an index, and another. */
    public boolean isAnythingDue(Instant now) {
        return clocks.isAnythingDue(now) || tickets.isAnyOutOfPlace(now);
    }

    /** Tickets on hold whose place in the queues has passed, the longest first. */
    public List<Long> outOfPlace(Instant now, int limit) {
        return tickets.outOfPlace(now, limit);
    }

    /**
     * Gives tickets on hold the place they would have if work went on now.
     *
     * @return how many of them have another one
     */
    public int putInPlace(Collection<Long> ticketIds, Instant now) {
        return tickets.putInPlace(ticketIds, now);
    }

    public long countDue(Instant now) {
        return clocks.countDue(now);
    }

    /** Clocks of some tickets to look at, in order, later than a place. */
    public List<Clocks.Event> due(Instant now, Clocks.Event after, Clocks.Share share, int limit) {
        return clocks.due(now, after, share, limit);
    }

    /**
     * Looks at tickets under their locks. Each share of a target is told once, ever.
     *
     * @return how many of them had news
     */
    public int look(Collection<Long> ticketIds, Instant now) {
        return tickets.look(ticketIds, now);
    }
}
