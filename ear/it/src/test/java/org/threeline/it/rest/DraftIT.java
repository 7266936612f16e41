package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.it.rest.TicketDesk.API;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Desk;
import org.threeline.it.Rest;
import org.threeline.it.Rest.Answer;
import org.threeline.it.RunningDesk;

/** Drafts of requests, as a program keeps them. */
@ExtendWith(RunningDesk.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftIT {
    private static final String DRAFTS = API + "/drafts";

    private Desk desk;
    private Rest anna;

    @BeforeAll
    void begin(Desk desk) {
        this.desk = desk;
        anna = desk.as("anna.petrova");
    }

    @Test
    void ofManyDraftsBegunAtOnceNoMoreAreKeptThanMayBe() throws Exception {
        var keen = desk.as("ben.whitfield");
        var answers = new ArrayList<Answer>();
        for (var round = 0; round < 8; round++) {
            answers.addAll(TicketRaceIT.atOnce(8, who -> keen.post(DRAFTS, complete("At once"))));
        }
        var kept = answers.stream().filter(answer -> answer.status() == 201).toList();
        try {
            assertThat(keen.get(DRAFTS).json().get("items")).hasSize(50);
            assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        } finally {
            kept.forEach(answer -> keen.send("DELETE", answer.header("Location"), null));
        }
    }

    @Test
    void aDraftIsKeptUncheckedGoneOnWithAndSent() {
        var begun = anna.post(DRAFTS, Map.of("service", "laptop-problem", "answers", Map.of("symptom", "no_start")));
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        var path = begun.header("Location");
        assertThat(anna.post(path + "/submit", Map.of()).status()).isEqualTo(400);

        var written = anna.send("PUT", path, complete("From a draft"), "If-Match", begun.header("ETag"));
        assertThat(written.status()).as(written.body()).isEqualTo(200);
        assertThat(anna.get(path).json().get("subject").asText()).isEqualTo("From a draft");
        assertThat(anna.get(path).json().get("changed").isNull()).isTrue();

        var sent = anna.post(path + "/submit", Map.of());
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(sent.json().get("subject").asText()).isEqualTo("From a draft");
        assertThat(anna.get(path).status()).isEqualTo(404);
        assertThat(anna.post(path + "/submit", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void theSlowerDeviceIsToldWhatStandsThere() {
        var begun = anna.post(DRAFTS, complete("First"));
        var path = begun.header("Location");
        anna.send("PUT", path, complete("Second"), "If-Match", begun.header("ETag"));

        var late = anna.send("PUT", path, complete("Third"), "If-Match", begun.header("ETag"));

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().at("/current/subject").asText()).isEqualTo("Second");
        assertThat(anna.send("PUT", path, complete("Fourth")).status()).isEqualTo(428);
        assertThat(anna.get(path).json().get("subject").asText()).isEqualTo("Second");
        assertThat(anna.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(anna.send("DELETE", path, null).status()).isEqualTo(404);
    }

    @Test
    void aDraftIsItsWritersAlone() {
        var path = anna.post(DRAFTS, complete("Mine")).header("Location");

        for (var who : List.of("employee", "line1", "admin")) {
            assertThat(desk.as(who).get(path).status()).as(who).isEqualTo(404);
            assertThat(desk.as(who).send("DELETE", path, null).status()).as(who).isEqualTo(404);
            assertThat(desk.as(who).post(path + "/submit", Map.of()).status())
                    .as(who)
                    .isEqualTo(404);
            assertThat(desk.as(who).get(DRAFTS).body()).as(who).doesNotContain("\"Mine\"");
        }
        assertThat(anna.get(DRAFTS).body()).contains("\"Mine\"");
        anna.send("DELETE", path, null);
    }

    @Test
    void whatIsNoDraftIsRefused() {
        assertThat(anna.post(DRAFTS, Map.of()).status()).isEqualTo(400);
        assertThat(anna.post(DRAFTS, Map.of("service", "nothing-like-it")).status())
                .isEqualTo(404);
        assertThat(anna.post(DRAFTS, Map.of("service", "laptop-problem", "number", "TL-1"))
                        .status())
                .isEqualTo(400);
        assertThat(anna.get(DRAFTS + "/x").status()).isEqualTo(404);
        var begun = anna.post(DRAFTS, complete("Stays"));
        var moved = new HashMap<String, Object>(complete("Stays"));
        moved.put("service", "new-laptop");
        assertThat(anna.send("PUT", begun.header("Location"), moved, "If-Match", begun.header("ETag"))
                        .status())
                .isEqualTo(400);
        anna.send("DELETE", begun.header("Location"), null);
    }

    @Test
    void filesGoWithTheDraftIntoTheRequest() {
        var file = anna.upload(API + "/files", "plan.txt", "plan".getBytes(StandardCharsets.UTF_8))
                .json()
                .get("id")
                .asLong();
        var body = new HashMap<String, Object>(complete("With a file"));
        body.put("files", List.of(file));
        var path = anna.post(DRAFTS, body).header("Location");

        var number = anna.post(path + "/submit", Map.of()).json().get("number").asText();

        assertThat(anna.get(API + "/tickets/" + number + "/attachments").body()).contains("plan.txt");
    }

    private static Map<String, Object> complete(String subject) {
        return Map.of(
                "service",
                "laptop-problem",
                "subject",
                subject,
                "answers",
                Map.of("symptom", "no_start", "place", "Berlin, 4.12"));
    }
}
