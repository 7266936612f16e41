package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.CalendarEditor;
import org.threeline.it.page.LookMenu;

/** What is not published yet is tried on the tickets of the past before anybody is promised anything by it. */
@ExtendWith({RunningDesk.class, Browsing.class})
class SimulationE2E {
    private static final LocatorAssertions.ContainsTextOptions A_WHILE =
            new LocatorAssertions.ContainsTextOptions().setTimeout(120_000);

    /** Presses the button that opens the result beside the editor, and follows there in the same window. */
    static void simulate(Visit visit, int days) {
        visit.page()
                .fill(
                        "#filedFrom",
                        LocalDate.now(ZoneOffset.UTC).minusDays(days).toString());
        visit.settled();
        Page beside = visit.page().waitForPopup(() -> visit.page().click("#simulate"));
        beside.waitForURL("**/catalogue/simulations/*");
        var place = beside.url().replaceFirst(".*?/catalogue/", "catalogue/");
        beside.close();
        visit.to(place);
    }

    /** Tickets of another system, with years of work on them, and one that somebody lives through here. */
    @BeforeEach
    void lives(Desk desk) throws Exception {
        JobsIT.idle(desk, "ticket-import");
        var sample = new String(LogRecount.sample(), StandardCharsets.UTF_8).replaceAll("(?m)^INC", "simulated-INC");
        var ended = JobsIT.end(
                desk,
                JobsIT.accepted(desk.as("admin")
                        .upload(
                                "/api/v1/imports?format=servicenow-incident-log",
                                "sample.csv",
                                sample.getBytes(StandardCharsets.UTF_8))));
        assertThat(ended.json().path("state").asText()).as(ended.body()).isEqualTo("COMPLETED");
        var number = desk.as("employee")
                .post(
                        "/api/v1/services/laptop-problem/requests",
                        Map.of(
                                "subject",
                                "It lives",
                                "description",
                                "For a while",
                                "answers",
                                Map.of("symptom", "no_start", "place", "Berlin, 4.12")))
                .json()
                .get("number")
                .asText();
        act(desk, "line1", number, "take", Map.of());
        say(desk, "line1", number, "We look at it.");
        act(desk, "line1", number, "hold", Map.of("reason", "VENDOR"));
        act(desk, "line1", number, "resume", Map.of());
        act(desk, "line1", number, "hold", Map.of("reason", "REQUESTER", "note", "Which one?"));
        say(desk, "employee", number, "The grey one.");
        act(desk, "line1", number, "prioritize", Map.of("impact", "MEDIUM", "urgency", "HIGH"));
        act(
                desk,
                "line1",
                number,
                "escalate",
                Map.of("toGroup", "workplace", "reason", "Hands", "seen", "Dark", "tried", "Light", "asked", "Mend"));
        act(desk, "henrik.dahl", number, "take", Map.of());
        act(desk, "henrik.dahl", number, "resolve", Map.of("solution", "Mended."));
        act(desk, "employee", number, "reopen", Map.of("reason", "It is dark again."));
        act(desk, "henrik.dahl", number, "hand-back", Map.of("reason", "Please ask again"));
    }

    private static void say(Desk desk, String login, String number, String text) {
        assertThat(desk.as(login)
                        .post("/api/v1/tickets/" + number + "/replies", Map.of("text", text))
                        .status())
                .isEqualTo(201);
    }

    private static void act(Desk desk, String login, String number, String verb, Map<String, ?> body) {
        var address = "/api/v1/tickets/" + number;
        var seen = desk.as("line1").get(address).header("ETag");
        var answer = desk.as(login).post(address + "/" + verb, body, "If-Match", seen);
        assertThat(answer.status()).as(verb + ": " + answer.body()).isBetween(200, 204);
    }

