package org.threeline.desk.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.Actor;
import org.threeline.kernel.NotFound;

/** The stored tickets with what belongs to them: story, hops, participants and rights of past groups. */
@ApplicationScoped
public class Tickets {
    private static final String WATCHER = "WATCHER";
    private static final String INVITED = "INVITED";

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Catalogue catalogue;

    void add(Ticket ticket) {
        entities.persist(ticket);
    }

    /** @throws NotFound where there is none of that number */
    Ticket get(String number) {
        return Optional.ofNullable(entities.find(Ticket.class, TicketNumber.id(number)))
                .orElseThrow(() -> new NotFound(number));
    }

    /** The ticket with its row locked until the transaction ends, so that two never change it at once. */
    Ticket lock(long id) {
        var ticket = entities.find(Ticket.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (ticket == null) {
            throw new NotFound(TicketNumber.of(id));
        }
        return ticket;
    }

    /** Ids of the open tickets somebody is responsible for. */
    List<Long> openOf(long personId) {
        return entities.createQuery(
                        "select t.id from Ticket t where t.assigneeId = :person and t.open = true order by t.id",
                        Long.class)
                .setParameter("person", personId)
                .getResultList();
    }

    /** As {@link #lock}, in two statements, without those whose row somebody else has locked; in order of id. */
    List<Ticket> lockFree(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var wanted = ids.stream().distinct().sorted().map(String::valueOf).collect(Collectors.joining(","));
        var free = ids(entities.createNativeQuery(
                        "select id from ticket where id in (" + wanted + ") order by id for update skip locked")
                .getResultList());
        if (free.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("select t from Ticket t where t.id in :ids order by t.id", Ticket.class)
                .setParameter("ids", free)
                .getResultList();
    }

    /** In order of id; nothing is locked. */
    List<Ticket> all(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery("select t from Ticket t where t.id in :ids order by t.id", Ticket.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Tickets an import brought, by their names elsewhere, locked until the transaction ends. */
    Map<String, Ticket> lockByExternalReferences(Collection<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select t from Ticket t where t.externalReference in :references order by t.id", Ticket.class)
                .setParameter("references", references)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(Ticket::externalReference, ticket -> ticket));
    }

    /** What the access table asks about a person and a ticket; nothing is read for those it would not matter for. */
    TicketAccess access(Ticket ticket, Actor actor) {
        if (actor.isSystem()) {
            return new TicketAccess(ticket, actor, TicketAccess.Standing.NONE);
        }
        var parts = participation(ticket.id(), actor.personId());
        var past = actor.isAgent() && !actor.isMember(ticket.groupKey()) && wasHeldByOneOf(ticket.id(), actor.groups());
        var owns = catalogue
                .inForce()
                .service(ticket.serviceKey())
                .map(service -> catalogue.inForce().ownersOf(service).contains(actor.login()))
                .orElse(false);
        return new TicketAccess(
                ticket, actor, new TicketAccess.Standing(parts.contains(WATCHER), parts.contains(INVITED), past, owns));
    }

    private Set<String> participation(long ticketId, long personId) {
        @SuppressWarnings("unchecked")
        List<String> parts = entities.createNativeQuery(
                        "select part from ticket_participant where ticket_id = ? and person_id = ?")
                .setParameter(1, ticketId)
                .setParameter(2, personId)
                .getResultList();
        return new HashSet<>(parts);
    }

    private boolean wasHeldByOneOf(long ticketId, Set<String> groups) {
        @SuppressWarnings("unchecked")
        List<String> held = entities.createNativeQuery("select group_key from ticket_group_access where ticket_id = ?")
                .setParameter(1, ticketId)
                .getResultList();
        return held.stream().anyMatch(groups::contains);
    }

    void add(HistoryEntry entry) {
        entities.persist(entry);
    }

    /** Whether the last public word is a reply, so that the requester has something to answer. */
    boolean isAnswered(long ticketId) {
        return entities.createQuery(
                        "select h.kind from HistoryEntry h where h.ticketId = :ticket and h.kind in :spoken"
                                + " order by h.at desc, h.id desc",
                        HistoryKind.class)
                .setParameter("ticket", ticketId)
                .setParameter(
                        "spoken",
                        Stream.of(HistoryKind.values())
                                .filter(HistoryKind::isSpoken)
                                .toList())
                .setMaxResults(1)
                .getResultStream()
                .anyMatch(kind -> kind == HistoryKind.REPLY);
    }

    List<Hop> hops(long ticketId) {
        return entities.createQuery("select h from Hop h where h.ticketId = :ticket order by h.seq", Hop.class)
                .setParameter("ticket", ticketId)
                .getResultList();
    }

    List<Stint> stints(long ticketId) {
        return entities.createQuery(
                        "select s from Stint s where s.ticketId = :ticket order by s.startedAt, s.id", Stint.class)
                .setParameter("ticket", ticketId)
                .getResultList();
    }

    /** As {@link #hops}, for several tickets; those without any are absent. */
    Map<Long, List<Hop>> hopsOfAll(Collection<Long> ticketIds) {
        return ticketIds.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select h from Hop h where h.ticketId in :tickets order by h.ticketId, h.seq",
                                Hop.class)
                        .setParameter("tickets", ticketIds)
                        .getResultStream()
                        .collect(Collectors.groupingBy(Hop::ticketId));
    }

    /** As {@link #stints}, for several tickets; those without any are absent. */
    Map<Long, List<Stint>> stintsOfAll(Collection<Long> ticketIds) {
        return ticketIds.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select s from Stint s where s.ticketId in :tickets order by s.startedAt, s.id",
                                Stint.class)
                        .setParameter("tickets", ticketIds)
                        .getResultStream()
                        .collect(Collectors.groupingBy(Stint::ticketId));
    }

    /** Keeps a stay without the right to read that goes with it; {@link #mayBeReadBy} gives it for many at once. */
    void keep(Hop hop) {
        entities.persist(hop);
    }

    /** Every group of these stays may go on reading its ticket. */
    void mayBeReadBy(Collection<Hop> stays) {
        if (stays.isEmpty()) {
            return;
        }
        var rows = stays.stream().map(hop -> "(?, ?)").collect(Collectors.joining(", "));
        var insert = entities.createNativeQuery(
                "insert ignore into ticket_group_access (ticket_id, group_key) values " + rows);
        var position = 1;
        for (var hop : stays) {
            insert.setParameter(position++, hop.ticketId());
            insert.setParameter(position++, hop.groupKey());
        }
        insert.executeUpdate();
    }

    void add(Hop hop, long ticketId) {
        entities.persist(hop);
        entities.createNativeQuery("insert ignore into ticket_group_access (ticket_id, group_key) values (?, ?)")
                .setParameter(1, ticketId)
                .setParameter(2, hop.groupKey())
                .executeUpdate();
    }

    void add(Stint stint) {
        entities.persist(stint);
    }

    /** @return whether the person was not a watcher before */
    boolean addWatcher(long ticketId, long personId) {
        return join(ticketId, personId, WATCHER);
    }

    /** Watchers of several tickets at once, by the tickets' ids. */
    void addWatchers(Map<Long, List<Long>> watchers) {
        var rows = watchers.values().stream()
                .flatMap(List::stream)
                .map(watcher -> "(?, ?, ?)")
                .collect(Collectors.joining(", "));
        if (rows.isEmpty()) {
            return;
        }
        var insert = entities.createNativeQuery(
                "insert ignore into ticket_participant (ticket_id, person_id, part) values " + rows);
        var position = 1;
        for (var ticket : watchers.entrySet()) {
            for (var watcher : ticket.getValue()) {
                insert.setParameter(position++, ticket.getKey());
                insert.setParameter(position++, watcher);
                insert.setParameter(position++, WATCHER);
            }
        }
        insert.executeUpdate();
    }

    /** @return whether the person was not invited before */
    boolean invite(long ticketId, long personId) {
        return join(ticketId, personId, INVITED);
    }

    private boolean join(long ticketId, long personId, String part) {
        return entities.createNativeQuery(
                                "insert ignore into ticket_participant (ticket_id, person_id, part) values (?, ?, ?)")
                        .setParameter(1, ticketId)
                        .setParameter(2, personId)
                        .setParameter(3, part)
                        .executeUpdate()
                > 0;
    }

    boolean removeWatcher(long ticketId, long personId) {
        return entities.createNativeQuery(
                                "delete from ticket_participant where ticket_id = ? and person_id = ? and part = ?")
                        .setParameter(1, ticketId)
                        .setParameter(2, personId)
                        .setParameter(3, WATCHER)
                        .executeUpdate()
                > 0;
    }

    /** @throws NotFound where there is no such ticket */
    public TicketStanding standing(long ticketId) {
        var ticket = entities.find(Ticket.class, ticketId);
        if (ticket == null) {
            throw new NotFound(TicketNumber.of(ticketId));
        }
        return new TicketStanding(
                ticket.serviceKey(),
                ticket.groupKey(),
                ticket.assigneeId(),
                ticket.requesterId(),
                ticket.isConfidential());
    }

    /** @throws NotFound where there is no such ticket */
    public TicketHeadline headline(long ticketId) {
        var ticket = entities.find(Ticket.class, ticketId);
        if (ticket == null) {
            throw new NotFound(TicketNumber.of(ticketId));
        }
        return new TicketHeadline(ticket.subject(), ticket.serviceKey(), ticket.nextDueAt());
    }

    /** What each group holds that is open; groups that hold nothing are missing. */
    public Map<String, GroupLoad> loads() {
        return entities.createQuery(
                        "select t.groupKey, count(t), count(t.assigneeId) from Ticket t where t.open = true"
                                + " group by t.groupKey",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> new GroupLoad((Long) row[1], (Long) row[1] - (Long) row[2])));
    }

