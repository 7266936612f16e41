package org.threeline.desk.run;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Works on what is due, each in a transaction of its own. One that fails is logged and left for the next run: it stops
 * nobody else. What a run does not get to, because it is stopped or there is too much, waits for the next as well.
 */
public abstract class OneByOne extends AbstractBatchlet {
    /** It needed nothing. */
    protected static final RunCounts SKIPPED = new RunCounts(1, 0, 1, 0);

    protected static final RunCounts DONE = new RunCounts(1, 1, 0, 0);

    private static final Logger LOG = System.getLogger(OneByOne.class.getName());
    private static final RunCounts FAILED = new RunCounts(1, 0, 0, 1);

    @Inject
    @BatchProperty(name = "run")
    String run;

    @Inject
    Chunks chunks;

    @Inject
    Clock clock;

    private volatile boolean stopped;

    /** Ids of what a run has to do, in the order it is done. */
    protected abstract List<Long> due(Instant now);

    /** Does the work, inside a transaction of its own; looks first whether it is still to be done. */
    protected abstract RunCounts work(long id);

    /** How the log names what failed. */
    protected abstract String name(long id);

    @Override
    public String process() {
        for (var id : due(clock.instant())) {
            if (stopped) {
                break;
            }
            one(id);
        }
        return null;
    }

    private void one(long id) {
        try {
            chunks.inOneTransaction(Long.parseLong(run), null, () -> work(id));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, name(id) + " failed and is left for the next run", failed);
            chunks.inOneTransaction(Long.parseLong(run), null, () -> FAILED);
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