    @Test
    void whatIsInForceSupposedOnceMoreChangesNothing(Visit visit, Desk desk) throws SQLException {
        for (var place : List.of(
                "admin/calendars/office-berlin",
                "admin/calendars/imported-24x7",
                "admin/groups/workplace",
                "catalogue/agreements/imported-incidents",
                "catalogue/agreements/it-incidents")) {
            visit.as(place.startsWith("admin") ? "admin" : "owner").to(place);
            simulate(visit, 36_500);
            assertThat(visit.page().locator("#simulation-state")).containsText("tickets told once more", A_WHILE);
            var main = visit.settled().page().locator("main");
            if (!place.contains("groups")) {
                // The page of a group puts the groups beside it into order, which is a change, though not of a clock.
                assertThat(main).containsText("It says what is in force");
            }
            assertThat(flips(visit)).as(place).doesNotContainAnyElementsOf(livesIn(desk));
            var told = Long.parseLong(visit.page()
                    .locator("#simulation-state .tl-figure strong")
                    .first()
                    .innerText()
                    .replaceAll("\\D", ""));
            assertThat(told).as(place).isPositive().isLessThanOrEqualTo(tickets(desk));
        }
    }

    /** Numbers of tickets with a promise that would have ended otherwise. */
    private static List<String> flips(Visit visit) {
        return visit.page()
                .locator("[aria-labelledby=flips-title] tbody .tl-code")
                .allInnerTexts();
    }

    /** Numbers of tickets whose lives are the desk's own; other tests set the clocks of theirs by hand. */
    private static List<String> livesIn(Desk desk) throws SQLException {
        var numbers = new ArrayList<String>();
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from ticket where external_reference like 'simulated-%'"
                        + " or subject = 'It lives'")) {
            while (rows.next()) {
                numbers.add("TL-" + rows.getLong(1));
            }
        }
        assertThat(numbers).hasSizeGreaterThan(10);
        return numbers;
    }

    private static long tickets(Desk desk) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from ticket")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void anotherWeekTellsWhosePromisesWouldHaveEndedOtherwise(Visit visit) {
        visit.as("admin").to("admin/calendars/imported-24x7");
        var editor = new CalendarEditor(visit);
        for (var day : List.of("tue", "wed", "thu")) {
            editor.press("drop:" + day + ":0");
        }
        simulate(visit, 36_500);
        assertThat(visit.page().locator("#simulation-state")).containsText("tickets told once more", A_WHILE);
        var main = visit.settled().page().locator("main");
        assertThat(main).containsText("calendars.imported-24x7.weekly");
        assertThat(main).containsText("promises with another result");
        visit.requireAccessible().picture("simulation");

        visit.inTheDark().onPhone();
        var look = new LookMenu(visit.page());
        look.speak("ru");
        try {
            assertThat(visit.settled().page().locator("h1")).containsText("Что если");
            visit.requireAccessible().picture("simulation-phone");
            assertThat((Boolean) visit.page()
                            .evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1"))
                    .isTrue();
        } finally {
            look.speak("en");
        }
    }

    @Test
    void theDaysThatCountAreChosen(Visit visit) {
        visit.as("admin").to("admin/calendars/office-berlin");
        visit.page().fill("#filedFrom", "2026-03-02");
        visit.page().fill("#filedUntil", "2026-03-01");
        var beside = visit.settled().page().waitForPopup(() -> visit.page().click("#simulate"));
        assertThat(beside.locator("#range-error")).containsText("Choose a first day");
        assertThat(beside.locator("#filedUntil")).hasValue("2026-03-01");
        beside.close();

        visit.page().fill("#filedUntil", "2026-03-31");
        beside = visit.settled().page().waitForPopup(() -> visit.page().click("#simulate"));
        beside.waitForURL("**/catalogue/simulations/*");
        assertThat(beside.locator(".tl-title-text")).containsText("2 Mar");
        assertThat(beside.locator(".tl-title-text")).containsText("1 Apr");
        beside.close();
    }

    @Test
    void nobodyElseLooksAtIt(Visit visit) {
        visit.as("employee").to("catalogue/simulations/1");
        assertThat(visit.page().locator("main")).not().containsText("What if");
        visit.as("owner").to("catalogue/simulations/999999999");
        assertThat(visit.page().locator("main")).containsText("nothing here");
    }
}
