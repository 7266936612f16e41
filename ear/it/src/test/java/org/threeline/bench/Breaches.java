package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.threeline.it.Desk;

/** How quickly does a sweep notice everything that broke while nobody looked? On a desk of its own. */
final class Breaches {
    static final String PART = "breaches";

    /** Leaves hundreds of tickets of the log open, whose promises broke long ago. */
    private static final Instant UNTIL = Instant.parse("2016-04-15T12:00:00Z");

    /** As a sweep works (META-INF/batch-jobs/sla-sweep.xml). */
    private static final long CHUNK = 500;

    private static final String DUE = "select count(*) from sla_clock where next_event_at < utc_timestamp(6)";
    private static final String UNNOTICED = "select count(*) from sla_clock where stopped_at is null and not paused"
            + " and outcome is null and due_at < utc_timestamp(6) and breached_at is null";

    private final Desk desk;
    private final IncidentFile log;

    Breaches(Desk desk, IncidentFile log) {
        this.desk = desk;
        this.log = log;
    }

    void measure(Figures figures) throws Exception {
        var jobs = new JobRuns(desk);
        var stored = new Stored(desk);
        var counters = new Counters(desk);
        jobs.sweepOnlyWhenAsked();
        jobs.importLog(log, UNTIL);
        var due = stored.number(DUE);
        assertThat(due).as("clocks that are due").isPositive();
        var toldBefore = stored.number("select count(*) from ticket_history where kind = 'PROMISE_BROKEN'");
        var breachedBefore = stored.number("select count(*) from sla_clock where breach_found_at > '2020-01-01'");
        var rowsBefore = stored.rows();
        var before = counters.now();
        var run = jobs.sweep();
        var statements = counters.now().since(before);
        var rows = stored.rows() - rowsBefore;
        var breached =
                stored.number("select count(*) from sla_clock where breach_found_at > '2020-01-01'") - breachedBefore;
        var told = stored.number("select count(*) from ticket_history where kind = 'PROMISE_BROKEN'") - toldBefore;
        assertThat(run.count("read")).as("clocks the sweep looked at").isEqualTo(due);
        assertThat(run.count("failed")).as("tickets the sweep could not handle").isZero();
        assertThat(breached).as("clocks it found broken").isPositive();
        assertThat(told).as("breaches in the stories").isEqualTo(breached);
        assertThat(stored.number(DUE)).as("clocks still due").isZero();
        assertThat(stored.number(UNNOTICED))
                .as("broken promises nobody noticed")
                .isZero();
        double limit;
        try (var limits = new Limits(desk)) {
            limit = limits.updateAndInsertInChunks(statements.updates(), rows, (due + CHUNK - 1) / CHUNK);
        }
        figures.add(PART, "sweep that breaches all that was left")
                .is("", run.millis(), "ms")
                .is("", breached, "breached")
                .is("", breached / (run.millis() / 1e3), "breached/s")
                .limit("as many updates and inserts by JDBC batches", limit, "ms")
                .note(log.described() + ", until " + UNTIL)
                .note(
                        "%,d clocks looked at, %,d updates, %,d rows added, none left behind; the first sweep of its server",
                        due, statements.updates(), rows);
    }
}
