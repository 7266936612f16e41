package org.threeline.desk.repair;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockDifference;
import org.threeline.desk.ticket.PromiseRepair.Outcome;
import org.threeline.desk.ticket.PromiseRepair.Repaired;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.storage.AddedRows;
import org.threeline.kernel.storage.AddedRows.Table;

/** All repairs, with what they found. */
@Stateless
public class ClockRepairs {
    private static final Table TICKET =
            new Table("clock_repair_ticket", null, List.of("repair_id", "ticket_id", "state"));
    private static final Table DIFFERENCE = new Table(
            "clock_repair_difference",
            null,
            List.of("repair_id", "ticket_id", "position", "clock", "cycle", "field", "stored", "told"));

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    AddedRows rows;

    @Inject
    Clock clock;

    /**
     * A repair, and how far it is.
     *
     * @param subject id of the ticket or key of the service; null for all
     * @param tickets how many tickets it looks at
     * @param compared how many of them were compared
     * @param states how many tickets with differences are in which state; no entry means none
     */
    public record RepairView(
            long id,
            RepairScope scope,
            @Nullable String subject,
            RepairPhase phase,
            long askedById,
            Instant askedAt,
            long tickets,
            long compared,
            @Nullable Long decidedById,
            @Nullable Instant decidedAt,
            @Nullable Instant endedAt,
            Map<RepairState, Long> states) {
        public long count(RepairState state) {
            return states.getOrDefault(state, 0L);
        }

        /** How many tickets differ, or did. */
        public long found() {
            return states.values().stream().mapToLong(Long::longValue).sum();
        }

        /** How many could not be compared; the log says why. Known once all were tried. */
        public long untold() {
            return phase == RepairPhase.COMPARING ? 0 : tickets - compared;
        }
    }

    /** A ticket whose clocks differ, and in what. */
    public record Differing(long ticketId, RepairState state, List<ClockDifference> differences) {}

    /**
     * Has clocks compared; the job begins within a minute.
     *
     * @param subject id of the ticket or key of the service, one there is; null for all
     */
    public ClockRepair add(RepairScope scope, @Nullable String subject, long askedById) {
        var newest = newestTicket();
        var repair = new ClockRepair(scope, subject, askedById, clock.instant(), newest, count(scope, subject, newest));
        entities.persist(repair);
        return repair;
    }

    /** Whether there is anything to look at. */
    public boolean isAbout(RepairScope scope, @Nullable String subject) {
        return count(scope, subject, newestTicket()) > 0;
    }

    private long newestTicket() {
        return Objects.requireNonNullElse(
                entities.createQuery("select max(t.id) from Ticket t", Long.class)
                        .getSingleResult(),
                0L);
    }

    private long count(RepairScope scope, @Nullable String subject, long upTo) {
        return about(
                        entities.createQuery(
                                "select count(t) from Ticket t where t.id <= :upTo" + concerned(scope), Long.class),
                        scope,
                        subject)
                .setParameter("upTo", upTo)
                .getSingleResult();
    }

    private static String concerned(RepairScope scope) {
        return switch (scope) {
            case TICKET -> " and t.id = :ticket";
            case SERVICE -> " and t.serviceKey = :service";
            case ALL -> "";
        };
    }

    private static TypedQuery<Long> about(TypedQuery<Long> query, RepairScope scope, @Nullable String subject) {
        return switch (scope) {
            case TICKET -> query.setParameter("ticket", Long.valueOf(String.valueOf(subject)));
            case SERVICE -> query.setParameter("service", subject);
            case ALL -> query;
        };
    }

