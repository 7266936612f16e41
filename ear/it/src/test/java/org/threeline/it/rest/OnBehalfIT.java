package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.it.rest.TicketDesk.API;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Desk;
import org.threeline.it.Rest.Answer;
import org.threeline.it.RunningDesk;

/** A colleague asks for somebody else: whose request it is, who follows it, and whom it stays hidden from. */
@ExtendWith(RunningDesk.class)
class OnBehalfIT {
    private static final String FILER = "anna.petrova";
    private static final String IN_NEED = "james.carter";

    private TicketDesk tickets;

    @BeforeEach
    void begin(Desk desk) {
        tickets = new TicketDesk(desk);
    }

    @Test
    void itIsTheRequestOfWhoeverNeedsItAndTheFilerFollows() {
        var body = tickets.laptop();
        body.put("requester", IN_NEED);
        body.put("watchers", List.of(FILER));
        var number = tickets.file(FILER, "laptop-problem", body);

        var ticket = tickets.see(FILER, number);
        assertThat(ticket.at("/requester/login").asText()).isEqualTo(IN_NEED);
        assertThat(ticket.at("/filedBy/login").asText()).isEqualTo(FILER);
        assertThat(words(tickets.read(FILER, number))).containsExactly("message");
        assertThat(words(tickets.read(IN_NEED, number))).contains("cancel", "edit");
        assertThat(tickets.list(IN_NEED, "view=mine&q=" + tickets.word).body()).contains(number);
        assertThat(tickets.list(IN_NEED, "view=followed&q=" + tickets.word).body())
                .doesNotContain(number);
        assertThat(tickets.list(FILER, "view=mine&q=" + tickets.word).body()).doesNotContain(number);
        assertThat(tickets.list(FILER, "view=followed&q=" + tickets.word).json().get("items"))
                .hasSize(1);
        assertThat(tickets.desk().as(IN_NEED).get(API + "/notifications").body())
                .contains(number);
        assertThat(tickets.read("employee", number).status()).isEqualTo(404);
    }

    @Test
    void whoDoesNotFollowStillFindsWhatHeFiled() {
        var body = tickets.laptop();
        body.put("requester", IN_NEED);
        var number = tickets.file(FILER, "laptop-problem", body);

        assertThat(tickets.see(FILER, number).get("watchers")).isEmpty();
        assertThat(tickets.list(FILER, "view=followed&q=" + tickets.word).body())
                .contains(number);
        assertThat(tickets.write(FILER, number, "He sits in room 4.12.").status())
                .isEqualTo(201);
    }

    @Test
    void whatIsConfidentialStaysSo() {
        var body = tickets.pay();
        body.put("requester", IN_NEED);
        var number = tickets.file(FILER, "payroll-question", body);

        assertThat(tickets.read(IN_NEED, number).status()).isEqualTo(200);
        assertThat(tickets.read("line1", number).status()).isEqualTo(404);
        assertThat(tickets.read("employee", number).status()).isEqualTo(404);
        assertThat(tickets.list("employee", "view=followed&q=" + tickets.word).body())
                .doesNotContain(number);
    }

    @Test
    void whoIsNobodyIsRefusedAtTheField(Desk desk) {
        for (var refused :
                Map.of("nobody.at.all", "person.unknown", " ", "input.required").entrySet()) {
            var body = tickets.laptop();
            body.put("requester", refused.getKey());
            var answer = desk.as(FILER).post(API + "/services/laptop-problem/requests", body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("requester");
            assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(refused.getValue());
            assertThat(desk.as(FILER)
                            .post(
                                    API + "/services/laptop-problem/preview",
                                    Map.of("answers", Map.of(), "requester", refused.getKey()))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aDraftKeepsWhomItIsForUntilItIsSent(Desk desk) {
        var anna = desk.as(FILER);
        var body = tickets.laptop();
        body.put("service", "laptop-problem");
        body.put("requester", "");
        var begun = anna.post(API + "/drafts", body);
        var path = begun.header("Location");
        assertThat(anna.post(path + "/submit", Map.of()).status()).isEqualTo(400);

        body.put("requester", IN_NEED);
        assertThat(anna.send("PUT", path, body, "If-Match", begun.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(anna.get(path).json().get("requester").asText()).isEqualTo(IN_NEED);
        var sent = anna.post(path + "/submit", Map.of());

        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(sent.json().at("/requester/login").asText()).isEqualTo(IN_NEED);
    }

    private static List<String> words(Answer ticket) {
        var words = new ArrayList<String>();
        ticket.json().get("actions").forEach(word -> words.add(word.asText()));
        return words;
    }
}
