package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.kernel.BusinessRuleViolation;

/** What a ticket's story says of pages. */
@Stateless
public class TicketPaging {
    @Inject
    LockedTickets locked;

    @Inject
    People people;

    /** Nobody changes the ticket until the transaction ends. */
    public void lock(long ticketId) {
        locked.lock(ticketId, Actor.SYSTEM);
    }

    /** Writes who was paged. */
    public void paged(long ticketId, Collection<Long> personIds) {
        var work = locked.lock(ticketId, Actor.SYSTEM);
        people.summaries(personIds)
                .values()
                .forEach(person -> work.write(HistoryKind.PAGED, null, Map.of("login", person.login())));
    }

    /**
     * Writes that somebody is at it.
     *
     * @return the ticket's id
     * @throws BusinessRuleViolation {@code ticket.acknowledge.not_member} where the person is none of the group that holds it
     */
    public long acknowledged(String number, Actor actor) {
        var work = locked.lock(number, actor);
        work.access().requireSight();
        if (!work.access().isMember()) {
            throw new BusinessRuleViolation("ticket.acknowledge.not_member", number);
        }
        work.write(HistoryKind.PAGE_ACKNOWLEDGED, null);
        return work.ticket().id();
    }
}
