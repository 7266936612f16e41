package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.desk.clock.PauseCause;
import org.threeline.desk.clock.TicketClocks;

/**
 * The life of a ticket as another system wrote it down, moment by moment. States may follow each other in any order; no
 * verb's rule is asked. Nothing is told to anybody and nothing is planned: an imported ticket closes by no job.
 */
final class TicketReplay {
    /** How a ticket begins. */
    record Beginning(
            ServiceOffering service,
            int agreementVersion,
            Channel channel,
            String subject,
            long requesterId,
            String reference,
            Instant openedAt) {}

    private final long ticketId;
    private final Ticket ticket;
    private final TicketClocks clocks;
    private final TicketTerms.At terms;
    private final List<Hop> hops;
    private final List<Stint> stints;
    private final List<Hop> newHops = new ArrayList<>();
    private final List<Stint> newStints = new ArrayList<>();
    private final List<HistoryEntry> story = new ArrayList<>();

    private TicketReplay(
            long ticketId,
            Ticket ticket,
            TicketClocks clocks,
            TicketTerms.At terms,
            List<Hop> hops,
            List<Stint> stints) {
        this.ticketId = ticketId;
        this.ticket = ticket;
        this.clocks = clocks;
        this.terms = terms;
        this.hops = new ArrayList<>(hops);
        this.stints = new ArrayList<>(stints);
    }

    /** The ticket itself, as it is when it is opened: new, with the weight and in the group of its first moment. */
    static Ticket open(Beginning beginning, TicketMoment first) {
        var ticket = Ticket.file(
                new Ticket.Filing(
                        beginning.service(),
                        beginning.agreementVersion(),
                        beginning.channel(),
                        beginning.subject(),
                        null,
                        Map.of(),
                        beginning.requesterId(),
                        beginning.requesterId(),
                        first.impact(),
                        first.urgency(),
                        first.group()),
                beginning.openedAt());
        ticket.isKnownElsewhereAs(beginning.reference());
        return ticket;
    }

    /** A ticket that was just opened; its promises begin. */
    static TicketReplay begin(
            long ticketId, Ticket ticket, HoldingGroup group, TicketClocks clocks, TicketTerms.At terms) {
        var replay = new TicketReplay(ticketId, ticket, clocks, terms, List.of(), List.of());
        var at = ticket.createdAt();
        clocks.attach(terms.of(ticket.priority(), List.of()), at);
        replay.arrive(HopKind.IMPORTED, group, at);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("reference", ticket.externalReference());
        facts.put("status", ticket.status().name());
        facts.put("priority", ticket.priority().name());
        facts.put("group", group.key());
        replay.write(at, facts);
        return replay;
    }

    /** A ticket of which an earlier import brought the beginning. */
    static TicketReplay goOn(
            Ticket ticket, TicketClocks clocks, TicketTerms.At terms, List<Hop> hops, List<Stint> stints) {
        return new TicketReplay(ticket.id(), ticket, clocks, terms, hops, stints);
    }

    /** Whether the ticket has gone on since, so that the moment comes too late to be told. */
    boolean isPast(TicketMoment moment) {
        return moment.notBefore(ticket.createdAt()).isBefore(ticket.updatedAt());
    }

    /** The next moment; earlier than the ticket it counts at the ticket's beginning. */
    void follow(TicketMoment moment) {
        var at = moment.notBefore(ticket.createdAt());
        var facts = changes(moment);
        clocks.recall(at);
        var before = ticket.status();
        // The priority holds before the state: what this moment resolves is judged by this moment's priority.
        weigh(moment, at);
        var reopens = before.isDone() && !moment.status().isDone();
        if (reopens) {
            clocks.reopen(terms.of(ticket.priority(), clocks.all()), Optional.empty(), at);
        }
        state(clocks, before, ticket.holdReason(), moment.status(), moment.holdReason(), at);
        var from = ticket.groupKey();
        ticket.stand(moment.status(), moment.holdReason(), moment.assigneeId(), moment.group(), at);
        if (!from.equals(moment.group().key())) {
            arrive(HopKind.IMPORTED, moment.group(), at);
        } else if (reopens) {
            arrive(HopKind.REOPENED, moment.group(), at);
        }
        if (moment.status().isDone()) {
            leave(at);
        } else {
            responsible(moment.assigneeId(), at);
        }
        if (!facts.isEmpty()) {
            write(at, facts);
        }
    }

    private void weigh(TicketMoment moment, Instant at) {
        var priority = ticket.priority();
        ticket.weigh(moment.impact(), moment.urgency());
        if (ticket.priority() != priority && !ticket.status().isDone()) {
            clocks.change(terms.of(ticket.priority(), clocks.all()), at);
        }
    }

    /** What another state of the ticket does to its clocks. */
    static void state(
            TicketClocks clocks,
            TicketStatus before,
            @Nullable HoldReason reasonBefore,
            TicketStatus next,
            @Nullable HoldReason reason,
            Instant at) {
        if (next != TicketStatus.NEW) {
            clocks.reply(at);
        }
        if (next.isDone()) {
            if (!before.isDone()) {
                clocks.resolve(at);
            }
        } else if (next == TicketStatus.ON_HOLD) {
            if (before != TicketStatus.ON_HOLD || reasonBefore != reason) {
                clocks.pause(PauseCause.of(reason), at, null);
            }
        } else if (before == TicketStatus.ON_HOLD) {
            clocks.resume(at);
        }
    }

    /** Orders the queues by what the clocks say after the last moment. */
    void end() {
        clocks.remembered();
        ticket.isDue(clocks.nextDueAt(), clocks.sortDueAt());
    }

    private void arrive(HopKind kind, HoldingGroup group, Instant at) {
        leave(at);
        var hop = new Hop(ticketId, hops.size() + 1, kind, group, at, null);
        hops.add(hop);
        newHops.add(hop);
    }

    private void leave(Instant at) {
        stints.stream().filter(stint -> stint.endedAt() == null).forEach(stint -> stint.end(at));
        hops.stream().filter(hop -> hop.endedAt() == null).forEach(hop -> hop.end(at));
    }

    private void responsible(Long personId, Instant at) {
        var lasting = stints.stream().filter(stint -> stint.endedAt() == null).toList();
        if (lasting.stream().anyMatch(stint -> Objects.equals(stint.personId(), personId))) {
            return;
        }
        lasting.forEach(stint -> stint.end(at));
        if (personId != null) {
            var stint = new Stint(ticketId, hops.get(hops.size() - 1).seq(), personId, at);
            stints.add(stint);
            newStints.add(stint);
        }
    }

    private Map<String, Object> changes(TicketMoment moment) {
        return TicketHandling.changes(
                "status",
                ticket.status(),
                moment.status(),
                "holdReason",
                ticket.holdReason(),
                moment.holdReason(),
                "impact",
                ticket.impact(),
                moment.impact(),
                "urgency",
                ticket.urgency(),
                moment.urgency(),
                "group",
                ticket.groupKey(),
                moment.group().key(),
                "assignee",
                ticket.assigneeId(),
                moment.assigneeId());
    }

    private void write(Instant at, Map<String, Object> facts) {
        story.add(new HistoryEntry(ticketId, at, null, HistoryKind.IMPORTED, null, facts));
    }

    Ticket ticket() {
        return ticket;
    }

    TicketClocks clocks() {
        return clocks;
    }

    List<Hop> newHops() {
        return newHops;
    }

    List<Stint> newStints() {
        return newStints;
    }

    List<HistoryEntry> story() {
        return story;
    }
}
