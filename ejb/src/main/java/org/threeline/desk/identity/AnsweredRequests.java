package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.threeline.kernel.BusinessRuleViolation;

/**
 * First answers to requests with a key, so that a program that lost the answer may ask again without doing the thing
 * twice. Key, work and answer are one transaction: all of them happened, or none.
 */
@Stateless
public class AnsweredRequests {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int CLEARED_AT_ONCE = 100;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Clock clock;

    /**
     * The answer to an earlier request of the person with this key, not older than a day.
     *
     * @param bodyHash SHA-256 of what is asked
     * @throws BusinessRuleViolation {@code idempotency.body_differs} when the key was used for something else
     */
    public Optional<Answer> find(long personId, String key, byte[] bodyHash) {
        var known = entities.find(AnsweredRequest.class, new AnsweredRequest.Key(personId, key));
        if (known == null || !known.isKeptAt(clock.instant().minus(KEPT))) {
            return Optional.empty();
        }
        if (!known.asked(bodyHash)) {
            throw new BusinessRuleViolation("idempotency.body_differs");
        }
        return Optional.of(known.answer());
    }

    /**
     * Does the work and keeps its answer. A second request with the same key waits here until the first one is done.
     *
     * @param work what makes the answer; it throws where nothing is to be kept
     * @return empty, without doing anything, when the key has an answer already: {@link #find} gives it
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Answer> answerOnce(long personId, String key, byte[] bodyHash, Supplier<Answer> work) {
        var now = clock.instant();
        forgetOld(personId, key, now.minus(KEPT));
        // A plain insert would end the transaction where the key is taken; this one waits for its holder and tells.
        var taken = entities.createNativeQuery("insert ignore into idempotency_key"
                                + " (person_id, idem_key, body_hash, status, created_at) values (?, ?, ?, 0, ?)")
                        .setParameter(1, personId)
                        .setParameter(2, key)
                        .setParameter(3, bodyHash)
                        .setParameter(4, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                        .executeUpdate()
                == 0;
        if (taken) {
            return Optional.empty();
        }
        var answer = work.get();
        entities.find(AnsweredRequest.class, new AnsweredRequest.Key(personId, key))
                .answer(answer);
        return Optional.of(answer);
    }

    private void forgetOld(long personId, String key, Instant longAgo) {
        var own = entities.find(AnsweredRequest.class, new AnsweredRequest.Key(personId, key));
        if (own != null && !own.isKeptAt(longAgo)) {
            entities.remove(own);
        }
        entities.createQuery("select r from AnsweredRequest r where r.createdAt < :longAgo", AnsweredRequest.class)
                .setParameter("longAgo", longAgo)
                .setMaxResults(CLEARED_AT_ONCE)
                .getResultList()
                .forEach(entities::remove);
        entities.flush();
        entities.clear();
    }

    /**
     * What was answered.
     *
     * @param status the HTTP status, 2xx
     * @param location of what was created, or null
     * @param body JSON, or null for none
     */
    public record Answer(int status, String location, String body) {}
}
