package org.threeline.desk.run;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Supplier;
import org.threeline.kernel.storage.AddedRows;

/** One transaction for one piece of a run's work and its counts. */
@Stateless
public class Chunks {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Runs runs;

    @Inject
    AddedRows rows;

    /** @param progress percent done afterwards, or null */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public RunCounts inOneTransaction(long run, Integer progress, Supplier<RunCounts> work) {
        var counts = work.get();
        // Another thread of the run waits for the row of the counts from here on, so it comes last.
        entities.flush();
        rows.write();
        runs.count(run, counts, progress);
        return counts;
    }
}
