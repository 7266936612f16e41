package org.threeline.desk.clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.persistence.config.QueryHints;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.Definitions;
import org.threeline.catalog.sla.Threshold;
import org.threeline.kernel.storage.AddedRows;
import org.threeline.kernel.storage.AddedRows.Table;

/** The stored clocks and pauses. Whoever changes them holds the ticket's row lock, so that two never count at once. */
@Stateless
public class Clocks {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String KEEP_LOOKED = """
            update sla_clock c join json_table(?1, '$[*]' columns (
                id bigint path '$.id',
                warned_up_to bigint path '$.warnedUpTo',
                next_event_at datetime(6) path '$.nextEventAt',
                breached_at datetime(6) path '$.breachedAt',
                breach_found_at datetime(6) path '$.breachFoundAt')) told on told.id = c.id
            set c.warned_up_to = told.warned_up_to, c.next_event_at = told.next_event_at,
                c.breached_at = told.breached_at, c.breach_found_at = told.breach_found_at""";

    private static final String SUPERSEDED = ClockState.class.getName() + ".SUPERSEDED";

    private static final Table TOLD = new Table("clock_threshold", null, List.of("clock_id", "threshold", "fired_at"));

    @Inject
    Catalogue catalogue;

    @Inject
    AddedRows rows;

    /** The clocks of a ticket that is being filed. */
    public TicketClocks none(long ticketId) {
        return new TicketClocks(ticketId, catalogue::workingTime);
    }

    /** @param expectedResume when the ticket's hold is expected to end, or null */
    public TicketClocks of(long ticketId, @Nullable Instant expectedResume) {
        var clocks = entities.createQuery(
                        "select c from SlaClock c where c.ticketId = :ticket order by c.cycle, c.id", SlaClock.class)
                .setParameter("ticket", ticketId)
                .getResultList();
        var pauses = entities.createQuery(
                        "select p from ClockPause p where p.ticketId = :ticket order by p.startedAt, p.id",
                        ClockPause.class)
                .setParameter("ticket", ticketId)
                .getResultList();
        return new TicketClocks(ticketId, catalogue::workingTime, clocks, pauses, expectedResume);
    }

    /** As {@link #of}, for the rows of a list, in two statements; holds are taken to end when somebody ends them. */
    public Map<Long, TicketClocks> ofAll(Collection<Long> ticketIds) {
        return ofAll(ticketIds, catalogue);
    }

    /** As {@link #ofAll(Collection)}, with calendars that may be supposed only; such clocks are not to be kept. */
    public Map<Long, TicketClocks> ofAll(Collection<Long> ticketIds, Definitions definitions) {
        return ofAll(ticketIds, definitions, false, "");
    }

    /**
     * As {@link #ofAll(Collection)}, for nothing but {@link TicketClocks#look}: what that changes is kept by
     * {@link #keepLooked} alone. Clocks that have ended are left out, but for those others took over from: they may have
     * told the same.
     */
    public Map<Long, TicketClocks> toLook(Collection<Long> ticketIds) {
        return ofAll(ticketIds, catalogue, true, " and (c.outcome is null or c.outcome = " + SUPERSEDED + ")");
    }

    /** As {@link #ofAll(Collection)}, to read from only: whatever is done to them is forgotten. */
    public Map<Long, TicketClocks> toRead(Collection<Long> ticketIds) {
        return ofAll(ticketIds, catalogue, true, "");
    }

