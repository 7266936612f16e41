package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.it.Build;
import org.threeline.it.Desk;
import org.threeline.it.Rest;
import org.threeline.it.RunningDesk;

/** What holds for every resource: problems, languages, strict bodies, repeated requests; and the first resources. */
@ExtendWith(RunningDesk.class)
class InterfaceIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVALUATE = "/api/v1/working-time/evaluate";

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/nothing,            404, http.404",
        "GET,    /api/v1/services/nothing,   404, http.404",
        "GET,    /api/v1/calendars/nothing,  404, http.404",
        "DELETE, /api/v1/tokens/999999999,   404, http.404",
        "DELETE, /api/v1/tokens/x,           404, http.404",
        "PUT,    /api/v1/me,                 405, http.405",
        "DELETE, /api/v1/services,           405, http.405",
    })
    void whatDoesNotExistIsAProblemOfItsKind(String method, String path, int status, String code, Desk desk) {
        var answer = desk.as("employee").send(method, path, null);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("code").asText()).isEqualTo(code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    }

    @Test
    void formsThatAreNotSpokenAreRefused(Desk desk) {
        assertThat(desk.as("line1")
                        .post(EVALUATE, "a: b", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(desk.as("line1").get("/api/v1/me", "Accept", "text/html").status())
                .isEqualTo(406);
        for (var weight : List.of("much", "2", "-1", "NaN")) {
            assertThat(desk.as("line1")
                            .get("/api/v1/me", "Accept", "application/json;q=" + weight)
                            .status())
                    .as(weight)
                    .isEqualTo(400);
        }
        assertThat(desk.as("line1")
                        .get("/api/v1/me", "Accept", "text/html;q=0.9, */*;q=.2")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"local\": \"en\"}          | local  | input.unknown_field",
                "{\"locale\": 1}              | locale | input.mistyped",
                "{\"locale\": \"de\"}         | locale | input.not_an_option",
                "{\"zone\": \"+02:00\"}       | zone   | calendar.zone_unknown",
                "{\"zone\": \"Mars/Olympus\"} | zone   | calendar.zone_unknown",
                "''                           | ''     | input.body_missing",
            })
    void whatCannotBeAcceptedIsNamedAtItsField(String body, String field, String code, Desk desk) {
        var answer = desk.as("employee").send("PATCH", "/api/v1/me", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(answer.body())
                .doesNotContain("java")
                .doesNotContain("jackson")
                .doesNotContain("Exception");
    }

    @Test
    void aMistakeInJsonIsToldWithItsLine(Desk desk) {
        var answer = desk.as("employee").send("PATCH", "/api/v1/me", "{\n\"locale\" \"en\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/line").asInt()).isEqualTo(2);
    }

    @Test
    void problemsSpeakTheCallersLanguage(Desk desk) {
        assertThat(desk.as("employee")
                        .get("/api/v1/nothing", "Accept-Language", "ru-RU,ru;q=0.9")
                        .json()
                        .get("title")
                        .asText())
                .isEqualTo("Не найдено");
        assertThat(desk.as("employee")
                        .get("/api/v1/nothing", "Accept-Language", "fr")
                        .json()
                        .get("title")
                        .asText())
                .isEqualTo("Not found");
        assertThat(desk.as("line2").get("/api/v1/nothing").json().get("title").asText())
                .isEqualTo("Не найдено");
    }

    @Test
    void anAcceptableRequestIdIsEchoedAndAnotherReplaced(Desk desk) {
        assertThat(desk.as("employee")
                        .get("/api/v1/me", "X-Request-Id", "build-17.a")
                        .header("X-Request-Id"))
                .isEqualTo("build-17.a");
        assertThat(desk.as("employee")
                        .get("/api/v1/me", "X-Request-Id", "a b\"<x>")
                        .header("X-Request-Id"))
                .isNotBlank()
                .doesNotContain("<");
        var problem = desk.as("employee").get("/api/v1/nothing", "X-Request-Id", "mine");
        assertThat(problem.json().get("instance").asText()).endsWith(":mine");
    }

    @Test
    void everyAnswerTellsBrowsersWhatItMayDo(Desk desk) {
        for (var path : List.of("/sign-in", "/api/v1/me", "/health/live", "/assets/nothing", "/")) {
            var answer = desk.anonymous().get(path);
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).as(path).contains("frame-ancestors 'none'");
            assertThat(answer.header("Referrer-Policy")).as(path).isNotNull();
        }
    }

    @Test
    void peopleChooseTheirLanguageAndZone(Desk desk) {
        var changed =
                desk.as("nikita.belov").send("PATCH", "/api/v1/me", Map.of("zone", "Asia/Tokyo", "phone", "+7 1"));
        assertThat(changed.json().get("zone").asText()).isEqualTo("Asia/Tokyo");
        var me = desk.as("nikita.belov").get("/api/v1/me").json();
        assertThat(me.get("zone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(me.get("locale").asText()).isEqualTo("ru");
        assertThat(me.get("phone").asText()).isEqualTo("+7 1");
    }

    @Test
    void theDemoPeopleAreWhatTheirLoginsSay(Desk desk) {
        assertThat(roles(desk, "employee")).containsExactly("EMPLOYEE");
        assertThat(roles(desk, "line1")).containsExactly("EMPLOYEE", "AGENT");
        assertThat(roles(desk, "owner")).containsExactly("EMPLOYEE", "OWNER");
        assertThat(roles(desk, "admin")).contains("ADMIN");
        for (var line = 1; line <= 3; line++) {
            var groups = desk.as("line" + line).get("/api/v1/me").json().get("groups");
            assertThat(groups).isNotEmpty();
            for (var group : groups) {
                assertThat(group.get("line").asInt()).isEqualTo(line);
            }
        }
    }

    @Test
    void servicesTellWhatIsAskedAndPromised(Desk desk) {
        var services =
                desk.as("employee").get("/api/v1/services?family=it").json().get("items");
        assertThat(services).isNotEmpty();
        for (var service : services) {
            assertThat(service.get("family").asText()).isEqualTo("it");
            assertThat(Instant.parse(service.at("/promised/resolution/dueAt").asText()))
                    .isAfter(
                            Instant.parse(service.at("/promised/response/dueAt").asText()));
        }
        var key = services.get(0).get("key").asText();
        var service = desk.as("employee").get("/api/v1/services/" + key).json();
        assertThat(service.at("/form/fields").isArray()).isTrue();
        assertThat(service.at("/agreement/targets/0/workingSeconds").asLong()).isPositive();
        assertThat(service.at("/lines/0/line").asInt()).isEqualTo(1);
    }

    @Test
    void hiddenServicesExistForThoseWhoWorkWithThem(Desk desk) {
        assertThat(desk.as("employee").get("/api/v1/services/imported-incident").status())
                .isEqualTo(404);
        assertThat(desk.as("line1").get("/api/v1/services/imported-incident").status())
                .isEqualTo(200);
        assertThat(desk.as("line1").get("/api/v1/services").body()).doesNotContain("imported-incident");
    }

    @Test
    void theCatalogueComesBackAsItIs(Desk desk) {
        var catalogue = desk.as("owner").get("/api/v1/catalogue");
        assertThat(catalogue.status()).isEqualTo(200);
        var compared = desk.as("owner")
                .post("/api/v1/catalogue?dryRun=true", catalogue.body(), "Content-Type", "application/yaml");
        assertThat(compared.status()).isEqualTo(200);
        assertThat(compared.json().get("changes")).isEmpty();
        assertThat(compared.json().get("errors")).isEmpty();
        assertThat(desk.as("employee").get("/api/v1/catalogue").status()).isEqualTo(403);
    }

    @Test
    void ownersChangeOnlyWhatIsTheirs(Desk desk) {
        var catalogue = desk.as("owner").get("/api/v1/catalogue").body();
        assertThat(catalogue).contains("HR desk");
        var refused = desk.as("owner")
                .post(
                        "/api/v1/catalogue",
                        catalogue.replace("HR desk", "HR people"),
                        "Content-Type",
                        "application/yaml");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asText()).isEqualTo("catalogue.load.not_permitted");
        assertThat(desk.as("owner").get("/api/v1/catalogue").body()).isEqualTo(catalogue);
    }

    @Test
    void everyRecordedCaseIsAnsweredAsRecordedOneByOneAndByTheLine(Desk desk) throws IOException {
        var cases = recordedCases();
        var lines = desk.as("line1").post(EVALUATE, String.join("\n", cases), "Content-Type", "application/x-ndjson");
        assertThat(lines.status()).isEqualTo(200);
        var answers = lines.body().lines().toList();
        assertThat(answers).hasSameSizeAs(cases);
        for (var i = 0; i < cases.size(); i++) {
            requireExpected(JSON.readTree(cases.get(i)), JSON.readTree(answers.get(i)));
        }
        for (var i = 0; i < cases.size(); i += 40) {
            var answer = desk.as("owner").post(EVALUATE, cases.get(i));
            requireExpected(JSON.readTree(cases.get(i)), answer.json());
        }
    }

    @Test
    void aBadLineAnswersWithItsErrorAndTheRestGoesOn(Desk desk) throws IOException {
        var good = recordedCases().get(0);
        var answers = desk.as("line1")
                .post(
                        EVALUATE,
                        good + "\nhello\n{\"op\": \"add\"}\n\n" + good + "\n",
                        "Content-Type",
                        "application/x-ndjson")
                .body()
                .lines()
                .toList();
        assertThat(answers).hasSize(4);
        requireExpected(JSON.readTree(good), JSON.readTree(answers.get(0)));
        assertThat(JSON.readTree(answers.get(1)).at("/error/code").asText()).isEqualTo("input.malformed_json");
        assertThat(JSON.readTree(answers.get(1)).get("line").asInt()).isEqualTo(2);
        assertThat(JSON.readTree(answers.get(2)).at("/error/errors/0/code").asText())
                .isEqualTo("input.missing");
        requireExpected(JSON.readTree(good), JSON.readTree(answers.get(3)));
        assertThat(desk.as("employee").post(EVALUATE, good).status()).isEqualTo(403);
    }

    @Test
    void aRepeatedRequestIsAnsweredAsTheFirstTime(Desk desk) throws Exception {
        var key = UUID.randomUUID().toString();
        Callable<Rest.Answer> file = () -> desk.as("employee")
                .post(
                        "/api/v1/services/something-else/requests",
                        Map.of("subject", "Once " + key, "description", "Only once", "answers", Map.of()),
                        "Idempotency-Key",
                        key);
        var threads = Executors.newFixedThreadPool(8);
        var answers = new ArrayList<Rest.Answer>();
        try {
            for (var answer : threads.invokeAll(Collections.nCopies(8, file))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(answers).extracting(Rest.Answer::status).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.header("Location")).distinct())
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.json().get("number")).distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header("Idempotency-Replayed") == null))
                .hasSize(1);

        var other = desk.as("employee")
                .post(
                        "/api/v1/services/something-else/requests",
                        Map.of("subject", "Something different", "description", "x", "answers", Map.of()),
                        "Idempotency-Key",
                        key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("code").asText()).isEqualTo("idempotency.body_differs");
    }

    @Test
    void aRefusedRequestUsesNoKeyUp(Desk desk) {
        var key = UUID.randomUUID().toString();
        var path = "/api/v1/services/something-else/requests";
        assertThat(desk.as("employee")
                        .post(path, Map.of("subject", ""), "Idempotency-Key", key)
                        .status())
                .isEqualTo(400);
        assertThat(desk.as("employee")
                        .post(
                                path,
                                Map.of("subject", "Now right", "description", "x", "answers", Map.of()),
                                "Idempotency-Key",
                                key)
                        .status())
                .isEqualTo(201);
    }

    private static List<String> roles(Desk desk, String login) {
        var roles = new ArrayList<String>();
        desk.as(login).get("/api/v1/me").json().get("roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    private static List<String> recordedCases() throws IOException {
        try (var files = Files.walk(Build.project().resolve("catalog/src/test/resources"))) {
            var cases = new ArrayList<String>();
            for (var file :
                    files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .forEach(cases::add);
            }
            assertThat(cases).hasSizeGreaterThan(600);
            return cases;
        }
    }

    private static void requireExpected(JsonNode asked, JsonNode answer) {
        for (var expected : asked.get("expected").properties()) {
            assertThat(isSame(expected.getValue(), answer.get(expected.getKey())))
                    .as("%s of %s: %s", expected.getKey(), asked.get("id"), answer)
                    .isTrue();
        }
    }

    private static boolean isSame(JsonNode expected, JsonNode actual) {
        if (expected.isNumber()) {
            return actual != null
                    && actual.isNumber()
                    && new BigDecimal(expected.asText())
                                    .subtract(new BigDecimal(actual.asText()))
                                    .abs()
                                    .compareTo(new BigDecimal("0.001"))
                            <= 0;
        }
        try {
            return expected.equals(actual)
                    || expected.isTextual() && Instant.parse(expected.asText()).equals(Instant.parse(actual.asText()));
        } catch (DateTimeException noInstant) {
            return false;
        }
    }
}
