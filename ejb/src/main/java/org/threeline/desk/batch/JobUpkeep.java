package org.threeline.desk.batch;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.threeline.desk.attachment.ReadyFiles;
import org.threeline.desk.draft.DraftKeeping;
import org.threeline.desk.imports.Uploads;
import org.threeline.desk.mail.Letters;
import org.threeline.desk.repair.ClockRepairs;
import org.threeline.desk.run.Runs;
import org.threeline.desk.simulation.Simulations;

/**
 * Forgets old runs, letters, simulations and repairs, the bytes of files nobody will import any more, files nobody attached,
 * and drafts.
 */
@Stateless
public class JobUpkeep {
    private static final Logger LOG = System.getLogger(JobUpkeep.class.getName());
    private static final Duration RUNS_KEPT = Duration.ofDays(90);
    private static final Duration LETTERS_KEPT = Duration.ofDays(30);
    private static final Duration BYTES_KEPT = Duration.ofDays(30);
    private static final Duration TRIALS_KEPT = Duration.ofDays(90);

    @Inject
    Runs runs;

    @Inject
    Uploads uploads;

    @Inject
    Letters letters;

    @Inject
    ReadyFiles files;

    @Inject
    DraftKeeping drafts;

    @Inject
    Simulations simulations;

    @Inject
    ClockRepairs repairs;

    @Inject
    Clock clock;

    public void forget() {
        var now = clock.instant();
        var forgotten = runs.forgetBefore(now.minus(RUNS_KEPT));
        var emptied = uploads.emptyBefore(now.minus(BYTES_KEPT));
        var mailed = letters.forgetBefore(now.minus(LETTERS_KEPT));
        LOG.log(
                Level.INFO,
                "{0} old runs and {1} old letters were forgotten, {2} old uploads emptied",
                forgotten,
                mailed,
                emptied);
        var tried = simulations.forgetBefore(now.minus(TRIALS_KEPT));
        var compared = repairs.forgetBefore(now.minus(TRIALS_KEPT));
        LOG.log(Level.INFO, "{0} old simulations and {1} old repairs of clocks were forgotten", tried, compared);
        drafts.forgetOld();
        files.forgetOld();
    }
}
