package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.threeline.it.Desk;
import org.threeline.it.TicketCopies;
import org.threeline.it.TicketCopies.Range;

/**
 * What does a sweep cost on a desk with a million running clocks? Nothing of it may depend on that million: a look costs
 * what it costs on an empty desk, and a sweep what is due. On a desk of its own.
 */
final class Million {
    static final String PART = "sweep";

    private static final int FEW_CLOCKS = 10_000;
    private static final int MANY_CLOCKS = 1_000_000;
    private static final int DUE = 10_000;
    private static final int DUE_AT_ONCE = 100_000;
    /** Whoever holds the ticket, who leads the group, who owns the service. */
    private static final int TOLD = 3;

    private static final int ROUNDS = 3;
    private static final int LOOKS = 30;
    private static final int WARM_UP = 10;

    /** A P1 incident is to be solved in four hours of any day; its group may hold it for half an hour. */
    private static final int MINUTES_UNTIL_WARNED = 3 * 60 + 50;

    private static final int MINUTES_UNTIL_BROKEN = 15;

    /** A person who turns pages without a break is none. */
    private static final long PAGE_EVERY_MILLIS = 200;

    /** Of another group than the one whose tickets are due: its own pages are what others wait for. */
    private static final String READER = "line2";

    private static final String HOLDER = "yulia.smirnova";
    private static final String PAGE = "/desk?view=on-team";
    private static final String DUE_CLOCKS = "select count(*) from sla_clock where next_event_at < utc_timestamp(6)";

    /** What the sweep writes into each clock that is broken, in one statement. */
    private static final String BARE = "update sla_clock set breached_at = due_at, breach_found_at = utc_timestamp(6),"
            + " warned_up_to = target_millis, next_event_at = null where next_event_at < utc_timestamp(6)";

    private static final String BACK = "update sla_clock set breached_at = null, breach_found_at = null,"
            + " next_event_at = due_at where kind = 'RESOLUTION' and stopped_at is null and ";

    private final Desk desk;
    private final Stored stored;
    private final TicketCopies copies;
    private final JobRuns jobs;

    Million(Desk desk) {
        this.desk = desk;
        this.stored = new Stored(desk);
        this.copies = new TicketCopies(desk);
        this.jobs = new JobRuns(desk);
    }

    void measure(Figures figures) throws Exception {
        jobs.sweepOnlyWhenAsked();
        // What is told is counted before letters are made of it.
        jobs.onlyWhenAsked("mail-dispatch");
        var running = answered("LOW");
        var broken = answered("HIGH");
        // All that is told before the due time is behind it.
        copies.age(new Range(broken, broken), MINUTES_UNTIL_WARNED);
        jobs.sweep();
        fill(running, FEW_CLOCKS);
        look(figures);
        fill(running, MANY_CLOCKS);
        look(figures);
        due(broken, DUE);
        var first = jobs.sweep();
        var rate = sweep(figures, broken, first);
        atOnce(figures, broken, rate);
    }

