package org.threeline.desk.paging;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.threeline.desk.run.OneByOne;
import org.threeline.desk.run.RunCounts;

/** The job that pages and tells once more: {@code page-repeat}. */
@Dependent
@Named("pageRun")
public class PageRun extends OneByOne {
    private static final int AT_ONCE = 500;

    @Inject
    Paging paging;

    @Override
    protected List<Long> due(Instant now) {
        return paging.due(now, AT_ONCE);
    }

    @Override
    protected RunCounts work(long page) {
        return paging.repeat(page) ? DONE : SKIPPED;
    }

    @Override
    protected String name(long page) {
        return "Page " + page;
    }
}
