package org.threeline.desk.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

/** What a made-up ticket may cost whoever works it out. */
class ClockTimelineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aTimelineThatTakesTooMuchWorkingOutIsRefusedInReasonableTime() throws IOException {
        var question = question();
        var exceptions = ((ObjectNode) question.get("calendar")).putObject("exceptions");
        for (var year = 1; year < 10_000; year++) {
            exceptions
                    .putArray("%04d-01-02".formatted(year))
                    .addArray()
                    .add("09:00")
                    .add("09:01");
        }
        var created = Instant.parse("0001-01-01T00:00:00Z");
        event(question, created, "created");
        for (var i = 1; i < 60; i++) {
            event(question, created.plusSeconds(i), "set_targets")
                    .putObject("targets")
                    .putObject("resolution")
                    .put("seconds", 1_000_000_000_000L - i);
        }

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThat(
                        catchThrowableOfType(InvalidInput.class, () -> ClockTimeline.evaluate(question))
                                .errors())
                .containsExactly(new FieldError("calendar", "calendar.too_much_work")));
    }

    @Test
    void asManyEventsAsAreTakenAreAnsweredInReasonableTime() throws IOException {
        var question = question();
        var created = Instant.parse("2026-01-01T00:00:00Z");
        event(question, created, "created");
        for (var i = 1; i < 2_000; i++) {
            var at = created.plusSeconds(60L * i);
            switch (i % 4) {
                case 0 -> event(question, at, "pause");
                case 1 -> event(question, at, "resume");
                case 2 -> event(question, at, "customer_reply");
                default ->
                    event(question, at, "set_targets")
                            .putObject("targets")
                            .putObject("resolution")
                            .put("seconds", 100_000 + i)
                            .put("pausable", true);
            }
        }

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThat(
                        ClockTimeline.evaluate(question).get("resolution_due"))
                .isNotNull());
    }

    private static ObjectNode question() throws IOException {
        return (ObjectNode) JSON.readTree("""
                {"op": "sla_timeline",
                 "calendar": {"zone": "Europe/Berlin", "weekly": {"mon": [["09:00", "09:01"]]}},
                 "input": {"targets": {"resolution": {"seconds": 1000000, "pausable": true},
                                       "update": {"mode": "next_reply", "seconds": 600, "pausable": true}},
                           "events": []}}
                """);
    }

    private static ObjectNode event(ObjectNode question, Instant at, String type) {
        return question.withObject("input")
                .withArray("events")
                .addObject()
                .put("at", at.toString())
                .put("type", type);
    }
}
