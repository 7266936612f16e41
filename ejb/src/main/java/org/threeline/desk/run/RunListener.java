package org.threeline.desk.run;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.JobListener;
import jakarta.batch.api.listener.StepListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.threeline.kernel.Causes;

/** Tells {@link Runs} when an execution begins and how it ends, and writes the one line a run leaves in the log. */
@Dependent
@Named("runListener")
public class RunListener implements JobListener {
    private static final Logger LOG = System.getLogger(RunListener.class.getName());

    @Inject
    @BatchProperty(name = "run")
    String run;

    @Inject
    JobContext job;

    @Inject
    Runs runs;

    @Inject
    ThisNode node;

    @Inject
    Clock clock;

    @Override
    public void beforeJob() {
        node.hold(Long.parseLong(run), job.getExecutionId());
        runs.running(Long.parseLong(run), job.getExecutionId(), clock.instant());
    }

    @Override
    public void afterJob() {
        var id = Long.parseLong(run);
        node.letGo(id);
        runs.ended(id, stateOf(job.getBatchStatus()), null, clock.instant());
        runs.find(id).ifPresent(RunListener::log);
    }

    /** What a status of the container means for us; one that is not final yet counts as done. */
    public static RunState stateOf(BatchStatus status) {
        return switch (status) {
            case STOPPING, STOPPED -> RunState.STOPPED;
            case FAILED, ABANDONED -> RunState.FAILED;
            default -> RunState.COMPLETED;
        };
    }

    private static void log(JobRun ended) {
        var counts = ended.counts();
        var level = counts.failed() > 0 || ended.state() == RunState.FAILED ? Level.WARNING : Level.INFO;
        var took = ended.startedAt() == null || ended.endedAt() == null
                ? Duration.ZERO
                : Duration.between(ended.startedAt(), ended.endedAt());
        LOG.log(
                level,
                "{0} (run {1}) {2} after {3} ms: {4} found, {5} done, {6} needed nothing, {7} failed{8}",
                ended.job(),
                String.valueOf(ended.id()),
                ended.state(),
                String.valueOf(took.toMillis()),
                counts.read(),
                counts.written(),
                counts.skipped(),
                counts.failed(),
                ended.failure() == null ? "" : "; " + ended.failure());
    }

    /** Remembers why a step failed, while the container still knows. */
    @Dependent
    @Named("stepListener")
    public static class Failing implements StepListener {
        @Inject
        @BatchProperty(name = "run")
        String run;

        @Inject
        StepContext step;

        @Inject
        Runs runs;

        @Override
        public void beforeStep() {
            // Only the end of a step is of interest.
        }

        @Override
        public void afterStep() {
            if (step.getException() != null) {
                runs.failsBecause(Long.parseLong(run), reason(step.getException()));
            }
        }

        private static String reason(Throwable thrown) {
            return Causes.of(thrown)
                    .find(RunFailure.class)
                    .map(RunFailure::getMessage)
                    .orElse("run.unexpected");
        }
    }
}