    /** How many open tickets of a group each of those responsible holds, by person. */
    public Map<Long, Long> openOfMembers(String groupKey) {
        return entities.createQuery(
                        "select t.assigneeId, count(t) from Ticket t where t.groupKey = :group and t.open = true"
                                + " and t.assigneeId is not null group by t.assigneeId",
                        Object[].class)
                .setParameter("group", groupKey)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }

    /** Numbers of the open tickets of a group that somebody is responsible for. */
    public List<String> openOf(String groupKey, long personId) {
        return entities.createQuery(
                        "select t.id from Ticket t where t.groupKey = :group and t.open = true"
                                + " and t.assigneeId = :person order by t.id",
                        Long.class)
                .setParameter("group", groupKey)
                .setParameter("person", personId)
                .getResultStream()
                .map(TicketNumber::of)
                .toList();
    }

    /** Ids of those who watch a ticket. */
    public List<Long> watchers(long ticketId) {
        return ids(entities.createNativeQuery(
                        "select person_id from ticket_participant where ticket_id = ? and part = ? order by person_id")
                .setParameter(1, ticketId)
                .setParameter(2, WATCHER)
                .getResultList());
    }

    private static List<Long> ids(Collection<?> rows) {
        return rows.stream().map(row -> ((Number) row).longValue()).toList();
    }

