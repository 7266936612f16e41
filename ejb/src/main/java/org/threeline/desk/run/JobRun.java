package org.threeline.desk.run;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A run of a job, restarts included. Its row is also the right to run: of one job at most one is active, and its node
 * keeps it alive by its beat. Everything after the beginning is written by {@link Runs}, never through this object.
 */
@Entity
@Access(AccessType.FIELD)
@Table(name = "job_run")
public class JobRun {
    @Id
    @SequenceGenerator(name = "job_run_seq", sequenceName = "job_run_seq", allocationSize = 50)
    @GeneratedValue(generator = "job_run_seq")
    private Long id;

    private String job;

    @Column(name = "active_job")
    private String activeJob;

    @Enumerated(EnumType.STRING)
    private RunState state;

    @Column(name = "started_by_id")
    private Long startedById;

    @Column(name = "upload_id")
    private Long uploadId;

    private String node;

    @Column(name = "beat_at")
    private Instant beatAt;

    @Column(name = "stop_asked")
    private boolean stopAsked;

    @Column(name = "execution_id")
    private Long executionId;

    private int attempts;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "items_read")
    private long read;

    @Column(name = "items_written")
    private long written;

    @Column(name = "items_skipped")
    private long skipped;

    @Column(name = "items_failed")
    private long failed;

    private Integer progress;
    private String failure;

    protected JobRun() {} // JPA

    static JobRun begin(String job, Long startedById, Long uploadId, String node, Instant now) {
        var run = new JobRun();
        run.job = job;
        run.activeJob = job;
        run.state = RunState.STARTING;
        run.startedById = startedById;
        run.uploadId = uploadId;
        run.node = node;
        run.beatAt = now;
        run.attempts = 1;
        run.createdAt = now;
        return run;
    }

    public long id() {
        return id;
    }

    public String job() {
        return job;
    }

    public RunState state() {
        return stopAsked && state.isActive() ? RunState.STOPPING : state;
    }

    /** The person who asked for it, or null when it was time for it. */
    public Long startedById() {
        return startedById;
    }

    /** The file it works on, or null. */
    public Long uploadId() {
        return uploadId;
    }

    /** The server process it runs on, or ran on last. */
    public String node() {
        return node;
    }

    /** The container's number of its latest execution; null before the first. */
    public Long executionId() {
        return executionId;
    }

    /** How often it was started: 1, and one more with every restart. */
    public int attempts() {
        return attempts;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant endedAt() {
        return endedAt;
    }

    public RunCounts counts() {
        return new RunCounts(read, written, skipped, failed);
    }

    /** Percent of the work that is done, or null when nobody knows how much there is. */
    public Integer progress() {
        return progress;
    }

    /** Why it failed: a stable key, perhaps followed by a colon and what it is about; null otherwise. */
    public String failure() {
        return failure;
    }
}
