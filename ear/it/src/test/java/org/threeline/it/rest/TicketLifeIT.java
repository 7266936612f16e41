package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.it.rest.TicketDesk.API;
import static org.threeline.it.rest.TicketDesk.code;
import static org.threeline.it.rest.TicketDesk.handoverTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.it.Desk;
import org.threeline.it.Rest.Answer;
import org.threeline.it.RunningDesk;

/** A ticket's life, told through the interface: what each verb does, and what it refuses. */
@ExtendWith(RunningDesk.class)
class TicketLifeIT {
    private TicketDesk tickets;

    @BeforeEach
    void begin(Desk desk) {
        tickets = new TicketDesk(desk);
    }

    @Test
    void aTicketGoesThroughThreeLinesAndIsConfirmed() {
        var number = tickets.laptopTicket();
        tickets.taken("line1", number);
        tickets.write("line1", number, "We are looking at it.");
        tickets.done("line1", number, "escalate", handoverTo("workplace"));

        var atWorkplace = tickets.taken("line2", number);
        assertThat(atWorkplace.at("/handover/tried").asText()).isEqualTo("Restarted twice");
        assertThat(atWorkplace.get("line").asInt()).isEqualTo(2);
        tickets.done("line2", number, "escalate", handoverTo("platform"));

        tickets.taken("line3", number);
        tickets.done(
                "line3", number, "resolve", Map.of("solution", "The mainboard is new", "cause", "a short circuit"));
        var closed = tickets.done("employee", number, "confirm", Map.of());

        assertThat(closed.get("status").asText()).isEqualTo("CLOSED");
        assertThat(closed.get("solution").asText()).isEqualTo("The mainboard is new");
        var hops = tickets.see("line3", number).get("hops");
        assertThat(values(hops, "group")).containsExactly("service-desk", "workplace", "platform");
        assertThat(values(hops, "kind")).containsExactly("FILED", "ESCALATED", "ESCALATED");
        assertThat(clock(number, "FIRST_RESPONSE").get("state").asText()).isEqualTo("MET");
        assertThat(clock(number, "RESOLUTION").get("state").asText()).isEqualTo("MET");
        assertThat(kinds("line3", number))
                .containsExactly(
                        "FILED", "TAKEN", "REPLY", "ESCALATED", "TAKEN", "ESCALATED", "TAKEN", "RESOLVED", "CONFIRMED");
    }

    @Test
    void filingAnswersTheTicketWithItsPlaceAndVersion(Desk desk) {
        var answer = desk.as("employee").post(API + "/services/laptop-problem/requests", tickets.laptop());

        assertThat(answer.status()).isEqualTo(201);
        var ticket = answer.json();
        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/tickets/" + ticket.get("number").asText());
        assertThat(answer.header("ETag")).isEqualTo("\"" + ticket.get("version").asInt() + "\"");
        assertThat(ticket.get("status").asText()).isEqualTo("NEW");
        assertThat(ticket.get("channel").asText()).isEqualTo("API");
        assertThat(ticket.at("/requester/login").asText()).isEqualTo("employee");
        assertThat(ticket.at("/requester/department").asText()).isEqualTo("Marketing");
        assertThat(ticket.get("assignee").isNull()).isTrue();
        assertThat(ticket.at("/answers/symptom").asText()).isEqualTo("no_start");
        assertThat(strings(ticket.get("actions"))).containsExactly("message", "cancel", "edit");
    }

    @Test
    void whatIsPromisedBeforeIsWhatTheTicketThenHas(Desk desk) {
        var employee = desk.as("employee");
        var preview = employee.post(
                API + "/services/laptop-problem/preview",
                Map.of("answers", Map.of("symptom", "slow"), "urgency", "HIGH"));
        var body = tickets.laptop();
        body.put("urgency", "HIGH");
        var number = tickets.file("employee", "laptop-problem", body);

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        var ticket = tickets.see("employee", number);
        assertThat(preview.json().get("priority")).isEqualTo(ticket.get("priority"));
        assertThat(preview.json().get("group")).isEqualTo(ticket.get("group"));
        var promised =
                Instant.parse(preview.json().at("/promised/resolution/dueAt").asText());
        var kept = Instant.parse(clock(number, "RESOLUTION").get("dueAt").asText());
        // Between the two questions some seconds may have passed.
        assertThat(kept).isBetween(promised, promised.plusSeconds(60));
    }

