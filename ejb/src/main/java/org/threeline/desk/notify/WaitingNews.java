package org.threeline.desk.notify;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.ticket.JsonMap;

/** News that is to be mailed and is no letter yet: of promises, and of all kinds for those who want quiet. */
@Stateless
public class WaitingNews {
    private static final JsonMap FACTS = new JsonMap();
    private static final int DELETED_AT_ONCE = 2000;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /**
     * What one person is to hear of.
     *
     * @param promise null where it is about none
     * @param facts what its letter is to say; empty where it is about a promise
     * @param held whether it waited for the end of quiet hours
     */
    public record Piece(
            NotificationKind kind, long ticketId, TargetKind promise, Map<String, Object> facts, boolean held) {}

    /** Whether anything has waited since an instant; one look at an index. */
    public boolean isAnyFrom(Instant until) {
        return !entities.createNativeQuery("select 1 from mail_news where at <= ?1 limit 1")
                .setParameter(1, utc(until))
                .getResultList()
                .isEmpty();
    }

    /** People for whom something waits, those waiting longest first. */
    public List<Long> people(Instant until, int limit) {
        List<?> rows = entities.createNativeQuery(
                        "select person_id from mail_news where at <= ?1 group by person_id order by min(at), person_id limit ?2")
                .setParameter(1, utc(until))
                .setParameter(2, limit)
                .getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** Takes what waits for a person, in the order in which it came; another who takes at the same time gets nothing. */
    public List<Piece> take(long personId, Instant until) {
        List<?> rows = entities.createNativeQuery("select id, kind, ticket_id, promise, facts, held from mail_news"
                        + " where person_id = ?1 and at <= ?2 order by at, id for update")
                .setParameter(1, personId)
                .setParameter(2, utc(until))
                .getResultList();
        var ids = new ArrayList<Long>(rows.size());
        var pieces = new ArrayList<Piece>(rows.size());
        for (var row : rows) {
            var values = (Object[]) row;
            ids.add(((Number) values[0]).longValue());
            pieces.add(new Piece(
                    NotificationKind.valueOf((String) values[1]),
                    ((Number) values[2]).longValue(),
                    values[3] == null ? null : TargetKind.valueOf((String) values[3]),
                    FACTS.convertToEntityAttribute((String) values[4]),
                    Columns.isTrue(values[5])));
        }
        forget(ids);
        return pieces;
    }

    /** By their ids, for others may have come meanwhile that nobody has read. */
    private void forget(List<Long> ids) {
        for (int from = 0; from < ids.size(); from += DELETED_AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + DELETED_AT_ONCE)).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
            entities.createNativeQuery("delete from mail_news where id in (" + some + ")")
                    .executeUpdate();
        }
    }

    /** What tickets are about, by id. */
    public Map<Long, String> subjects(Collection<Long> tickets) {
        return entities.createQuery("select t.id, t.subject from Ticket t where t.id in :tickets", Object[].class)
                .setParameter("tickets", tickets)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
