package org.threeline.desk.status;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.threeline.desk.batch.Job;
import org.threeline.desk.run.Nodes.NodeView;

/**
 * How the desk is at one moment.
 *
 * @param jobsLate jobs nobody has looked at for several of their turns
 * @param failures the last requests that failed inside, newest first
 * @param disk null where no data folder is known
 * @param warnings what somebody should do something about, the gravest first
 */
public record DeskStatus(
        Database database,
        List<NodeView> nodes,
        Queues queues,
        List<Job> jobsLate,
        List<Failure> failures,
        Disk disk,
        List<Warning> warnings) {

    /**
     * The database.
     *
     * @param bytes of this desk's tables and indexes
     * @param connections open at the database, by anybody
     */
    public record Database(
            String version,
            String schemaVersion,
            Duration roundTrip,
            long bytes,
            long connections,
            long mostConnections) {}

    /** What waits, in pieces. */
    public record Queues(long lettersWaiting, long lettersDead, long clocksDue, long uploadsUnfinished) {}

    /** Room in the data folder, in bytes. */
    public record Disk(Path folder, long free, long total) {}

    /** Something to look after. */
    public enum Kind {
        DEMO_PASSWORDS,
        DISK_FULL,
        JOBS_LATE,
        LETTERS_DEAD,
        CONNECTIONS,
        TLS,
        MAIL,
        PUBLIC_URL,
        UNKNOWN_SETTINGS
    }

    /** @param what it is about, for the sentence; null where the sentence says it all */
    public record Warning(Kind kind, Object what) {}
}
