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

/**
 * The first step of {@code mail-dispatch}: what is to be mailed becomes letters. Each person is a transaction; the run
 * counts letters when they leave.
 */
@Dependent
@Named("newsRun")
public class NewsRun extends AbstractBatchlet {
    private static final Logger LOG = System.getLogger(NewsRun.class.getName());
    private static final int AT_ONCE = 1000;

    @Inject
    @BatchProperty(name = "run")
    String run;

    @Inject
    NewsGathering gathering;

    @Inject
    Chunks chunks;

    @Inject
    Clock clock;

    private volatile boolean stopped;

    @Override
    public String process() {
        for (var person : gathering.due(clock.instant(), AT_ONCE)) {
            if (stopped) {
                break;
            }
            one(person);
        }
        return null;
    }

    private void one(long person) {
        try {
            chunks.inOneTransaction(Long.parseLong(run), null, () -> {
                gathering.gather(person);
                return RunCounts.NONE;
            });
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "What waits for person " + person + " is left for the next run", failed);
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
