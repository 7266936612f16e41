package org.threeline.desk.batch;

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
import org.threeline.desk.run.ThisNode;

/** Whose turn it is: of all nodes one has the right to a job in a minute. */
@Stateless
public class JobTurns {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    ThisNode node;

    /** @return true on exactly one node for a job and a minute */
    public boolean take(Job job, Instant minute) {
        return entities.createNativeQuery(
                                "update job_turn set taken_at = ?1, node = ?2 where job = ?3 and taken_at < ?1")
                        .setParameter(1, LocalDateTime.ofInstant(minute, ZoneOffset.UTC))
                        .setParameter(2, node.name())
                        .setParameter(3, job.key())
                        .executeUpdate()
                > 0;
    }

    /** When a job was last looked at by any node; empty before the first time. */
    public Optional<Instant> lastTaken(Job job) {
        List<?> taken = entities.createNativeQuery(
                        "select taken_at from job_turn where job = ?1 and taken_at > '2000-01-01'")
                .setParameter(1, job.key())
                .getResultList();
        return taken.stream()
                .findFirst()
                .map(time -> ((Timestamp) time).toLocalDateTime().toInstant(ZoneOffset.UTC));
    }
}
