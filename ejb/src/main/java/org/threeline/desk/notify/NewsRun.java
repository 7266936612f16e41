package org.threeline.desk.notify;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.threeline.desk.run.OneByOne;
import org.threeline.desk.run.RunCounts;

/**
 * The first step of {@code mail-dispatch}: what is to be mailed to each person becomes letters. The run counts letters
 * when they leave, so what is counted here is only what failed.
 */
@Dependent
@Named("newsRun")
public class NewsRun extends OneByOne {
    private static final int AT_ONCE = 1000;

    @Inject
    NewsGathering gathering;

    @Override
    protected List<Long> due(Instant now) {
        return gathering.due(now, AT_ONCE);
    }

    @Override
    protected RunCounts work(long person) {
        gathering.gather(person);
        return RunCounts.NONE;
    }

    @Override
    protected String name(long person) {
        return "What waits for person " + person;
    }
}
