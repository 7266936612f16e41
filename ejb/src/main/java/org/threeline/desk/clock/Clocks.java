package org.threeline.desk.clock;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.Catalogue;

/** The stored clocks and pauses. Whoever changes them holds the ticket's row lock, so that two never count at once. */
@Stateless
public class Clocks {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Catalogue catalogue;

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
        if (ticketIds.isEmpty()) {
            return Map.of();
        }
        var clocks = entities.createQuery(
                        "select c from SlaClock c where c.ticketId in :tickets order by c.cycle, c.id", SlaClock.class)
                .setParameter("tickets", ticketIds)
                .getResultStream()
                .collect(Collectors.groupingBy(SlaClock::ticketId));
        var pauses = entities.createQuery(
                        "select p from ClockPause p where p.ticketId in :tickets order by p.startedAt, p.id",
                        ClockPause.class)
                .setParameter("tickets", ticketIds)
                .getResultStream()
                .collect(Collectors.groupingBy(ClockPause::ticketId));
        return ticketIds.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> new TicketClocks(
                                id,
                                catalogue::workingTime,
                                clocks.getOrDefault(id, List.of()),
                                pauses.getOrDefault(id, List.of()),
                                null)));
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

    /** How many clocks run, rest or are overdue on a calendar, whichever version of it they began with. */
    public long countRunningOn(String calendarKey) {
        return entities.createQuery(
                        "select count(c) from SlaClock c where c.calendarKey = :calendar and c.stoppedAt is null",
                        Long.class)
                .setParameter("calendar", calendarKey)
                .getSingleResult();
    }

    /** Clocks that have to be looked at, in order, later than a place. */
    public List<Event> due(Instant now, Event after, int limit) {
        return entities.createQuery(
                        "select c.nextEventAt, c.id, c.ticketId from SlaClock c where c.nextEventAt < :now"
                                + " and c.nextEventAt >= :at and (c.nextEventAt > :at or c.id > :id)"
                                + " order by c.nextEventAt, c.id",
                        Object[].class)
                .setParameter("now", now)
                .setParameter("at", after.at())
                .setParameter("id", after.clockId())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Event((Instant) row[0], (Long) row[1], (Long) row[2]))
                .toList();
    }

    /** Keeps what was started and every threshold that was told. Changes of known clocks are kept by themselves. */
    public void keep(TicketClocks clocks) {
        clocks.startedClocks().forEach(entities::persist);
        clocks.startedPauses().forEach(entities::persist);
        clocks.news().stream()
                .filter(news -> !news.isBreach())
                .map(news -> new ClockThreshold(news.clock().id(), news.at(), news.foundAt()))
                .forEach(entities::persist);
    }

    /** Thresholds that were told, per clock of a ticket. */
    public List<ClockThreshold> thresholds(long ticketId) {
        return entities.createQuery(
                        "select t from ClockThreshold t, SlaClock c where c.id = t.clockId and c.ticketId = :ticket"
                                + " order by t.clockId, t.firedAt",
                        ClockThreshold.class)
                .setParameter("ticket", ticketId)
                .getResultList();
    }
}