    /** @throws NotFound where there is none; whoever else changes it waits */
    public ClockRepair lock(long id) {
        // Whoever locks reads anew, and what this transaction has counted so far must be there by then.
        entities.flush();
        return Optional.ofNullable(entities.find(ClockRepair.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new NotFound("clock repair " + id));
    }

    public Optional<RepairView> find(long id) {
        return Optional.ofNullable(entities.find(ClockRepair.class, id)).map(repair -> view(repair, states(id)));
    }

    /** The newest first. */
    public List<RepairView> newest(int limit) {
        var repairs = entities.createQuery(
                        "select r from ClockRepair r order by r.askedAt desc, r.id desc", ClockRepair.class)
                .setMaxResults(limit)
                .getResultList();
        var states = states(repairs.stream().map(ClockRepair::id).toList());
        return repairs.stream()
                .map(repair -> view(repair, states.getOrDefault(repair.id(), Map.of())))
                .toList();
    }

    private static RepairView view(ClockRepair repair, Map<RepairState, Long> states) {
        return new RepairView(
                repair.id(),
                repair.scope(),
                repair.subject(),
                repair.phase(),
                repair.askedById(),
                repair.askedAt(),
                repair.tickets(),
                repair.compared(),
                repair.decidedById(),
                repair.decidedAt(),
                repair.endedAt(),
                states);
    }

    private Map<RepairState, Long> states(long id) {
        return states(List.of(id)).getOrDefault(id, Map.of());
    }

    /** By id; one where nothing differs has no entry. */
    @SuppressWarnings("unchecked")
    private Map<Long, Map<RepairState, Long>> states(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var query = entities.createNativeQuery("select repair_id, state, count(*) from clock_repair_ticket"
                + " where repair_id in " + places(ids) + " group by repair_id, state");
        fill(query, 1, ids);
        var states = new HashMap<Long, Map<RepairState, Long>>();
        for (var row : (List<Object[]>) query.getResultList()) {
            states.computeIfAbsent(((Number) row[0]).longValue(), first -> new EnumMap<>(RepairState.class))
                    .put(RepairState.valueOf((String) row[1]), ((Number) row[2]).longValue());
        }
        return states;
    }

    public boolean isAnythingDue(Instant now) {
        return !active(0, 1).isEmpty();
    }

    /** What the job has to do, oldest first, from one on. */
    public List<ClockRepair> active(long from, int limit) {
        return entities.createQuery(
                        "select r from ClockRepair r where r.phase in :phases and r.id >= :from order by r.id",
                        ClockRepair.class)
                .setParameter("phases", List.of(RepairPhase.COMPARING, RepairPhase.APPLYING))
                .setParameter("from", from)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Tickets that are to be compared or set right, in order, later than one. */
    @SuppressWarnings("unchecked")
    public List<Long> tickets(ClockRepair repair, long after, int limit) {
        if (repair.phase() == RepairPhase.APPLYING) {
            return ((List<Number>) entities.createNativeQuery("select ticket_id from clock_repair_ticket"
                                    + " where repair_id = ? and state = 'FOUND' and ticket_id > ? order by ticket_id limit "
                                    + limit)
                            .setParameter(1, repair.id())
                            .setParameter(2, after)
                            .getResultList())
                    .stream().map(Number::longValue).toList();
        }
        return about(
                        entities.createQuery(
                                "select t.id from Ticket t where t.id > :after and t.id <= :upTo"
                                        + concerned(repair.scope()) + " order by t.id",
                                Long.class),
                        repair.scope(),
                        repair.subject())
                .setParameter("after", after)
                .setParameter("upTo", repair.upToTicket())
                .setMaxResults(limit)
                .getResultList();
    }

    /** Keeps in what tickets differ; those that do not are counted. */
    public void compared(long id, Collection<Long> tickets, Map<Long, List<ClockDifference>> differences) {
        entities.find(ClockRepair.class, id).compares(tickets);
        differences.forEach((ticket, its) -> {
            rows.add(TICKET, id, ticket, RepairState.FOUND.name());
            add(id, ticket, its);
        });
    }

    private void add(long id, long ticket, List<ClockDifference> differences) {
        var position = 0;
        for (var difference : differences) {
            rows.add(
                    DIFFERENCE,
                    id,
                    ticket,
                    position++,
                    difference.clock() == null ? null : difference.clock().name(),
                    difference.cycle(),
                    difference.what().name(),
                    difference.stored(),
                    difference.told());
        }
    }

    /**
     * All tickets have been compared.
     *
     * @param isAnythingFound whether the last of them differ; of the others that is known
     */
    public void allCompared(long id, boolean isAnythingFound) {
        lock(id).isCompared(isAnythingFound || !states(id).isEmpty(), clock.instant());
    }

    /** In what tickets were seen to differ. */
    public Map<Long, List<ClockDifference>> differences(long id, Collection<Long> tickets) {
        var found = new LinkedHashMap<Long, List<ClockDifference>>();
        for (var row : differenceRows(id, tickets)) {
            found.computeIfAbsent(((Number) row[0]).longValue(), first -> new ArrayList<>())
                    .add(new ClockDifference(
                            row[1] == null ? null : TargetKind.valueOf((String) row[1]),
                            ((Number) row[2]).intValue(),
                            ClockDifference.Field.valueOf((String) row[3]),
                            (String) row[4],
                            (String) row[5]));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> differenceRows(long id, Collection<Long> tickets) {
        if (tickets.isEmpty()) {
            return List.of();
        }
        return about(
                        entities.createNativeQuery("select ticket_id, clock, cycle, field, stored, told"
                                + " from clock_repair_difference where repair_id = ? and ticket_id in "
                                + places(tickets) + " order by ticket_id, position"),
                        id,
                        tickets)
                .getResultList();
    }

    /** Keeps what became of tickets. */
    public void applied(long id, Map<Long, Repaired> outcomes) {
        for (var outcome : Outcome.values()) {
            var tickets = outcomes.entrySet().stream()
                    .filter(each -> each.getValue().outcome() == outcome)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!tickets.isEmpty()) {
                change("update clock_repair_ticket set state = '" + state(outcome) + "'", id, tickets);
                if (outcome == Outcome.CHANGED) {
                    change("delete from clock_repair_difference", id, tickets);
                    tickets.forEach(ticket -> add(
                            id,
                            ticket,
                            Objects.requireNonNull(outcomes.get(ticket)).differences()));
                }
            }
        }
    }

    private void change(String what, long id, List<Long> tickets) {
        about(
                        entities.createNativeQuery(what + " where repair_id = ? and ticket_id in " + places(tickets)),
                        id,
                        tickets)
                .executeUpdate();
    }

    private static String places(Collection<Long> ids) {
        return "(" + String.join(",", Collections.nCopies(ids.size(), "?")) + ")";
    }

    private static Query about(Query query, long id, Collection<Long> tickets) {
        return fill(query.setParameter(1, id), 2, tickets);
    }

    private static Query fill(Query query, int from, Collection<Long> ids) {
        var place = from;
        for (var each : ids) {
            query.setParameter(place++, each);
        }
        return query;
    }

    private static RepairState state(Outcome outcome) {
        return switch (outcome) {
            case REPAIRED -> RepairState.REPAIRED;
            case RIGHT -> RepairState.RIGHT;
            case CHANGED -> RepairState.CHANGED;
        };
    }

    /** All that was found was gone through; what is left is tried again, but not for ever. */
    public void allApplied(long id) {
        var repair = lock(id);
        repair.passed();
        var isAnythingLeft = states(id).containsKey(RepairState.FOUND);
        if (isAnythingLeft && !repair.isGivenUp()) {
            return;
        }
        turn(id, RepairState.FOUND, RepairState.LEFT);
        // In what these differ now nobody has seen yet, so it is asked for once more.
        var isAnythingNew = turn(id, RepairState.CHANGED, RepairState.FOUND) > 0;
        repair.isCompared(isAnythingNew, clock.instant());
    }

    private int turn(long id, RepairState from, RepairState to) {
        return entities.createNativeQuery("update clock_repair_ticket set state = ? where repair_id = ? and state = ?")
                .setParameter(1, to.name())
                .setParameter(2, id)
                .setParameter(3, from.name())
                .executeUpdate();
    }

    /** Tickets that differ, or did, with what was seen; later than one. */
    @SuppressWarnings("unchecked")
    public List<Differing> differing(long id, long afterTicket, int limit) {
        var states = new LinkedHashMap<Long, RepairState>();
        ((List<Object[]>) entities.createNativeQuery("select ticket_id, state from clock_repair_ticket"
                                + " where repair_id = ? and ticket_id > ? order by ticket_id limit " + limit)
                        .setParameter(1, id)
                        .setParameter(2, afterTicket)
                        .getResultList())
                .forEach(row -> states.put(((Number) row[0]).longValue(), RepairState.valueOf((String) row[1])));
        var differences = differences(id, states.keySet());
        return states.entrySet().stream()
                .map(each -> new Differing(
                        each.getKey(), each.getValue(), differences.getOrDefault(each.getKey(), List.of())))
                .toList();
    }

    /**
     * Forgets repairs that ended, or wait for a decision, since before an instant; the tickets' histories keep what was
     * done.
     */
    public int forgetBefore(Instant before) {
        var old = entities.createQuery(
                        "select r.id from ClockRepair r where r.askedAt < :before and r.phase in :phases", Long.class)
                .setParameter("before", before)
                .setParameter("phases", List.of(RepairPhase.COMPARED, RepairPhase.ENDED))
                .getResultList();
        for (var id : old) {
            for (var table : List.of("clock_repair_difference", "clock_repair_ticket")) {
                entities.createNativeQuery("delete from " + table + " where repair_id = ?")
                        .setParameter(1, id)
                        .executeUpdate();
            }
            entities.remove(entities.getReference(ClockRepair.class, id));
        }
        return old.size();
    }
}
