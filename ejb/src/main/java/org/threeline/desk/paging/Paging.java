package org.threeline.desk.paging;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.desk.escalation.PageWanted;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.oncall.OnCall;
import org.threeline.desk.paging.Pages.OpenPage;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.desk.ticket.TicketPaging;
import org.threeline.kernel.BusinessRuleViolation;

/**
 * Pages whoever is on call, and again whoever is by then, until somebody acknowledges it, takes the ticket, or it needs
 * nobody any more. The last repetition goes to the group's leads; then the page waits.
 */
@Stateless
public class Paging {
    /** How long somebody has before the next repetition. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How often people are paged, the first time included. */
    public static final int MOST = 5;

    @Inject
    Pages pages;

    @Inject
    OnCall onCall;

    @Inject
    SupportGroups groups;

    @Inject
    TicketPaging tickets;

    @Inject
    Event<Paged> paged;

    @Inject
    Clock clock;

    /** A page begins, in the transaction that tells of the promise: so once for each clock and threshold. */
    public void begin(@Observes PageWanted wanted) {
        var now = clock.instant();
        pages.open(
                wanted.ticketId(),
                wanted.standing().groupKey(),
                wanted.standing().assigneeId(),
                wanted.promise(),
                wanted.breach(),
                now,
                now.plus(PATIENCE));
        tickets.paged(wanted.ticketId(), wanted.people());
        paged.fire(new Paged(wanted.ticketId(), wanted.people(), wanted.promise()));
    }

    /** Whether anybody is to be paged again. */
    public boolean isAnythingDue(Instant now) {
        return pages.isAnyDue(now);
    }

    /** Pages to be repeated. */
    public List<Long> due(Instant now, int limit) {
        return pages.due(now, limit);
    }

    /**
     * Pages once more, if that is still needed.
     *
     * @return whether anybody was paged
     */
    public boolean repeat(long pageId) {
        var now = clock.instant();
        var ticketId = pages.ticketOf(pageId);
        // The ticket is locked before its page, as by whoever acknowledges.
        if (ticketId.isEmpty()) {
            return false;
        }
        tickets.lock(ticketId.get());
        var page = pages.take(pageId, now);
        if (page.isEmpty()) {
            return false;
        }
        if (!tickets.needsSomebody(
                ticketId.get(), page.get().groupKey(), page.get().assigneeId())) {
            pages.end(pageId, now);
            return false;
        }
        var isLast = page.get().times() + 1 >= MOST;
        pages.repeated(pageId, isLast ? null : now.plus(PATIENCE));
        var people = reached(page.get(), isLast);
        tickets.paged(ticketId.get(), people);
        paged.fire(new Paged(ticketId.get(), people, page.get().promise()));
        return true;
    }

    private Set<Long> reached(OpenPage page, boolean isLast) {
        var person = isLast ? Optional.<Long>empty() : onCall.personNow(page.groupKey());
        return person.map(Set::of)
                .orElseGet(() -> Set.copyOf(groups.membersOf(page.groupKey()).leads()));
    }

    /** The page a ticket waits with, the oldest; empty where there is none. */
    public Optional<OpenPage> of(String number) {
        return pages.openOf(TicketNumber.id(number)).stream().findFirst();
    }

    /**
     * Somebody is at it: nobody is paged again for this ticket.
     *
     * @throws BusinessRuleViolation {@code ticket.acknowledge.no_page} where there is none, perhaps not any more, or
     *     {@code ticket.acknowledge.not_member}
     */
    public void acknowledge(String number, Actor actor) {
        var ticketId = tickets.acknowledged(number, actor);
        if (pages.acknowledge(ticketId, actor.personId(), clock.instant()) == 0) {
            throw new BusinessRuleViolation("ticket.acknowledge.no_page", number);
        }
    }
}
