package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.threeline.it.Desk;
import org.threeline.it.TicketCopies;

/** What does it cost to count the ways of a hundred thousand tickets, and to read the report over all of them? */
final class HandOvers {
    static final String PART = "hand-overs";

    private static final int TICKETS = 100_000;
    private static final int WARM_UP = 5;
    private static final int TIMES = 20;
    private static final String JOB = "hand-over-figures";
    private static final String REPORT = "/catalogue/reports/hand-overs";
    private static final Map<String, String> ESCALATION = Map.of(
            "toGroup", "workplace", "reason", "Hands", "seen", "Dark", "tried", "Light", "asked", "Please mend it");

    private final Desk desk;
    private final Stored stored;
    private final TicketCopies copies;
    private final JobRuns jobs;

    HandOvers(Desk desk) {
        this.desk = desk;
        this.stored = new Stored(desk);
        this.copies = new TicketCopies(desk);
        this.jobs = new JobRuns(desk);
    }

    void measure(Figures figures) throws Exception {
        jobs.onlyWhenAsked(JOB);
        jobs.sweepOnlyWhenAsked();
        var tickets = copies.of(wentToAndFro(), TICKETS);
        // Stays of all lengths up to some days, so that as many different ones are added up as on a desk that lives.
        copies.execute("update ticket_hop set started_at = started_at - interval (id * 7919 % 9000) minute,"
                + " figures_due = true where " + tickets.holds("ticket_id"));
        for (var table : List.of("ticket", "ticket_hop", "ticket_stint", "sla_clock")) {
            stored.text("analyze table " + table);
        }
        var run = jobs.run(JOB);
        assertThat(run.count("failed")).isZero();
        assertThat(run.count("written")).isGreaterThanOrEqualTo(TICKETS);
        var stays = stored.number("select count(*) from report_stay");
        assertThat(stays).isGreaterThanOrEqualTo(4L * TICKETS);
        try (var limits = new Limits(desk)) {
            figures.add(PART, "counting the ways of %,d tickets".formatted(TICKETS))
                    .is("", run.millis(), "ms")
                    .is("", TICKETS / (run.millis() / 1e3), "tickets/s")
                    .limit(
                            "reading their stays and clocks by JDBC p50",
                            limits.ask(
                                            "select h.group_key, h.started_at, h.ended_at, c.started_at, c.due_at,"
                                                    + " c.stopped_at from ticket_hop h join sla_clock c"
                                                    + " on c.ticket_id = h.ticket_id where h.ticket_id >= ?",
                                            3)
                                    .median(),
                            "ms")
                    .note("%,d stays", stays);
            for (var table : List.of("report_ticket", "report_stay", "report_stint", "report_breach")) {
                stored.text("analyze table " + table);
            }
            page(figures, limits, "the report, administrator", "admin", REPORT, stays);
            page(figures, limits, "the report, lead of a group", "henrik.dahl", REPORT + "?group=workplace", stays);
        }
    }

    private void page(Figures figures, Limits limits, String name, String login, String path, long stays)
            throws Exception {
        var browser = Browser.of(desk, login);
        assertThat(browser.read(path)).contains("tl-figures");
        figures.add(PART, name)
                .is(browser.fetch(path, WARM_UP, TIMES))
                .limit(
                        "counting the stays p50",
                        limits.ask("select count(*), sum(worked_millis) from report_stay where ticket_id >= ?", 5)
                                .median(),
                        "ms")
                .note("%,d stays of %,d tickets", stays, TICKETS);
    }

    private long wentToAndFro() throws Exception {
        var number = Filings.file(desk, "employee");
        act("line1", number, "take", Map.of());
        act("line1", number, "escalate", ESCALATION);
        act("henrik.dahl", number, "take", Map.of());
        act("henrik.dahl", number, "hand-back", Map.of("reason", "Which one is it?"));
        act("line1", number, "escalate", ESCALATION);
        act("henrik.dahl", number, "take", Map.of());
        act("henrik.dahl", number, "resolve", Map.of("solution", "Mended."));
        return Long.parseLong(number.substring("TL-".length()));
    }

    private void act(String login, String number, String verb, Map<String, ?> body) throws Exception {
        var ticket = "/api/v1/tickets/" + number;
        var seen = desk.as("line1").get(ticket).header("ETag");
        var answer = desk.as(login).post(ticket + "/" + verb, body, "If-Match", seen);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
