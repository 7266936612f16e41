package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.threeline.it.Desk;
import org.threeline.it.LogComparison;
import org.threeline.it.LogRecount;

/** How long does a whole log take to come in? Leaves the log behind for the measurements after it. */
final class Imports {
    static final String PART = "imports";

    /** As the import gathers its rows (META-INF/batch-jobs/ticket-import.xml). */
    private static final int CHUNK = 1000;

    /** Later than all rows of the log. */
    private static final Instant AFTERWARDS = Instant.parse("2018-01-01T00:00:00Z");

    private final Desk desk;
    private final IncidentFile log;

    Imports(Desk desk, IncidentFile log) {
        this.desk = desk;
        this.log = log;
    }

    void measure(Figures figures) throws Exception {
        var stored = new Stored(desk);
        var rowsBefore = stored.rows();
        var bytesBefore = stored.bytes();
        var processors = new ProcessorTime();
        var run = new JobRuns(desk).importLog(log, null);
        var busy = processors.sinceThen();
        requireEveryRow(run);
        var counted = LogRecount.of(log.bytes(), null, AFTERWARDS);
        assertThat(LogComparison.stored(counted, "", desk.dataSource(), false))
                .as("clocks that are not those counted from the rows")
                .isEmpty();
        var rows = stored.rows() - rowsBefore;
        var bytes = (stored.bytes() - bytesBefore) / rows;
        var tickets = stored.number("select count(*) from ticket where external_reference is not null");
        assertThat(tickets)
                .isEqualTo(stored.number("select count(distinct reference) from import_row"))
                .isPositive();
        double limit;
        try (var limits = new Limits(desk)) {
            limit = limits.insertInChunks(rows, CHUNK, bytes);
        }
        figures.add(PART, "import of a log")
                .is("", run.millis() / 1e3, "s")
                .is("with upload", run.wall() / 1e3, "s")
                .is("", log.rows() / (run.millis() / 1e3), "rows/s")
                .limit("as many rows by JDBC batches", limit / 1e3, "s")
                .note(log.described())
                .note(
                        "%,d tickets, %,d rejected rows, %,d rows left in the database, about %d bytes each",
                        tickets, run.count("failed"), rows, bytes)
                .note(
                        "%,d clocks of %,d incidents are those counted from the rows",
                        counted.values().stream().mapToInt(List::size).sum(), counted.size())
                .note(busy);
    }

    /** Each row is in the story of its ticket, skipped because it is known, or rejected; none is lost. */
    private void requireEveryRow(JobRuns.Run run) {
        assertThat(run.count("read")).as("rows read").isEqualTo(log.rows());
        assertThat(run.count("written") + run.count("skipped") + run.count("failed"))
                .as("rows that ended somewhere")
                .isEqualTo(log.rows());
        assertThat(run.count("written")).as("rows that took effect").isPositive();
    }
}
