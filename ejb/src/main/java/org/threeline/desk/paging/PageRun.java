package org.threeline.desk.paging;

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

/** The job that pages once more: {@code page-repeat}. Each page is a transaction of its own. */
@Dependent
@Named("pageRun")
public class PageRun extends AbstractBatchlet {
    private static final Logger LOG = System.getLogger(PageRun.class.getName());
    private static final int AT_ONCE = 500;

    @Inject
    @BatchProperty(name = "run")
    String run;

    @Inject
    Paging paging;

    @Inject
    Chunks chunks;

    @Inject
    Clock clock;

    private volatile boolean stopped;

    @Override
    public String process() {
        for (var page : paging.due(clock.instant(), AT_ONCE)) {
            if (stopped) {
                break;
            }
            one(page);
        }
        return null;
    }

    private void one(long page) {
        var id = Long.parseLong(run);
        try {
            chunks.inOneTransaction(
                    id, null, () -> paging.repeat(page) ? new RunCounts(1, 1, 0, 0) : new RunCounts(1, 0, 1, 0));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Page " + page + " failed and is left for the next run", failed);
            chunks.inOneTransaction(id, null, () -> new RunCounts(1, 0, 0, 1));
        }
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