    /** A ticket somebody took and answered, by the application itself; nothing but what it owes is left to tell. */
    private long answered(String weight) throws Exception {
        var number = Filings.file(desk, "employee");
        var ticket = "/api/v1/tickets/" + number;
        var holder = desk.as(HOLDER);
        assertThat(holder.post(ticket + "/take", Map.of()).status()).isEqualTo(200);
        assertThat(holder.post(
                                ticket + "/prioritize",
                                Map.of("impact", weight, "urgency", weight),
                                "If-Match",
                                holder.get(ticket).header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(holder.post(ticket + "/replies", Map.of("text", "We look into it."))
                        .status())
                .isEqualTo(201);
        var id = Long.parseLong(number.substring("TL-".length()));
        copies.execute("delete from sla_clock where outcome = 'SUPERSEDED' and ticket_id = " + id);
        return id;
    }

    /** Up to so many open clocks, of which none is due for days. */
    private void fill(long ticket, int clocks) throws Exception {
        var open = "select count(*) from sla_clock where stopped_at is null";
        var each = stored.number(open + " and ticket_id = " + ticket);
        copies.spread(ticket, (int) ((clocks - stored.number(open)) / each), groups());
        analyze();
        assertThat(stored.number(open)).isBetween(clocks - each, (long) clocks);
        assertThat(stored.number(DUE_CLOCKS)).isZero();
    }

    private List<String> groups() throws Exception {
        return List.of(stored.text("select group_concat(group_key order by group_key) from support_group where active")
                .split(","));
    }

    private void analyze() throws Exception {
        for (var table : List.of("ticket", "sla_clock", "ticket_history")) {
            stored.text("analyze table " + table);
        }
    }

    private void look(Figures figures) throws Exception {
        var runs = new ArrayList<JobRuns.Run>();
        for (int i = 0; i < WARM_UP + LOOKS; i++) {
            var run = jobs.sweep();
            assertThat(run.count("read")).as("clocks found where none is due").isZero();
            if (i >= WARM_UP) {
                runs.add(run);
            }
        }
        try (var limits = new Limits(desk)) {
            figures.add(PART, "%,d open clocks, none due".formatted(open()))
                    .is(Series.of(runs.stream().mapToDouble(JobRuns.Run::millis).toArray()))
                    .limit(
                            "the look at the index by JDBC p50",
                            limits.ask("select id from sla_clock where next_event_at < ? limit 1", 200)
                                    .median(),
                            "ms")
                    .note("a whole run that is asked for, its two looks included; %d of them", LOOKS)
                    .note("the timetable looks once at the index and begins no run");
        }
    }

    private double sweep(Figures figures, long broken, JobRuns.Run first) throws Exception {
        var runs = new ArrayList<JobRuns.Run>();
        var bare = new ArrayList<Double>();
        var counts = "";
        for (int round = 0; round < ROUNDS; round++) {
            var due = due(broken, DUE);
            var begun = System.nanoTime();
            assertThat(copies.execute(BARE)).isEqualTo(DUE);
            bare.add(Series.millisSince(begun));
            copies.execute(BACK + due.holds("ticket_id"));
            var before = new Counters(desk).now();
            var busy = new ProcessorTime();
            var run = jobs.sweep();
            counts = "%,d statements; %s"
                    .formatted(new Counters(desk).now().since(before).all(), busy.sinceThen());
            requireTold(due, run);
            runs.add(run);
        }
        var times = Series.of(runs.stream().mapToDouble(JobRuns.Run::millis).toArray());
        var limit = Series.of(bare.stream().mapToDouble(Double::doubleValue).toArray());
        figures.add(PART, "%,d due of %,d".formatted(DUE, open()))
                .is("", DUE / (times.median() / 1e3), "tickets/s")
                .is("p50", times.median(), "ms")
                .is("times the UPDATE", times.median() / limit.median(), "")
                .limit("one set-based UPDATE of the same rows p50", limit.median(), "ms")
                .note("%d sweeps of tickets of their own; the first of its server took %.0f ms", ROUNDS, first.millis())
                .note("each: a clock, a row of history, %d notifications, %d pieces of letters", TOLD, TOLD)
                .note(counts);
        return DUE / (times.median() / 1e3);
    }

    private void atOnce(Figures figures, long broken, double rate) throws Exception {
        var reader = Browser.of(desk, READER);
        reader.fetch(PAGE, WARM_UP * 5, 1);
        var due = due(broken, DUE_AT_ONCE);
        var idle = turnPages(reader, LOOKS * 4, new AtomicBoolean());
        var heap = new Heap();
        var before = heap.afterCollection();
        var swept = new AtomicBoolean();
        var pages = CompletableFuture.supplyAsync(() -> turnPages(reader, Integer.MAX_VALUE, swept));
        var run = jobs.sweep();
        swept.set(true);
        var during = pages.join();
        var after = heap.afterCollection();
        requireTold(due, run);
        var rateAtOnce = DUE_AT_ONCE / (run.millis() / 1e3);
        figures.add(PART, "%,d due of %,d, pages read meanwhile".formatted(DUE_AT_ONCE, open()))
                .is("", rateAtOnce, "tickets/s")
                .is("of the rate of %,d".formatted(DUE), rateAtOnce / rate, "")
                .is("page p50", during.median(), "ms")
                .is("page p95", during.percentile(95), "ms")
                .is("page p95 of idle", during.percentile(95) / idle.percentile(95), "")
                .limit("page p50 idle", idle.median(), "ms")
                .limit("page p95 idle", idle.percentile(95), "ms")
                .note("%s each %d ms, %d times", PAGE, PAGE_EVERY_MILLIS, during.size())
                .note("heap after collection: %d MB before, %d MB after", before, after);
    }

    /** So many tickets whose resolution has just become overdue, and was not noticed yet. */
    private Range due(long broken, int count) throws Exception {
        var due = copies.of(broken, count);
        copies.age(due, MINUTES_UNTIL_BROKEN);
        analyze();
        assertThat(stored.number(DUE_CLOCKS)).isEqualTo(count);
        return due;
    }

    /** Nothing is left behind, nothing told twice, and whoever has to hear has heard. */
    private void requireTold(Range due, JobRuns.Run run) throws Exception {
        assertThat(run.count("read")).as("clocks looked at").isEqualTo(due.size());
        assertThat(run.count("failed")).as("tickets that failed").isZero();
        assertThat(stored.number(DUE_CLOCKS)).isZero();
        assertThat(stored.number("select count(*) from ticket_history where kind = 'PROMISE_BROKEN' and id < "
                        + TicketCopies.FIRST + " and " + due.holds("ticket_id")))
                .as("told since, each once")
                .isEqualTo(due.size());
        for (var table : List.of("notification", "mail_news")) {
            assertThat(stored.number("select count(distinct ticket_id, person_id) from " + table + " where "
                            + due.holds("ticket_id")))
                    .as(table)
                    .isEqualTo(stored.number("select count(*) from " + table + " where " + due.holds("ticket_id")))
                    .isEqualTo(due.size() * TOLD);
        }
    }

    private static Series turnPages(Browser reader, int most, AtomicBoolean over) {
        var millis = new ArrayList<Double>();
        try {
            while (millis.size() < most && !over.get()) {
                var took = reader.fetch(PAGE);
                millis.add(took);
                TimeUnit.MILLISECONDS.sleep(Math.max(0, PAGE_EVERY_MILLIS - (long) took));
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return Series.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private long open() throws Exception {
        return stored.number("select count(*) from sla_clock where stopped_at is null");
    }
}
