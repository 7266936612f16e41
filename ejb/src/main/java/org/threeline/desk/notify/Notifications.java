package org.threeline.desk.notify;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.ticket.TicketQueue;
import org.threeline.kernel.NotFound;

/** Everybody's notifications; each person reads only his own. */
@Stateless
public class Notifications {
    /** Beyond this a count is shown as "more than". */
    public static final int COUNTED_UP_TO = 99;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    TicketQueue queue;

    @Inject
    Clock clock;

    /**
     * Newest first; what is about a ticket the person may not see any more is left out.
     *
     * @param before go on before this id, or null for the newest
     */
    public List<NotificationRow> of(Actor actor, boolean unreadOnly, Long before, int limit) {
        var visible = new ArrayList<NotificationRow>();
        var from = before == null ? Long.MAX_VALUE : before;
        List<NotificationRow> stored;
        do {
            stored = stored(actor, unreadOnly, from, limit);
            var tickets = queue.visible(
                    stored.stream().map(NotificationRow::ticketId).distinct().toList(), actor);
            stored.stream()
                    .filter(row -> tickets.contains(row.ticketId()))
                    .limit((long) limit - visible.size())
                    .forEach(visible::add);
            from = stored.isEmpty() ? from : stored.get(stored.size() - 1).id();
        } while (stored.size() == limit && visible.size() < limit);
        return visible;
    }

    private List<NotificationRow> stored(Actor actor, boolean unreadOnly, long before, int limit) {
        return entities.createQuery(
                        "select new org.threeline.desk.notify.NotificationRow("
                                + "n.id, n.ticketId, t.subject, n.kind, n.promise, n.actorId, n.at, n.readAt)"
                                + " from Notification n, Ticket t where t.id = n.ticketId and n.personId = :person"
                                + (unreadOnly ? " and n.readAt is null" : "")
                                + " and n.id < :before order by n.id desc",
                        NotificationRow.class)
                .setParameter("person", actor.personId())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many are unread, up to {@link #COUNTED_UP_TO} and one more. */
    public int unread(Actor actor) {
        return of(actor, true, null, COUNTED_UP_TO + 1).size();
    }

    /** @throws NotFound where the person has no such notification */
    public void read(long id, Actor actor) {
        var notification = entities.find(Notification.class, id);
        if (notification == null || !actor.isPerson(notification.personId())) {
            throw new NotFound("notification");
        }
        notification.read(clock.instant());
    }

    /** Marks everything up to a notification as read: what came meanwhile stays unread. */
    public void readUpTo(long newestId, Actor actor) {
        entities.createQuery("update Notification n set n.readAt = :now"
                        + " where n.personId = :person and n.readAt is null and n.id <= :newest")
                .setParameter("now", clock.instant())
                .setParameter("person", actor.personId())
                .setParameter("newest", newestId)
                .executeUpdate();
    }

    /**
     * What somebody has not read, as a sign that it changed.
     *
     * @param count how many
     * @param newest id of the newest; 0 for none
     */
    public record Unread(long count, long newest) {
        public static final Unread NOTHING = new Unread(0, 0);
    }

    /** What each of some people has not read, in one statement; those who have read everything are absent. */
    public Map<Long, Unread> unreadOf(Collection<Long> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select n.personId, count(n), max(n.id) from Notification n"
                                + " where n.personId in :people and n.readAt is null group by n.personId",
                        Object[].class)
                .setParameter("people", people)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> new Unread((Long) row[1], (Long) row[2])));
    }

    /** Of which of these tickets somebody was told something they have not read. */
    public Set<Long> unreadAbout(Collection<Long> tickets, Actor actor) {
        if (tickets.isEmpty()) {
            return Set.of();
        }
        return entities.createQuery(
                        "select distinct n.ticketId from Notification n"
                                + " where n.personId = :person and n.readAt is null and n.ticketId in :tickets",
                        Long.class)
                .setParameter("person", actor.personId())
                .setParameter("tickets", tickets)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    /** Marks what somebody was told of a ticket as read: whoever opens it has seen it. */
    public void readAbout(long ticketId, Actor actor) {
        entities.createQuery("update Notification n set n.readAt = :now"
                        + " where n.personId = :person and n.readAt is null and n.ticketId = :ticket")
                .setParameter("now", clock.instant())
                .setParameter("person", actor.personId())
                .setParameter("ticket", ticketId)
                .executeUpdate();
    }

    /**
     * What somebody was told before the desk was opened.
     *
     * @param promise the kind of promise it is about, or null
     * @param readAt null while unread
     */
    public record PastNotification(
            long personId, long ticketId, NotificationKind kind, TargetKind promise, Instant at, Instant readAt) {
        /** The same, read. */
        public PastNotification read(Instant when) {
            return new PastNotification(personId, ticketId, kind, promise, at, when);
        }
    }

    /** Keeps what was told earlier, oldest first; nobody is told again. */
    public void remember(Collection<PastNotification> past) {
        for (var each : past) {
            var notification =
                    new Notification(each.personId(), each.ticketId(), each.kind(), each.promise(), null, each.at());
            if (each.readAt() != null) {
                notification.read(each.readAt());
            }
            entities.persist(notification);
        }
    }
}
