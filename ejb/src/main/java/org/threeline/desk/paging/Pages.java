package org.threeline.desk.paging;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.Repetition;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.escalation.AnswerWanted;
import org.threeline.kernel.storage.AddedRows;
import org.threeline.kernel.storage.AddedRows.Table;

/** All pages, open and ended; so is called whatever is repeated until somebody says that they are at it. */
@Stateless
public class Pages {
    private static final Table TABLE = new Table(
            "page",
            "page_seq",
            List.of(
                    "ticket_id",
                    "clock_id",
                    "threshold",
                    "rule",
                    "group_key",
                    "assignee_id",
                    "promise",
                    "breach",
                    "again",
                    "every_minutes",
                    "most",
                    "times",
                    "opened_at",
                    "next_at",
                    "ended_at",
                    "ended_by"));

    /**
     * Pages that still wait for somebody: the ticket is open, in the same group, nobody has taken it since, and the promise
     * is owed and does not rest. A clock whose terms changed has another in its place, which measures the same promise;
     * where that one told the same threshold, what followed from it stands in a page of its own.
     */
    private static final String WAITING = """
            select p.id, p.ticket_id, p.group_key, p.promise,
                if(running.id is null, p.breach, running.breached_at is not null) + 0, p.again, p.every_minutes, p.most, p.times,
                p.opened_at, p.next_at
            from page p join ticket t on t.id = p.ticket_id
                left join sla_clock told on told.id = p.clock_id
                left join sla_clock running on running.ticket_id = told.ticket_id and running.kind = told.kind
                    and running.cycle = told.cycle and running.group_key <=> told.group_key
                    and running.stopped_at is null
            where p.ended_at is null and t.is_open and t.group_key = p.group_key
                and (t.assignee_id is null or t.assignee_id = p.assignee_id)
                and (p.clock_id is null or not running.paused)
                and not exists (select 1 from page own where own.clock_id = running.id and running.id <> p.clock_id
                    and own.threshold = p.threshold)
            """;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    AddedRows rows;

    /**
     * A page nobody has acknowledged.
     *
     * @param groupKey the group that holds the ticket, and did when the page began
     * @param broken whether the promise is broken by now; otherwise it is at risk
     * @param again who hears of it again
     * @param repetition how it is repeated
     * @param times how often people heard of it so far
     * @param nextAt when they do again; null where they do not any more
     */
    public record OpenPage(
            long id,
            long ticketId,
            String groupKey,
            TargetKind promise,
            boolean broken,
            Set<Recipient> again,
            Repetition repetition,
            int times,
            Instant openedAt,
            Instant nextAt) {
        /** Whether it reaches whoever is on call; otherwise it is other news, told again. */
        public boolean isForWhoIsOnCall() {
            return again.contains(Recipient.ON_CALL);
        }
    }

    /** Belongs into the transaction that tells the threshold; of two that tell the same one fails with all it did. */
    public void open(AnswerWanted wanted, Instant now, Instant next) {
        var told = wanted.told();
        rows.add(
                TABLE,
                told.ticketId(),
                told.clockId(),
                told.at().toString(),
                wanted.rule(),
                wanted.standing().groupKey(),
                wanted.standing().assigneeId(),
                told.kind().name(),
                told.isBreach(),
                wanted.again().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")),
                wanted.repetition().minutes(),
                wanted.repetition().times(),
                1,
                now,
                next,
                null,
                null);
    }

    /** Whether anything is to be repeated; one look at an index. */
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
        return number("select ticket_id from page where id = ?1", id);
    }

    /**
     * Takes a page that is due for this transaction alone.
     *
     * @return whether it is due still, and in nobody else's hands
     */
    public boolean take(long id, Instant now) {
        return number(
                        "select id from page where id = ?1 and ended_at is null and next_at <= ?2 for update skip locked",
                        id,
                        utc(now))
                .isPresent();
    }

    /** A page, if it still waits for somebody. */
    public Optional<OpenPage> waiting(long id) {
        return pages(WAITING + " and p.id = ?1", id).stream().findFirst();
    }

    /** Pages of tickets that wait for somebody, the oldest first. */
    public List<OpenPage> waitingOf(Collection<Long> ticketIds) {
        return ticketIds.isEmpty()
                ? List.of()
                : pages(WAITING + " and p.ticket_id in ("
                        + ticketIds.stream().map(String::valueOf).collect(Collectors.joining(",")) + ") order by p.id");
    }

    private List<OpenPage> pages(String sql, Object... values) {
        var query = entities.createNativeQuery(sql);
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
                        TargetKind.valueOf((String) row[3]),
                        ((Number) row[4]).intValue() != 0,
                        recipients((String) row[5]),
                        new Repetition(((Number) row[6]).intValue(), ((Number) row[7]).intValue()),
                        ((Number) row[8]).intValue(),
                        instant(row[9]),
                        instant(row[10])))
                .toList();
    }

    private static Set<Recipient> recipients(String written) {
        return Arrays.stream(written.split(" "))
                .map(Recipient::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Recipient.class)));
    }

    /** @param next null where it is not repeated any more, though the page stays open */
    public void repeated(long id, Instant next) {
        entities.createNativeQuery("update page set times = times + 1, next_at = ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, next == null ? null : utc(next))
                .executeUpdate();
    }

    /** It needs nobody any more. */
    public void end(long id, Instant now) {
        entities.createNativeQuery("update page set ended_at = ?2, next_at = null where id = ?1")
                .setParameter(1, id)
                .setParameter(2, utc(now))
                .executeUpdate();
    }

    /** Somebody is at all that the ticket waits with. */
    public void acknowledge(long ticketId, long personId, Instant now) {
        entities.createNativeQuery("update page set ended_at = ?2, ended_by = ?3, next_at = null"
                        + " where ticket_id = ?1 and ended_at is null")
                .setParameter(1, ticketId)
                .setParameter(2, utc(now))
                .setParameter(3, personId)
                .executeUpdate();
    }

    /** Who was first at the newest page of a ticket, by saying so or by having the ticket; empty where nobody was. */
    public Optional<Long> firstAt(long ticketId) {
        return number(
                "select coalesce(p.ended_by, t.assignee_id) from page p join ticket t on t.id = p.ticket_id"
                        + " where p.ticket_id = ?1 order by p.id desc limit 1",
                ticketId);
    }

    private Optional<Long> number(String sql, Object... values) {
        var query = entities.createNativeQuery(sql);
        for (int place = 0; place < values.length; place++) {
            query.setParameter(place + 1, values[place]);
        }
        List<?> found = query.getResultList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable((Number) found.get(0)).map(Number::longValue);
    }

    private static Instant instant(Object at) {
        return at == null ? null : ((Timestamp) at).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
