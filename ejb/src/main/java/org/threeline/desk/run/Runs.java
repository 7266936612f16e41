package org.threeline.desk.run;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.Causes;
import org.threeline.kernel.storage.DatabaseFault;

/**
 * All runs of all jobs. What changes a run's right to run has a transaction of its own, so that other nodes see it at
 * once; counts belong to the transaction of the work they count.
 */
@Stateless
public class Runs {
    private static final int LONGEST_FAILURE = 200;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    ThisNode node;

    /**
     * Takes the right to run a job.
     *
     * @throws BusinessRuleViolation while another run of it is active
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public JobRun begin(String job, Long startedById, Long uploadId, Instant now) {
        if (isActive(job)) {
            throw alreadyRunning(job);
        }
        var run = JobRun.begin(job, startedById, uploadId, node.name(), now);
        entities.persist(run);
        try {
            entities.flush();
        } catch (PersistenceException failed) {
            throw DatabaseFault.isDuplicate(Causes.of(failed)) ? alreadyRunning(job) : failed;
        }
        return run;
    }

    private static BusinessRuleViolation alreadyRunning(String job) {
        return new BusinessRuleViolation("job.start.already_running", job);
    }

    public boolean isActive(String job) {
        return !entities.createQuery("select r.id from JobRun r where r.activeJob = :job", Long.class)
                .setParameter("job", job)
                .getResultList()
                .isEmpty();
    }

    /**
     * Takes the right to go on with a run that stopped or failed.
     *
     * @throws BusinessRuleViolation where it is not such a run any more, or another run of its job is active
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void beginAgain(long run, String job, Instant now) {
        try {
            var begun = entities.createQuery("update JobRun r set r.activeJob = r.job, r.state = :starting,"
                            + " r.node = :node, r.beatAt = :now, r.stopAsked = false, r.attempts = r.attempts + 1,"
                            + " r.endedAt = null, r.failure = null"
                            + " where r.id = :run and r.activeJob is null and r.state in :restartable")
                    .setParameter("starting", RunState.STARTING)
                    .setParameter("node", node.name())
                    .setParameter("now", now)
                    .setParameter("run", run)
                    .setParameter("restartable", List.of(RunState.STOPPED, RunState.FAILED))
                    .executeUpdate();
            if (begun == 0) {
                throw alreadyRunning(job);
            }
        } catch (PersistenceException failed) {
            throw DatabaseFault.isDuplicate(Causes.of(failed)) ? alreadyRunning(job) : failed;
        }
    }

    /** Takes over an active run whose node gave no sign since an instant; false where it did, or another was faster. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean takeOver(long run, Instant silentSince, Instant now) {
        return entities.createQuery("update JobRun r set r.node = :node, r.beatAt = :now, r.state = :starting,"
                                + " r.attempts = r.attempts + 1"
                                + " where r.id = :run and r.activeJob is not null and r.beatAt < :since")
                        .setParameter("node", node.name())
                        .setParameter("now", now)
                        .setParameter("starting", RunState.STARTING)
                        .setParameter("run", run)
                        .setParameter("since", silentSince)
                        .executeUpdate()
                > 0;
    }

    /** Active runs whose node gave no sign since an instant. */
    public List<JobRun> silentSince(Instant instant) {
        return entities.createQuery(
                        "select r from JobRun r where r.activeJob is not null and r.beatAt < :since", JobRun.class)
                .setParameter("since", instant)
                .getResultList();
    }

