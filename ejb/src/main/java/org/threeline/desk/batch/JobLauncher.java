package org.threeline.desk.batch;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobExecutionAlreadyCompleteException;
import jakarta.batch.operations.JobExecutionNotMostRecentException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.desk.run.JobRun;
import org.threeline.desk.run.RunListener;
import org.threeline.desk.run.RunState;
import org.threeline.desk.run.Runs;
import org.threeline.desk.run.ThisNode;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;

/**
 * Starts, stops and restarts jobs. Of one job at most one run is active on all nodes together. A run belongs to the
 * node that keeps it alive; when that node is lost, another takes it over.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobLauncher {
    private static final Logger LOG = System.getLogger(JobLauncher.class.getName());

    /** A node that gave no sign for so long is lost: several beats, and more than a pause of its memory's collector. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** A run that has lost so many nodes probably brought them down. */
    private static final int MOST_ATTEMPTS = 3;

    @Inject
    Runs runs;

    @Inject
    ThisNode node;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Starts a job because somebody wants it to.
     *
     * @return the run's id
     * @throws BusinessRuleViolation where it is running already, or needs a file
     */
    public long start(Job job, long personId) {
        if (!job.isStartable()) {
            throw new BusinessRuleViolation("job.start.needs_a_file", job.key());
        }
        var run = begin(job, personId, null);
        written(personId, AuditKind.JOB_STARTED, run, job.key());
        return run;
    }

    /** Starts a job because its time has come; where it is running already, that run does the work. */
    public void startInTurn(Job job) {
        try {
            begin(job, null, null);
        } catch (BusinessRuleViolation running) {
            LOG.log(Level.DEBUG, "{0} was started by somebody else just now", job.key());
        }
    }

    /**
     * Imports a received file.
     *
     * @return the run's id
     * @throws BusinessRuleViolation where another import is running
     */
    public long startImport(long uploadId, long personId) {
        var run = begin(Job.TICKET_IMPORT, personId, uploadId);
        written(personId, AuditKind.IMPORT_STARTED, run, Job.TICKET_IMPORT.key());
        return run;
    }

    /** @throws BusinessRuleViolation where a run of the job is active */
    public void requireIdle(Job job) {
        if (runs.isActive(job.key())) {
            throw new BusinessRuleViolation("job.start.already_running", job.key());
        }
    }

    /**
     * Asks a run to end after the chunk in hand, on whatever node it is.
     *
     * @param personId who wants it
     * @throws BusinessRuleViolation where it is not active
     */
    public void stop(long run, long personId) {
        var found = get(run);
        if (!runs.askToStop(run)) {
            throw new BusinessRuleViolation("job.stop.not_running", found.job());
        }
        written(personId, AuditKind.JOB_STOPPED, run, found.job());
        Optional.ofNullable(node.executions().get(run)).ifPresent(JobLauncher::stopExecution);
    }

    /**
     * Goes on with a run where it stopped or failed.
     *
     * @param personId who wants it
     * @throws BusinessRuleViolation where it is complete or active, or another run of the job is
     */
    public void restart(long run, long personId) {
        var found = get(run);
        if (!found.state().isRestartable()) {
            throw new BusinessRuleViolation("job.restart.not_possible", found.job(), found.state());
        }
        runs.beginAgain(run, found.job(), clock.instant());
        written(personId, AuditKind.JOB_RESTARTED, run, found.job());
        execute(found);
    }

    /** Keeps this node's runs alive and hears whether they shall stop; takes care of runs whose node is lost. */
    public void watchLeases() {
        var ours = node.executions();
        runs.beat(ours.keySet(), clock.instant());
        runs.askedToStop(ours.keySet()).forEach(run -> stopExecution(ours.get(run)));
        ours.forEach(this::endIfOver);
        var silentSince = clock.instant().minus(LEASE);
        for (var lost : runs.silentSince(silentSince)) {
            if (!ours.containsKey(lost.id()) && runs.takeOver(lost.id(), silentSince, clock.instant())) {
                takenOver(lost);
            }
        }
    }

    private void takenOver(JobRun lost) {
        if (Job.of(lost.job()).goesOnElsewhere() && lost.attempts() < MOST_ATTEMPTS) {
            LOG.log(
                    Level.WARNING,
                    "{0} (run {1}) lost its node {2} and goes on here",
                    lost.job(),
                    String.valueOf(lost.id()),
                    lost.node());
            execute(lost);
        } else {
            LOG.log(
                    Level.WARNING,
                    "{0} (run {1}) lost its node {2}",
                    lost.job(),
                    String.valueOf(lost.id()),
                    lost.node());
            runs.ended(lost.id(), RunState.FAILED, "run.node_lost", clock.instant());
        }
    }

    /** An execution that ended without telling, because the database was away just then. */
    private void endIfOver(long run, long execution) {
        BatchStatus status;
        try {
            status = BatchRuntime.getJobOperator().getJobExecution(execution).getBatchStatus();
        } catch (NoSuchJobExecutionException forgotten) {
            status = BatchStatus.ABANDONED;
        }
        if (Set.of(BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED)
                .contains(status)) {
            runs.ended(run, RunListener.stateOf(status), null, clock.instant());
            node.letGo(run);
        }
    }

    private long begin(Job job, Long personId, Long uploadId) {
        var run = runs.begin(job.key(), personId, uploadId, clock.instant());
        execute(run);
        return run.id();
    }

    private void execute(JobRun run) {
        var parameters = new Properties();
        parameters.setProperty("run", String.valueOf(run.id()));
        parameters.setProperty("upload", String.valueOf(run.uploadId()));
        try {
            node.hold(run.id(), executionOf(run, parameters));
        } catch (JobExecutionAlreadyCompleteException done) {
            runs.ended(run.id(), RunState.COMPLETED, null, clock.instant());
        } catch (BatchRuntimeException failed) {
            runs.ended(run.id(), RunState.FAILED, "run.not_started", clock.instant());
            throw failed;
        }
    }

    private static long executionOf(JobRun run, Properties parameters) {
        var operator = BatchRuntime.getJobOperator();
        if (run.executionId() == null) {
            return operator.start(run.job(), parameters);
        }
        var restart = new Properties();
        restart.putAll(parameters);
        // WildFly's repository still takes the execution of a killed node for running; the lease says that it is not.
        restart.setProperty("jberet.restart.mode", "force");
        try {
            return operator.restart(run.executionId(), restart);
        } catch (NoSuchJobExecutionException | JobExecutionNotMostRecentException forgotten) {
            // What is done is known from the data, so the work can as well be begun anew.
            return operator.start(run.job(), parameters);
        }
    }

    private static void stopExecution(long execution) {
        try {
            BatchRuntime.getJobOperator().stop(execution);
        } catch (JobExecutionNotRunningException | NoSuchJobExecutionException over) {
            LOG.log(Level.DEBUG, "Execution {0} was over before it could be stopped", String.valueOf(execution));
        }
    }

    private void written(long personId, AuditKind kind, long run, String job) {
        audit.record(personId, kind, AuditSubject.of("runs", run, job), AuditDetails.none());
    }

    private JobRun get(long run) {
        return runs.find(run).orElseThrow(() -> new NotFound("run " + run));
    }
}
