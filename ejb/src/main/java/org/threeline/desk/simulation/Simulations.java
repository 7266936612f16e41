package org.threeline.desk.simulation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.simulation.SimulatedTicket.Compared;

/** All simulations, with what they found. */
@Stateless
public class Simulations {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    /**
     * A simulation, and how far it is.
     *
     * @param from tickets filed from then on count
     * @param until tickets filed before that count
     * @param tickets how many it concerns
     * @param told how many of them were told
     * @param edit what is tried
     * @param isDone whether all were
     */
    public record SimulationView(
            long id,
            DefinitionKind kind,
            String key,
            Instant from,
            Instant until,
            long askedById,
            Instant askedAt,
            long tickets,
            long told,
            DefinitionEdit edit,
            boolean isDone) {}

    /**
     * Promises with the same fate.
     *
     * @param group key of the group whose time it was, or who had the ticket in the end
     */
    public record Count(TargetKind clock, Priority priority, String group, Verdict was, Verdict is, long promises) {}

    /**
     * A promise with another result.
     *
     * @param stoppedAt when it was kept or not; null while it runs
     */
    public record Flip(
            long ticketId,
            TargetKind clock,
            int cycle,
            Verdict was,
            Verdict is,
            @Nullable Instant dueWas,
            @Nullable Instant dueIs,
            @Nullable Instant stoppedAt) {}

    /**
     * Has an edit tried on the tickets that were filed in a time; the job begins within a minute.
     *
     * @param edit one that no fault was found in, of a calendar, an agreement or a group
     * @return its id
     */
    public long ask(DefinitionEdit edit, Instant from, Instant until, long askedById) {
        var seen = edit.seenVersion() == null ? 0 : edit.seenVersion();
        var simulation = new Simulation(
                edit.kind(),
                edit.key(),
                seen,
                edit.document(),
                from.truncatedTo(ChronoUnit.MILLIS),
                until.truncatedTo(ChronoUnit.MILLIS),
                askedById,
                clock.instant(),
                count(edit.kind(), edit.key(), from, until));
        entities.persist(simulation);
        return simulation.id();
    }

    /** The edit that is tried. */
    public DefinitionEdit edit(Simulation simulation) {
        return DefinitionEdit.written(
                simulation.kind(), simulation.key(), simulation.seenVersion(), simulation.document());
    }

    public Optional<SimulationView> find(long id) {
        return Optional.ofNullable(entities.find(Simulation.class, id))
                .map(simulation -> new SimulationView(
                        simulation.id(),
                        simulation.kind(),
                        simulation.key(),
                        simulation.from(),
                        simulation.until(),
                        simulation.askedById(),
                        simulation.askedAt(),
                        simulation.tickets(),
                        simulation.told(),
                        edit(simulation),
                        simulation.doneAt() != null));
    }

    public boolean isAnythingDue(Instant now) {
        return !open(0, 1).isEmpty();
    }

