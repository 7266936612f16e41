package org.threeline.desk.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.threeline.desk.ticket.TicketWay;
import org.threeline.desk.ticket.TicketWays;
import org.threeline.kernel.storage.AddedRows;
import org.threeline.kernel.storage.AddedRows.Table;

/**
 * Keeps what reports are read from: of each ticket that is over its way, its stays, the time of those who were responsible
 * in them, and the promises that were broken. All of it follows from the ticket and can be made again.
 */
@Stateless
public class WayFigures {
    private static final List<String> TABLES = List.of("report_ticket", "report_stay", "report_stint", "report_breach");

    private static final Table TICKET = new Table(
            "report_ticket",
            null,
            List.of(
                    "ticket_id",
                    "done_at",
                    "service_key",
                    "priority",
                    "solved",
                    "line",
                    "hand_overs",
                    "to_and_fro",
                    "went_back",
                    "broken",
                    "breach_reason"));

    private static final Table STAY = new Table(
            "report_stay",
            null,
            List.of(
                    "ticket_id",
                    "seq",
                    "done_at",
                    "service_key",
                    "priority",
                    "group_key",
                    "line",
                    "worked_millis",
                    "kept",
                    "came_from",
                    "handed_back",
                    "went_back"));

    private static final Table STINT = new Table(
            "report_stint",
            null,
            List.of(
                    "ticket_id",
                    "seq",
                    "person_id",
                    "done_at",
                    "service_key",
                    "priority",
                    "group_key",
                    "worked_millis"));

    private static final Table BREACH = new Table(
            "report_breach",
            null,
            List.of("ticket_id", "clock", "done_at", "service_key", "priority", "breach_reason"));

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    TicketWays ways;

    @Inject
    AddedRows rows;

    /** Whether there is anything to count; a look at an index. */
    public boolean isAnythingDue(Instant now) {
        return ways.isAnyDue();
    }

    /** Tickets whose figures are to be counted, in order, later than one. */
    public List<Long> due(long after, int limit) {
        return ways.due(after, limit);
    }

    /**
     * Counts the figures of tickets, in the transaction that is going on. A ticket that somebody works on has none: it
     * counts once it is over.
     *
     * @return how many tickets were counted; the others are in somebody's hands, and stay due
     */
    public int count(Collection<Long> ids) {
        var taken = ways.take(ids);
        forget(taken.stream().map(TicketWay::ticketId).toList());
        taken.stream().filter(TicketWay::isOver).forEach(this::keep);
        return taken.size();
    }

    /** Nothing is deleted where nothing is: that would lock the places between the rows of others. */
    private void forget(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        @SuppressWarnings("unchecked")
        var known = ((List<Number>) entities.createNativeQuery(
                                "select ticket_id from report_ticket where ticket_id in (" + joined(ids) + ")")
                        .getResultList())
                .stream().map(Number::longValue).toList();
        if (!known.isEmpty()) {
            for (var table : TABLES) {
                entities.createNativeQuery("delete from " + table + " where ticket_id in (" + joined(known) + ")")
                        .executeUpdate();
            }
        }
    }

    private void keep(TicketWay way) {
        var id = way.ticketId();
        var doneAt = way.last().endedAt();
        var service = way.service();
        var priority = way.priority().name();
        var reason = ReasonGiven.of(way.breachReason()).name();
        rows.add(
                TICKET,
                id,
                doneAt,
                service,
                priority,
                way.isSolved(),
                way.last().line(),
                way.handOvers(),
                way.returns(),
                way.returns() > 0,
                !way.broken().isEmpty(),
                way.broken().isEmpty() ? ReasonGiven.NONE.name() : reason);
        for (var stay : way.stays()) {
            var hop = stay.hop();
            rows.add(
                    STAY,
                    id,
                    hop.seq(),
                    doneAt,
                    service,
                    priority,
                    hop.group(),
                    hop.line(),
                    hop.worked().toMillis(),
                    stay.kept(),
                    stay.cameFrom(),
                    stay.isHandedBack(),
                    stay.isReturn());
            hop.stints().stream()
                    .filter(stint -> stint.person() != null)
                    .collect(Collectors.toMap(
                            stint -> stint.person().id(),
                            stint -> stint.worked(),
                            Duration::plus,
                            TreeMap<Long, Duration>::new))
                    .forEach((person, worked) -> rows.add(
                            STINT, id, hop.seq(), person, doneAt, service, priority, hop.group(), worked.toMillis()));
        }
        way.broken().forEach(kind -> rows.add(BREACH, id, kind.name(), doneAt, service, priority, reason));
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
