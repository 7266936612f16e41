package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.threeline.it.Desk;
import org.threeline.it.TicketCopies;
import org.threeline.it.TicketCopies.Range;

/** What does it cost to try another calendar on a hundred thousand tickets, and to move their clocks to it? */
final class Changes {
    static final String PART = "changes";

    private static final int TICKETS = 100_000;
    private static final int ROUNDS = 3;
    private static final String CALENDAR = "office-berlin";
    private static final String SIMULATION = "sla-simulation";
    private static final String RECALCULATION = "clock-recalculation";

    private final Desk desk;
    private final Stored stored;
    private final TicketCopies copies;
    private final JobRuns jobs;

    Changes(Desk desk) {
        this.desk = desk;
        this.stored = new Stored(desk);
        this.copies = new TicketCopies(desk);
        this.jobs = new JobRuns(desk);
    }

    void measure(Figures figures) throws Exception {
        jobs.onlyWhenAsked(SIMULATION);
        jobs.onlyWhenAsked(RECALCULATION);
        jobs.sweepOnlyWhenAsked();
        var tickets = copies.of(lived(), TICKETS);
        for (var table : List.of("ticket", "sla_clock", "ticket_history")) {
            stored.text("analyze table " + table);
        }
        simulate(figures, tickets);
        move(figures, tickets);
    }

    /** Taken, answered, put on hold and gone on with; its clocks run. */
    private long lived() throws Exception {
        var number = Filings.file(desk, "employee");
        var ticket = "/api/v1/tickets/" + number;
        var agent = desk.as("line1");
        for (var step : List.of(
                Map.entry("take", Map.<String, Object>of()),
                Map.entry("hold", Map.<String, Object>of("reason", "VENDOR")),
                Map.entry("resume", Map.<String, Object>of()))) {
            var answer = agent.post(
                    ticket + "/" + step.getKey(),
                    step.getValue(),
                    "If-Match",
                    agent.get(ticket).header("ETag"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
        assertThat(agent.post(ticket + "/replies", Map.of("text", "We look into it."))
                        .status())
                .isEqualTo(201);
        return Long.parseLong(number.substring("TL-".length()));
    }

    private void simulate(Figures figures, Range tickets) throws Exception {
        var runs = new ArrayList<Double>();
        for (int round = 0; round <= ROUNDS; round++) {
            var id = 1_000_000 + round;
            copies.execute("insert into simulation select " + id + ", 'CALENDAR', '" + CALENDAR + "', version,"
                    + " replace(document, '\"08:00\"', '\"09:00\"'), utc_timestamp(6) - interval 90 day,"
                    + " utc_timestamp(6) + interval 1 day, 1, utc_timestamp(6), " + TICKETS + ", 0, 0, null"
                    + " from catalogue_definition where kind = 'CALENDAR' and def_key = '" + CALENDAR
                    + "' and in_force");
            var run = jobs.run(SIMULATION);
            assertThat(stored.number("select told from simulation where id = " + id))
                    .isGreaterThanOrEqualTo(TICKETS);
            assertThat(run.count("failed")).isZero();
            if (round > 0) {
                runs.add(run.millis());
            }
        }
        var times = Series.of(runs.stream().mapToDouble(Double::doubleValue).toArray());
        try (var limits = new Limits(desk)) {
            var read = limits.ask(
                            "select h.at, h.kind, h.data, c.due_at, c.started_at, c.stopped_at from ticket_history h"
                                    + " join sla_clock c on c.ticket_id = h.ticket_id where h.ticket_id >= ?",
                            ROUNDS)
                    .median();
            figures.add(PART, "simulation over %,d tickets".formatted(TICKETS))
                    .is("p50", times.median(), "ms")
                    .is("", TICKETS / (times.median() / 1e3), "tickets/s")
                    .limit("reading their history and clocks by JDBC p50", read, "ms")
                    .note(
                            "%,d rows of history, %,d clocks; %d runs after one to warm up",
                            stored.number("select count(*) from ticket_history where " + tickets.holds("ticket_id")),
                            stored.number("select count(*) from sla_clock where " + tickets.holds("ticket_id")),
                            ROUNDS);
        }
    }

    private void move(Figures figures, Range tickets) throws Exception {
        var catalogue = desk.as("admin").get("/api/v1/catalogue").body();
        var begin = catalogue.indexOf("  " + CALENDAR + ":");
        var end = catalogue.indexOf("holidays:", begin);
        var changed = catalogue.substring(0, begin)
                + catalogue.substring(begin, end).replace("08:00", "09:00")
                + catalogue.substring(end);
        var answer = desk.as("admin").post("/api/v1/catalogue", changed, "Content-Type", "application/yaml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var open = stored.number("select count(*) from sla_clock where stopped_at is null and calendar_key = '"
                + CALENDAR + "' and " + tickets.holds("ticket_id"));
        copies.execute("insert into recalculation values (1000000, 'CALENDAR', '" + CALENDAR
                + "', null, utc_timestamp(6), 0, null)");
        var run = jobs.run(RECALCULATION);
        assertThat(run.count("failed")).isZero();
        assertThat(stored.number("select count(*) from sla_clock where outcome = 'SUPERSEDED' and "
                        + tickets.holds("ticket_id")))
                .isEqualTo(open);
        var begun = System.nanoTime();
        copies.execute("update sla_clock set due_at = due_at + interval 1 hour, next_event_at = next_event_at"
                + " + interval 1 hour where stopped_at is null and calendar_key = '" + CALENDAR + "'");
        figures.add(
                        PART,
                        "%,d running clocks of %,d tickets moved to a calendar's new version".formatted(open, TICKETS))
                .is("", run.millis(), "ms")
                .is("", open / (run.millis() / 1e3), "clocks/s")
                .limit("one set-based UPDATE of the same rows", Series.millisSince(begun), "ms")
                .note("each: the clock superseded, another begun, a row of history for its ticket");
    }
}
