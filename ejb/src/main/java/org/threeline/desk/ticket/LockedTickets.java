package org.threeline.desk.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockNews;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.identity.Actor;

/** How every use case begins and ends its work on a ticket: lock, look, and keep what the clocks noticed. */
@ApplicationScoped
public class LockedTickets {
    @Inject
    Tickets tickets;

    @Inject
    Clocks clocks;

    @Inject
    Clock clock;

    @Inject
    Event<HistoryWritten> written;

    @Inject
    Event<PromiseTold> told;

    /**
     * A ticket for a verb the actor may use, in the version the actor read, in a status that allows the verb; refused
     * in this order, before anything of the command is looked at.
     *
     * @param seen the version the caller read, or null where the verb needs none
     */
    LockedTicket forVerb(TicketVerb verb, String number, Integer seen, Actor actor) {
        var locked = lock(number, actor);
        require(locked, verb, seen);
        return locked;
    }

    void require(LockedTicket locked, TicketVerb verb, Integer seen) {
        locked.access().require(verb);
        locked.ticket().requireVersion(seen);
        locked.ticket().require(verb);
    }

    LockedTicket lock(String number, Actor actor) {
        return lock(TicketNumber.id(number), actor);
    }

    LockedTicket lock(long id, Actor actor) {
        var ticket = tickets.lock(id);
        return of(ticket, clocks.of(id, ticket.holdUntil()), tickets.access(ticket, actor), actor, now());
    }

    /** Those of the tickets that nobody else has in hand, locked, as of an instant; a job leaves the others for later. */
    List<LockedTicket> free(Collection<Long> ids, Instant now) {
        return free(ids, clocks::ofAll, now);
    }

    private List<LockedTicket> free(
            Collection<Long> ids, Function<Collection<Long>, Map<Long, TicketClocks>> read, Instant now) {
        var free = tickets.lockFree(ids);
        var ofAll = read.apply(free.stream().map(Ticket::id).toList());
        return free.stream()
                .map(ticket ->
                        of(ticket, ofAll.get(ticket.id()), tickets.access(ticket, Actor.SYSTEM), Actor.SYSTEM, now))
                .toList();
    }

    /**
     * Looks what time alone has done to tickets' promises, and tells it. What was told once is not told again, and
     * tickets somebody else has in hand are left for the next look.
     *
     * @return how many tickets had something to tell
     */
    public int look(Collection<Long> ids, Instant now) {
        var told = new ArrayList<LockedTicket>();
        for (var work : free(ids, clocks::toLook, now)) {
            work.clocks().look(now);
            if (!work.clocks().news().isEmpty()) {
                told.add(work);
            }
        }
        // Before anybody hears of it: whatever follows reads the clocks again.
        clocks.keepLooked(told.stream().map(LockedTicket::clocks).toList());
        told.forEach(this::keep);
        return told.size();
    }

    /** Whether a ticket is on hold longer than its place in the queues tells. */
    public boolean isAnyOutOfPlace(Instant now) {
        return !tickets.outOfPlace(now, 1).isEmpty();
    }

    /** Tickets on hold that owe nothing before they go on, but stand in the queues as if they did; the longest first. */
    public List<Long> outOfPlace(Instant now, int limit) {
        return tickets.outOfPlace(now, limit);
    }

    /**
     * Gives tickets on hold the place they would have if work went on now. It is no change of the ticket: whoever edits
     * it meanwhile may go on.
     *
     * @return how many tickets have another place
     */
    public int putInPlace(Collection<Long> ids, Instant now) {
        var places = new LinkedHashMap<Long, Instant>();
        for (var work : free(ids, now)) {
            if (work.ticket().status() == TicketStatus.ON_HOLD) {
                work.clocks().projectAnew(now);
                var place = work.clocks().sortDueAt();
                if (!place.equals(work.ticket().sortDueAt())) {
                    places.put(work.ticket().id(), place);
                }
            }
        }
        places.forEach(tickets::place);
        return places.size();
    }

    /**
     * A ticket that is just being filed; its row is nobody else's yet. Nothing is read, for that would write the row
     * before it is complete.
     */
    LockedTicket fresh(Ticket ticket, Actor actor, Instant now) {
        var access = new TicketAccess(ticket, actor, TicketAccess.Standing.NONE);
        return of(ticket, clocks.none(ticket.id()), access, actor, now);
    }

    /** The one instant of a use case, to the millisecond: that is how exact a promise is (docs/sla-clocks.md). */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private LockedTicket of(Ticket ticket, TicketClocks ticketClocks, TicketAccess access, Actor actor, Instant now) {
        return new LockedTicket(ticket, ticketClocks, access, actor, now, entry -> {
            tickets.add(entry);
            written.fire(HistoryWritten.of(ticket, entry, actor.personId(), promisedAt(ticketClocks)));
        });
    }

    private static Instant promisedAt(TicketClocks clocks) {
        return clocks.all().stream()
                .filter(clock -> clock.kind() == TargetKind.RESOLUTION && !clock.isFinished())
                .map(SlaClock::projectedDueAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Keeps the clocks, orders the queues by them, and tells what they noticed. */
    void keep(LockedTicket locked) {
        var ticket = locked.ticket();
        clocks.keep(locked.clocks());
        ticket.isDue(locked.clocks().nextDueAt(), locked.clocks().sortDueAt());
        for (var news : locked.clocks().news()) {
            tickets.add(new HistoryEntry(
                    ticket.id(),
                    locked.now(),
                    null,
                    news.isBreach() ? HistoryKind.PROMISE_BROKEN : HistoryKind.PROMISE_AT_RISK,
                    null,
                    facts(news)));
            told.fire(PromiseTold.of(news));
        }
    }

    static Map<String, Object> facts(ClockNews news) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("clock", news.clock().kind().name());
        if (news.at().isBefore()) {
            facts.put("before", news.at().toString());
        } else {
            facts.put("percent", news.at().percent());
        }
        facts.put("priority", news.clock().priority().name());
        facts.put("dueAt", Objects.toString(news.clock().dueAt(), null));
        return facts;
    }
}
