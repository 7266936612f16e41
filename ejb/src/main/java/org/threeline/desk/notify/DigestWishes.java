package org.threeline.desk.notify;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Who wants a summary once a day, and when the next one is due. */
@Stateless
public class DigestWishes {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /** The hour of the day; empty where the person wants none. */
    public Optional<Integer> hour(long personId) {
        List<?> rows = entities.createNativeQuery("select at_hour from digest_wish where person_id = ?1")
                .setParameter(1, personId)
                .getResultList();
        return rows.stream().findFirst().map(hour -> ((Number) hour).intValue());
    }

    public void wish(long personId, int hour, Instant next, Instant now) {
        entities.createNativeQuery("insert into digest_wish (person_id, at_hour, next_at, last_at)"
                        + " values (?1, ?2, ?3, ?4) on duplicate key update at_hour = ?2, next_at = ?3")
                .setParameter(1, personId)
                .setParameter(2, hour)
                .setParameter(3, utc(next))
                .setParameter(4, utc(now))
                .executeUpdate();
    }

    public void forget(long personId) {
        entities.createNativeQuery("delete from digest_wish where person_id = ?1")
                .setParameter(1, personId)
                .executeUpdate();
    }

    /** People whose hour has come, those waiting longest first. */
    public List<Long> due(Instant now, int limit) {
        List<?> rows = entities.createNativeQuery(
                        "select person_id from digest_wish where next_at <= ?1 order by next_at, person_id limit ?2")
                .setParameter(1, utc(now))
                .setParameter(2, limit)
                .getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /**
     * Takes a person's turn for this transaction alone.
     *
     * @return the hour and the last summary; empty where it is not due any more or another node has it in hand
     */
    public Optional<Turn> take(long personId, Instant now) {
        List<?> rows = entities.createNativeQuery("select at_hour, last_at from digest_wish where person_id = ?1"
                        + " and next_at <= ?2 for update skip locked")
                .setParameter(1, personId)
                .setParameter(2, utc(now))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Turn(
                        ((Number) row[0]).intValue(),
                        ((Timestamp) row[1]).toLocalDateTime().toInstant(ZoneOffset.UTC)))
                .findFirst();
    }

    /** Whether somebody's hour has come. */
    public boolean isDue(long personId, Instant now) {
        return !entities.createNativeQuery("select 1 from digest_wish where person_id = ?1 and next_at <= ?2")
                .setParameter(1, personId)
                .setParameter(2, utc(now))
                .getResultList()
                .isEmpty();
    }

    /** The summary is made later; what it is about stays the same. */
    public void postpone(long personId, Instant next) {
        entities.createNativeQuery("update digest_wish set next_at = ?2 where person_id = ?1")
                .setParameter(1, personId)
                .setParameter(2, utc(next))
                .executeUpdate();
    }

    public void done(long personId, Instant next, Instant now) {
        entities.createNativeQuery("update digest_wish set next_at = ?2, last_at = ?3 where person_id = ?1")
                .setParameter(1, personId)
                .setParameter(2, utc(next))
                .setParameter(3, utc(now))
                .executeUpdate();
    }

    /**
     * A summary to be made.
     *
     * @param lastAt when the last one was made, or the wish
     */
    public record Turn(int hour, Instant lastAt) {}

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