    /** Ids of tickets on hold without a due time whose place in the queues has passed, the longest first. */
    List<Long> outOfPlace(Instant now, int limit) {
        return entities.createQuery(
                        "select t.id from Ticket t where t.status = :held and t.nextDueAt is null and t.sortDueAt < :now"
                                + " order by t.sortDueAt, t.id",
                        Long.class)
                .setParameter("held", TicketStatus.ON_HOLD)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Moves a ticket to another place in the queues, without a new version of it. */
    void place(long ticketId, Instant sortDueAt) {
        entities.createQuery("update Ticket t set t.sortDueAt = :place where t.id = :ticket")
                .setParameter("place", sortDueAt)
                .setParameter("ticket", ticketId)
                .executeUpdate();
    }

    /** Resolved tickets that nobody objected to in time, in order, later than a place. */
    List<DueTicket> dueToClose(Instant now, DueTicket after, int limit) {
        return due("t.closeDueAt", now, after, limit);
    }

    /** Tickets whose hold was to end, in order, later than a place. */
    List<DueTicket> dueToResume(Instant now, DueTicket after, int limit) {
        return due("t.holdUntil", now, after, limit);
    }

    private List<DueTicket> due(String column, Instant now, DueTicket after, int limit) {
        return entities.createQuery(
                        ("select new org.threeline.desk.ticket.DueTicket({due}, t.id) from Ticket t"
                                        + " where {due} <= :now and {due} >= :at and ({due} > :at or t.id > :id)"
                                        + " order by {due}, t.id")
                                .replace("{due}", column),
                        DueTicket.class)
                .setParameter("now", now)
                .setParameter("at", after.at())
                .setParameter("id", after.ticketId())
                .setMaxResults(limit)
                .getResultList();
    }
}
