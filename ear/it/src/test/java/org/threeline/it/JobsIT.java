package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Rest.Answer;

/** Work in the background: what an administrator can do with it, and that neither haste nor a power cut spoils it. */
@ExtendWith(RunningDesk.class)
class JobsIT {
    private static final String IMPORTS = "/api/v1/imports?format=servicenow-incident-log";
    private static final String SWEEPS = "/api/v1/jobs/sla-sweep/executions";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void anImportedLogLeavesWhatWasComputedByHandAndSentAgainAddsNothing(Desk desk) throws Exception {
        var sample = IncidentSample.named("A");

        var first = end(desk, accepted(send(desk, IMPORTS, "sample.csv", sample.csv())));

        assertThat(first.json().path("state").asText()).isEqualTo("COMPLETED");
        assertThat(first.json().path("written").asInt()).isEqualTo(sample.rows());
        assertThat(first.json().path("failed").asInt()).isEqualTo(2);
        isWhole(desk, sample);

        var again = end(desk, accepted(send(desk, IMPORTS, "again.zip", zipped("log.csv", sample.csv()))));

        assertThat(again.json().path("state").asText()).isEqualTo("COMPLETED");
        assertThat(again.json().path("written").asInt()).isZero();
        isWhole(desk, sample);
    }

    @Test
    void rejectedRowsCanBeDownloadedWithTheirLines(Desk desk) throws Exception {
        var sample = IncidentSample.named("B");
        var run = end(desk, accepted(send(desk, IMPORTS, "sample.csv", sample.csv())));

        var rejects = desk.as("admin").get(address(run) + "/rejects");

        assertThat(rejects.header("Content-Type")).startsWith("text/csv");
        assertThat(rejects.body().lines().toList()).hasSize(3);
        assertThat(rejects.body().lines().skip(1))
                .allMatch(line -> line.contains("import.row.incident_state,") && line.contains("-100"));
        assertThat(rejects.body().lines().skip(1).map(line -> Integer.valueOf(line.split(",")[0])))
                .isSorted()
                .allMatch(line -> new String(sample.csv(), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                        .get(line - 1)
                        .contains(",-100,"));
    }

    @Test
    void untilLeavesOpenTicketsThatASweepBreachesAndALaterImportGoesOnWith(Desk desk) throws Exception {
        var sample = IncidentSample.named("C");
        end(desk, accepted(send(desk, IMPORTS + "&until=" + IncidentSample.UNTIL, "sample.csv", sample.csv())));

        sweep(desk);

        sample.assertUntilAndSwept(desk.dataSource());
        sample.assertEachBreachIsToldOnce(desk.dataSource());

        sweep(desk);
        sample.assertEachBreachIsToldOnce(desk.dataSource());

        end(desk, accepted(send(desk, IMPORTS, "sample.csv", sample.csv())));
        isWhole(desk, sample);
    }

    @Test
    void ofTwoImportsAtOnceOneRunsAndTheOtherIsRefused(Desk desk) throws Exception {
        var sample = IncidentSample.named("D");
        idle(desk, "ticket-import");
        var both = List.of(
                CompletableFuture.supplyAsync(() -> send(desk, IMPORTS, "one.csv", sample.csv())),
                CompletableFuture.supplyAsync(() -> send(desk, IMPORTS, "two.csv", sample.csv())));
        var answers = both.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(202, 409);
        for (var answer : answers) {
            if (answer.status() == 202) {
                end(desk, answer);
            } else {
                assertThat(answer.json().path("code").asText()).isEqualTo("job.start.already_running");
            }
        }
        isWhole(desk, sample);
    }

    @Test
    void anImportThatLosesItsServerGoesOnWhereItWas(Desk desk) throws Exception {
        var sample = IncidentSample.times(6, "E");
        idle(desk, "ticket-import");
        var run = accepted(send(desk, IMPORTS, "many.csv", sample.csv()));
        await(desk, address(run), answer -> answer.json().path("written").asInt() > 0 || isOver(answer));

        desk.kill();
        desk.restart();

        var ended = end(desk, run);
        assertThat(ended.json().path("state").asText()).isEqualTo("COMPLETED");
        assertThat(ended.json().path("written").asInt()).isEqualTo(sample.rows());
        isWhole(desk, sample);
    }

    @Test
    void anImportCanBeStoppedAndRestarted(Desk desk) throws Exception {
        var sample = IncidentSample.times(4, "F");
        idle(desk, "ticket-import");
        var run = accepted(send(desk, IMPORTS, "many.csv", sample.csv()));
        await(desk, address(run), answer -> answer.json().path("read").asInt() > 0);

        assertThat(desk.as("admin").post(address(run) + "/stop", null).status()).isEqualTo(202);
        var stopped = end(desk, run);
        assertThat(stopped.json().path("state").asText()).isEqualTo("STOPPED");
        assertThat(stopped.json().path("written").asInt()).isLessThan(sample.rows());

        assertThat(desk.as("admin").post(address(run) + "/restart", null).status())
                .isEqualTo(202);
        var ended = end(desk, run);
        assertThat(ended.json().path("state").asText()).isEqualTo("COMPLETED");
        assertThat(ended.json().path("attempts").asInt()).isEqualTo(2);
        isWhole(desk, sample);
        assertThat(desk.as("admin")
                        .post(address(run) + "/restart", null)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("job.restart.not_possible");
    }

    @Test
    void ofTwoSweepsAtOnceOneRunsAndTheOtherIsRefused(Desk desk) throws Exception {
        var sample = IncidentSample.named("J");
        end(desk, accepted(send(desk, IMPORTS + "&until=" + IncidentSample.UNTIL, "sample.csv", sample.csv())));
        idle(desk, "sla-sweep");

        var answers = List.of(
                        CompletableFuture.supplyAsync(() -> desk.as("admin").post(SWEEPS, null)),
                        CompletableFuture.supplyAsync(() -> desk.as("admin").post(SWEEPS, null)))
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // The second may have come when the first was done; it then ran and found nothing to tell.
        assertThat(answers).extracting(Answer::status).contains(202).isSubsetOf(202, 409);
        sweep(desk);
        sample.assertUntilAndSwept(desk.dataSource());
        sample.assertEachBreachIsToldOnce(desk.dataSource());
    }

    @Test
    void aSweepKilledBetweenTwoChunksTellsEachBreachOnce(Desk desk) throws Exception {
        var sample = IncidentSample.times(40, "G");
        // The sweep of the minute would come in between.
        execute(desk, "update job_turn set taken_at = '2100-01-01' where job = 'sla-sweep'");
        idle(desk, "sla-sweep");
        end(desk, accepted(send(desk, IMPORTS + "&until=" + IncidentSample.UNTIL, "many.csv", sample.csv())));
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            // Nobody gets past this clock, and it is among the last: the first chunk is done, and the second waits.
            var last = IncidentSample.number(
                    desk.dataSource(),
                    "select c.id from sla_clock c join ticket t on t.id = c.ticket_id where c.next_event_at <"
                            + " utc_timestamp(6) and t.external_reference like 'G%' and not exists (select 1 from"
                            + " sla_clock o where o.ticket_id = c.ticket_id and o.id <> c.id and o.next_event_at <"
                            + " utc_timestamp(6)) order by c.next_event_at desc, c.id desc limit 1");
            statement.executeQuery("select id from sla_clock where id = " + last + " for update");
            desk.as("admin").post(SWEEPS, null);
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (sample.breaches(desk.dataSource()) == 0 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            desk.kill();
            connection.rollback();
        } finally {
            execute(desk, "update job_turn set taken_at = '1970-01-01' where job = 'sla-sweep'");
        }
        var told = sample.breaches(desk.dataSource());
        desk.restart();
        sweepUntilNothingIsDue(desk);

        assertThat(told).isPositive().isLessThan(sample.breaches(desk.dataSource()));
        sample.assertUntilAndSwept(desk.dataSource());
        sample.assertEachBreachIsToldOnce(desk.dataSource());
    }

    @Test
    void aResolvedTicketNobodyObjectedToIsClosedOnce(Desk desk) throws Exception {
        var number = inProgress(desk, "Closes by itself");
        desk.as("line1")
                .post(
                        "/api/v1/tickets/" + number + "/resolve",
                        Map.of("solution", "Done"),
                        "If-Match",
                        version(desk, number));
        execute(desk, "update ticket set close_due_at = '2020-01-01' where id = " + number.substring(3));

        run(desk, "auto-close");
        run(desk, "auto-close");

        assertThat(ticket(desk, number).json().path("status").asText()).isEqualTo("CLOSED");
        assertThat(entries(desk, number, "CLOSED")).isEqualTo(1);
    }

    @Test
    void aHoldEndsWhenItWasToEnd(Desk desk) throws Exception {
        var number = inProgress(desk, "Waits for a while");
        var until = Instant.now().plusSeconds(3);
        var held = desk.as("line1")
                .post(
                        "/api/v1/tickets/" + number + "/hold",
                        Map.of("reason", "SCHEDULED", "until", until.toString()),
                        "If-Match",
                        version(desk, number));
        assertThat(held.status()).as(held.body()).isEqualTo(200);
        run(desk, "auto-resume");
        TimeUnit.SECONDS.sleep(4);

        run(desk, "auto-resume");
        run(desk, "auto-resume");

        assertThat(ticket(desk, number).json().path("status").asText()).isEqualTo("IN_PROGRESS");
        assertThat(entries(desk, number, "RESUMED")).isEqualTo(1);
        assertThat(IncidentSample.number(
                        desk.dataSource(),
                        "select count(*) from clock_pause where ended_at is null and ticket_id = "
                                + number.substring(3)))
                .isZero();
    }

    @Test
    void whatIsNoLogIsRefusedAtTheField(Desk desk) throws Exception {
        var csv = IncidentSample.named("H").csv();
        idle(desk, "ticket-import");

        assertThat(send(desk, "/api/v1/imports?format=other", "a.csv", csv).status())
                .isEqualTo(400);
        assertThat(send(desk, IMPORTS + "&until=yesterday", "a.csv", csv).status())
                .isEqualTo(400);
        for (var until : List.of("%2B10000-01-01T00:00:00Z", "%2B1000000000-12-31T23:59:59Z", "1969-12-31T23:59:59Z")) {
            assertThat(field(send(desk, IMPORTS + "&until=" + until, "a.csv", csv)))
                    .isEqualTo("input.out_of_range");
        }
        assertThat(field(send(desk, IMPORTS, "a.csv", new byte[0]))).isEqualTo("import.file.empty");
        assertThat(field(send(desk, IMPORTS, "a.csv", "number,state\n1,2\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("import.header.columns_missing");
        assertThat(field(send(desk, IMPORTS, "a.csv", zipped("readme.txt", csv))))
                .isEqualTo("import.file.empty_zip");
        assertThat(field(send(desk, IMPORTS, "a.csv", zipped("bomb.txt", new byte[100 << 20]))))
                .isEqualTo("import.file.inflates_too_much");
        assertThat(desk.as("admin").post(IMPORTS, "no form").status()).isEqualTo(415);
        assertThat(IncidentSample.number(
                        desk.dataSource(), "select count(*) from import_row where reference like 'HINC%'"))
                .isZero();
    }

    @Test
    void jobsAreTheAdministratorsBusiness(Desk desk) {
        for (var login : List.of("employee", "line1", "owner")) {
            assertThat(desk.as(login).get("/api/v1/jobs").status()).isEqualTo(403);
            assertThat(desk.as(login)
                            .post("/api/v1/jobs/sla-sweep/executions", null)
                            .status())
                    .isEqualTo(403);
            assertThat(desk.as(login)
                            .upload(IMPORTS, "a.csv", IncidentSample.named("I").csv())
                            .status())
                    .isEqualTo(403);
        }
        var jobs = desk.as("admin").get("/api/v1/jobs").json().path("items");
        assertThat(jobs.findValuesAsText("name")).contains("sla-sweep", "auto-resume", "auto-close", "ticket-import");
        assertThat(desk.as("admin")
                        .post("/api/v1/jobs/ticket-import/executions", null)
                        .status())
                .isEqualTo(409);
        assertThat(desk.as("admin")
                        .post("/api/v1/jobs/no-such-job/executions", null)
                        .status())
                .isEqualTo(404);
        assertThat(desk.as("admin").get("/api/v1/jobs/executions/999999999").status())
                .isEqualTo(404);
    }

    private static Answer send(Desk desk, String path, String name, byte[] file) {
        return desk.as("admin").upload(path, name, file);
    }

    private static String field(Answer refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        return refused.json().path("errors").path(0).path("code").asText();
    }

    static Answer accepted(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private static String address(Answer run) {
        return "/api/v1/jobs/executions/" + run.json().path("id").asText();
    }

    private static boolean isOver(Answer run) {
        return List.of("COMPLETED", "FAILED", "STOPPED")
                .contains(run.json().path("state").asText());
    }

    static Answer end(Desk desk, Answer run) throws InterruptedException {
        return await(desk, address(run), JobsIT::isOver);
    }

    private static Answer await(Desk desk, String path, Predicate<Answer> come) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = desk.as("admin").get(path);
            if (answer.status() == 200 && come.test(answer)) {
                return answer;
            }
            assertThat(System.nanoTime())
                    .as("%s is still %s", path, answer.body())
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Waits until no run of the job is active. */
    static void idle(Desk desk, String job) throws InterruptedException {
        await(
                desk,
                "/api/v1/jobs/" + job + "/executions?limit=1",
                answer -> answer.json().path("items").isEmpty()
                        || List.of("COMPLETED", "FAILED", "STOPPED")
                                .contains(answer.json()
                                        .path("items")
                                        .path(0)
                                        .path("state")
                                        .asText()));
    }

    /** Runs a job now; where its time has just come, that run has to end first. */
    static void run(Desk desk, String job) throws InterruptedException {
        while (true) {
            idle(desk, job);
            var answer = desk.as("admin").post("/api/v1/jobs/" + job + "/executions", null);
            if (answer.status() == 202) {
                assertThat(end(desk, answer).json().path("state").asText()).isEqualTo("COMPLETED");
                return;
            }
            assertThat(answer.status()).isEqualTo(409);
        }
    }

    /** The sweep of each minute may have come between the import and this look; so one certainly has. */
    private static void isWhole(Desk desk, IncidentSample sample) throws Exception {
        sweep(desk);
        sample.assertWholeAndSwept(desk.dataSource());
    }

    static void sweep(Desk desk) throws InterruptedException {
        run(desk, "sla-sweep");
    }

    /** A killed server holds its tickets until the database misses it, and a sweep passes over what another holds. */
    private static void sweepUntilNothingIsDue(Desk desk) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            sweep(desk);
        } while (IncidentSample.number(
                                desk.dataSource(),
                                "select count(*) from sla_clock where next_event_at < utc_timestamp(6)")
                        > 0
                && System.nanoTime() < deadline);
    }

    private static String inProgress(Desk desk, String subject) {
        var service = desk.as("employee").get("/api/v1/services/something-else");
        assertThat(service.status()).as(service.body()).isEqualTo(200);
        var filed = desk.as("employee")
                .post("/api/v1/services/something-else/requests", Map.of("subject", subject, "description", subject));
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        var number = filed.json().path("number").asText();
        var taken = desk.as("line1").post("/api/v1/tickets/" + number + "/take", Map.of());
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        return number;
    }

    private static Answer ticket(Desk desk, String number) {
        return desk.as("line1").get("/api/v1/tickets/" + number);
    }

    private static String version(Desk desk, String number) {
        return ticket(desk, number).header("ETag");
    }

    private static int entries(Desk desk, String number, String kind) throws SQLException {
        return IncidentSample.number(
                desk.dataSource(),
                "select count(*) from ticket_history where kind = '" + kind + "' and ticket_id = "
                        + number.substring(3));
    }

    private static void execute(Desk desk, String update) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(update)).isPositive();
        }
    }

    private static byte[] zipped(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
