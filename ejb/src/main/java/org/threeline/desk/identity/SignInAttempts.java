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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Attempts to sign in, running and failed. An attempt is written down before the password is looked at: no more
 * attempts run at once than could fail without locking the subject, on however many nodes. Every change passes the
 * gate: attempts at the same moment touch the same index entries, and would end each other as deadlocks.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignInAttempts {
    /** A node that died during an attempt must not block the next one for long. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(60);

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    People people;

    @Inject
    Clock clock;

    /** Whether an attempt may begin: it began, it has to wait for running ones, or the subject is locked. */
    public Beginning begin(UUID attempt, List<String> subjects) {
        people.oneAtATime();
        var now = clock.instant();
        var hasToWait = false;
        for (var subject : subjects) {
            var failures = failures(subject, now);
            var locked = LockOut.lockedUntil(failures, now);
            if (locked.isPresent()) {
                return new Beginning(false, locked);
            }
            hasToWait |= running(subject, now) >= LockOut.allowance(failures, now);
        }
        if (hasToWait) {
            return new Beginning(false, Optional.empty());
        }
        subjects.forEach(subject -> entities.persist(SignInFailure.running(attempt, subject, now)));
        return new Beginning(true, Optional.empty());
    }

    /** The password was right: neither this attempt nor earlier ones with this login count. */
    public void succeeded(UUID attempt, String loginSubject) {
        people.oneAtATime();
        entities.createQuery("delete from SignInFailure f where f.attempt = :attempt")
                .setParameter("attempt", attempt.toString())
                .executeUpdate();
        entities.createQuery("delete from SignInFailure f where f.subject = :subject and f.decided = true")
                .setParameter("subject", loginSubject)
                .executeUpdate();
    }

    /**
     * The password was wrong, or nobody has this login.
     *
     * @return those of the subjects that are locked by it
     */
    public List<String> failed(UUID attempt, List<String> subjects) {
        people.oneAtATime();
        var now = clock.instant();
        entities.createQuery("update SignInFailure f set f.decided = true, f.at = :now where f.attempt = :attempt")
                .setParameter("now", now)
                .setParameter("attempt", attempt.toString())
                .executeUpdate();
        entities.createQuery("delete from SignInFailure f where f.at < :longAgo")
                .setParameter("longAgo", now.minus(LockOut.MEMORY.multipliedBy(2)))
                .executeUpdate();
        return subjects.stream()
                .filter(subject ->
                        LockOut.lockedUntil(failures(subject, now), now).isPresent())
                .toList();
    }

    private List<Instant> failures(String subject, Instant now) {
        return entities.createQuery(
                        "select f.at from SignInFailure f where f.subject = :subject and f.decided = true"
                                + " and f.at > :since order by f.at desc",
                        Instant.class)
                .setParameter("subject", subject)
                .setParameter("since", now.minus(LockOut.MEMORY))
                .setMaxResults(LockOut.FAILURES)
                .getResultList();
    }

    private long running(String subject, Instant now) {
        return entities.createQuery(
                        "select count(f) from SignInFailure f where f.subject = :subject and f.decided = false"
                                + " and f.at > :since",
                        Long.class)
                .setParameter("subject", subject)
                .setParameter("since", now.minus(LONGEST_ATTEMPT))
                .getSingleResult();
    }

    /**
     * @param begun whether the attempt runs; it has to be decided then
     * @param lockedUntil present when the subject is locked
     */
    public record Beginning(boolean begun, Optional<Instant> lockedUntil) {}
}
