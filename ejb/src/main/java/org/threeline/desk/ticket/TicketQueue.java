package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;

/**
 * Lists of tickets. A page costs the same at fifty tickets and at a million: it starts at a key, and a view over
 * several groups is one index seek for each, never a sort of them all.
 */
@Stateless
public class TicketQueue {
    /** Counts beside views stop here; beyond it nobody reads the figure. */
    public static final int COUNTED_UP_TO = 999;

    private static final Instant FIRST_PLACE = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_PLACE = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** In which order a list is read. */
    public enum Sort {
        NEXT_DUE,
        UPDATED,
        CREATED
    }

    /** Where to go on: after the ticket with this sort value and id. */
    public record Key(Instant at, long id) {
        /** @throws DateTimeException where the instant is none the database knows */
        public Key {
            if (at.isBefore(FIRST_PLACE) || at.isAfter(LAST_PLACE)) {
                throw new DateTimeException("No place in any list: " + at);
            }
        }

        /** Where a ticket stands in a list of that order. */
        public static Key of(QueueItem item, Sort sort) {
            return of(item.row(), sort);
        }

        private static Key of(QueueRow row, Sort sort) {
            var at =
                    switch (sort) {
                        case NEXT_DUE -> row.sortDueAt();
                        case UPDATED -> row.updatedAt();
                        case CREATED -> row.createdAt();
                    };
            return new Key(at, row.id());
        }
    }

