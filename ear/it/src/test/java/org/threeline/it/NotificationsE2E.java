package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.LocatorOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** How people hear of news in the page, and how they say what they want to hear. */
@ExtendWith({RunningDesk.class, Browsing.class})
@Timeout(120)
class NotificationsE2E {
    private static final int MOST_STREAMS = 8;

    @Test
    void newsComesByTheStreamTheMomentItIsCommitted(Desk desk) throws Exception {
        var number = file(desk, "employee", "Stream of news");
        try (var stream = open(desk, "employee").body();
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            assertThat(next(lines, "event: unread")).startsWith("data: {\"unread\":");

            desk.as("line1").post("/api/v1/tickets/" + number + "/take", Map.of());
            desk.as("line1").post("/api/v1/tickets/" + number + "/replies", Map.of("text", "Hello"));

            assertThat(next(lines, "event: notification")).contains("REPLIED", number);
        }
    }

    @Test
    void aStrangerHasNoStreamAndOfTooManyTheOldestEnds(Desk desk) throws Exception {
        assertThat(desk.anonymous().get("/api/v1/notifications/stream").status())
                .isEqualTo(401);
        var open = new ArrayList<InputStream>();
        try {
            for (var i = 0; i < MOST_STREAMS; i++) {
                var answer = open(desk, "line3");
                assertThat(answer.statusCode()).isEqualTo(200);
                open.add(answer.body());
            }
            var newest = open(desk, "line3");
            open.add(newest.body());
            assertThat(newest.statusCode()).isEqualTo(200);
            // It has said how much is unread and then ends; the next one goes on.
            assertThat(new String(open.get(0).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("event: unread");
            assertThat(open.get(1).read()).isNotNegative();
        } finally {
            for (var stream : open) {
                stream.close();
            }
        }
    }

    @Test
    void theBellCountsWithoutBeingAskedAndOpeningTheTicketReadsIt(Desk desk, Visit employee) {
        var number = file(desk, "employee", "A bell that counts");
        employee.as("employee").to("requests");
        desk.as("line1").post("/api/v1/tickets/" + number + "/take", Map.of());
        desk.as("line1").post("/api/v1/tickets/" + number + "/replies", Map.of("text", "Hello"));

        employee.page().waitForFunction("() => document.querySelector('.tl-bell-count').textContent !== ''");
        employee.to("tickets/" + number);

        assertThat(unread(desk, "employee", number)).isZero();
    }

    @Test
    void signingOutEndsTheStream(Visit employee) {
        employee.as("employee").to("requests");
        employee.page().locator(".tl-menu summary").last().click();
        employee.page().locator("form[action$='/sign-out'] button").click();

        employee.settled();
        assertThat(employee.page().url()).contains("/sign-in");
    }

    @Test
    void whoWantsNoNewsGetsNone(Desk desk, Visit employee) {
        employee.as("employee").to("preferences/notifications");
        employee.requireAccessible().picture("notification-preferences");
        var replied = employee.page().locator("tr", new LocatorOptions().setHasText("The desk replies to me"));
        replied.locator("input").first().uncheck();
        employee.page().locator("[id='preferences:save']").click();
        employee.settled();
        assertThat(employee.page().locator("main").innerText()).contains("Saved.");
        try {
            var number = file(desk, "employee", "No news is good news");
            desk.as("line1").post("/api/v1/tickets/" + number + "/take", Map.of());
            desk.as("line1").post("/api/v1/tickets/" + number + "/replies", Map.of("text", "Hello"));

            assertThat(unread(desk, "employee", number)).isZero();
        } finally {
            replied.locator("input").first().check();
            employee.page().locator("[id='preferences:save']").click();
            employee.settled();
        }
    }

    @Test
    void mailOfQuietHoursComesWhenTheyAreOverAndAsOneLetter(Desk desk, Visit employee) throws Exception {
        try (var mail = Mailbox.open(desk)) {
            employee.as("employee").to("preferences/notifications");
            employee.page().fill("[id='preferences:quietFrom']", "22:00");
            employee.page().locator("[id='preferences:save']").click();
            employee.settled();
            assertThat(employee.page().locator("main").innerText()).contains("When does it end?");
            // All but the minute before this one.
            var zone = ZoneId.of(
                    desk.as("employee").get("/api/v1/me").json().path("zone").asText());
            var from = LocalTime.now(zone).truncatedTo(ChronoUnit.MINUTES);
            employee.page().fill("[id='preferences:quietFrom']", from.toString());
            employee.page()
                    .fill("[id='preferences:quietUntil']", from.minusMinutes(1).toString());
            employee.requireAccessible().picture("notification-preferences-quiet");
            employee.page().locator("[id='preferences:save']").click();
            employee.settled();
            assertThat(employee.page().locator("main").innerText()).contains("Saved.");

            var number = file(desk, "employee", "Quiet, please");
            var ticket = " ticket_id = " + number.substring(3);
            desk.as("line1").post("/api/v1/tickets/" + number + "/take", Map.of());
            desk.as("line1").post("/api/v1/tickets/" + number + "/replies", Map.of("text", "Hello"));
            assertThat(unread(desk, "employee", number)).isEqualTo(1);
            assertThat(mail.one("select count(*) from outbox where" + ticket)).isEqualTo("0");
            assertThat(mail.one("select count(*) from mail_news where held and at > utc_timestamp() and" + ticket))
                    .isEqualTo("2");

            mail.update("update mail_news set at = utc_timestamp(6) - interval 1 second where" + ticket);
            Mailbox.until(() -> {
                mail.dispatch();
                return mail.one("select count(*) from mail_news where" + ticket).equals("0");
            });
            assertThat(mail.one("select count(*) from outbox where" + ticket)).isEqualTo("0");
            assertThat(mail.one("select json_value(facts, '$.total') from outbox where kind = 'HELD'"
                            + " and facts like '%" + number + "%'"))
                    .isEqualTo("2");
        } finally {
            try (var mail = Mailbox.open(desk)) {
                mail.update("delete from quiet_hours");
            }
        }
    }

    @Test
    void aStrangerIsAskedToSignInBeforeChoosing(Visit stranger) {
        stranger.to("preferences/notifications");

        assertThat(stranger.page().url()).contains("/sign-in");
    }

    @Test
    void aRequesterReadsWhoFiledForHer(Desk desk, Visit employee) {
        var subject = "Filed by a colleague " + System.nanoTime();
        desk.as("line1")
                .post(
                        "/api/v1/services/something-else/requests",
                        Map.of("subject", subject, "description", "x", "answers", Map.of(), "requester", "employee"));

        employee.as("employee").to("notifications");

        assertThat(employee.page()
                        .locator(".tl-row", new LocatorOptions().setHasText(subject))
                        .innerText())
                .contains("filed a request for you");
        employee.requireAccessible().picture("notifications-filed-for");
    }

    @Test
    void aNoteTellsWhomItNamesAndWhoHoldsTheTicketAndNobodyOutsideTheDesk(Desk desk, Visit named) {
        var number = file(desk, "employee", "A note that names");
        desk.as("line1").post("/api/v1/tickets/" + number + "/take", Map.of());
        var unread = unread(desk, "employee", number);
        var note = "@line3 please look, as @employee and @nobody.of.that.name cannot; @line1 will wait.";
        assertThat(note(desk, "line3", number, "Not yet invited")).isEqualTo(409);

        assertThat(note(desk, "line1", number, note)).isEqualTo(201);

        assertThat(kinds(desk, "line3", number)).containsExactly("MENTIONED");
        assertThat(kinds(desk, "line1", number)).isEmpty();
        assertThat(unread(desk, "employee", number)).isEqualTo(unread);
        named.as("line3").to("notifications");
        assertThat(named.page()
                        .locator(".tl-row", new LocatorOptions().setHasText(number))
                        .innerText())
                .contains("mentioned you in a note");
        named.requireAccessible().picture("notifications-mentioned");

        assertThat(note(desk, "line3", number, "I had a look.")).isEqualTo(201);
        assertThat(kinds(desk, "line1", number)).containsExactly("NOTED");
    }

    private static int note(Desk desk, String login, String number, String text) {
        return desk.as(login)
                .post("/api/v1/tickets/" + number + "/replies", Map.of("text", text, "internal", true))
                .status();
    }

    /** What somebody was told of a ticket and has not read. */
    private static List<String> kinds(Desk desk, String login, String number) {
        var kinds = new ArrayList<String>();
        desk.as(login)
                .get("/api/v1/notifications?unread=true&limit=200")
                .json()
                .get("items")
                .forEach(row -> {
                    if (number.equals(row.get("ticket").asText())) {
                        kinds.add(row.get("kind").asText());
                    }
                });
        return kinds;
    }

    private static String file(Desk desk, String login, String subject) {
        return desk.as(login)
                .post(
                        "/api/v1/services/something-else/requests",
                        Map.of("subject", subject, "description", "x", "answers", Map.of()))
                .json()
                .get("number")
                .asText();
    }

    private static long unread(Desk desk, String login, String number) {
        return desk
                .as(login)
                .get("/api/v1/notifications?unread=true&limit=200")
                .json()
                .get("items")
                .findValuesAsText("ticket")
                .stream()
                .filter(number::equals)
                .count();
    }

    private static HttpResponse<InputStream> open(Desk desk, String login) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(desk.uri().resolve("/api/v1/notifications/stream"))
                                .timeout(Duration.ofSeconds(20))
                                .header(
                                        "Authorization",
                                        "Bearer " + desk.as(login).token())
                                .build(),
                        BodyHandlers.ofInputStream());
    }

    /** The line after the next one that says this. */
    private static String next(BufferedReader lines, String wanted) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(wanted)) {
                return lines.readLine();
            }
        }
        throw new AssertionError("The stream ended without " + wanted);
    }
}
