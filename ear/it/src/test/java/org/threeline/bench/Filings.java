package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.threeline.it.Desk;

/** How many requests can be filed a second, each on disk before it is answered? */
final class Filings {
    static final String PART = "filings";

    static final Map<String, Object> LAPTOP = Map.of(
            "subject", "It does not start",
            "description", "Since this morning the screen stays dark.",
            "answers", Map.of("symptom", "no_start", "place", "Berlin, 4.12"));

    private static final String PATH = "/api/v1/services/laptop-problem/requests";
    private static final int[] CLIENTS = {1, 4, 16};
    private static final Duration LEAST_WARM_UP = Duration.ofSeconds(120);
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(4);
    private static final double HARDLY_FASTER = 1.03;
    private static final int STEADY = 3;
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Duration LIMIT_LENGTH = Duration.ofSeconds(4);

    private final Desk desk;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest filing;

    Filings(Desk desk) throws IOException {
        this.desk = desk;
        var signedIn = desk.anonymous()
                .post("/api/v1/tokens", Map.of("login", "employee", "password", "threeline", "name", "benchmark"));
        assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(201);
        filing = HttpRequest.newBuilder(desk.uri().resolve(PATH))
                .timeout(Duration.ofMinutes(1))
                .header(
                        "Authorization",
                        "Bearer " + signedIn.json().get("token").asText())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(LAPTOP)))
                .build();
    }

    /** Files one. */
    static String file(Desk desk, String login) {
        var answer = desk.as(login).post(PATH, LAPTOP);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("number").asText();
    }

    void measure(Figures figures) throws Exception {
        var warmUp = warmUp();
        var statements = new Counters(desk).of(this::fileOnce);
        for (var clients : CLIENTS) {
            measure(figures, clients, statements).note(warmUp);
        }
        figures.add(PART, "SQL statements of a filing")
                .is("", statements.all(), "")
                .is("inserts", statements.inserts(), "")
                .is("selects", statements.selects(), "")
                .is("updates", statements.updates(), "")
                .note("the rest begins and ends transactions and checks connections");
    }

    /**
     * Until the server is as quick as it gets: for some minutes its compiler takes as much of the processors as the
     * requests do.
     */
    private String warmUp() throws Exception {
        var begun = System.nanoTime();
        var best = 0.0;
        var steady = 0;
        var filed = 0;
        while (Series.millisSince(begun) < LEAST_WARM_UP.toMillis()
                || steady < STEADY && Series.millisSince(begun) < LONGEST_WARM_UP.toMillis()) {
            var done = file(CLIENTS[CLIENTS.length - 1], LENGTH);
            filed += done.times().size();
            steady = done.perSecond() > best * HARDLY_FASTER ? 0 : steady + 1;
            best = Math.max(best, done.perSecond());
        }
        return String.format(Locale.ROOT, "warmed up by %,d in %.0f s", filed, Series.millisSince(begun) / 1e3);
    }

    private Figure measure(Figures figures, int clients, Counters.Counts statements) throws Exception {
        var stored = new Stored(desk);
        file(clients, SETTLING);
        var before = stored.tickets();
        var processors = new ProcessorTime();
        var done = file(clients, LENGTH);
        var busy = processors.sinceThen();
        assertThat(stored.tickets() - before)
                .as("tickets in the database")
                .isEqualTo(done.times().size());
        var figure = figures.add(PART, "filings, clients: " + clients)
                .is("", done.perSecond(), "/s")
                .is(done.times())
                .note("%,d tickets before; %s", before, busy);
        try (var limits = new Limits(desk)) {
            var others = statements.all() - statements.inserts() - 1;
            figure.limit("commits of 1 insert", limits.transactionsPerSecond(clients, 1, 0, LIMIT_LENGTH), "/s")
                    .limit(
                            "of " + statements.inserts() + " inserts",
                            limits.transactionsPerSecond(clients, statements.inserts(), 0, LIMIT_LENGTH),
                            "/s")
                    .limit(
                            "and " + others + " look-ups",
                            limits.transactionsPerSecond(clients, statements.inserts(), others, LIMIT_LENGTH),
                            "/s");
        }
        return figure;
    }

    private record Done(Series times, double perSecond) {}

    private Done file(int clients, Duration length) throws Exception {
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var begun = System.nanoTime();
            var end = begun + length.toNanos();
            var work = new ArrayList<Callable<ArrayList<Double>>>();
            for (int client = 0; client < clients; client++) {
                work.add(() -> {
                    var times = new ArrayList<Double>();
                    while (System.nanoTime() < end) {
                        var asked = System.nanoTime();
                        fileOnce();
                        times.add(Series.millisSince(asked));
                    }
                    return times;
                });
            }
            var all = new ArrayList<Double>();
            for (var times : pool.invokeAll(work)) {
                all.addAll(times.get());
            }
            var seconds = Series.millisSince(begun) / 1e3;
            return new Done(
                    Series.of(all.stream().mapToDouble(Double::doubleValue).toArray()), all.size() / seconds);
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void fileOnce() throws IOException, InterruptedException {
        var answer = http.send(filing, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
