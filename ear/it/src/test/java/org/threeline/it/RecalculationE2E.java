package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.CalendarEditor;

/** Whoever changes a calendar sees what that would do to the clocks that run by it, and chooses whether they move. */
@ExtendWith({RunningDesk.class, Browsing.class})
class RecalculationE2E {
    private final String key = "moving-" + Long.toString(System.nanoTime(), 36);
    private final Path file = Build.target().resolve("desk/catalogue/services/" + key + ".yaml");

    /** A service of the test's own that promises eight hours on a calendar of its own, which never closes. */
    @BeforeEach
    void publish(Desk desk) throws IOException {
        var parts = definitions().split("(?m)^(?=\\w)");
        var withCalendar = with(desk.as("admin").get("/api/v1/catalogue").body(), parts[0]);
        put(desk, "admin", withCalendar);
        put(desk, "owner", with(with(withCalendar, parts[1]), parts[2]));
        Files.writeString(file, definitions());
    }

    private static String with(String document, String section) {
        var name = section.substring(0, section.indexOf('\n') + 1);
        return document.replaceFirst("(?m)^" + name, section);
    }

    private static void put(Desk desk, String login, String document) {
        var answer = desk.as(login).post("/api/v1/catalogue", document, "Content-Type", "application/yaml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String definitions() {
        return """
                calendars:
                  KEY:
                    name: Moving KEY
                    zone: UTC
                    weekly:
                      mon: [["00:00", "24:00"]]
                      tue: [["00:00", "24:00"]]
                      wed: [["00:00", "24:00"]]
                      thu: [["00:00", "24:00"]]
                      fri: [["00:00", "24:00"]]
                      sat: [["00:00", "24:00"]]
                      sun: [["00:00", "24:00"]]
                agreements:
                  KEY:
                    name: Moving KEY
                    targets:
                      - {kind: RESOLUTION, priority: P4, target: 8h, calendar: KEY}
                services:
                  KEY:
                    family: it
                    name: Moving KEY
                    summary: Promises that move
                    type: INCIDENT
                    usualImpact: LOW
                    usualUrgency: LOW
                    agreement: KEY
                    calendar: KEY
                    lines:
                      - {line: 1, groups: [service-desk]}
                """.replace("KEY", key);
    }

    @Test
    void clocksKeepWhatTheyBeganWithUntilSomebodyLetsThemMove(Visit visit, Desk desk) {
        var number = file(desk);
        var filed = Instant.parse(ticket(desk, number).get("createdAt").asText());
        assertThat(due(desk, number)).isEqualTo(filed.plus(8, ChronoUnit.HOURS));

        visit.as("admin").to("admin/calendars/" + key);
        var editor = new CalendarEditor(visit);
        var today = filed.atZone(ZoneOffset.UTC).toLocalDate();
        closeOn(editor, today);
        closeOn(editor, today.plusDays(1));
        editor.press("forecast");
        var running = visit.page().locator("#running-clocks");
        assertThat(running).containsText("1 clock would go on by the new version");
        assertThat(running).containsText("None of them would be overdue at once");
        visit.requireAccessible().picture("calendar-forecast");
        assertThat(due(desk, number)).as("a look changes nothing").isEqualTo(filed.plus(8, ChronoUnit.HOURS));

        editor.publish();
        assertThat(editor.told()).containsText("running clocks keep theirs");
        assertThat(due(desk, number)).isEqualTo(filed.plus(8, ChronoUnit.HOURS));

        closeOn(editor, today.plusDays(2));
        visit.page().locator("#move").check();
        editor.press("forecast");
        assertThat(visit.page().locator("#move")).isChecked();
        editor.publish();
        assertThat(editor.told()).containsText("Running clocks follow within a minute");

        var moved = today.plusDays(3).atTime(LocalTime.of(8, 0)).toInstant(ZoneOffset.UTC);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(due(desk, number)).isEqualTo(moved));
        assertThat(Instant.parse(ticket(desk, number).get("updatedAt").asText()))
                .as("nobody did anything to the ticket")
                .isEqualTo(filed);

        visit.as("line1").to("desk/tickets/" + number);
        assertThat(visit.page().locator("main")).containsText("version 3 of the calendar Moving " + key);
        visit.picture("ticket-promises-moved");
        visit.as("admin")
                .to("admin/jobs/clock-recalculation")
                .requireAccessible()
                .picture("job-clock-recalculation");
    }

    private void closeOn(CalendarEditor editor, LocalDate date) {
        editor.press("drop:" + date.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT) + ":0");
    }

    private String file(Desk desk) {
        var answer = desk.as("employee")
                .post(
                        "/api/v1/services/" + key + "/requests",
                        Map.of("subject", "It moves " + key, "description", "By calendar", "answers", Map.of()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("number").asText();
    }

    private static JsonNode ticket(Desk desk, String number) {
        return desk.as("line1").get("/api/v1/tickets/" + number).json();
    }

    private static Instant due(Desk desk, String number) {
        for (var clock : ticket(desk, number).get("clocks")) {
            if (clock.get("kind").asText().equals("RESOLUTION")
                    && !clock.get("state").asText().equals("SUPERSEDED")) {
                return Instant.parse(clock.get("dueAt").asText());
            }
        }
        throw new AssertionError("no resolution clock: " + number);
    }
}
