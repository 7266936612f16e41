package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** A ticket's way through groups and people: one hop at a time, and within it one person at a time. */
final class TicketRoute {
    private final long ticketId;
    private final Consumer<Hop> hopStore;
    private final Consumer<Stint> stintStore;
    private final List<Hop> hops;
    private final List<Stint> stints;

    private TicketRoute(
            long ticketId, Consumer<Hop> hopStore, Consumer<Stint> stintStore, List<Hop> hops, List<Stint> stints) {
        this.ticketId = ticketId;
        this.hopStore = hopStore;
        this.stintStore = stintStore;
        this.hops = new ArrayList<>(hops);
        this.stints = new ArrayList<>(stints);
    }

    static TicketRoute of(Ticket ticket, Tickets tickets) {
        return of(ticket.id(), tickets, tickets.hops(ticket.id()), tickets.stints(ticket.id()));
    }

    static TicketRoute of(long ticketId, Tickets tickets, List<Hop> hops, List<Stint> stints) {
        return new TicketRoute(ticketId, hop -> tickets.add(hop, ticketId), tickets::add, hops, stints);
    }

    static TicketRoute begin(Ticket ticket, Tickets tickets) {
        return of(ticket.id(), tickets, List.of(), List.of());
    }

    /** A way that is told first and stored later. */
    static TicketRoute told(long ticketId, Consumer<Hop> hops, Consumer<Stint> stints) {
        return new TicketRoute(ticketId, hops, stints, List.of(), List.of());
    }

    /** The ticket comes to a group; whatever stay lasted ends. */
    Hop arrive(HopKind kind, HoldingGroup group, Instant at, Long byId) {
        leave(at);
        var hop = new Hop(ticketId, hops.size() + 1, kind, group, at, byId);
        hops.add(hop);
        hopStore.accept(hop);
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
            stintStore.accept(stint);
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
