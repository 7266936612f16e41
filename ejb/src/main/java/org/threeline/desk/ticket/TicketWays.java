package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.Priority;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.identity.People;

/** The ways of many tickets at once, and which of them reports have not seen yet. */
@Stateless
public class TicketWays {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Tickets tickets;

    @Inject
    Clocks clocks;

    @Inject
    People people;

    @Inject
    Catalogue catalogue;

    /** Whether any ticket has ended a stay, or was taken up again, since its figures were counted; a look at an index. */
    public boolean isAnyDue() {
        return !due(0, 1).isEmpty();
    }

    /** Tickets whose figures are older than their way, in order, later than one. */
    @SuppressWarnings("unchecked")
    public List<Long> due(long after, int limit) {
        return ((List<Number>) entities.createNativeQuery("select distinct ticket_id from ticket_hop"
                                + " where figures_due = true and ticket_id > ? order by ticket_id limit " + limit)
                        .setParameter(1, after)
                        .getResultList())
                .stream().map(Number::longValue).toList();
    }

    /**
     * The ways of these tickets, whose rows are locked until the transaction ends; those somebody else has in hand are
     * left out. Their figures are due no more: whoever asks keeps them.
     */
    public List<TicketWay> take(Collection<Long> ids) {
        var rows = lockFree(ids);
        var free = rows.stream().map(row -> ((Number) row[0]).longValue()).toList();
        if (free.isEmpty()) {
            return List.of();
        }
        var hops = tickets.hopsOfAll(free);
        var stints = tickets.stintsOfAll(free);
        var itsClocks = clocks.toRead(free);
        var names = people.summaries(stints.values().stream()
                .flatMap(List::stream)
                .map(Stint::personId)
                .collect(Collectors.toCollection(HashSet::new)));
        entities.createNativeQuery(
                        "update ticket_hop set figures_due = false where figures_due = true and ticket_id in ("
                                + joined(free) + ")")
                .executeUpdate();
        return rows.stream()
                .map(row -> {
                    var id = ((Number) row[0]).longValue();
                    var its = itsClocks.get(id);
                    return TicketWay.of(
                            id,
                            (String) row[1],
                            Priority.valueOf((String) row[2]),
                            TicketStatus.valueOf((String) row[3]),
                            (String) row[4],
                            hops.getOrDefault(id, List.of()).stream()
                                    .map(hop -> HopView.of(
                                            hop,
                                            stints.getOrDefault(id, List.of()),
                                            names,
                                            its,
                                            catalogue::workingTime,
                                            // What lasts counts in no report.
                                            hop.startedAt()))
                                    .toList(),
                            its);
                })
                .toList();
    }

    /** Has the figures of tickets counted again, because their clocks or rests are told otherwise now. */
    public void changed(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            entities.createNativeQuery(
                            "update ticket_hop set figures_due = true where ended_at is not null and ticket_id in ("
                                    + joined(ids) + ")")
                    .executeUpdate();
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> lockFree(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createNativeQuery(
                                "select id, service_key, priority, status, breach_reason from ticket where id in ("
                                        + joined(ids) + ") order by id for update skip locked")
                        .getResultList();
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().distinct().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }
}
