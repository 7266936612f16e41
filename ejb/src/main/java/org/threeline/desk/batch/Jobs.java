package org.threeline.desk.batch;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.threeline.desk.identity.People;
import org.threeline.desk.imports.ImportRows;
import org.threeline.desk.imports.Uploads;
import org.threeline.desk.run.JobRun;
import org.threeline.desk.run.RunState;
import org.threeline.desk.run.Runs;
import org.threeline.kernel.NotFound;

/** What an administrator sees of the work in the background. */
@Stateless
public class Jobs {
    private static final int REJECTS_PAGE = 1000;

    @Inject
    Runs runs;

    @Inject
    JobTurns turns;

    @Inject
    JobTimetable timetable;

    @Inject
    People people;

    @Inject
    Uploads uploads;

    @Inject
    ImportRows rows;

    /**
     * A job.
     *
     * @param name its key, for example {@code sla-sweep}
     * @param every how often it is looked at, or null when only people start it
     * @param lastLook when a node last had its turn, whether or not there was anything to do; null before
     * @param nextStart when it is looked at next, or null
     * @param startable whether it can be started without giving it anything
     * @param last its latest run, or null
     */
    public record JobView(
            String name, Duration every, Instant lastLook, Instant nextStart, boolean startable, RunView last) {}

    /**
     * A run of a job.
     *
     * @param state STARTING, RUNNING, STOPPING, STOPPED, FAILED or COMPLETED
     * @param startedBy the person's name, or null when its time had come
     * @param startedAt null while it has not begun
     * @param endedAt null while it is active
     * @param progress percent, or null when nobody knows how much there is to do
     * @param failure why it failed: a key, perhaps followed by a colon and what it is about; null otherwise
     * @param node the server process it runs on, or ran on last
     * @param attempts 1, and one more with every restart
     * @param file name of the imported file, or null
     * @param rejects rejected rows of the file that can be downloaded
     */
    public record RunView(
            long id,
            String name,
            RunState state,
            String startedBy,
            Instant createdAt,
            Instant startedAt,
            Instant endedAt,
            long read,
            long written,
            long skipped,
            long failed,
            Integer progress,
            String failure,
            String node,
            int attempts,
            String file,
            long rejects) {
        public boolean isStoppable() {
            return state == RunState.STARTING || state == RunState.RUNNING;
        }

        public boolean isRestartable() {
            return state.isRestartable();
        }
    }

    /** All jobs, in the order of the timetable. */
    public List<JobView> all() {
        return Arrays.stream(Job.values()).map(this::view).toList();
    }

    /** @throws NotFound where there is no such job */
    public JobView job(String name) {
        return view(Job.of(name));
    }

    /**
     * Runs of a job, newest first.
     *
     * @throws NotFound where there is no such job
     */
    public List<RunView> runs(String name, int limit) {
        return views(runs.of(Job.of(name).key(), limit));
    }

    /** @throws NotFound where there is no such run */
    public RunView run(long id) {
        return views(List.of(runs.find(id).orElseThrow(() -> new NotFound("run " + id))))
                .get(0);
    }

    /**
     * Rejected rows of the file a run imported, in its order, later than a line; none where it imported nothing.
     *
     * @throws NotFound where there is no such run
     */
    public List<ImportRows.Reject> rejects(long id, long afterLine) {
        var run = runs.find(id).orElseThrow(() -> new NotFound("run " + id));
        return run.uploadId() == null ? List.of() : rows.rejects(run.uploadId(), afterLine, REJECTS_PAGE);
    }

    private JobView view(Job job) {
        var last = views(runs.of(job.key(), 1));
        return new JobView(
                job.key(),
                job.every().orElse(null),
                turns.lastTaken(job).orElse(null),
                timetable.nextStart(job).orElse(null),
                job.isStartable(),
                last.isEmpty() ? null : last.get(0));
    }

    private List<RunView> views(List<JobRun> found) {
        var names = people.summaries(found.stream().map(JobRun::startedById).toList());
        var files = uploads.names(
                found.stream().map(JobRun::uploadId).filter(Objects::nonNull).toList());
        return found.stream()
                .map(run -> new RunView(
                        run.id(),
                        run.job(),
                        run.state(),
                        run.startedById() == null || names.get(run.startedById()) == null
                                ? null
                                : names.get(run.startedById()).name(),
                        run.createdAt(),
                        run.startedAt(),
                        run.endedAt(),
                        run.counts().read(),
                        run.counts().written(),
                        run.counts().skipped(),
                        run.counts().failed(),
                        run.progress(),
                        run.failure(),
                        run.node(),
                        run.attempts(),
                        run.uploadId() == null ? null : files.get(run.uploadId()),
                        run.uploadId() == null ? 0 : rows.countRejects(run.uploadId())))
                .toList();
    }
}
