package org.threeline.desk.paging;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.escalation.AnswerWanted;
import org.threeline.desk.escalation.Audience;
import org.threeline.desk.escalation.EscalationNoticed;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.Person;
import org.threeline.desk.paging.Pages.OpenPage;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.desk.ticket.TicketPaging;
import org.threeline.desk.ticket.Tickets;
import org.threeline.kernel.BusinessRuleViolation;

/**
 * Repeats what escalation rules want repeated, to whoever it concerns by then, until somebody acknowledges it, takes the
 * ticket, or the promise needs nobody any more. The last page goes to the group's leads; then the ticket waits.
 */
@Stateless
public class Paging {
    @Inject
    Pages pages;

    @Inject
    Audience audience;

    @Inject
    TicketPaging story;

    @Inject
    Tickets tickets;

    @Inject
    People people;

    @Inject
    Event<Paged> paged;

    @Inject
    Event<EscalationNoticed> noticed;

    @Inject
    Clock clock;

    /** Begins in the transaction that tells of the promise, and pages whoever is to be paged. */
    public void begin(@Observes AnswerWanted wanted) {
        var now = clock.instant();
        pages.open(wanted, now, now.plus(wanted.repetition().every()));
        if (!wanted.paged().isEmpty()) {
            page(wanted.told().ticketId(), wanted.paged(), wanted.told().kind());
        }
    }

    private void page(long ticketId, Set<Long> personIds, TargetKind promise) {
        story.paged(ticketId, personIds);
        paged.fire(new Paged(ticketId, personIds, promise));
    }

    /** Whether anything is to be repeated. */
    public boolean isAnythingDue(Instant now) {
        return pages.isAnyDue(now);
    }

    /** Pages to be repeated. */
    public List<Long> due(Instant now, int limit) {
        return pages.due(now, limit);
    }

    /**
     * Tells once more, if that is still needed. What was due several times, as after a downtime, is told once.
     *
     * @return whether it was needed
     */
    public boolean repeat(long pageId) {
        var now = clock.instant();
        var ticketId = pages.ticketOf(pageId);
        if (ticketId.isEmpty()) {
            return false;
        }
        // The ticket is locked before its page, as by whoever acknowledges.
        story.lock(ticketId.get());
        if (!pages.take(pageId, now)) {
            return false;
        }
        var page = pages.waiting(pageId);
        if (page.isEmpty()) {
            pages.end(pageId, now);
            return false;
        }
        var isLast = page.get().times() >= page.get().repetition().times();
        pages.repeated(pageId, isLast ? null : next(page.get(), now));
        tell(page.get(), isLast);
        return true;
    }

    /** In step with the times before, so that a run that comes some seconds late delays nothing after it. */
    private static Instant next(OpenPage page, Instant now) {
        var every = page.repetition().every();
        var inStep = page.nextAt().plus(every);
        return inStep.isAfter(now) ? inStep : now.plus(every);
    }

    private void tell(OpenPage page, boolean isLast) {
        var reached = page.isForWhoIsOnCall() ? reached(page.groupKey(), isLast) : Set.<Long>of();
        if (!reached.isEmpty()) {
            page(page.ticketId(), reached, page.promise());
        }
        var standing = tickets.standing(page.ticketId());
        var told = new HashSet<>(audience.told(page.again(), standing));
        told.removeAll(reached);
        if (!told.isEmpty()) {
            noticed.fire(new EscalationNoticed(page.ticketId(), standing, told, page.promise(), page.broken()));
        }
    }

    private Set<Long> reached(String groupKey, boolean isLast) {
        var leads = isLast ? audience.leadsOf(groupKey) : Set.<Long>of();
        return leads.isEmpty() ? audience.onCall(groupKey) : leads;
    }

    /** What a ticket waits with, the oldest; empty where somebody is at it, or there is nothing. */
    public Optional<OpenPage> of(String number) {
        return pages.waitingOf(List.of(TicketNumber.id(number))).stream().findFirst();
    }

    /** Those of some tickets that wait for somebody of a group the person is a member of. */
    public Set<Long> waitingFor(Actor actor, Collection<Long> ticketIds) {
        return pages.waitingOf(ticketIds).stream()
                .filter(page -> actor.isMember(page.groupKey()))
                .map(OpenPage::ticketId)
                .collect(Collectors.toSet());
    }

    /**
     * Somebody is at it: nothing of what the ticket waits with is repeated.
     *
     * @throws BusinessRuleViolation {@code ticket.acknowledge.too_late} with the name of who was at it first, {@code
     *     ticket.acknowledge.no_page} where nothing waits, or {@code ticket.acknowledge.not_member}
     */
    public void acknowledge(String number, Actor actor) {
        var ticketId = story.acknowledged(number, actor);
        if (pages.waitingOf(List.of(ticketId)).isEmpty()) {
            throw first(ticketId)
                    .map(first -> new BusinessRuleViolation("ticket.acknowledge.too_late", number, first))
                    .orElseGet(() -> new BusinessRuleViolation("ticket.acknowledge.no_page", number));
        }
        pages.acknowledge(ticketId, actor.personId(), clock.instant());
    }

    private Optional<String> first(long ticketId) {
        return pages.firstAt(ticketId).flatMap(people::byId).map(Person::name);
    }
}
