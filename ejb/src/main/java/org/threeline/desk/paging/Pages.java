package org.threeline.desk.paging;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.kernel.storage.AddedRows;
import org.threeline.kernel.storage.AddedRows.Table;

/** All pages, open and ended. */
@Stateless
public class Pages {
    private static final Table TABLE = new Table(
            "page",
            "page_seq",
            List.of(
                    "ticket_id",
                    "group_key",
                    "assignee_id",
                    "promise",
                    "breach",
                    "times",
                    "opened_at",
                    "next_at",
                    "ended_at",
                    "ended_by"));

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    AddedRows rows;

    /**
     * A page nobody has acknowledged.
     *
     * @param groupKey the group that held the ticket
     * @param assigneeId whose it was when the page began, or null
     * @param times how often people were paged so far
     */
    public record OpenPage(
            long id,
            long ticketId,
            String groupKey,
            Long assigneeId,
            TargetKind promise,
            int times,
            Instant openedAt) {}

    /** Belongs into the transaction that tells the threshold. */
    public void open(
            long ticketId,
            String groupKey,
            Long assigneeId,
            TargetKind promise,
            boolean breach,
            Instant now,
            Instant next) {
        rows.add(TABLE, ticketId, groupKey, assigneeId, promise.name(), breach, 1, now, next, null, null);
    }

    /** Whether anybody is to be paged again; one look at an index. */
    public boolean isAnyDue(Instant now) {
        return !due(now, 1).isEmpty();
    }

    /** Ids of pages to be repeated, those waiting longest first. */
    public List<Long> due(Instant now, int limit) {
        List<?> ids = entities.createNativeQuery(
                        "select id from page where next_at <= ?1 order by next_at, id limit ?2")
                .setParameter(1, utc(now))
                .setParameter(2, limit)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** The ticket of a page; empty where there is no such page. */
    public Optional<Long> ticketOf(long id) {
        List<?> found = entities.createNativeQuery("select ticket_id from page where id = ?1")
                .setParameter(1, id)
                .getResultList();
        return found.stream().map(ticket -> ((Number) ticket).longValue()).findFirst();
    }

    /** Takes a page that is due for this transaction alone; empty where it is not due any more, or in another's hands. */
    public Optional<OpenPage> take(long id, Instant now) {
        return pages("id = ?1 and ended_at is null and next_at <= ?2 for update skip locked", id, utc(now)).stream()
                .findFirst();
    }

    /** Pages of a ticket that nobody has acknowledged, the oldest first. */
    public List<OpenPage> openOf(long ticketId) {
        return pages("ticket_id = ?1 and ended_at is null order by id", ticketId);
    }

    private List<OpenPage> pages(String which, Object... values) {
        var query = entities.createNativeQuery(
                "select id, ticket_id, group_key, assignee_id, promise, times, opened_at from page where " + which);
        for (int place = 0; place < values.length; place++) {
            query.setParameter(place + 1, values[place]);
        }
        List<?> found = query.getResultList();
        return found.stream()
                .map(row -> (Object[]) row)
                .map(row -> new OpenPage(
                        ((Number) row[0]).longValue(),
                        ((Number) row[1]).longValue(),
                        (String) row[2],
                        row[3] == null ? null : (Long) ((Number) row[3]).longValue(),
                        TargetKind.valueOf((String) row[4]),
                        ((Number) row[5]).intValue(),
                        ((Timestamp) row[6]).toLocalDateTime().toInstant(ZoneOffset.UTC)))
                .toList();
    }

    /** @param next null where nobody is paged again, though the page stays open */
    public void repeated(long id, Instant next) {
        entities.createNativeQuery("update page set times = times + 1, next_at = ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, next == null ? null : utc(next))
                .executeUpdate();
    }

    /** Nobody needs to be paged any more. */
    public void end(long id, Instant now) {
        entities.createNativeQuery("update page set ended_at = ?2, next_at = null where id = ?1")
                .setParameter(1, id)
                .setParameter(2, utc(now))
                .executeUpdate();
    }

    /** @return how many pages of the ticket somebody acknowledged by that */
    public int acknowledge(long ticketId, long personId, Instant now) {
        return entities.createNativeQuery("update page set ended_at = ?2, ended_by = ?3, next_at = null"
                        + " where ticket_id = ?1 and ended_at is null")
                .setParameter(1, ticketId)
                .setParameter(2, utc(now))
                .setParameter(3, personId)
                .executeUpdate();
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