    /** An execution of the container begins to work on the run. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void running(long run, long execution, Instant now) {
        entities.createQuery("update JobRun r set r.state = :state, r.executionId = :execution,"
                        + " r.startedAt = coalesce(r.startedAt, :now)"
                        + " where r.id = :run and r.node = :node")
                .setParameter("state", RunState.RUNNING)
                .setParameter("execution", execution)
                .setParameter("now", now)
                .setParameter("run", run)
                .setParameter("node", node.name())
                .executeUpdate();
    }

    /**
     * Gives the right to run back. Nothing happens where another node has taken the run over.
     *
     * @param failure why it failed, or null
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void ended(long run, RunState state, String failure, Instant now) {
        entities.createQuery("update JobRun r set r.state = :state, r.activeJob = null, r.stopAsked = false,"
                        + " r.endedAt = :now, r.failure = coalesce(r.failure, :failure),"
                        + " r.progress = case when r.progress is null then null when :complete = true then 100"
                        + " else r.progress end"
                        + " where r.id = :run and r.node = :node and r.activeJob is not null")
                .setParameter("state", state)
                .setParameter("now", now)
                .setParameter("failure", failure == null ? null : cut(failure))
                .setParameter("complete", state == RunState.COMPLETED)
                .setParameter("run", run)
                .setParameter("node", node.name())
                .executeUpdate();
    }

    /** Remembers why a run is about to fail; the first reason stays. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void failsBecause(long run, String failure) {
        entities.createQuery("update JobRun r set r.failure = :failure where r.id = :run and r.failure is null")
                .setParameter("failure", cut(failure))
                .setParameter("run", run)
                .executeUpdate();
    }

    /** A sign of life for runs of this node. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void beat(Collection<Long> runs, Instant now) {
        if (!runs.isEmpty()) {
            entities.createQuery("update JobRun r set r.beatAt = :now where r.id in :runs and r.node = :node")
                    .setParameter("now", now)
                    .setParameter("runs", runs)
                    .setParameter("node", node.name())
                    .executeUpdate();
        }
    }

    /** @return false where the run is not active */
    public boolean askToStop(long run) {
        return entities.createQuery(
                                "update JobRun r set r.stopAsked = true where r.id = :run and r.activeJob is not null")
                        .setParameter("run", run)
                        .executeUpdate()
                > 0;
    }

    /** Those of the runs that were asked to stop. */
    public List<Long> askedToStop(Collection<Long> runs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("select r.id from JobRun r where r.id in :runs and r.stopAsked = true", Long.class)
                .setParameter("runs", runs)
                .getResultList();
    }

    /**
     * Adds to a run's counts within the transaction of the work, so that both are kept or neither.
     *
     * @param progress percent done, or null to leave it
     * @throws RunFailure where another node has taken the run over; the work is then that node's
     */
    public void count(long run, RunCounts counts, Integer progress) {
        var counted = entities.createQuery("update JobRun r set r.read = r.read + :read,"
                        + " r.written = r.written + :written, r.skipped = r.skipped + :skipped,"
                        + " r.failed = r.failed + :failed, r.progress = coalesce(:progress, r.progress)"
                        + " where r.id = :run and r.node = :node")
                .setParameter("read", counts.read())
                .setParameter("written", counts.written())
                .setParameter("skipped", counts.skipped())
                .setParameter("failed", counts.failed())
                .setParameter("progress", progress)
                .setParameter("run", run)
                .setParameter("node", node.name())
                .executeUpdate();
        if (counted == 0) {
            throw new RunFailure("run.taken_over", "");
        }
    }

    public Optional<JobRun> find(long run) {
        return Optional.ofNullable(entities.find(JobRun.class, run));
    }

    /** Runs of a job, newest first. */
    public List<JobRun> of(String job, int limit) {
        return entities.createQuery("select r from JobRun r where r.job = :job order by r.id desc", JobRun.class)
                .setParameter("job", job)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The run that brought a file's rows in, or will. */
    public Optional<JobRun> ofUpload(long upload) {
        return entities.createQuery("select r from JobRun r where r.uploadId = :upload", JobRun.class)
                .setParameter("upload", upload)
                .getResultStream()
                .findFirst();
    }

    /** Forgets runs that ended before an instant, those of imports excepted: their rejected rows hang on them. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int forgetBefore(Instant instant) {
        return entities.createQuery("delete from JobRun r where r.endedAt < :instant and r.uploadId is null")
                .setParameter("instant", instant)
                .executeUpdate();
    }

    private static String cut(String failure) {
        return failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE));
    }
}
