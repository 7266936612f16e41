package org.threeline.desk.run;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** One transaction for one piece of a run's work and its counts. */
@Stateless
public class Chunks {
    @Inject
    Runs runs;

    /** @param progress percent done afterwards, or null */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public RunCounts inOneTransaction(long run, Integer progress, Supplier<RunCounts> work) {
        var counts = work.get();
        runs.count(run, counts, progress);
        return counts;
    }
}