    /** What is not done yet, oldest first, from one on. */
    public List<Simulation> open(long from, int limit) {
        return entities.createQuery(
                        "select s from Simulation s where s.doneAt is null and s.id >= :from order by s.id",
                        Simulation.class)
                .setParameter("from", from)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Tickets it concerns, in order, later than one. */
    public List<Long> tickets(Simulation simulation, long after, int limit) {
        var services = services(simulation.kind(), simulation.key());
        if (services.isEmpty()) {
            return List.of();
        }
        var query = entities.createQuery(
                        "select t.id from Ticket t where " + concerned(simulation.kind())
                                + " and t.createdAt >= :from and t.createdAt < :until and t.id > :after order by t.id",
                        Long.class)
                .setParameter("from", simulation.from())
                .setParameter("until", simulation.until())
                .setParameter("after", after)
                .setMaxResults(limit);
        query.setParameter("keys", services);
        return query.getResultList();
    }

    private long count(DefinitionKind kind, String key, Instant from, Instant until) {
        var services = services(kind, key);
        return services.isEmpty()
                ? 0
                : entities.createQuery(
                                "select count(t) from Ticket t where " + concerned(kind)
                                        + " and t.createdAt >= :from and t.createdAt < :until",
                                Long.class)
                        .setParameter("from", from)
                        .setParameter("until", until)
                        .setParameter("keys", services)
                        .getSingleResult();
    }

    private static String concerned(DefinitionKind kind) {
        return switch (kind) {
            case AGREEMENT -> "t.serviceKey in :keys";
            case CALENDAR -> "exists (select c.id from SlaClock c where c.ticketId = t.id and c.calendarKey in :keys)";
            case GROUP -> "exists (select h.id from Hop h where h.ticketId = t.id and h.groupKey in :keys)";
            case SERVICE, FAMILY -> throw new IllegalArgumentException(kind + " measures no clock");
        };
    }

    /** What tickets are found by: the services of an agreement, or the calendar or group itself. */
    private List<String> services(DefinitionKind kind, String key) {
        return kind == DefinitionKind.AGREEMENT
                ? catalogue.inForce().services().stream()
                        .filter(service -> service.agreement().equals(key))
                        .map(ServiceOffering::key)
                        .toList()
                : List.of(key);
    }

    /** Keeps what some tickets brought. */
    public void add(long id, Collection<Long> tickets, Collection<Compared> compared) {
        entities.find(Simulation.class, id).tells(tickets);
        var counts = compared.stream()
                .collect(Collectors.groupingBy(
                        each -> List.<Object>of(
                                each.kind().name(),
                                each.priority().name(),
                                each.group(),
                                each.was().name(),
                                each.is().name()),
                        Collectors.counting()));
        insert(
                "insert into simulation_count (simulation_id, clock, priority, group_key, verdict_was, verdict_is,"
                        + " promises) values ",
                " on duplicate key update promises = promises + values(promises)",
                counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Object::toString)))
                        .map(entry -> {
                            var row = new ArrayList<Object>();
                            row.add(id);
                            row.addAll(entry.getKey());
                            row.add(entry.getValue());
                            return row;
                        })
                        .toList());
        insert(
                "insert into simulation_flip (simulation_id, ticket_id, clock, cycle, verdict_was, verdict_is,"
                        + " due_was, due_is, stopped_at) values ",
                " on duplicate key update verdict_is = values(verdict_is)",
                compared.stream()
                        .filter(Compared::isFlip)
                        .map(flip -> {
                            var row = new ArrayList<Object>();
                            Collections.addAll(
                                    row,
                                    id,
                                    flip.ticketId(),
                                    flip.kind().name(),
                                    flip.cycle(),
                                    flip.was().name(),
                                    flip.is().name(),
                                    utc(flip.dueWas()),
                                    utc(flip.dueIs()),
                                    utc(flip.stoppedAt()));
                            return row;
                        })
                        .toList());
    }

    private void insert(String head, String tail, List<ArrayList<Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var row = "(" + String.join(",", Collections.nCopies(rows.get(0).size(), "?")) + ")";
        var query = entities.createNativeQuery(head + String.join(",", Collections.nCopies(rows.size(), row)) + tail);
        var place = 1;
        for (var values : rows) {
            for (var value : values) {
                query.setParameter(place++, value);
            }
        }
        query.executeUpdate();
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    public void done(long id) {
        entities.find(Simulation.class, id).isDone(clock.instant());
    }

    /** Everything that was counted. */
    @SuppressWarnings("unchecked")
    public List<Count> counts(long id) {
        return ((List<Object[]>) entities.createNativeQuery(
                                "select clock, priority, group_key, verdict_was, verdict_is, promises"
                                        + " from simulation_count where simulation_id = ?"
                                        + " order by clock, priority, group_key")
                        .setParameter(1, id)
                        .getResultList())
                .stream()
                        .map(row -> new Count(
                                TargetKind.valueOf((String) row[0]),
                                Priority.valueOf((String) row[1]),
                                (String) row[2],
                                Verdict.valueOf((String) row[3]),
                                Verdict.valueOf((String) row[4]),
                                ((Number) row[5]).longValue()))
                        .toList();
    }

    /** Promises with another result, by ticket, later than one. */
    @SuppressWarnings("unchecked")
    public List<Flip> flips(long id, long afterTicket, int limit) {
        return ((List<Object[]>) entities.createNativeQuery(
                                "select ticket_id, clock, cycle, verdict_was, verdict_is, due_was, due_is, stopped_at"
                                        + " from simulation_flip where simulation_id = ? and ticket_id > ?"
                                        + " order by ticket_id, clock, cycle limit " + limit)
                        .setParameter(1, id)
                        .setParameter(2, afterTicket)
                        .getResultList())
                .stream()
                        .map(row -> new Flip(
                                ((Number) row[0]).longValue(),
                                TargetKind.valueOf((String) row[1]),
                                ((Number) row[2]).intValue(),
                                Verdict.valueOf((String) row[3]),
                                Verdict.valueOf((String) row[4]),
                                instant(row[5]),
                                instant(row[6]),
                                instant(row[7])))
                        .toList();
    }

    /** Forgets what was asked before an instant and is done, with all it found. */
    public int forgetBefore(Instant before) {
        var old = entities.createQuery(
                        "select s.id from Simulation s where s.askedAt < :before and s.doneAt is not null", Long.class)
                .setParameter("before", before)
                .getResultList();
        for (var id : old) {
            for (var table : List.of("simulation_flip", "simulation_count")) {
                entities.createNativeQuery("delete from " + table + " where simulation_id = ?")
                        .setParameter(1, id)
                        .executeUpdate();
            }
            entities.remove(entities.getReference(Simulation.class, id));
        }
        return old.size();
    }

    private static @Nullable Instant instant(@Nullable Object stored) {
        return stored == null ? null : ((Timestamp) stored).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }
}
