package org.threeline.desk.notify;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.threeline.desk.run.OneByOne;
import org.threeline.desk.run.RunCounts;

/** The job that sums the day up for each person: {@code digest-send}. */
@Dependent
@Named("digestRun")
public class DigestRun extends OneByOne {
    private static final int AT_ONCE = 500;

    @Inject
    DigestSending sending;

    @Override
    protected List<Long> due(Instant now) {
        return sending.due(now, AT_ONCE);
    }

    @Override
    protected RunCounts work(long person) {
        return sending.sumUp(person) ? DONE : SKIPPED;
    }

    @Override
    protected String name(long person) {
        return "The summary for person " + person;
    }
}
