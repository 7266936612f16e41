package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.TicketAtTheDesk;

/** Promises as they are looked at: why a time is what it is, how much is left while one looks, and who took how long. */
@ExtendWith({RunningDesk.class, Browsing.class})
class ClockE2E {
    private static final String API = "/api/v1";
    private static final String LINE = "svg.tl-why-line";
    private static final String LIVE = "[data-tl-live]";

    @Test
    void aClockThatRunsTellsItsSumAndItsLine(Desk desk, Visit visit) {
        var number = file(desk, "It hums");
        visit.as("line1").to("desk/tickets/" + number);
        var page = visit.page();
        why(page, clock(desk, number, "RESOLUTION", "RUNNING"));

        assertThat(page.locator("#why-title")).isFocused();
        assertThat(page.locator(".tl-why-sum"))
                .containsText(Pattern.compile("Filed (today|yesterday) .* of working time = due "));
        assertThat(page.locator(LINE + " rect.is-ahead").first()).isVisible();
        assertThat(page.locator(".tl-why-moments .is-now, .tl-why-moments .is-start")
                        .first())
                .isVisible();
        assertThat(page.locator(".tl-why-moments")).containsText("Due");
        assertThat(page.locator(".tl-why tfoot")).containsText("Promised");
        visit.requireAccessible().picture("clock-running");

        page.locator("#why .tl-icon-button").click();
        assertThat(page.locator(LINE)).hasCount(0);
        assertThat(page.locator("#clock-" + id(clock(desk, number, "RESOLUTION", "RUNNING")) + " a"))
                .isFocused();
    }

    @Test
    void aClockThatRestsSaysWhyAndWhatIsLeft(Desk desk, Visit visit) {
        var number = file(desk, "It waits");
        act(desk, number, "take", Map.of());
        act(desk, number, "hold", Map.of("reason", "REQUESTER"));
        visit.as("line1").to("desk/tickets/" + number);
        why(visit.page(), clock(desk, number, "RESOLUTION", "PAUSED"));

        var sum = visit.page().locator(".tl-why-sum");
        assertThat(sum).containsText("left");
        assertThat(sum).containsText("if it went on now");
        assertThat(visit.page().locator(".tl-why-outcome").first()).containsText("Nothing counts meanwhile");
        visit.requireAccessible().picture("clock-resting");
    }

    @Test
    void anotherPriorityReplacesAClockAndBothTellOfIt(Desk desk, Visit visit) {
        var number = file(desk, "It is worse");
        act(desk, number, "take", Map.of());
        act(desk, number, "prioritize", Map.of("impact", "HIGH", "urgency", "HIGH"));
        visit.as("line1").to("desk/tickets/" + number);
        var page = visit.page();

        why(page, clock(desk, number, "RESOLUTION", "RUNNING"));
        assertThat(page.locator(".tl-why-moments .is-change + span"))
                .containsText(Pattern.compile("priority P\\d → P1"));
        page.locator("summary", new Page.LocatorOptions().setHasText("Earlier promises"))
                .click();
        why(page, clock(desk, number, "RESOLUTION", "SUPERSEDED"));
        assertThat(page.locator(".tl-why-outcome").first())
                .containsText(Pattern.compile("Replaced today .*priority P\\d → P1"));
        visit.requireAccessible().picture("clock-superseded");
    }

    @Test
    void aBrokenPromiseShowsWhenItBrokeAndResolvingAsksWhy(Desk desk, Visit visit) throws SQLException {
        var number = broken(desk);
        visit.as("line1").to("desk/tickets/" + number);
        var page = visit.page();
        why(page, clock(desk, number, "RESOLUTION", "BREACHED"));
        assertThat(page.locator(".tl-why-outcome").first()).containsText("Broken: was due");
        assertThat(page.locator(".tl-why-moments .is-broken").first()).isVisible();
        visit.requireAccessible().picture("clock-broken");

        var ticket = new TicketAtTheDesk(page);
        ticket.open("resolve");
        ticket.write("resolve", "solution", "It is new now.");
        ticket.send("resolve");
        assertThat(page.locator("[id='resolve:breachReason-error']")).containsText("say why");
        ticket.choose("resolve", "breachReason", "OTHER");
        ticket.write("resolve", "breachWords", "The lift stood still");
        visit.requireAccessible().picture("clock-breach-reason");
        ticket.choose("resolve", "breachReason", "SUPPLIER_LATE");
        ticket.send("resolve");
        assertThat(ticket.status()).hasText("Resolved");
        assertThat(ticket.story()).containsText("The supplier was late");
        why(page, clock(desk, number, "RESOLUTION", "MISSED"));
        assertThat(page.locator("#why")).containsText("Why it was broken: The supplier was late");
        assertThat(desk.as("line1")
                        .get(API + "/tickets/" + number)
                        .json()
                        .get("breachReason")
                        .asText())
                .isEqualTo("SUPPLIER_LATE");
    }

