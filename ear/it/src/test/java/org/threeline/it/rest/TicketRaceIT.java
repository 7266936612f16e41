package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.it.rest.TicketDesk.API;
import static org.threeline.it.rest.TicketDesk.handoverTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Desk;
import org.threeline.it.Rest.Answer;
import org.threeline.it.RunningDesk;

/** Many at once: of those who want the same thing exactly one gets it, and the others are told why not. */
@ExtendWith(RunningDesk.class)
class TicketRaceIT {
    private static final int MANY = 32;
    private static final List<String> SERVICE_DESK = List.of("line1", "daniel.weiss", "yulia.smirnova");

    private TicketDesk tickets;

    @BeforeEach
    void begin(Desk desk) {
        tickets = new TicketDesk(desk);
    }

    @RepeatedTest(3)
    void oneOfManyTakesATicket() throws Exception {
        var number = tickets.laptopTicket();
        var answers = atOnce(MANY, who -> tickets.take(who, number));

        assertThat(won(answers)).hasSize(1);
        assertThat(lost(answers))
                .allSatisfy(lost -> assertThat(lost.status()).isEqualTo(409))
                .extracting(TicketDesk::code)
                .containsOnly("ticket.take.already_taken", "ticket.take.already_yours");
        assertThat(kinds(number, "TAKEN")).isEqualTo(1);
    }

    @RepeatedTest(3)
    void oneOfManyEscalatesATicket() throws Exception {
        var number = tickets.laptopTicket();
        var version = tickets.version(number);
        var answers = atOnce(MANY, who -> tickets.act(who, number, "escalate", version, handoverTo("workplace")));

        assertThat(won(answers)).hasSize(1);
        assertThat(lost(answers)).allSatisfy(lost -> assertThat(lost.status()).isIn(409, 412));
        assertThat(kinds(number, "ESCALATED")).isEqualTo(1);
        assertThat(tickets.see("line2", number).get("hops")).hasSize(2);
    }

    @RepeatedTest(3)
    void oneOfManyResolvesATicket() throws Exception {
        var number = tickets.laptopTicket();
        var version = tickets.version(number);
        var answers =
                atOnce(MANY, who -> tickets.act(who, number, "resolve", version, Map.of("solution", "It was " + who)));

        assertThat(won(answers)).hasSize(1);
        assertThat(lost(answers)).allSatisfy(lost -> {
            assertThat(lost.status()).isEqualTo(412);
            assertThat(lost.json().at("/current/status").asText()).isEqualTo("RESOLVED");
        });
        assertThat(kinds(number, "RESOLVED")).isEqualTo(1);
    }

    @Test
    void whatManyWriteIsAllKeptAndTheFirstAnswerCounts() throws Exception {
        var number = tickets.laptopTicket();
        var answers = atOnce(MANY, who -> tickets.write(who, number, "Hello from " + who));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(kinds(number, "REPLY")).isEqualTo(MANY);
        var story = tickets.get("line1", number, "history?limit=200").json().get("items");
        var first = story.get(1).get("at").asText();
        var response = tickets.get("line1", number, "clocks").json().at("/items/0");
        assertThat(response.get("kind").asText()).isEqualTo("FIRST_RESPONSE");
        assertThat(response.get("stoppedAt").asText()).isEqualTo(first);
    }

    @Test
    void aRepeatedFilingWithTheSameKeyIsOneTicket(Desk desk) throws Exception {
        var path = API + "/services/laptop-problem/requests";
        var key = tickets.word;
        var body = tickets.laptop();
        var answers = atOnce(8, who -> desk.as("employee").post(path, body, "Idempotency-Key", key));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(201));
        var numbers = answers.stream()
                .map(answer -> answer.json().get("number").asText())
                .distinct()
                .toList();
        assertThat(numbers).hasSize(1);
        assertThat(answers)
                .extracting(answer -> answer.header("Location"))
                .containsOnly(API + "/tickets/" + numbers.get(0));
        assertThat(tickets.list("employee", "view=mine&q=" + tickets.word)
                        .json()
                        .get("items"))
                .hasSize(1);

        var other = tickets.laptop();
        other.put("description", "Something else");
        assertThat(desk.as("employee").post(path, other, "Idempotency-Key", key).status())
                .isEqualTo(422);
        // Somebody else's key of the same name is another key.
        assertThat(desk.as("line2").post(path, other, "Idempotency-Key", key).status())
                .isEqualTo(201);
    }

    @Test
    void aRefusedFilingWithAKeyMayBeMendedAndSentAgain(Desk desk) {
        var path = API + "/services/laptop-problem/requests";
        var wrong = tickets.laptop();
        wrong.put("subject", "");

        assertThat(desk.as("employee")
                        .post(path, wrong, "Idempotency-Key", tickets.word)
                        .status())
                .isEqualTo(400);
        assertThat(desk.as("employee")
                        .post(path, tickets.laptop(), "Idempotency-Key", tickets.word)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aRepeatedReplyWithTheSameKeyIsWrittenOnce(Desk desk) throws Exception {
        var number = tickets.laptopTicket();
        var answers = atOnce(8, who -> desk.as("line1")
                .post(
                        API + "/tickets/" + number + "/replies",
                        Map.of("text", "Once"),
                        "Idempotency-Key",
                        tickets.word));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(kinds(number, "REPLY")).isEqualTo(1);
    }

    interface Doing {
        Answer as(String login);
    }

    /** Everybody is ready before anybody begins. */
    static List<Answer> atOnce(int many, Doing doing) throws Exception {
        var ready = new CountDownLatch(many);
        var threads = Executors.newFixedThreadPool(many);
        try {
            var running = new ArrayList<Future<Answer>>();
            for (int i = 0; i < many; i++) {
                var who = SERVICE_DESK.get(i % SERVICE_DESK.size());
                Callable<Answer> attempt = () -> {
                    ready.countDown();
                    ready.await();
                    return doing.as(who);
                };
                running.add(threads.submit(attempt));
            }
            var answers = new ArrayList<Answer>();
            for (var attempt : running) {
                answers.add(attempt.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private long kinds(String number, String kind) {
        var items = tickets.get("line1", number, "history?limit=200").json().get("items");
        return Stream.iterate(0, i -> i + 1)
                .limit(items.size())
                .filter(i -> items.get(i).get("kind").asText().equals(kind))
                .count();
    }

    private static List<Answer> won(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == 200).toList();
    }

    private static List<Answer> lost(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() != 200).toList();
    }
}
