package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.threeline.it.Desk;
import org.threeline.it.Rest.Answer;

/** Jobs as an administrator runs them, over REST. A run that does not complete is a failure. */
final class JobRuns {
    private static final String JOBS = "/api/v1/jobs/";
    private static final String SWEEP = "sla-sweep";
    private static final List<String> OVER = List.of("COMPLETED", "FAILED", "STOPPED");
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Desk desk;

    JobRuns(Desk desk) {
        this.desk = desk;
    }

    /**
     * A run that completed.
     *
     * @param wall milliseconds from asking for it until it was seen to be complete
     */
    record Run(JsonNode json, double wall) {
        /** Milliseconds from the run's own beginning to its own end. */
        double millis() {
            return Duration.between(instant("startedAt"), instant("endedAt")).toNanos() / 1e6;
        }

        long count(String name) {
            return json.path(name).asLong();
        }

        private Instant instant(String name) {
            return Instant.parse(json.path(name).asText());
        }
    }

    /** @param until rows after that instant are left out; null takes all */
    Run importLog(IncidentFile log, Instant until) throws InterruptedException {
        var path = "/api/v1/imports?format=servicenow-incident-log" + (until == null ? "" : "&until=" + until);
        var begun = System.nanoTime();
        return end(desk.as("admin").upload(path, log.name(), log.bytes()), begun, 100);
    }

    Run sweep() throws InterruptedException {
        return run(SWEEP);
    }

    Run run(String job) throws InterruptedException {
        var begun = System.nanoTime();
        return end(desk.as("admin").post(JOBS + job + "/executions", null), begun, 5);
    }

    /**
     * Leaves sweeping to {@link #sweep}. The timetable sweeps every minute by itself, and would sweep away what is to
     * be measured; its turn is taken for all minutes to come, as another node would take one, and whatever sweep still
     * runs is waited for.
     */
    void sweepOnlyWhenAsked() throws SQLException, InterruptedException {
        onlyWhenAsked(SWEEP);
    }

    /** As {@link #sweepOnlyWhenAsked}, of another job. */
    void onlyWhenAsked(String job) throws SQLException, InterruptedException {
        turn(job, "2100-01-01");
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var last = desk.as("admin")
                    .get(JOBS + job + "/executions?limit=1")
                    .json()
                    .path("items");
            if (last.isEmpty() || OVER.contains(last.path(0).path("state").asText())) {
                return;
            }
            assertThat(System.nanoTime()).as("a run that does not end").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Gives the timetable its turns back. */
    void sweepByTheTimetable() throws SQLException {
        turn(SWEEP, "1970-01-01");
    }

    private void turn(String job, String taken) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update job_turn set taken_at = '" + taken + "' where job = '" + job + "'"))
                    .isEqualTo(1);
        }
    }

    private Run end(Answer accepted, long begun, long lookEveryMillis) throws InterruptedException {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        var address = JOBS + "executions/" + accepted.json().path("id").asText();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = desk.as("admin").get(address);
            var wall = Series.millisSince(begun);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            var state = answer.json().path("state").asText();
            if (OVER.contains(state)) {
                assertThat(state).as(answer.body()).isEqualTo("COMPLETED");
                return new Run(answer.json(), wall);
            }
            assertThat(System.nanoTime()).as("still %s", answer.body()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(lookEveryMillis);
        }
    }
}
