package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.threeline.it.Desk;

/** What does looking for broken promises cost when there are none? It is done every minute. */
final class Sweeps {
    static final String PART = "sweeps";

    private static final int WARM_UP = 10;
    private static final int TIMES = 20;

    private final Desk desk;

    Sweeps(Desk desk) {
        this.desk = desk;
    }

    void measure(Figures figures) throws Exception {
        var jobs = new JobRuns(desk);
        jobs.sweepOnlyWhenAsked();
        try {
            for (int i = 0; i < WARM_UP; i++) {
                jobs.sweep();
            }
            var runs = new ArrayList<JobRuns.Run>();
            for (int i = 0; i < TIMES; i++) {
                var run = jobs.sweep();
                assertThat(run.count("read"))
                        .as("clocks found by a sweep that should find none")
                        .isZero();
                runs.add(run);
            }
            figures.add(PART, "sweep that finds nothing")
                    .is(series(runs, false))
                    .is("asked for until seen complete p50", series(runs, true).median(), "ms")
                    .limit("its two looks at the index by JDBC p50", looks(), "ms")
                    .note("%d runs, %,d clocks", TIMES, new Stored(desk).number("select count(*) from sla_clock"));
        } finally {
            jobs.sweepByTheTimetable();
        }
    }

    private static Series series(ArrayList<JobRuns.Run> runs, boolean wall) {
        return Series.of(runs.stream()
                .mapToDouble(run -> wall ? run.wall() : run.millis())
                .toArray());
    }

    /** As DueClockReader asks: how many there are, then the first of them. */
    private double looks() throws Exception {
        try (var limits = new Limits(desk)) {
            return limits.ask("select count(id) from sla_clock where next_event_at < ?", 200)
                            .median()
                    + limits.ask(
                                    "select next_event_at, id, ticket_id from sla_clock where next_event_at < ?"
                                            + " and next_event_at >= '1970-01-01' order by next_event_at, id limit 2000",
                                    200)
                            .median();
        }
    }
}
