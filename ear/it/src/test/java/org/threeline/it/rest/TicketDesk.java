package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.threeline.it.Desk;
import org.threeline.it.Rest.Answer;

/** Tickets in a test's words. What it files is found again by a word of its own in the subject. */
final class TicketDesk {
    static final String API = "/api/v1";

    private static final Map<String, Object> LAPTOP = Map.of("symptom", "no_start", "place", "Berlin, 4.12");
    private static final Map<String, Object> PAY = Map.of("topic", "amount", "month", "2026-10");

    private final Desk desk;

    /** A word that is in every subject of this test and in no other. */
    final String word = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    TicketDesk(Desk desk) {
        this.desk = desk;
    }

    /** A ticket in the hands of {@code service-desk}, for the employee. */
    String laptopTicket() {
        return file("employee", "laptop-problem", laptop());
    }

    /** The body of a request that is complete. */
    Map<String, Object> laptop() {
        return request(LAPTOP);
    }

    /** The body of a request to the human resources, which is confidential. */
    Map<String, Object> pay() {
        return request(PAY);
    }

    private Map<String, Object> request(Map<String, Object> answers) {
        var body = new LinkedHashMap<String, Object>();
        body.put("subject", "It does not start " + word);
        body.put("description", "Since this morning.");
        body.put("answers", answers);
        return body;
    }

    String file(String login, String service, Map<String, Object> body) {
        var answer = desk.as(login).post(API + "/services/" + service + "/requests", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("number").asText();
    }

    Answer read(String login, String number) {
        return desk.as(login).get(API + "/tickets/" + number);
    }

    /** The ticket as somebody sees it who must be able to. */
    JsonNode see(String login, String number) {
        var answer = read(login, number);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Uses a verb with the version that is current, whoever may see it. */
    Answer act(String login, String number, String verb, Map<String, ?> body) {
        return act(login, number, verb, version(number), body);
    }

    Answer act(String login, String number, String verb, int seenVersion, Map<String, ?> body) {
        return desk.as(login)
                .post(API + "/tickets/" + number + "/" + verb, body, "If-Match", "\"" + seenVersion + "\"");
    }

    /** Uses a verb that has to work. */
    JsonNode done(String login, String number, String verb, Map<String, ?> body) {
        var answer = act(login, number, verb, body);
        assertThat(answer.status()).as(verb + ": " + answer.body()).isEqualTo(200);
        return answer.json();
    }

    Answer take(String login, String number) {
        return desk.as(login).post(API + "/tickets/" + number + "/take", Map.of());
    }

    JsonNode taken(String login, String number) {
        var answer = take(login, number);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    Answer write(String login, String number, String text) {
        return desk.as(login).post(API + "/tickets/" + number + "/replies", Map.of("text", text));
    }

    Answer note(String login, String number, String text) {
        return desk.as(login).post(API + "/tickets/" + number + "/replies", Map.of("text", text, "internal", true));
    }

    Answer list(String login, String query) {
        return desk.as(login).get(API + "/tickets?" + query);
    }

    Answer get(String login, String number, String what) {
        return desk.as(login).get(API + "/tickets/" + number + "/" + what);
    }

    Answer put(String login, String number, String what) {
        return desk.as(login).send("PUT", API + "/tickets/" + number + "/" + what, null);
    }

    Answer delete(String login, String number, String what) {
        return desk.as(login).send("DELETE", API + "/tickets/" + number + "/" + what, null);
    }

    Answer edit(String login, String number, Map<String, ?> changes) {
        return desk.as(login)
                .send("PATCH", API + "/tickets/" + number, changes, "If-Match", "\"" + version(number) + "\"");
    }

    /** The version as the requester of all these tests sees it. */
    int version(String number) {
        return see("employee", number).get("version").asInt();
    }

    Desk desk() {
        return desk;
    }

    /** The one code of a refusal. */
    static String code(Answer refused) {
        return refused.json().path("code").asText();
    }

    static Map<String, String> handoverTo(String group) {
        return Map.of(
                "toGroup", group,
                "reason", "It needs hands",
                "seen", "The screen stays black",
                "tried", "Restarted twice",
                "asked", "Replace the mainboard");
    }
}
