package org.threeline.desk.status;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.JobTurns;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.mail.MailServers;
import org.threeline.desk.run.Nodes;
import org.threeline.desk.status.DeskStatus.Database;
import org.threeline.desk.status.DeskStatus.Disk;
import org.threeline.desk.status.DeskStatus.Kind;
import org.threeline.desk.status.DeskStatus.Queues;
import org.threeline.desk.status.DeskStatus.Warning;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.Setting;

/** Tells administrators how the desk is, by asking what runs. */
@Stateless
public class StatusReading {
    private static final Logger LOG = System.getLogger(StatusReading.class.getName());
    private static final int FAILURES = 25;
    private static final int MISSED_TURNS = 3;
    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final double FULL = 0.1;
    private static final double MANY = 0.8;

    @Inject
    DeskFigures figures;

    @Inject
    Nodes nodes;

    @Inject
    JobTurns turns;

    @Inject
    FailedRequests failed;

    @Inject
    MailServers mail;

    @Inject
    Clock clock;

    /** @throws NotFound for everybody who is no administrator */
    public DeskStatus now(Actor actor) {
        if (!actor.admin()) {
            throw new NotFound("status for " + actor.login());
        }
        var now = clock.instant();
        var database = new Database(
                figures.databaseVersion(),
                figures.schemaVersion(),
                figures.roundTrip(),
                figures.bytes(),
                figures.connections(),
                figures.mostConnections());
        var queues = new Queues(
                figures.lettersWaiting(), figures.lettersDead(), figures.clocksDue(now), figures.uploadsUnfinished());
        var late = Arrays.stream(Job.values()).filter(job -> isLate(job, now)).toList();
        var disk = disk();
        return new DeskStatus(
                database,
                nodes.all(),
                queues,
                late,
                failed.latest(FAILURES),
                disk,
                warnings(database, queues, late, disk));
    }

    private boolean isLate(Job job, Instant now) {
        return job.every()
                .flatMap(every -> turns.lastTaken(job)
                        .map(last -> last.isBefore(
                                now.minus(every.multipliedBy(MISSED_TURNS)).minus(STARTING))))
                .orElse(false);
    }

    private List<Warning> warnings(Database database, Queues queues, List<Job> late, Disk disk) {
        var warnings = new ArrayList<Warning>();
        var known = figures.demoPasswords();
        add(warnings, known > 0, Kind.DEMO_PASSWORDS, known);
        add(warnings, disk != null && disk.free() < disk.total() * FULL, Kind.DISK_FULL, null);
        add(warnings, !late.isEmpty(), Kind.JOBS_LATE, null);
        add(warnings, queues.lettersDead() > 0, Kind.LETTERS_DEAD, queues.lettersDead());
        add(warnings, database.connections() > database.mostConnections() * MANY, Kind.CONNECTIONS, null);
        add(warnings, !Setting.SECURE_COOKIES.isTrue(), Kind.TLS, null);
        add(warnings, !mail.inForce().isUsable(), Kind.MAIL, null);
        add(warnings, Setting.PUBLIC_URL.text().isEmpty(), Kind.PUBLIC_URL, null);
        var unknown = Setting.unknownIn(System.getenv());
        add(warnings, !unknown.isEmpty(), Kind.UNKNOWN_SETTINGS, String.join(", ", unknown));
        return warnings;
    }

    private static void add(List<Warning> warnings, boolean holds, Kind kind, Object what) {
        if (holds) {
            warnings.add(new Warning(kind, what));
        }
    }

    private static Disk disk() {
        if (Setting.DATA.text().isEmpty()) {
            return null;
        }
        var folder = Path.of(Setting.DATA.text());
        try {
            var store = Files.getFileStore(folder);
            return new Disk(folder, store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "The data folder cannot be looked at: {0}", unreadable.toString());
            return null;
        }
    }
}