    @Test
    void whatIsLeftStaysTrueInTheQueueWithoutAReload(Desk desk, Visit visit) {
        var number = file(desk, "It ticks");
        act(desk, number, "take", Map.of());
        var page = visit.page();
        visit.as("line1");
        page.clock().install(new Clock.InstallOptions().setTime(System.currentTimeMillis()));
        visit.to("desk?view=on-me&q=" + word(desk, number));
        var row = when(page, number);
        assertSaidAlike(page);

        // The list would be drawn again by itself; here it may not.
        page.route("**/desk**", route -> route.abort());
        for (var hours : List.of(1, 7, 26)) {
            page.clock().fastForward(Duration.ofHours(hours).toMillis());
            assertLeft(desk, page, row, number);
        }
    }

    @Test
    void whatRestsStandsStillAndItsDueTimeMoves(Desk desk, Visit visit) {
        var rests = file(desk, "It rests");
        act(desk, rests, "take", Map.of());
        act(desk, rests, "prioritize", Map.of("impact", "HIGH", "urgency", "MEDIUM"));
        assertThat(desk.as("line1")
                        .post(API + "/tickets/" + rests + "/replies", Map.of("text", "Which one is it?"))
                        .status())
                .isEqualTo(201);
        act(desk, rests, "hold", Map.of("reason", "REQUESTER"));
        var page = visit.page();
        visit.as("line1");
        page.clock().install(new Clock.InstallOptions().setTime(System.currentTimeMillis()));
        visit.to("desk?view=on-me&q=" + word(desk, rests));
        var row = when(page, rests);
        assertThat(row).containsText("paused");
        visit.picture("clock-queue-resting");
        var before = row.textContent();
        page.route("**/desk**", route -> route.abort());

        // On the day after next on which anybody works, at an hour at which it would not be due at the same time of
        // day.
        var opening = ((Number) row.evaluate("when => JSON.parse(when.dataset.tlLive).open[2]")).longValue();
        var minutes = before.contains(":30") ? 60 : 90;
        var then = opening + Duration.ofMinutes(minutes).toSeconds();
        page.clock().fastForward(Duration.ofSeconds(then).toMillis() - System.currentTimeMillis());
        assertThat(row).not().hasText(before.strip());
        assertThat(row).containsText("if it went on now");
        assertThat(row).containsText(before.strip().replaceAll(";.*", ""));
    }

    @Test
    void theRequesterSeesWhenATimeHasPassed(Desk desk, Visit visit) {
        var number = file(desk, "It is late");
        var page = visit.page();
        visit.as("employee");
        page.clock().install(new Clock.InstallOptions().setTime(System.currentTimeMillis()));
        visit.to("requests?q=" + word(desk, number));
        var row = page.locator("a[href$='" + number + "'] " + LIVE);
        assertThat(row).containsText("We answer by");

        page.clock().fastForward(Duration.ofHours(90).toMillis());
        assertThat(row).containsText("Our answer was due");
        assertThat(page.locator("a[href$='" + number + "'] .tl-ring")).hasClass(Pattern.compile(".*is-red.*"));
    }

    @Test
    void theWayOfATicketSaysWhoTookHowLongAndThatItWentToAndFro(Desk desk, Visit visit) {
        var number = file(desk, "It travels");
        act(desk, number, "take", Map.of());
        act(
                desk,
                number,
                "escalate",
                Map.of(
                        "toGroup",
                        "workplace",
                        "reason",
                        "Hands",
                        "seen",
                        "Black",
                        "tried",
                        "Twice",
                        "asked",
                        "Replace"));
        act(desk, "henrik.dahl", number, "hand-back", Map.of("reason", "Try the other screen"));
        var share = desk.as("line1").get(API + "/tickets/" + number).json().get("workShare");
        assertThat(share.at("/returns/0/group").asText()).isEqualTo("service-desk");
        assertThat(share.at("/returns/0/from").asText()).isEqualTo("workplace");
        assertThat(share.at("/returns/0/times").asInt()).isEqualTo(1);
        assertThat(share.get("lines").findValuesAsText("line")).containsExactly("1", "2");
        assertThat(share.at("/groups/0/stays").asInt()).isEqualTo(2);
        assertThat(desk.as("employee").get(API + "/tickets/" + number).json().has("workShare"))
                .as("the desk's own affair")
                .isFalse();

        visit.as("line1").to("desk/tickets/" + number);
        assertThat(visit.page().locator(".tl-ticket-side")).containsText("To and fro: it came back to Service desk");
        assertThat(visit.page().locator(".tl-ticket-side")).containsText("Working time together");
        visit.requireAccessible().picture("clock-hops");
    }

