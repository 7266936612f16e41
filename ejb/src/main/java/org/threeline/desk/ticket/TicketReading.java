package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockReading;
import org.threeline.desk.clock.ClockThreshold;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.kernel.NotFound;

/** Reading one ticket: what there is to see depends on who asks, and what may not be seen is not there. */
@Stateless
public class TicketReading {
    /** An entry of a story before names are known. */
    public record StoryRow(
            Long id,
            Instant at,
            Long actorId,
            HistoryKind kind,
            boolean internal,
            String text,
            Map<String, Object> data) {}

    /** @param next id to go on after, or null when this was the last */
    public record HistoryPage(List<HistoryView> items, Long next) {}

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Tickets tickets;

    @Inject
    LockedTickets locked;

    @Inject
    Clocks clocks;

    @Inject
    HoldingGroups groups;

    @Inject
    People people;

    @Inject
    Catalogue catalogue;

    /** @throws NotFound where the ticket does not exist for the actor */
    public TicketView view(String number, Actor actor) {
        var ticket = tickets.get(number);
        var access = sight(ticket, actor);
        var now = locked.now();
        var ticketClocks = clocks.of(ticket.id(), ticket.holdUntil());
        var hops = access.mayReadWork() ? tickets.hops(ticket.id()) : List.<Hop>of();
        var stints = access.mayReadWork() ? tickets.stints(ticket.id()) : List.<Stint>of();
        var watchers = tickets.watchers(ticket.id());
        var names = names(ticket, hops, stints, watchers);
        var actions = actions(ticket, access, actor, TicketRoute.of(ticket.id(), tickets, hops, stints), now);
        var hopViews = hops.stream()
                .map(hop -> HopView.of(hop, stints, names, ticketClocks, catalogue::workingTime, now))
                .toList();
        return new TicketView(
                ticket.number(),
                ticket.type(),
                ticket.channel(),
                ticket.serviceKey(),
                ticket.serviceVersion(),
                ticket.isConfidential(),
                ticket.subject(),
                ticket.description(),
                ticket.answers(),
                names.get(ticket.requesterId()),
                names.get(ticket.filedById()),
                ticket.status(),
                ticket.holdReason(),
                ticket.holdUntil(),
                ticket.priority(),
                ticket.impact(),
                ticket.urgency(),
                ticket.line(),
                ticket.groupKey(),
                ticket.assigneeId() == null ? null : names.get(ticket.assigneeId()),
                ticket.isEscalated(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.workStartedAt(),
                ticket.resolvedAt(),
                ticket.closedAt(),
                ticket.closeDueAt(),
                ticket.reopenUntil(),
                ticket.solution(),
                access.mayReadWork() ? ticket.cause() : null,
                access.mayReadWork() ? ticket.breachReason() : null,
                ticket.rating(),
                ticket.externalReference(),
                ticket.nextDueAt(),
                ticket.sortDueAt(),
                clockViews(ticketClocks, access, now, false, true),
                hopViews,
                WorkShare.of(hopViews),
                handover(hops),
                watchers.stream().map(names::get).toList(),
                actions.contains(TicketVerb.ESCALATE)
                        ? groups.escalationTargets(ticket).stream()
                                .map(group -> group.key())
                                .toList()
                        : List.of(),
                access.mayReadWork(),
                access.isMember(),
                access.isRequester(),
                ticket.version(),
                actions);
    }

    /**
     * A ticket's clocks as of an instant, superseded ones included.
     *
     * @param at null for now
     * @param explain whether to tell why; only for those who may read the desk's work
     */
    public List<ClockView> clocks(String number, Instant at, boolean explain, Actor actor) {
        var ticket = tickets.get(number);
        var access = sight(ticket, actor);
        return clockViews(
                clocks.of(ticket.id(), ticket.holdUntil()), access, at == null ? locked.now() : at, explain, false);
    }

    /** Whom the ticket could be assigned to: first those of its own group, then those of the service's others on its line. */
    public List<AssignableGroup> assignable(String number, Actor actor) {
        var ticket = tickets.get(number);
        sight(ticket, actor);
        return groups.assignable(ticket);
    }

    /** The story, oldest first, as far as the actor may see it. */
    public HistoryPage history(String number, Long after, int limit, Actor actor) {
        var ticket = tickets.get(number);
        var access = sight(ticket, actor);
        var rows = entities.createQuery(
                        "select new org.threeline.desk.ticket.TicketReading.StoryRow("
                                + "h.id, h.at, h.actorId, h.kind, h.internal, h.text, h.data)"
                                + " from HistoryEntry h where h.ticketId = :ticket"
                                + (access.mayReadWork() ? "" : " and h.internal = false")
                                // Nodes draw ids from blocks of their own, so only together with the instant they tell
                                // what came first.
                                + " and (:after = 0 or h.at > (select a.at from HistoryEntry a where a.id = :after"
                                + " and a.ticketId = :ticket)"
                                + " or h.id > :after and h.at = (select b.at from HistoryEntry b where b.id = :after"
                                + " and b.ticketId = :ticket))"
                                + " order by h.at, h.id",
                        StoryRow.class)
                .setParameter("ticket", ticket.id())
                .setParameter("after", after == null ? Long.valueOf(0) : after)
                .setMaxResults(limit + 1)
                .getResultList();
        var page = rows.subList(0, Math.min(limit, rows.size()));
        return new HistoryPage(
                told(page, access), rows.size() > limit ? page.get(limit - 1).id() : null);
    }

    /**
     * One entry of the story.
     *
     * @throws NotFound where the ticket has no such entry for the actor
     */
    public HistoryView entry(String number, long id, Actor actor) {
        var ticket = tickets.get(number);
        var access = sight(ticket, actor);
        var rows = entities.createQuery(
                        "select new org.threeline.desk.ticket.TicketReading.StoryRow("
                                + "h.id, h.at, h.actorId, h.kind, h.internal, h.text, h.data)"
                                + " from HistoryEntry h where h.ticketId = :ticket and h.id = :id"
                                + (access.mayReadWork() ? "" : " and h.internal = false"),
                        StoryRow.class)
                .setParameter("ticket", ticket.id())
                .setParameter("id", id)
                .getResultList();
        return told(rows, access).stream().findFirst().orElseThrow(() -> new NotFound("history entry " + id));
    }

    private List<HistoryView> told(List<StoryRow> rows, TicketAccess access) {
        var names = people.summaries(rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row).map(StoryRow::actorId), StoryData.people(row.data())))
                .filter(id -> id != null)
                .toList());
        return rows.stream()
                .map(row -> new HistoryView(
                        row.id(),
                        row.at(),
                        row.actorId() == null ? null : names.get(row.actorId()),
                        row.kind(),
                        row.internal(),
                        row.text(),
                        StoryData.shown(row.data(), names, access.mayReadWork())))
                .toList();
    }

    /** The id of the newest entry a ticket has for this actor; it changes when anything is new. 0 without any. */
    public long newestEntry(String number, Actor actor) {
        var ticket = tickets.get(number);
        var access = sight(ticket, actor);
        var newest = entities.createQuery(
                        "select h.id from HistoryEntry h where h.ticketId = :ticket"
                                + (access.mayReadWork() ? "" : " and h.internal = false")
                                + " order by h.at desc, h.id desc",
                        Long.class)
                .setParameter("ticket", ticket.id())
                .setMaxResults(1)
                .getResultList();
        return newest.isEmpty() ? 0 : newest.get(0);
    }

    private Set<TicketVerb> actions(Ticket ticket, TicketAccess access, Actor actor, TicketRoute route, Instant now) {
        var actions = access.verbsNow();
        actions.removeIf(verb -> !ticket.offers(verb, actor.personId(), now));
        if (actions.contains(TicketVerb.ESCALATE)
                && groups.escalationTargets(ticket).isEmpty()) {
            actions.remove(TicketVerb.ESCALATE);
        }
        if (actions.contains(TicketVerb.HAND_BACK) && route.cameFrom().isEmpty()) {
            actions.remove(TicketVerb.HAND_BACK);
        }
        return actions;
    }

    /** What a ticket shows to somebody. */
    public enum Sight {
        NOTHING,
        /** Number, subject, answers and the public side. */
        PUBLIC,
        /** The desk's work as well. */
        WORK
    }

    /** What a ticket shows to the actor; nothing where there is no such ticket. */
    public Sight sightOf(long ticketId, Actor actor) {
        var ticket = entities.find(Ticket.class, ticketId);
        if (ticket == null) {
            return Sight.NOTHING;
        }
        var access = tickets.access(ticket, actor);
        if (access.mayReadWork()) {
            return Sight.WORK;
        }
        return access.maySee() ? Sight.PUBLIC : Sight.NOTHING;
    }

    private TicketAccess sight(Ticket ticket, Actor actor) {
        var access = tickets.access(ticket, actor);
        access.requireSight();
        return access;
    }

    private List<ClockView> clockViews(
            TicketClocks ticketClocks, TicketAccess access, Instant at, boolean explain, boolean live) {
        var all = ticketClocks.asOf(at).stream();
        if (!access.mayReadWork()) {
            return all.filter(clock -> clock.kind() != TargetKind.OLA)
                    .map(clock -> ClockView.forRequester(ticketClocks.read(clock, at)))
                    .toList();
        }
        var readings = all.map(clock -> ticketClocks.read(clock, at)).toList();
        var fired = readings.isEmpty()
                ? Map.<Long, List<ClockThreshold>>of()
                : clocks.thresholds(readings.get(0).clock().ticketId()).stream()
                        .collect(Collectors.groupingBy(ClockThreshold::clockId));
        return readings.stream()
                .map(reading -> ClockView.forDesk(
                        reading,
                        thresholds(
                                reading, at, fired.getOrDefault(reading.clock().id(), List.of())),
                        explain,
                        live))
                .toList();
    }

    private static List<ClockView.PassedThreshold> thresholds(
            ClockReading reading, Instant at, List<ClockThreshold> fired) {
        var firedAt = fired.stream()
                .filter(threshold -> !threshold.firedAt().isAfter(at))
                .collect(Collectors.toMap(ClockThreshold::threshold, ClockThreshold::firedAt));
        return reading.clock().warnAt().stream()
                .map(threshold ->
                        new ClockView.PassedThreshold(threshold, reading.passes(threshold), firedAt.get(threshold)))
                .toList();
    }

    /** What was handed over last stays on top until the ticket leaves the line it was handed to. */
    private static Handover handover(List<Hop> hops) {
        for (int i = hops.size() - 1; i >= 0; i--) {
            var hop = hops.get(i);
            if (hop.kind() == HopKind.ESCALATED && hop.seen() != null) {
                return new Handover(hop.reason(), hop.seen(), hop.tried(), hop.asked());
            }
            if (hop.kind() == HopKind.HANDED_BACK) {
                return null;
            }
        }
        return null;
    }

    private Map<Long, PersonSummary> names(Ticket ticket, List<Hop> hops, List<Stint> stints, List<Long> watchers) {
        var ids = new ArrayList<Long>(watchers);
        ids.add(ticket.requesterId());
        ids.add(ticket.filedById());
        ids.add(ticket.assigneeId());
        hops.forEach(hop -> ids.add(hop.byId()));
        stints.forEach(stint -> ids.add(stint.personId()));
        return people.summaries(new HashSet<>(ids));
    }
}