    /** @param which what is asked of a clock {@code c} beside its ticket, as a condition that begins with "and"; or empty */
    private Map<Long, TicketClocks> ofAll(
            Collection<Long> ticketIds, Definitions definitions, boolean onlyRead, String which) {
        if (ticketIds.isEmpty()) {
            return Map.of();
        }
        var clocks = entities.createQuery(
                        "select c from SlaClock c where c.ticketId in :tickets" + which + " order by c.cycle, c.id",
                        SlaClock.class)
                .setParameter("tickets", ticketIds)
                .setHint(QueryHints.READ_ONLY, onlyRead)
                .getResultStream()
                .collect(Collectors.groupingBy(SlaClock::ticketId));
        var pauses = entities.createQuery(
                        "select p from ClockPause p where p.ticketId in :tickets order by p.startedAt, p.id",
                        ClockPause.class)
                .setParameter("tickets", ticketIds)
                .setHint(QueryHints.READ_ONLY, onlyRead)
                .getResultStream()
                .collect(Collectors.groupingBy(ClockPause::ticketId));
        return ticketIds.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> new TicketClocks(
                                id,
                                definitions::workingTime,
                                clocks.getOrDefault(id, List.of()),
                                pauses.getOrDefault(id, List.of()),
                                null)));
    }

    /** Keeps what looks have changed, of all clocks in one statement: by itself each would cost as much as all else. */
    public void keepLooked(Collection<TicketClocks> looked) {
        var changed = looked.stream()
                .flatMap(clocks -> clocks.news().stream())
                .map(ClockNews::clock)
                .distinct()
                .map(SlaClock::told)
                .toList();
        if (!changed.isEmpty()) {
            entities.createNativeQuery(KEEP_LOOKED)
                    .setParameter(1, JSON.valueToTree(changed).toString())
                    .executeUpdate();
        }
    }

    /**
     * A place in the order in which clocks have to be looked at.
     *
     * @param at when something happens to the clock by time alone
     */
    public record Event(Instant at, long clockId, long ticketId) implements Serializable {
        /** Before all others. */
        public static final Event FIRST = new Event(Instant.EPOCH, 0, 0);
    }

    /** Whether time alone has brought anything about; one look at an index. */
    public boolean isAnythingDue(Instant now) {
        return !entities.createQuery("select c.id from SlaClock c where c.nextEventAt < :now", Long.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** How many clocks have something that time alone has brought about. */
    public long countDue(Instant now) {
        return entities.createQuery("select count(c) from SlaClock c where c.nextEventAt < :now", Long.class)
                .setParameter("now", now)
                .getSingleResult();
    }

    /**
     * Tickets with running clocks that are measured by another version of a calendar, an agreement or a group than the
     * one in force, in order, later than one.
     *
     * @param kind CALENDAR, AGREEMENT or GROUP
     */
    public List<Long> ticketsByOlder(DefinitionKind kind, String key, long afterTicket, int limit) {
        return catalogue
                .inForce()
                .version(kind, key)
                .map(version -> entities.createQuery(
                                "select distinct c.ticketId from SlaClock c where " + measuredBy(kind)
                                        + " and c.stoppedAt is null and " + versionOf(kind) + " <> :version"
                                        + " and c.ticketId > :after order by c.ticketId",
                                Long.class)
                        .setParameter("key", key)
                        .setParameter("version", version)
                        .setParameter("after", afterTicket)
                        .setMaxResults(limit)
                        .getResultList())
                .orElse(List.of());
    }

    /** Tickets with running clocks that are measured by any version of a definition, in order, later than one. */
    public List<Long> ticketsBy(DefinitionKind kind, String key, long afterTicket, int limit) {
        return entities.createQuery(
                        "select distinct c.ticketId from SlaClock c where " + measuredBy(kind)
                                + " and c.stoppedAt is null and c.ticketId > :after order by c.ticketId",
                        Long.class)
                .setParameter("key", key)
                .setParameter("after", afterTicket)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many clocks run, rest or are overdue by any version of a definition. */
    public long countBy(DefinitionKind kind, String key) {
        return entities.createQuery(
                        "select count(c) from SlaClock c where " + measuredBy(kind) + " and c.stoppedAt is null",
                        Long.class)
                .setParameter("key", key)
                .getSingleResult();
    }

    private static String measuredBy(DefinitionKind kind) {
        return switch (kind) {
            case CALENDAR -> "c.calendarKey = :key";
            // Agreements and groups have keys of their own, so that two may be called the same.
            case AGREEMENT -> "c.definitionKey = :key and c.groupKey is null";
            case GROUP -> "c.definitionKey = :key and c.groupKey is not null";
            case SERVICE, FAMILY -> throw new IllegalArgumentException(kind + " measures no clock");
        };
    }

    private static String versionOf(DefinitionKind kind) {
        return kind == DefinitionKind.CALENDAR ? "c.calendarVersion" : "c.definitionVersion";
    }

    /** Tickets with running clocks that somebody asked for, in order, later than one. */
    public List<Long> ticketsOfRequester(long personId, long afterTicket, int limit) {
        return ticketsOfRequesters("t.requesterId = :id", personId, afterTicket, limit);
    }

    /** Tickets with running clocks that somebody asked for who works at a place, in order, later than one. */
    public List<Long> ticketsOfLocation(long locationId, long afterTicket, int limit) {
        return ticketsOfRequesters(
                "t.requesterId in (select p.id from Person p where p.location.id = :id)",
                locationId,
                afterTicket,
                limit);
    }

    private List<Long> ticketsOfRequesters(String whose, long id, long afterTicket, int limit) {
        return entities.createQuery(
                        "select distinct t.id from Ticket t, SlaClock c where " + whose
                                + " and c.ticketId = t.id and c.stoppedAt is null and t.id > :after order by t.id",
                        Long.class)
                .setParameter("id", id)
                .setParameter("after", afterTicket)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Tickets with clocks that run, rest or are overdue, in order, later than one. */
    public List<Long> ticketsWithRunningClocks(long afterTicket, int limit) {
        return entities.createQuery(
                        "select distinct c.ticketId from SlaClock c where c.stoppedAt is null and c.ticketId > :after"
                                + " order by c.ticketId",
                        Long.class)
                .setParameter("after", afterTicket)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * One of several equal shares of all tickets.
     *
     * @param which from 0 on
     * @param of how many there are
     */
    public record Share(int which, int of) {}

    /** Clocks that have to be looked at, of a share of the tickets, in order, later than a place. */
    public List<Event> due(Instant now, Event after, Share share, int limit) {
        return entities.createQuery(
                        "select c.nextEventAt, c.id, c.ticketId from SlaClock c where c.nextEventAt < :now"
                                + " and c.nextEventAt >= :at and (c.nextEventAt > :at or c.id > :id)"
                                + " and mod(c.ticketId, :of) = :which"
                                + " order by c.nextEventAt, c.id",
                        Object[].class)
                .setParameter("now", now)
                .setParameter("at", after.at())
                .setParameter("id", after.clockId())
                .setParameter("of", share.of())
                .setParameter("which", share.which())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Event((Instant) row[0], (Long) row[1], (Long) row[2]))
                .toList();
    }

    /**
     * Keeps what was started, and of everything that was told that it was: the second of two who tell the same fails, with
     * all that follows from it. Changes of known clocks are kept by themselves.
     */
    public void keep(TicketClocks clocks) {
        clocks.startedClocks().forEach(entities::persist);
        clocks.startedPauses().forEach(entities::persist);
        clocks.news().stream()
                // One that was told and taken back is told again by itself; the record of it is there.
                .filter(news -> !news.isBreach() || !news.clock().wasSupposedUnbroken())
                .forEach(news -> rows.add(TOLD, news.clock().id(), news.at().toString(), news.foundAt()));
    }

    /**
     * Puts what a ticket's history tells in the place of what is stored. What a clock told although, as is known now, it
     * had not come to it, may be told when it does. What is added and told is kept by {@link #keep}, as always.
     */
    public void repair(TicketClocks stored, TicketClocks told, Instant now) {
        var ids = stored.all().stream().map(SlaClock::id).toList();
        var saidBefore = toldOf(ids);
        stored.become(
                told,
                clock -> saidBefore.contains(new ClockThreshold.Key(clock.id(), Threshold.BREACH.toString())),
                now);
        stored.removedClocks().forEach(entities::remove);
        stored.removedPauses().forEach(entities::remove);
        var known = stored.all().stream()
                .filter(clock -> clock.id() != null)
                .collect(Collectors.toMap(SlaClock::id, clock -> clock));
        for (var key : saidBefore) {
            var clock = known.get(key.clockId());
            if (clock == null || !clock.hasTold(Threshold.parse(key.threshold()))) {
                entities.remove(entities.getReference(ClockThreshold.class, key));
            }
        }
    }

    private Set<ClockThreshold.Key> toldOf(Collection<Long> clockIds) {
        return clockIds.isEmpty()
                ? Set.of()
                : entities.createQuery("select t from ClockThreshold t where t.clockId in :ids", ClockThreshold.class)
                        .setParameter("ids", clockIds)
                        .getResultStream()
                        .map(each -> new ClockThreshold.Key(
                                each.clockId(), each.threshold().toString()))
                        .collect(Collectors.toSet());
    }

    /** Warnings that were given, per clock of a ticket; a breach is known by the clock. */
    public List<ClockThreshold> thresholds(long ticketId) {
        return entities.createQuery(
                        "select t from ClockThreshold t, SlaClock c where c.id = t.clockId and c.ticketId = :ticket"
                                + " and t.threshold <> :breach order by t.clockId, t.firedAt",
                        ClockThreshold.class)
                .setParameter("ticket", ticketId)
                .setParameter("breach", Threshold.BREACH.toString())
                .getResultList();
    }
}
