package org.threeline.desk.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything in the outbox. */
@Stateless
public class Letters {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Clock clock;

    /** Whether a letter's time has come. */
    public boolean isAnyDue(Instant now) {
        return !entities.createQuery(
                        "select l.id from Letter l where l.state = :waiting and l.nextAttemptAt <= :now", Long.class)
                .setParameter("waiting", LetterState.WAITING)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Takes letters whose time has come for this node alone: the claim is committed before anything is sent, so no
     * other node sends them meanwhile, and it ends by itself should this node die.
     *
     * @return each with the number of the attempt that has begun; expired ones are given up and not returned
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Map<Long, Integer> claim(int most, Duration lease) {
        var now = clock.instant();
        List<?> ids = entities.createNativeQuery("select id from outbox where state = 'WAITING'"
                        + " and next_attempt_at <= ?1 order by next_attempt_at, id limit ?2 for update skip locked")
                .setParameter(1, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .setParameter(2, most)
                .getResultList();
        var claimed = new LinkedHashMap<Long, Integer>();
        for (var id : ids) {
            var letter = entities.find(Letter.class, ((Number) id).longValue());
            if (letter.isExpiredAt(now)) {
                letter.expire(now);
            } else {
                letter.claim(now.plus(lease));
                claimed.put(letter.id(), letter.attempts());
            }
        }
        return claimed;
    }

    /** How an attempt ended; nothing changes where another claim has begun since. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void end(long id, int attempt, Consumer<Letter> how) {
        var letter = entities.find(Letter.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (letter != null && letter.isInAttempt(attempt)) {
            how.accept(letter);
        }
    }

    public Optional<Letter> find(long id) {
        return Optional.ofNullable(entities.find(Letter.class, id));
    }

    /** The server answers again: those it could not take while it was away need not wait any longer. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int serverIsBack() {
        return entities.createQuery("update Letter l set l.nextAttemptAt = :now, l.awaitsServer = false"
                        + " where l.state = :waiting and l.awaitsServer = true and l.nextAttemptAt > :now")
                .setParameter("now", clock.instant())
                .setParameter("waiting", LetterState.WAITING)
                .executeUpdate();
    }

    /** How many letters of each state there are; of those sent, the ones since an instant. */
    public Map<LetterState, Long> counts(Instant sentSince) {
        var counts = new EnumMap<LetterState, Long>(LetterState.class);
        for (var state : LetterState.values()) {
            counts.put(state, 0L);
        }
        // Two looks, each at one index: the outbox remembers a month of letters.
        entities.createQuery(
                        "select l.state, count(l) from Letter l where l.state in (:waiting, :dead) group by l.state",
                        Object[].class)
                .setParameter("waiting", LetterState.WAITING)
                .setParameter("dead", LetterState.DEAD)
                .getResultList()
                .forEach(row -> counts.put((LetterState) row[0], (Long) row[1]));
        entities.createQuery(
                        "select l.state, count(l) from Letter l where l.state in (:sent, :dropped)"
                                + " and l.endedAt >= :since group by l.state",
                        Object[].class)
                .setParameter("sent", LetterState.SENT)
                .setParameter("dropped", LetterState.DROPPED)
                .setParameter("since", sentSince)
                .getResultList()
                .forEach(row -> counts.put((LetterState) row[0], (Long) row[1]));
        return counts;
    }

    /** When the letter that waits longest was posted; empty where none waits. */
    public Optional<Instant> oldestWaiting() {
        return entities.createQuery(
                        "select l.createdAt from Letter l where l.state = :waiting order by l.nextAttemptAt, l.id",
                        Instant.class)
                .setParameter("waiting", LetterState.WAITING)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Whether somebody got such a letter since an instant, or will. */
    public boolean isAnySince(long personId, LetterKind kind, Instant since) {
        return !entities.createQuery(
                        "select l.id from Letter l where l.personId = :person and l.kind = :kind"
                                + " and l.createdAt > :since",
                        Long.class)
                .setParameter("person", personId)
                .setParameter("kind", kind)
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Letters of a state, the latest first, each with its recipient. */
    public List<LetterRow> rows(LetterState state, int limit) {
        return entities.createQuery(
                        "select new org.threeline.desk.mail.LetterRow(l.id, l.kind, p.name, p.email, l.ticketId, l.state,"
                                + " l.attempts, l.nextAttemptAt, l.errorKey, l.errorDetail, l.createdAt, l.endedAt)"
                                + " from Letter l, Person p where p.id = l.personId and l.state = :state"
                                + " order by l.endedAt desc, l.id desc",
                        LetterRow.class)
                .setParameter("state", state)
                .setMaxResults(limit)
                .getResultList();
    }

    /** @param ids null for all that were given up */
    public int tryAgain(Collection<Long> ids) {
        var dead = dead(ids);
        dead.forEach(letter -> letter.tryAgain(clock.instant()));
        return dead.size();
    }

    /** @param ids null for all that were given up */
    public int discard(Collection<Long> ids) {
        var dead = dead(ids);
        dead.forEach(letter -> letter.drop("mail.discarded", clock.instant()));
        return dead.size();
    }

    private List<Letter> dead(Collection<Long> ids) {
        var query = entities.createQuery(
                        "select l from Letter l where l.state = :dead" + (ids == null ? "" : " and l.id in :ids"),
                        Letter.class)
                .setParameter("dead", LetterState.DEAD)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE);
        if (ids != null) {
            query.setParameter("ids", ids);
        }
        return query.getResultList();
    }

    /** Forgets what ended, or has waited in vain, before an instant. */
    public int forgetBefore(Instant longAgo) {
        return entities.createQuery("delete from Letter l where l.state <> :waiting and l.endedAt < :longAgo"
                        + " or l.state = :waiting and l.expiresAt < :longAgo")
                .setParameter("waiting", LetterState.WAITING)
                .setParameter("longAgo", longAgo)
                .executeUpdate();
    }
}
