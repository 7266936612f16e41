package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Desk;
import org.threeline.it.Rest;
import org.threeline.it.RunningDesk;

/** What the log of the server tells its reader: which request failed, and nothing of what people wrote in it. */
@ExtendWith(RunningDesk.class)
class LogIT {
    private static final String JSON = "application/json";

    /** All tests come from one address; what one of them failed must not lock the others out. */
    @AfterEach
    void forgetFailures(Desk desk) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from sign_in_failure");
        }
    }

    @Test
    void whatPeopleWriteAndWhatOpensDoorsStaysOutOfTheLog(Desk desk) throws Exception {
        var word = "Unsayable" + Long.toString(System.nanoTime(), 36);
        var failing = "log-" + System.nanoTime();
        var employee = desk.as("employee");
        var browser = new Browser(desk);
        browser.signIn("employee", "threeline", "/");
        var token = employeesToken(desk);
        assertThat(desk.anonymous()
                        .get("/api/v1/me", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(200);
        var before = Files.size(desk.log());

        sayEverywhere(desk, employee, browser, word);
        desk.stopDatabase();
        try {
            assertThat(file(employee, word, "X-Request-Id", failing).status()).isIn(500, 503);
            sayEverywhere(desk, employee, browser, word);
        } finally {
            desk.startDatabase();
        }
        assertThat(file(employee, word).status()).isEqualTo(201);

        var log = logged(desk, before);
        assertThat(log).as("what was logged meanwhile").isNotBlank().doesNotContainIgnoringCase(word);
        assertThat(log).as("the request that failed").contains(failing);
        assertThat(Files.readString(desk.log()))
                .as("the whole log")
                .doesNotContain(desk.secrets())
                .doesNotContain(token, browser.sessionId(), browser.sessionId().replaceFirst("\\..*", ""));
    }

    @Test
    void whoWasRefusedWhatIsInTheLog(Desk desk) throws Exception {
        var browser = new Browser(desk);
        browser.signIn("employee", "threeline", "/");
        var before = Files.size(desk.log());
        var word = "unsayable" + System.nanoTime();
        browser.send("GET", "/admin/people?q=" + word, null, null, "X-Request-Id", "hidden-" + word);
        // Of many at once only some are told.
        for (var i = 0; i < 200 && !logged(desk, before).contains("foreign-" + word); i++) {
            browser.send(
                    "PATCH",
                    "/api/v1/me",
                    "{}",
                    JSON,
                    "X-Request-Id",
                    "foreign-" + word,
                    "Origin",
                    "https://evil.example");
        }

        assertThat(logged(desk, before).lines().filter(line -> line.contains("Refused with")))
                .anySatisfy(line -> assertThat(line)
                        .contains("hidden-" + word, "404", "GET admin")
                        .doesNotContain("q="))
                .anySatisfy(line -> assertThat(line).contains("foreign-" + word, "403", "PATCH"));
    }

    private static void sayEverywhere(Desk desk, Rest employee, Browser browser, String word) throws Exception {
        file(employee, word);
        employee.post("/api/v1/services/something-else/requests", "{\"subject\": \"" + word + "\", ");
        employee.post("/api/v1/services/something-else/requests", Map.of("subject", word, word, word));
        employee.send("PATCH", "/api/v1/me", Map.of("phone", word.repeat(30)));
        employee.get("/api/v1/tickets?q=" + word);
        employee.get("/api/v1/tickets/" + word);
        employee.get("/api/v1/" + word + "?zone=" + word);
        employee.upload("/api/v1/attachments", word + ".txt", word.getBytes(StandardCharsets.UTF_8));
        desk.anonymous().post("/api/v1/tokens", Map.of("login", word, "password", word));
        desk.anonymous().get("/api/v1/me", "Authorization", "Bearer tl_" + word);
        desk.anonymous().get("/" + word + ".xhtml?token=" + word);
        desk.anonymous().get("/setup?token=" + word);
        desk.anonymous().get("/password?token=" + word);
        desk.anonymous()
                .post(
                        "/sign-in",
                        "login=" + word + "&password=" + word,
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        browser.get("/search?q=" + word);
        browser.get("/" + word);
        browser.post("/services/something-else", "jakarta.faces.ViewState=" + word + "&x=" + word);
        browser.post("/preferences", word);
        browser.send("POST", "/api/v1/me", word, JSON, "X-Request-Id", word + "<script>");
    }

    private static Rest.Answer file(Rest employee, String word, String... headers) {
        return employee.post(
                "/api/v1/services/something-else/requests",
                Map.of("subject", word, "description", word, "answers", Map.of()),
                headers);
    }

    private static String employeesToken(Desk desk) {
        return desk.anonymous()
                .post("/api/v1/tokens", Map.of("login", "employee", "password", "threeline"))
                .json()
                .get("token")
                .asText();
    }

    private static String logged(Desk desk, long since) throws IOException {
        var log = Files.readAllBytes(desk.log());
        var start = (int) Math.min(since, log.length);
        return new String(log, start, log.length - start, StandardCharsets.UTF_8);
    }
}