    /** What narrows a view; empty collections and nulls narrow nothing. */
    public record Filter(
            Set<TicketStatus> statuses,
            Set<String> services,
            Set<String> groups,
            Set<Long> assignees,
            Set<Long> requesters,
            Set<Priority> priorities,
            Set<Integer> lines,
            String text) {
        public static final Filter NONE =
                new Filter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null);
    }

    /** @param next where the next page begins, or null */
    public record Page(List<QueueItem> items, Key next) {}

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Clocks clocks;

    @Inject
    People people;

    @Inject
    Catalogue catalogue;

    @Inject
    DueSoon dueSoon;

    @Inject
    LockedTickets locked;

    /** @param after null for the first page; @param limit 1 or more */
    public Page page(QueueView view, Filter filter, Sort sort, Key after, int limit, Actor actor) {
        var search = QueueSearch.of(view, filter, sort, after, limit + 1, sight(actor), dueSoon.before(locked.now()));
        var ids = ids(search);
        var rows = rows(ids.subList(0, Math.min(limit, ids.size())));
        var next = ids.size() > limit ? Key.of(rows.get(limit - 1), sort) : null;
        return new Page(items(rows), next);
    }

    /**
     * The page that ends before a ticket, in the same order as {@link #page}; its {@code next} is where to go on
     * backwards, the key of its first ticket, or null at the beginning of the list.
     */
    public Page pageBefore(QueueView view, Filter filter, Sort sort, Key before, int limit, Actor actor) {
        var search =
                QueueSearch.of(view, filter, sort, true, before, limit + 1, sight(actor), dueSoon.before(locked.now()));
        var ids = ids(search);
        var rows = new ArrayList<>(rows(ids.subList(0, Math.min(limit, ids.size()))));
        Collections.reverse(rows);
        return new Page(items(rows), ids.size() > limit && !rows.isEmpty() ? Key.of(rows.get(0), sort) : null);
    }

    /**
     * Who stands before and after a place in a list.
     *
     * @param previous a ticket's number, or null at the beginning
     * @param next a ticket's number, or null at the end
     */
    public record Neighbours(String previous, String next) {}

    /** @param place a ticket's own key; it need not be in the list any more */
    public Neighbours neighbours(QueueView view, Filter filter, Sort sort, Key place, Actor actor) {
        var soon = dueSoon.before(locked.now());
        return new Neighbours(
                first(QueueSearch.of(view, filter, sort, true, place, 1, sight(actor), soon)),
                first(QueueSearch.of(view, filter, sort, false, place, 1, sight(actor), soon)));
    }

    private String first(QueueSearch search) {
        return ids(search).stream().findFirst().map(TicketNumber::of).orElse(null);
    }

    /** The bare rows a view begins with, in the order of {@link #page}: enough to notice that something changed. */
    public List<QueueRow> beginning(QueueView view, Filter filter, Sort sort, int limit, Actor actor) {
        return rows(ids(QueueSearch.of(view, filter, sort, null, limit, sight(actor), dueSoon.before(locked.now()))));
    }

    /** How many tickets a view holds, up to {@link #COUNTED_UP_TO}. */
    public int count(QueueView view, Filter filter, Actor actor) {
        var search = QueueSearch.of(
                view, filter, Sort.UPDATED, null, COUNTED_UP_TO, sight(actor), dueSoon.before(locked.now()));
        return search.isEmpty() ? 0 : count(search);
    }

    /** How many tickets each view of an agent holds, up to {@link #COUNTED_UP_TO}. */
    public Map<QueueView, Integer> counts(Actor actor) {
        var counts = new EnumMap<QueueView, Integer>(QueueView.class);
        for (var view : List.of(
                QueueView.ON_ME,
                QueueView.ON_TEAM,
                QueueView.UNASSIGNED,
                QueueView.ESCALATED,
                QueueView.DUE_SOON,
                QueueView.WAITING)) {
            var search = QueueSearch.of(
                    view, Filter.NONE, Sort.NEXT_DUE, null, COUNTED_UP_TO, sight(actor), dueSoon.before(locked.now()));
            counts.put(view, search.isEmpty() ? 0 : count(search));
        }
        return counts;
    }

    /** Ids of those of some tickets that exist for the actor. */
    public Set<Long> visible(Collection<Long> ticketIds, Actor actor) {
        return ticketIds.isEmpty() ? Set.of() : Set.copyOf(ids(QueueSearch.visible(ticketIds, sight(actor))));
    }

    private QueueSearch.Sight sight(Actor actor) {
        var edition = catalogue.inForce();
        return new QueueSearch.Sight(
                actor,
                edition.services().stream()
                        .filter(service -> edition.ownersOf(service).contains(actor.login()))
                        .map(ServiceOffering::key)
                        .collect(Collectors.toSet()));
    }

    private int count(QueueSearch search) {
        var query = entities.createNativeQuery("select count(*) from (" + search.sql() + ") k");
        search.bind(query);
        return ((Number) query.getSingleResult()).intValue();
    }

    private List<Long> ids(QueueSearch search) {
        if (search.isEmpty()) {
            return List.of();
        }
        var query = entities.createNativeQuery(search.sql());
        search.bind(query);
        var ids = new ArrayList<Long>();
        for (var row : query.getResultList()) {
            ids.add(((Number) ((Object[]) row)[0]).longValue());
        }
        return ids;
    }

    private List<QueueRow> rows(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var byId = entities.createQuery(
                        "select new org.threeline.desk.ticket.QueueRow(t.id, t.type, t.serviceKey, t.subject, t.status,"
                                + " t.holdReason, t.priority, t.line, t.groupKey, t.requesterId, t.assigneeId,"
                                + " t.escalated, t.createdAt, t.updatedAt, t.nextDueAt, t.sortDueAt, t.version)"
                                + " from Ticket t where t.id in :ids",
                        QueueRow.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(QueueRow::id, Function.identity()));
        return ids.stream().map(byId::get).filter(row -> row != null).toList();
    }

    private List<QueueItem> items(List<QueueRow> rows) {
        var ids = rows.stream().map(QueueRow::id).toList();
        var ticketClocks = clocks.ofAll(ids);
        var people = this.people.summaries(rows.stream()
                .flatMap(row -> Stream.of(row.requesterId(), row.assigneeId()))
                .filter(id -> id != null)
                .toList());
        var now = locked.now();
        return rows.stream()
                .map(row -> new QueueItem(
                        row,
                        people.get(row.requesterId()),
                        row.assigneeId() == null ? null : people.get(row.assigneeId()),
                        ring(ticketClocks.get(row.id()), now)))
                .toList();
    }

    private static QueueItem.Ring ring(TicketClocks clocks, Instant now) {
        return clocks.all().stream()
                .filter(clock -> !clock.isFinished() && clock.kind() != TargetKind.OLA)
                .filter(clock -> clock.projectedDueAt() != null)
                .min(Comparator.comparing(SlaClock::projectedDueAt))
                .map(clock -> clocks.read(clock, now))
                .map(reading -> new QueueItem.Ring(
                        reading.clock().kind(),
                        (double) reading.elapsed().toMillis()
                                / reading.clock().target().toMillis(),
                        reading.state(),
                        reading.isPaused(),
                        reading.projectedDueAt(),
                        reading.remaining(),
                        reading.ahead()))
                .orElse(null);
    }
}
