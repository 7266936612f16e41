package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A ticket's way through groups and people: one hop at a time, and within it one person at a time. */
final class TicketRoute {
    private final long ticketId;
    private final Tickets tickets;
    private final List<Hop> hops;
    private final List<Stint> stints;

    private TicketRoute(long ticketId, Tickets tickets, List<Hop> hops, List<Stint> stints) {
        this.ticketId = ticketId;
        this.tickets = tickets;
        this.hops = new ArrayList<>(hops);
        this.stints = new ArrayList<>(stints);
    }

    static TicketRoute of(Ticket ticket, Tickets tickets) {
        return of(ticket.id(), tickets, tickets.hops(ticket.id()), tickets.stints(ticket.id()));
    }

    static TicketRoute of(long ticketId, Tickets tickets, List<Hop> hops, List<Stint> stints) {
        return new TicketRoute(ticketId, tickets, hops, stints);
    }

    static TicketRoute begin(Ticket ticket, Tickets tickets) {
        return new TicketRoute(ticket.id(), tickets, List.of(), List.of());
    }

    /** The ticket comes to a group; whatever stay lasted ends. */
    Hop arrive(HopKind kind, HoldingGroup group, Instant at, Long byId) {
        leave(at);
        var hop = new Hop(ticketId, hops.size() + 1, kind, group, at, byId);
        hops.add(hop);
        tickets.add(hop, ticketId);
        return hop;
    }

    /** Somebody, or nobody (null), is responsible from now on. */
    void responsible(Long personId, Instant at) {
        var lasting = stints.stream().filter(stint -> stint.endedAt() == null).toList();
        if (lasting.stream().anyMatch(stint -> Objects.equals(stint.personId(), personId))) {
            return;
        }
        lasting.forEach(stint -> stint.end(at));
        if (personId != null && !hops.isEmpty()) {
            var stint = new Stint(ticketId, current().seq(), personId, at);
            stints.add(stint);
            tickets.add(stint);
        }
    }

    /** The stay ends: the ticket goes elsewhere or is done. */
    void leave(Instant at) {
        stints.stream().filter(stint -> stint.endedAt() == null).forEach(stint -> stint.end(at));
        hops.stream().filter(hop -> hop.endedAt() == null).forEach(hop -> hop.end(at));
    }

    Hop current() {
        return hops.get(hops.size() - 1);
    }

    /** The stay the ticket came from. Where it was handed back, that is the one before it went on, not the one after. */
    Optional<Hop> cameFrom() {
        var way = new ArrayDeque<Hop>();
        for (var hop : hops) {
            if (hop.kind() == HopKind.HANDED_BACK) {
                way.pollLast();
            }
            if (!way.isEmpty() && way.peekLast().groupKey().equals(hop.groupKey())) {
                way.pollLast();
            }
            way.addLast(hop);
        }
        way.pollLast();
        return Optional.ofNullable(way.peekLast());
    }

    /** Who was responsible last in a stay. */
    Optional<Long> lastResponsible(Hop hop) {
        return stints.stream()
                .filter(stint -> stint.hopSeq() == hop.seq())
                .map(Stint::personId)
                .reduce((earlier, later) -> later);
    }
}
