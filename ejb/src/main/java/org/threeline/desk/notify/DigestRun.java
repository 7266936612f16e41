package org.threeline.desk.notify;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.threeline.desk.run.Chunks;
import org.threeline.desk.run.RunCounts;

/** The job that sums the day up: {@code digest-send}. Each person is a transaction of his own. */
@Dependent
@Named("digestRun")
public class DigestRun extends AbstractBatchlet {
    private static final Logger LOG = System.getLogger(DigestRun.class.getName());
    private static final int AT_ONCE = 500;

    @Inject
    @BatchProperty(name = "run")
    String run;

    @Inject
    DigestSending sending;

    @Inject
    Chunks chunks;

    @Inject
    Clock clock;

    private volatile boolean stopped;

    @Override
    public String process() {
        for (var person : sending.due(clock.instant(), AT_ONCE)) {
            if (stopped) {
                break;
            }
            one(person);
        }
        return null;
    }

    private void one(long person) {
        var id = Long.parseLong(run);
        try {
            chunks.inOneTransaction(
                    id, null, () -> sending.sumUp(person) ? new RunCounts(1, 1, 0, 0) : new RunCounts(1, 0, 1, 0));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "The summary for person " + person + " failed and is left for the next run", failed);
            chunks.inOneTransaction(id, null, () -> new RunCounts(1, 0, 0, 1));
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