    @Test
    void everyWrongFieldOfAFilingIsToldAtOnce(Desk desk) {
        var refused = desk.as("employee")
                .post(
                        API + "/services/laptop-problem/requests",
                        Map.of(
                                "subject", " ",
                                "answers", Map.of("symptom", "sings", "colour", "red"),
                                "impact", "HIGH",
                                "requester", "nobody.at.all",
                                "watchers", List.of("anna.petrova", "nobody.at.all")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(fields(refused))
                .contains(
                        "subject input.required",
                        "answers.symptom answer.not_an_option",
                        "answers.colour answer.unknown_field",
                        "answers.place answer.required",
                        "impact answer.not_an_option",
                        "requester person.unknown",
                        "watchers[1] person.unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"subject\":\"x\",\"colour\":1}     | colour  | input.unknown_field",
                "{\"subject\":5}                      | subject | input.mistyped",
                "{\"urgency\":\"SOON\"}               | urgency | input.not_an_option",
                "{\"channel\":\"IMPORT\"}             | channel | input.not_an_option",
                "{\"answers\":[]}                     | answers | input.mistyped",
                "{\"watchers\":\"line1\"}             | watchers | input.mistyped",
            })
    void whatIsNotOfTheRightKindIsRefusedAtItsField(String body, String field, String code, Desk desk) {
        var refused = desk.as("employee").post(API + "/services/laptop-problem/requests", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(fields(refused)).containsExactly(field + " " + code);
    }

    @Test
    void longAndOddTextsAreRefusedAndPlainOnesAreKeptAsTheyAre() {
        var body = tickets.laptop();
        body.put("subject", "x".repeat(201));
        assertThat(fields(tickets.desk().as("employee").post(API + "/services/laptop-problem/requests", body)))
                .containsExactly("subject input.too_long");
        body.put("subject", "two\nlines");
        assertThat(fields(tickets.desk().as("employee").post(API + "/services/laptop-problem/requests", body)))
                .containsExactly("subject input.one_line");
        body.put("subject", "<b>Не работает</b> ' \" & 😀");
        var number = tickets.file("employee", "laptop-problem", body);
        assertThat(tickets.see("employee", number).get("subject").asText()).isEqualTo("<b>Не работает</b> ' \" & 😀");
    }

    @Test
    void anAgentFilesForACaller() {
        var body = tickets.laptop();
        body.put("requester", "employee");
        body.put("channel", "PHONE");
        body.put("impact", "HIGH");
        body.put("urgency", "HIGH");
        var number = tickets.file("line1", "laptop-problem", body);

        var ticket = tickets.see("employee", number);
        assertThat(ticket.at("/filedBy/login").asText()).isEqualTo("line1");
        assertThat(ticket.get("channel").asText()).isEqualTo("PHONE");
        assertThat(ticket.get("priority").asText()).isEqualTo("P1");
    }

    @Test
    void whoWorksOnItIsShownAndTheRequesterSeesNoWork() {
        var number = tickets.laptopTicket();
        tickets.taken("line1", number);
        tickets.note("line1", number, "Smells of coffee");
        tickets.done("line1", number, "hold", Map.of("reason", "VENDOR", "note", "The vendor is slow"));

        var seen = tickets.see("employee", number);
        assertThat(seen.at("/assignee/name").asText()).isEqualTo("Lukas Brandt");
        assertThat(seen.has("hops")).isFalse();
        assertThat(seen.toString()).doesNotContain("coffee", "vendor is slow", "targetSeconds");
        assertThat(kinds("employee", number)).containsExactly("FILED", "HELD");
        assertThat(tickets.get("employee", number, "history").body()).doesNotContain("coffee", "vendor is slow");
        assertThat(kinds("line2", number)).containsExactly("FILED", "TAKEN", "NOTE", "HELD", "NOTE");
    }

    @Test
    void aHoldRestsTheResolutionAndTheRequestersAnswerEndsIt() {
        var number = tickets.laptopTicket();
        tickets.taken("line1", number);
        var held = tickets.done("line1", number, "hold", Map.of("reason", "REQUESTER"));

        assertThat(held.get("status").asText()).isEqualTo("ON_HOLD");
        var resting = clock(number, "RESOLUTION");
        assertThat(resting.get("paused").asBoolean()).isTrue();
        assertThat(resting.get("dueAt").isNull()).isTrue();
        assertThat(resting.get("projectedDueAt").isNull()).isFalse();
        assertThat(clock(number, "FIRST_RESPONSE").get("paused").asBoolean()).isFalse();

        assertThat(tickets.write("employee", number, "Here is the photo")
                        .json()
                        .get("kind")
                        .asText())
                .isEqualTo("MESSAGE");
        assertThat(tickets.see("employee", number).get("status").asText()).isEqualTo("IN_PROGRESS");
        assertThat(clock(number, "RESOLUTION").get("paused").asBoolean()).isFalse();
    }

    @Test
    void aHoldEndsInTheFutureOrNotAtAll() {
        var number = tickets.laptopTicket();
        tickets.taken("line1", number);

        assertThat(fields(tickets.act(
                        "line1", number, "hold", Map.of("reason", "SCHEDULED", "until", "2020-01-01T00:00:00Z"))))
                .containsExactly("until input.in_the_past");
        assertThat(fields(tickets.act(
                        "line1", number, "hold", Map.of("reason", "SCHEDULED", "until", "2999-01-01T00:00:00Z"))))
                .containsExactly("until input.too_far");
        assertThat(fields(tickets.act("line1", number, "hold", Map.of("reason", "SCHEDULED", "until", "soon"))))
                .containsExactly("until input.mistyped");
        var until = Instant.now().plusSeconds(86_400).toString();
        assertThat(tickets.done("line1", number, "hold", Map.of("reason", "SCHEDULED", "until", until))
                        .get("holdUntil")
                        .asText())
                .startsWith(until.substring(0, 19));
    }

    @Test
    void aTicketIsHandedBackToTheGroupAndPersonItCameFrom() {
        var number = tickets.laptopTicket();
        tickets.taken("line1", number);
        tickets.done("line1", number, "escalate", handoverTo("workplace"));
        var back = tickets.done("line2", number, "hand-back", Map.of("reason", "A new battery will do"));

        assertThat(back.get("status").asText()).isEqualTo("ASSIGNED");
        assertThat(back.get("group").asText()).isEqualTo("service-desk");
        assertThat(back.at("/assignee/login").asText()).isEqualTo("line1");
        // It is where it was filed; there is nothing before that.
        assertThat(strings(tickets.see("line1", number).get("actions"))).doesNotContain("hand-back");
        assertThat(code(tickets.act("line1", number, "hand-back", Map.of("reason", "No, you"))))
                .isEqualTo("ticket.hand_back.came_from_nowhere");
    }

    @Test
    void theSecondLineHandsBackToTheFirstAlsoAfterTheThirdLineHandedBackToIt() {
        var number = tickets.laptopTicket();
        tickets.done("line1", number, "escalate", handoverTo("workplace"));
        tickets.done("line2", number, "escalate", handoverTo("platform"));
        tickets.done("line3", number, "hand-back", Map.of("reason", "Not the server"));
        var back = tickets.done("line2", number, "hand-back", Map.of("reason", "Not the device"));

        assertThat(back.get("group").asText()).isEqualTo("service-desk");
    }

    @Test
    void assigningNamesAPersonAGroupOfTheSameLineOrNobody() {
        var number = tickets.laptopTicket();

        var given = tickets.done("line1", number, "assign", Map.of("assignee", "daniel.weiss"));
        assertThat(given.get("status").asText()).isEqualTo("ASSIGNED");
        assertThat(fields(tickets.act("line1", number, "assign", Map.of())))
                .containsExactly("group input.required", "assignee input.required");
        assertThat(fields(tickets.act("line1", number, "assign", Map.of("assignee", "line2"))))
                .containsExactly("assignee assignee.not_a_member");
        assertThat(fields(tickets.act("line1", number, "assign", Map.of("group", "nowhere"))))
                .containsExactly("group group.unknown");
        assertThat(code(tickets.act("line1", number, "assign", Map.of("group", "workplace"))))
                .isEqualTo("ticket.assign.other_line");
        var elsewhere = tickets.done("line1", number, "assign", Map.of("group", "facilities-desk"));
        assertThat(elsewhere.get("group").asText()).isEqualTo("facilities-desk");
        assertThat(elsewhere.get("status").asText()).isEqualTo("NEW");
        assertThat(elsewhere.get("assignee").isNull()).isTrue();
        var change = last(tickets.get("line1", number, "history").json().get("items"));
        assertThat(change.at("/data/group/to").asText()).isEqualTo("facilities-desk");
        assertThat(change.at("/data/assignee/from/login").asText()).isEqualTo("daniel.weiss");
    }

    @Test
    void anAdministratorReassignsOnlyWithAReason() {
        var number = tickets.laptopTicket();

        assertThat(fields(tickets.act("admin", number, "assign", Map.of("assignee", "line1"))))
                .containsExactly("reason input.required");
        assertThat(tickets.act("admin", number, "assign", Map.of("assignee", "line1", "reason", "He knows it"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherPriorityIsAnotherPromiseFromTheSameStart() {
        var number = tickets.laptopTicket();
        var before = clock(number, "RESOLUTION");
        var urgent = tickets.done("line1", number, "prioritize", Map.of("impact", "HIGH", "urgency", "HIGH"));

        assertThat(urgent.get("priority").asText()).isEqualTo("P1");
        var clocks = new ArrayList<JsonNode>();
        urgent.get("clocks").forEach(clock -> {
            if (clock.get("kind").asText().equals("RESOLUTION")) {
                clocks.add(clock);
            }
        });
        assertThat(clocks).hasSize(2);
        assertThat(clocks.get(0).get("state").asText()).isEqualTo("SUPERSEDED");
        assertThat(clocks.get(1).get("startedAt")).isEqualTo(before.get("startedAt"));
        assertThat(Instant.parse(clocks.get(1).get("dueAt").asText()))
                .isBefore(Instant.parse(before.get("dueAt").asText()));
    }

    @Test
    void aResolvedTicketIsReopenedByAWordOfItsRequester() {
        var number = tickets.laptopTicket();
        tickets.done("line1", number, "resolve", Map.of("solution", "Plugged it in"));
        assertThat(clock(number, "FIRST_RESPONSE").get("state").asText()).isEqualTo("MET");

        tickets.write("employee", number, "It is still black");
        var open = tickets.see("line1", number);
        assertThat(open.get("status").asText()).isEqualTo("IN_PROGRESS");
        assertThat(open.at("/assignee/login").asText()).isEqualTo("line1");
        assertThat(clock(number, "RESOLUTION").get("state").asText()).isEqualTo("RUNNING");
        assertThat(clock(number, "RESOLUTION").get("stoppedAt").isNull()).isTrue();
    }

    @Test
    void aClosedTicketTakesNoMessageButMayBeReopenedInTime() {
        var number = tickets.laptopTicket();
        tickets.done("line1", number, "resolve", Map.of("solution", "Plugged it in"));
        tickets.done("employee", number, "confirm", Map.of());

        assertThat(code(tickets.write("employee", number, "Thanks"))).isEqualTo("ticket.message.closed");
        assertThat(tickets.done("employee", number, "reopen", Map.of("reason", "It came again"))
                        .get("status")
                        .asText())
                .isEqualTo("IN_PROGRESS");
    }

    @Test
    void whoeverAskedSaysHowItWasAndMaySayItDifferently() {
        var number = tickets.laptopTicket();
        assertThat(code(tickets.act("employee", number, "rate", Map.of("rating", 5))))
                .isEqualTo("ticket.rate.wrong_status");
        tickets.done("line1", number, "resolve", Map.of("solution", "Plugged it in"));
        assertThat(code(tickets.act("line1", number, "rate", Map.of("rating", 5))))
                .isEqualTo("ticket.rate.not_allowed");
        for (var wrong : List.of(Map.of("rating", 0), Map.of("rating", 6), Map.of("comment", "no stars"))) {
            var refused = tickets.act("employee", number, "rate", wrong);
            assertThat(refused.status()).as("%s", wrong).isEqualTo(400);
            assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("rating");
        }
        assertThat(strings(tickets.see("employee", number).get("actions"))).contains("rate");

        assertThat(tickets.done("employee", number, "rate", Map.of("rating", 2, "comment", "It took long"))
                        .get("rating")
                        .asInt())
                .isEqualTo(2);
        tickets.done("employee", number, "confirm", Map.of());
        tickets.done("employee", number, "rate", Map.of("rating", 4));
        tickets.done("employee", number, "rate", Map.of("rating", 4));
        assertThat(tickets.see("line1", number).get("rating").asInt()).isEqualTo(4);
        assertThat(kinds("line1", number)).filteredOn("RATED"::equals).hasSize(2);

        assertThat(tickets.done("employee", number, "reopen", Map.of("reason", "It came again"))
                        .get("rating")
                        .isNull())
                .isTrue();
    }

    @Test
    void longAfterItsClosingATicketStaysClosed(Desk desk) throws Exception {
        var number = tickets.laptopTicket();
        tickets.done("line1", number, "resolve", Map.of("solution", "Plugged it in"));
        tickets.done("employee", number, "confirm", Map.of());
        try (var connection = desk.dataSource().getConnection();
                var past = connection.prepareStatement("update ticket set reopen_until = '2020-01-01' where id = ?")) {
            past.setLong(1, Long.parseLong(number.substring(3)));
            past.executeUpdate();
        }

        assertThat(strings(tickets.see("employee", number).get("actions"))).doesNotContain("reopen");
        assertThat(code(tickets.act("employee", number, "reopen", Map.of("reason", "It came again"))))
                .isEqualTo("ticket.reopen.window_over");
    }

    @Test
    void aCancelledTicketOwesNobodyAnything() {
        var number = tickets.laptopTicket();
        var cancelled = tickets.done("employee", number, "cancel", Map.of("reason", "Found another one"));

        assertThat(cancelled.get("status").asText()).isEqualTo("CANCELLED");
        assertThat(cancelled.get("nextDueAt").isNull()).isTrue();
        assertThat(cancelled.get("sortDueAt").isNull()).isTrue();
        assertThat(clock(number, "RESOLUTION").get("state").asText()).isEqualTo("CANCELLED");
        assertThat(code(tickets.write("employee", number, "Wait"))).isEqualTo("ticket.message.wrong_status");
    }

    @Test
    void theLeadClosesAResolvedTicketBeforeItsTime() {
        var number = tickets.laptopTicket();
        tickets.done("line1", number, "resolve", Map.of("solution", "Plugged it in"));

        assertThat(code(tickets.act("line1", number, "close", Map.of()))).isEqualTo("ticket.close.not_allowed");
        assertThat(tickets.done("daniel.weiss", number, "close", Map.of())
                        .get("status")
                        .asText())
                .isEqualTo("CLOSED");
    }

    @Test
    void theRequesterMayChangeAnswersUntilWorkBegins() {
        var number = tickets.laptopTicket();
        var edited = tickets.edit(
                "employee",
                number,
                Map.of("subject", "It is slow " + tickets.word, "answers", Map.of("symptom", "slow")));
        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        assertThat(edited.json().at("/answers/symptom").asText()).isEqualTo("slow");
        assertThat(edited.json().at("/answers/place").asText()).isEqualTo("Berlin, 4.12");
        var change = last(tickets.get("employee", number, "history").json().get("items"));
        assertThat(change.at("/data/answers/from/symptom").asText()).isEqualTo("no_start");
        assertThat(change.at("/data/subject/to").asText()).startsWith("It is slow");

        assertThat(fields(tickets.edit("employee", number, Map.of("answers", Map.of("symptom", "sings")))))
                .containsExactly("answers.symptom answer.not_an_option");
        assertThat(fields(tickets.edit("employee", number, Map.of("priority", "P1"))))
                .containsExactly("priority input.unknown_field");
        var same = tickets.edit("employee", number, Map.of("answers", Map.of("symptom", "slow")));
        assertThat(same.json().get("version")).isEqualTo(edited.json().get("version"));

        tickets.taken("line1", number);
        assertThat(code(tickets.edit("employee", number, Map.of("subject", "Too late"))))
                .isEqualTo("ticket.edit.not_allowed");
        assertThat(tickets.edit("line1", number, Map.of("subject", "Battery is empty"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void watchersComeAndGo() {
        var number = tickets.laptopTicket();
        assertThat(tickets.read("anna.petrova", number).status()).isEqualTo(404);

        assertThat(tickets.put("employee", number, "watchers/anna.petrova").status())
                .isEqualTo(204);
        assertThat(tickets.put("employee", number, "watchers/anna.petrova").status())
                .isEqualTo(204);
        assertThat(tickets.see("anna.petrova", number).at("/watchers/0/login").asText())
                .isEqualTo("anna.petrova");
        assertThat(code(tickets.put("anna.petrova", number, "watchers/james.carter")))
                .isEqualTo("ticket.watch.not_allowed");
        assertThat(fields(tickets.put("employee", number, "watchers/nobody.at.all")))
                .containsExactly("login person.unknown");

        assertThat(tickets.delete("anna.petrova", number, "watchers/anna.petrova")
                        .status())
                .isEqualTo(204);
        assertThat(tickets.read("anna.petrova", number).status()).isEqualTo(404);
        assertThat(tickets.delete("anna.petrova", number, "watchers/nobody.at.all")
                        .status())
                .isEqualTo(404);
        assertThat(kinds("employee", number)).containsExactly("FILED", "WATCHER_ADDED", "WATCHER_REMOVED");
    }

    @Test
    void anAgentOfAnotherGroupIsAskedForAdvice() {
        var number = tickets.laptopTicket();
        assertThat(code(tickets.note("marta.keller", number, "Try this"))).isEqualTo("ticket.note.not_allowed");
        assertThat(code(tickets.put("marta.keller", number, "invitations/marta.keller")))
                .isEqualTo("ticket.invite.not_allowed");
        assertThat(fields(tickets.put("line1", number, "invitations/anna.petrova")))
                .containsExactly("login person.not_an_agent");

        assertThat(tickets.put("line1", number, "invitations/marta.keller").status())
                .isEqualTo(204);
        assertThat(tickets.note("marta.keller", number, "Try this").status()).isEqualTo(201);
        assertThat(code(tickets.write("marta.keller", number, "Dear customer"))).isEqualTo("ticket.reply.not_allowed");
    }

    @Test
    void theRequestersOwnWordsAreAMessageAlsoWhereTheRequesterIsAnAgent() {
        var body = tickets.laptop();
        var number = tickets.file("line1", "laptop-problem", body);

        assertThat(tickets.write("line1", number, "Hurry").json().get("kind").asText())
                .isEqualTo("MESSAGE");
        assertThat(tickets.write("daniel.weiss", number, "We do")
                        .json()
                        .get("kind")
                        .asText())
                .isEqualTo("REPLY");
    }

    @Test
    void aChangeNeedsTheVersionThatIsCurrentAndShowsItWhereItIsNot(Desk desk) {
        var number = tickets.laptopTicket();
        var path = API + "/tickets/" + number + "/prioritize";
        var body = Map.of("impact", "LOW", "urgency", "LOW");

        assertThat(desk.as("line1").post(path, body).status()).isEqualTo(428);
        assertThat(code(desk.as("line1").post(path, body, "If-Match", "1"))).isEqualTo("version.malformed");
        assertThat(desk.as("line1").post(path, body, "If-Match", "\"1\"").status())
                .isEqualTo(200);
        var stale = desk.as("daniel.weiss").post(path, body, "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().at("/current/urgency").asText()).isEqualTo("LOW");
        var version = stale.json().at("/current/version").asInt();
        assertThat(desk.as("daniel.weiss")
                        .post(path, body, "If-Match", "W/\"" + version + "\"")
                        .status())
                .isEqualTo(200);
        assertThat(desk.as("employee")
                        .send("PATCH", API + "/tickets/" + number, Map.of("subject", "x"))
                        .status())
                .isEqualTo(428);
    }

    @Test
    void workInHandIsTakenOverOnlyByWhoeverSawWhoseItIs() {
        var number = tickets.laptopTicket();
        tickets.taken("line1", number);

        assertThat(code(tickets.take("line1", number))).isEqualTo("ticket.take.already_yours");
        assertThat(code(tickets.take("daniel.weiss", number))).isEqualTo("ticket.take.already_taken");
        assertThat(tickets.act("daniel.weiss", number, "take", 1, Map.of()).status())
                .isEqualTo(412);
        assertThat(tickets.done("daniel.weiss", number, "take", Map.of())
                        .at("/assignee/login")
                        .asText())
                .isEqualTo("daniel.weiss");
    }

    @Test
    void takingNeedsNoBodyAndKnowsNoFields(Desk desk) {
        var number = tickets.laptopTicket();
        var path = API + "/tickets/" + number + "/take";

        assertThat(desk.as("line1").post(path, Map.of("force", true)).status()).isEqualTo(400);
        assertThat(desk.as("line1").post(path, null).status()).isEqualTo(200);
    }

    /** Each verb in each status it does not begin from, by somebody who may otherwise use it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NEW         | line1        | hold, resume",
                "NEW         | employee     | confirm, reopen",
                "NEW         | daniel.weiss | close",
                "ASSIGNED    | line1        | resume, reopen",
                "IN_PROGRESS | line1        | resume, reopen",
                "IN_PROGRESS | employee     | confirm",
                "ON_HOLD     | line1        | hold, reopen",
                "RESOLVED    | line1        | take, assign, hold, resume, escalate, hand-back, prioritize, resolve, cancel",
                "RESOLVED    | employee     | cancel",
                "CLOSED      | line1        | take, assign, hold, resume, escalate, hand-back, prioritize, resolve, cancel",
                "CLOSED      | employee     | confirm, cancel",
                "CLOSED      | daniel.weiss | close",
                "CANCELLED   | line1        | take, assign, hold, resume, escalate, hand-back, prioritize, resolve, reopen, cancel",
                "CANCELLED   | employee     | confirm, reopen, cancel",
                "CANCELLED   | daniel.weiss | close",
            })
    void aVerbIsRefusedWhereTheStatusDoesNotAllowIt(String status, String login, String verbs) {
        var number = ticketThatIs(status);
        for (var verb : verbs.split(", ")) {
            // Assigned to nobody or not, whoever may hold or resume here is the assignee or the lead.
            var who = verb.equals("hold") || verb.equals("resume") ? "daniel.weiss" : login;
            var refused = tickets.act(who, number, verb, bodyOf(verb));

            assertThat(refused.status()).as(verb).isEqualTo(409);
            assertThat(code(refused)).isEqualTo("ticket." + verb.replace('-', '_') + ".wrong_status");
            assertThat(tickets.see("employee", number).get("status").asText()).isEqualTo(status);
        }
    }

    private String ticketThatIs(String status) {
        var number = tickets.laptopTicket();
        switch (status) {
            case "ASSIGNED" -> tickets.done("line1", number, "assign", Map.of("assignee", "line1"));
            case "IN_PROGRESS" -> tickets.taken("line1", number);
            case "ON_HOLD" -> {
                tickets.taken("line1", number);
                tickets.done("line1", number, "hold", Map.of("reason", "VENDOR"));
            }
            case "RESOLVED" -> tickets.done("line1", number, "resolve", Map.of("solution", "Done"));
            case "CLOSED" -> {
                tickets.done("line1", number, "resolve", Map.of("solution", "Done"));
                tickets.done("employee", number, "confirm", Map.of());
            }
            case "CANCELLED" -> tickets.done("employee", number, "cancel", Map.of("reason", "No need"));
            default -> assertThat(status).isEqualTo("NEW");
        }
        return number;
    }

    private static Map<String, ?> bodyOf(String verb) {
        return switch (verb) {
            case "assign" -> Map.of("assignee", "line1");
            case "hold" -> Map.of("reason", "VENDOR");
            case "escalate" -> handoverTo("workplace");
            case "hand-back", "reopen", "cancel" -> Map.of("reason", "Because");
            case "prioritize" -> Map.of("impact", "LOW", "urgency", "LOW");
            case "resolve" -> Map.of("solution", "Done");
            default -> Map.of();
        };
    }

    @Test
    void aHandoverIsCompleteOrRefusedAtEveryMissingField() {
        var number = tickets.laptopTicket();

        assertThat(fields(tickets.act("line1", number, "escalate", Map.of("toGroup", "workplace"))))
                .containsExactly(
                        "reason input.required", "seen input.required", "tried input.required", "asked input.required");
        assertThat(code(tickets.act("line1", number, "escalate", handoverTo("hr-experts"))))
                .isEqualTo("ticket.escalate.no_such_way");
        assertThat(fields(tickets.act("line1", number, "escalate", handoverTo("nowhere"))))
                .containsExactly("toGroup group.unknown");
    }

    @Test
    void theClocksTellWhyToTheDeskOnly() {
        var number = tickets.laptopTicket();
        var explained = tickets.get("line1", number, "clocks?explain=true");

        for (var clock : explained.json().get("items")) {
            var counted = BigDecimal.ZERO;
            for (var segment : clock.get("explanation")) {
                counted =
                        counted.add(new BigDecimal(segment.get("countedSeconds").asText()));
            }
            assertThat(counted)
                    .isEqualByComparingTo(
                            new BigDecimal(clock.get("targetSeconds").asText()));
        }
        assertThat(values(explained.json().get("items"), "kind")).contains("FIRST_RESPONSE", "RESOLUTION", "OLA");
        var told = tickets.get("employee", number, "clocks?explain=true").json().get("items");
        assertThat(values(told, "kind")).containsExactly("FIRST_RESPONSE", "RESOLUTION");
        assertThat(told.get(0).has("explanation")).isFalse();
        assertThat(told.get(0).has("elapsedSeconds")).isFalse();
        assertThat(fields(tickets.get("line1", number, "clocks?explain=perhaps")))
                .containsExactly("explain input.not_an_option");
        assertThat(fields(tickets.get("line1", number, "clocks?at=yesterday"))).containsExactly("at input.mistyped");
    }

    @Test
    void theClocksTellWhatTheyToldAtAnEarlierInstant() throws InterruptedException {
        var number = tickets.laptopTicket();
        tickets.taken("line1", number);
        tickets.done("line1", number, "hold", Map.of("reason", "REQUESTER"));
        Thread.sleep(20);
        var whileItRested = Instant.now();
        Thread.sleep(20);
        tickets.done("line1", number, "resume", Map.of());
        tickets.done("line1", number, "prioritize", Map.of("impact", "HIGH", "urgency", "HIGH"));
        tickets.done("line1", number, "resolve", Map.of("solution", "Done"));

        var then = tickets.get("line1", number, "clocks?at=" + whileItRested)
                .json()
                .get("items");
        var resolution = StreamSupport.stream(then.spliterator(), false)
                .filter(clock -> clock.get("kind").asText().equals("RESOLUTION"))
                .toList();
        assertThat(resolution).hasSize(1);
        assertThat(resolution.get(0).get("state").asText()).isEqualTo("PAUSED");
        assertThat(resolution.get(0).get("priority").asText()).isEqualTo("P4");
        assertThat(resolution.get(0).get("dueAt").isNull()).isTrue();
        assertThat(resolution.get(0).get("stoppedAt").isNull()).isTrue();
        var before = tickets.get("line1", number, "clocks?at=2020-01-01T00:00:00Z")
                .json()
                .get("items");
        assertThat(before).isEmpty();
    }

    @Test
    void theStoryIsReadPageByPageWithoutGapsOrDoubles() {
        var number = tickets.laptopTicket();
        for (int i = 0; i < 7; i++) {
            tickets.note("line1", number, "Note " + i);
        }
        var texts = new ArrayList<String>();
        String next = "";
        do {
            var page = tickets.get("line1", number, "history?limit=3" + next).json();
            texts.addAll(values(page.get("items"), "text"));
            next = page.get("next").isNull()
                    ? null
                    : "&after=" + page.get("next").asText();
            tickets.note("line2", number, "ignored: not a member");
        } while (next != null);

        assertThat(texts).containsExactly("null", "Note 0", "Note 1", "Note 2", "Note 3", "Note 4", "Note 5", "Note 6");
        assertThat(fields(tickets.get("line1", number, "history?after=nonsense")))
                .containsExactly("after cursor.not_of_this_list");
    }

    @Test
    void whoeverIsConcernedIsToldAndMarksItAsRead(Desk desk) {
        var number = tickets.laptopTicket();
        tickets.write("line1", number, "Have you tried another plug?");

        var told = desk.as("employee")
                .get(API + "/notifications?unread=true&limit=1")
                .json()
                .at("/items/0");
        assertThat(told.get("ticket").asText()).isEqualTo(number);
        assertThat(told.get("kind").asText()).isEqualTo("REPLIED");
        var path = API + "/notifications/" + told.get("id").asText() + "/read";
        assertThat(desk.as("line2").post(path, null).status()).isEqualTo(404);
        assertThat(desk.as("employee").post(path, null).status()).isEqualTo(204);
        var newest = desk.as("employee")
                .get(API + "/notifications?unread=true&limit=1")
                .json()
                .at("/items/0");
        assertThat(newest.path("id")).isNotEqualTo(told.get("id"));
    }

    @Test
    void whatIsNoTicketIsNotFound(Desk desk) {
        for (var number : List.of("TL-999999999", "TL-0", "10001", "TL-1x", "TL-99999999999999999999")) {
            assertThat(tickets.read("line1", number).status()).as(number).isEqualTo(404);
        }
        assertThat(desk.as("line1")
                        .post(API + "/tickets/" + tickets.laptopTicket() + "/dance", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(desk.as("employee")
                        .post(API + "/services/imported-incident/requests", tickets.laptop())
                        .status())
                .isEqualTo(404);
        assertThat(desk.as("employee")
                        .post(API + "/services/nothing/preview", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private JsonNode clock(String number, String kind) {
        JsonNode newest = null;
        for (var clock : tickets.see("line1", number).get("clocks")) {
            if (clock.get("kind").asText().equals(kind)) {
                newest = clock;
            }
        }
        return newest;
    }

    private List<String> kinds(String login, String number) {
        return values(tickets.get(login, number, "history").json().get("items"), "kind");
    }

    private static JsonNode last(JsonNode items) {
        return items.get(items.size() - 1);
    }

    private static List<String> values(JsonNode items, String name) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(name).asText())
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> fields(Answer refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        return StreamSupport.stream(refused.json().get("errors").spliterator(), false)
                .map(error ->
                        error.get("field").asText() + " " + error.get("code").asText())
                .toList();
    }
}
