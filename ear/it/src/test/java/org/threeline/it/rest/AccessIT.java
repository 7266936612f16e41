package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Desk;
import org.threeline.it.Rest;
import org.threeline.it.RunningDesk;

/** Who gets in, by token and by browser, and who is kept out. */
@ExtendWith(RunningDesk.class)
class AccessIT {
    private static final String TOKENS = "/api/v1/tokens";
    private static final String ME = "/api/v1/me";

    /** All tests come from one address; what one of them failed must not lock the others out. */
    @AfterEach
    void forgetFailures(Desk desk) throws SQLException {
        execute(desk, "delete from sign_in_failure");
    }

    @Test
    void aTokenIsShownOnceAndWorksUntilItIsRevoked(Desk desk) {
        var issued =
                desk.anonymous().post(TOKENS, Map.of("login", "Employee ", "password", "threeline", "name", "script"));
        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.header("Cache-Control")).contains("no-store");
        var token = issued.json().get("token").asText();
        var id = issued.json().get("id").asLong();

        var listed = desk.as("employee").get(TOKENS);
        assertThat(listed.body()).doesNotContain(token).contains("script");
        assertThat(bearer(desk, token, ME).status()).isEqualTo(200);

        assertThat(desk.as("line1").send("DELETE", TOKENS + "/" + id, null).status())
                .isEqualTo(404);
        assertThat(desk.as("employee").send("DELETE", TOKENS + "/" + id, null).status())
                .isEqualTo(204);
        assertThat(bearer(desk, token, ME).status()).isEqualTo(401);
        assertThat(desk.as("employee").send("DELETE", TOKENS + "/" + id, null).status())
                .isEqualTo(404);
    }

    @Test
    void aTokenForReadingChangesNothingButMayAsk(Desk desk) {
        var token = token(desk, Map.of("login", "line1", "password", "threeline", "scopes", List.of("read")));
        assertThat(bearer(desk, token, ME).status()).isEqualTo(200);
        var refused = desk.anonymous().send("PATCH", ME, Map.of("locale", "en"), "Authorization", "Bearer " + token);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asText()).isEqualTo("access.token_may_only_read");
        var asked = desk.anonymous().post("/api/v1/working-time/evaluate", "{}", "Authorization", "Bearer " + token);
        assertThat(asked.status()).isEqualTo(400);
    }

    @Test
    void aTokenCountsOnNoPageForPagesDoNotAskWhatItMayDo(Desk desk) {
        var token = token(desk, Map.of("login", "line3", "password", "threeline", "scopes", List.of("read")));
        var before = desk.as("line3").get(ME).json().get("locale").asText();
        var chosen = desk.anonymous()
                .post(
                        "/look",
                        "language=" + (before.equals("ru") ? "en" : "ru"),
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(desk.as("line3").get(ME).json().get("locale").asText()).isEqualTo(before);
        assertThat(bearer(desk, token, "/desk").status()).isEqualTo(302);
    }

    @Test
    void anExpiryHasToLieInTheFuture(Desk desk) {
        var refused = desk.anonymous()
                .post(TOKENS, Map.of("login", "line1", "password", "threeline", "expiresAt", "2020-01-01T00:00:00Z"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("expiresAt");
        var neverHeardOf = desk.anonymous()
                .post(TOKENS, Map.of("login", "line1", "password", "threeline", "expiresAt", "+10000-01-01T00:00:00Z"));
        assertThat(neverHeardOf.status()).isEqualTo(400);
        assertThat(neverHeardOf.json().at("/errors/0/field").asText()).isEqualTo("expiresAt");
    }

    @Test
    void whatCannotBeWrittenIsRefusedWhereverItIsTyped(Desk desk) {
        for (var garbled : List.of("a\0b", "a\nb", "a\\ud800")) {
            // Half a character is JSON as an escape only.
            var phone = "{\"phone\": \"" + garbled.replace("\0", "\\u0000").replace("\n", "\\n") + "\"}";
            var refused = desk.as("line2").send("PATCH", ME, phone);
            assertThat(refused.status()).as(phone).isEqualTo(400);
            assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("phone");
        }
    }

    @Test
    void anUnknownLoginGetsTheSameAnswerForTheSameWork(Desk desk) {
        desk.as("admin");
        var before = checks(desk);
        var wrong = desk.anonymous().post(TOKENS, Map.of("login", "line2", "password", "wrong"));
        var between = checks(desk);
        var unknown = desk.anonymous().post(TOKENS, Map.of("login", "nobody-at-all", "password", "wrong"));
        var after = checks(desk);

        assertThat(withoutInstance(unknown)).isEqualTo(withoutInstance(wrong));
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(between - before).isEqualTo(1);
        assertThat(after - between).isEqualTo(1);
    }

    @Test
    void tenFailuresLockLoginAndAddressHoweverManyTryAtOnce(Desk desk) throws Exception {
        desk.as("admin");
        var before = checks(desk);
        var answers = atOnce(30, () -> desk.anonymous()
                .post(TOKENS, Map.of("login", "guessed", "password", "wrong"))
                .status());
        assertThat(answers.stream().filter(status -> status == 401)).hasSize(10);
        assertThat(answers.stream().filter(status -> status == 429)).hasSize(20);
        assertThat(checks(desk) - before).isEqualTo(10);

        var locked = desk.anonymous().post(TOKENS, Map.of("login", "line3", "password", "threeline"));
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.json().get("code").asText()).isEqualTo("sign_in.locked");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(800, 901);

        execute(desk, "update sign_in_failure set at = at - interval 15 minute");
        assertThat(desk.anonymous()
                        .post(TOKENS, Map.of("login", "line3", "password", "threeline"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void manyRightSignInsAtOnceAllSucceed(Desk desk) throws Exception {
        var answers = atOnce(16, () -> desk.anonymous()
                .post(TOKENS, Map.of("login", "line1", "password", "threeline"))
                .status());
        assertThat(answers).containsOnly(201);
    }

    @Test
    void whoeverIsNotSignedInIsToldSoWhateverTheyAskFor(Desk desk) {
        for (var path : List.of(ME, "/api/v1/nothing", "/api/v1/services", TOKENS)) {
            var refused = desk.anonymous().get(path);
            assertThat(refused.status()).as(path).isEqualTo(401);
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        }
        assertThat(bearer(desk, "tl_unknown", ME).status()).isEqualTo(401);
        assertThat(desk.anonymous()
                        .get(ME, "Authorization", "Basic bGluZTE6dGhyZWVsaW5l")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBrowserSignsInReturnsToItsPageAndSignsOut(Desk desk) throws Exception {
        var browser = new Browser(desk);
        var sentAway = browser.get("/services/new-laptop?x=1");
        assertThat(sentAway.statusCode()).isEqualTo(302);
        assertThat(location(sentAway)).isEqualTo("/sign-in?returnTo=%2Fservices%2Fnew-laptop%3Fx%3D1");

        var signedIn = browser.signIn("line1", "threeline", "/services/new-laptop?x=1");
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(location(signedIn)).isEqualTo("/services/new-laptop?x=1");
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(browser.get(ME).statusCode()).isEqualTo(200);
        assertThat(browser.get("/admin/jobs").statusCode()).isEqualTo(404);

        assertThat(browser.post("/sign-out", "").statusCode()).isEqualTo(303);
        assertThat(browser.get(ME).statusCode()).isEqualTo(401);
    }

    @Test
    void aViewHasNoSecondAddressHoweverItIsSpelled(Desk desk) throws Exception {
        var browser = new Browser(desk);
        browser.signIn("employee", "threeline", "/");
        for (var path : List.of(
                "/catalog/catalogue.xhtml",
                "/catalog/catalogue.xhtml;x=1",
                "/catalog/catalogue.xhtm%6c",
                "/jakarta.faces.resource/../catalog/catalogue.xhtml",
                "/portal/home.xhtml;x=1",
                "/catalogue",
                "/%63atalogue")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
        }
        // The server takes it for the root's folder, which nobody may list.
        assertThat(browser.get("/catalogue/..").statusCode()).isIn(403, 404);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/requests").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormWithAStateWeNeverWroteShowsThePageAgain(Desk desk) throws Exception {
        var browser = new Browser(desk);
        browser.signIn("employee", "threeline", "/");
        for (var state : List.of("x", "AAAA", "%3A", "stateless", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA%3D%3D")) {
            var answer = browser.post("/services/something-else", "jakarta.faces.ViewState=" + state);
            assertThat(answer.statusCode()).as(state).isEqualTo(302);
            assertThat(location(answer)).endsWith("/services/something-else");
        }
    }

    @Test
    void signingInChangesTheSessionAndLeadsToNoOtherSite(Desk desk) throws Exception {
        var browser = new Browser(desk);
        browser.signIn("line1", "threeline", "/");
        var first = browser.cookie();
        var again = browser.signIn("line1", "threeline", "//evil.example/");
        assertThat(location(again)).isEqualTo("/desk");
        assertThat(browser.cookie()).isNotEqualTo(first);
        assertThat(location(browser.signIn("line1", "wrong", "/desk")))
                .isEqualTo("/sign-in?returnTo=%2Fdesk&error=refused");
    }

    @Test
    void whoeverWasAStrangerOnSeveralPagesSignsInAllTheSame(Desk desk) throws Exception {
        var browser = new Browser(desk);
        assertThat(browser.get("/sign-in").statusCode()).isEqualTo(200);
        assertThat(browser.get("/sign-in?returnTo=%2Fdesk").statusCode()).isEqualTo(200);
        assertThat(location(browser.signIn("line1", "threeline", "/desk"))).isEqualTo("/desk");
        assertThat(browser.get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void foreignPagesCannotUseTheCookie(Desk desk) throws Exception {
        var browser = new Browser(desk);
        browser.signIn("employee", "threeline", "/");
        assertThat(patch(browser, "{\"locale\":\"en\"}").statusCode()).isEqualTo(403);
        assertThat(patch(browser, "{\"locale\":\"en\"}", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(patch(browser, "{\"locale\":\"en\"}", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(patch(browser, "{\"locale\":\"en\"}", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
        var form = "application/x-www-form-urlencoded";
        assertThat(browser.send("POST", "/preferences", "theme=dark", form).statusCode())
                .as("a form that nobody says where it comes from")
                .isEqualTo(403);
        assertThat(browser.send("POST", "/sign-out", "", form).statusCode()).isEqualTo(403);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(browser.post("/sign-in", "login=line1&password=threeline", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSessionEndsWhenThePersonsSessionsHaveTo(Desk desk) throws Exception {
        var browser = new Browser(desk);
        browser.signIn("james.carter", "threeline", "/");
        assertThat(browser.get(ME).statusCode()).isEqualTo(200);
        execute(desk, "update person set session_epoch = session_epoch + 1 where login = 'james.carter'");
        assertThat(browser.get(ME).statusCode()).isEqualTo(401);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aDeactivatedPersonIsNobody(Desk desk) throws Exception {
        var token = token(desk, Map.of("login", "anna.petrova", "password", "threeline"));
        execute(desk, "update person set active = false where login = 'anna.petrova'");
        try {
            assertThat(bearer(desk, token, ME).status()).isEqualTo(401);
            assertThat(desk.anonymous()
                            .post(TOKENS, Map.of("login", "anna.petrova", "password", "threeline"))
                            .status())
                    .isEqualTo(401);
        } finally {
            execute(desk, "update person set active = true where login = 'anna.petrova'");
        }
    }

    @Test
    void figuresAreForAdministrators(Desk desk) {
        assertThat(desk.anonymous().get("/metrics").status()).isEqualTo(401);
        assertThat(desk.as("line1").get("/metrics").status()).isEqualTo(403);
        assertThat(desk.as("admin").get("/metrics").body()).contains("jvm_memory_used_bytes");
    }

    private static int checks(Desk desk) {
        return desk.as("admin")
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("threeline_password_checks_total"))
                .map(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode withoutInstance(Rest.Answer answer) {
        return ((ObjectNode) answer.json()).without("instance");
    }

    private static String token(Desk desk, Map<String, ?> wanted) {
        return desk.anonymous().post(TOKENS, wanted).json().get("token").asText();
    }

    private static Rest.Answer bearer(Desk desk, String token, String path) {
        return desk.anonymous().get(path, "Authorization", "Bearer " + token);
    }

    private static void execute(Desk desk, String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static HttpResponse<String> patch(Browser browser, String json, String... headers) throws Exception {
        return browser.send("PATCH", ME, json, "application/json", headers);
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static List<Integer> atOnce(int times, Callable<Integer> request) throws Exception {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var answers = new ArrayList<Integer>();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(times, request))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
