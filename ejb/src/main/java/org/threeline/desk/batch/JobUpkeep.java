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
import org.threeline.desk.run.Runs;

/** Forgets old runs and letters, the bytes of files nobody will import any more, files nobody attached, and drafts. */
@Stateless
public class JobUpkeep {
    private static final Logger LOG = System.getLogger(JobUpkeep.class.getName());
    private static final Duration RUNS_KEPT = Duration.ofDays(90);
    private static final Duration LETTERS_KEPT = Duration.ofDays(30);
    private static final Duration BYTES_KEPT = Duration.ofDays(30);

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
        drafts.forgetOld();
        files.forgetOld();
    }
}