    /** What the script says at the moment it begins is what the desk said. */
    private static void assertSaidAlike(Page page) {
        var texts = "() => [...document.querySelectorAll('" + LIVE + "')].map(e => e.textContent.trim())";
        @SuppressWarnings("unchecked")
        var said = (List<String>) page.evaluate(texts);
        page.evaluate("() => document.dispatchEvent(new CustomEvent('tl:changed'))");
        @SuppressWarnings("unchecked")
        var counted = (List<String>) page.evaluate(texts);
        var differing = 0;
        for (int i = 0; i < said.size(); i++) {
            differing += said.get(i).equals(counted.get(i)) ? 0 : 1;
        }
        // A minute may be over between the two.
        assertThat(differing).as("%s and %s", said, counted).isLessThan(2);
    }

    private static void assertLeft(Desk desk, Page page, Locator row, String number) {
        var now = Instant.ofEpochMilli(((Number) page.evaluate("() => Date.now()")).longValue());
        var first = earliest(desk.as("line1")
                .get(API + "/tickets/" + number + "/clocks?at=" + now.truncatedTo(ChronoUnit.SECONDS))
                .json());
        var left = first.get("remainingSeconds").asLong();
        if (left < 60) {
            assertThat(row).containsText("overdue");
        } else {
            // The minute may just be ending.
            assertThat(row)
                    .containsText(Pattern.compile(duration(left) + " left|" + duration(left - 60) + " left|"
                            + duration(left + 60) + " left|by .*"));
            assertThat(row).not().containsText("overdue");
        }
    }

    private static JsonNode earliest(JsonNode clocks) {
        JsonNode earliest = null;
        for (var clock : clocks.get("items")) {
            var runs =
                    List.of("RUNNING", "BREACHED").contains(clock.get("state").asText());
            if (runs
                    && !"OLA".equals(clock.get("kind").asText())
                    && (earliest == null
                            || clock.get("dueAt")
                                            .asText()
                                            .compareTo(earliest.get("dueAt").asText())
                                    < 0)) {
                earliest = clock;
            }
        }
        return earliest;
    }

    private static String duration(long seconds) {
        var minutes = seconds / 60;
        return minutes < 60
                ? minutes + " min"
                : minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private static Locator when(Page page, String number) {
        return page.locator("tr[data-tl-row='" + number + "'] .tl-when");
    }

    private static void why(Page page, JsonNode clock) {
        page.locator("#clock-" + id(clock) + " [data-tl-part=why]").click();
        assertThat(page.locator("#why [data-tl-back='clock-" + id(clock) + "']"))
                .isVisible();
    }

    private static String id(JsonNode clock) {
        return clock.get("id").asText();
    }

    private static JsonNode clock(Desk desk, String number, String kind, String state) {
        for (var clock : desk.as("line1")
                .get(API + "/tickets/" + number + "/clocks")
                .json()
                .get("items")) {
            if (clock.get("kind").asText().equals(kind)
                    && clock.get("state").asText().equals(state)) {
                return clock;
            }
        }
        throw new AssertionError(number + " has no clock " + kind + " " + state);
    }

    /** A ticket of an hour ago in somebody's hands whose solution was due half an hour ago by its agreement. */
    private static String broken(Desk desk) throws SQLException {
        var number = file(desk, "It is overdue");
        act(desk, number, "take", Map.of());
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            var ticket = " where ticket_id = " + number.substring(3) + " and kind = 'RESOLUTION'";
            statement.execute("update sla_clock set started_at = started_at - interval 40 day,"
                    + " due_at = due_at - interval 40 day, projected_due_at = projected_due_at - interval 40 day"
                    + ticket);
            statement.execute("update sla_clock set breached_at = due_at, breach_found_at = due_at + interval 5 minute,"
                    + " warned_up_to = 100, next_event_at = null" + ticket);
        }
        return number;
    }

    private static String file(Desk desk, String subject) {
        var body = new LinkedHashMap<String, Object>();
        body.put(
                "subject",
                subject + " w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
        body.put("answers", Map.of("symptom", "no_start", "place", "Berlin, 4.12"));
        var answer = desk.as("employee").post(API + "/services/laptop-problem/requests", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("number").asText();
    }

    private static String word(Desk desk, String number) {
        var subject = desk.as("line1")
                .get(API + "/tickets/" + number)
                .json()
                .get("subject")
                .asText();
        return subject.substring(subject.lastIndexOf(' ') + 1);
    }

    private static void act(Desk desk, String number, String verb, Map<String, ?> body) {
        act(desk, "line1", number, verb, body);
    }

    private static void act(Desk desk, String login, String number, String verb, Map<String, ?> body) {
        var address = API + "/tickets/" + number;
        var answer = desk.as(login)
                .post(
                        address + "/" + verb,
                        body,
                        "If-Match",
                        desk.as(login).get(address).header("ETag"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
