package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Rest.Answer;
import org.threeline.it.page.LookMenu;

/** Clocks that a hand in the database made wrong are found, shown, and set right when an administrator says so. */
@ExtendWith({RunningDesk.class, Browsing.class})
class ClockRepairE2E {
    private static final String REPAIRS = "/api/v1/clock-repairs";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final LocatorAssertions.ContainsTextOptions A_WHILE =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis());

    /** Has the clocks of a ticket compared that are wrong; the id of what waits for a decision. */
    static String waiting(Desk desk) throws SQLException, InterruptedException {
        var number = filed(desk);
        spoil(desk, number);
        return compared(desk, Map.of("ticket", number)).path("id").asText();
    }

    @Test
    void whatIsWrongIsSeenFirstAndThenSetRight(Visit visit, Desk desk) throws Exception {
        var number = filed(desk);
        var right = clocks(desk, number);
        spoil(desk, number);
        var wrong = clocks(desk, number);
        assertThat(wrong).isNotEqualTo(right);

        visit.as("admin").to("admin/jobs");
        visit.page().click("a[href$='/admin/clock-repairs']");
        visit.page().fill("#ticket", number);
        visit.settled().page().click("#go");
        visit.page().waitForURL("**/admin/clock-repairs/*");
        var state = visit.page().locator("#repair-state");
        assertThat(state).containsText("Set the clocks of 1 ticket right?", A_WHILE);
        assertThat(state).not().containsText("could not be compared");
        var differences = visit.settled().page().locator("#repair-differences");
        assertThat(differences).containsText(number);
        assertThat(differences).containsText("due");
        assertThat(differences).containsText("Times of rest");
        visit.requireAccessible().picture("clock-repair");
        assertThat(clocks(desk, number)).isEqualTo(wrong);

        visit.page().click("#apply");
        assertThat(state).containsText("set right", A_WHILE);
        assertThat(visit.settled().page().locator("#repair-differences .tl-badge"))
                .containsText("Set right");
        assertThat(clocks(desk, number)).isEqualTo(right);
        assertThat(one(desk, "select count(*) from clock_pause where ticket_id = " + id(number)))
                .isZero();

        visit.to("admin/audit");
        assertThat(visit.page().locator("main")).containsText("Clocks set right");
        visit.as("line1").to("desk/tickets/" + number);
        assertThat(visit.settled().page().locator("main")).containsText("Clocks were set to what the history tells");
    }

    @Test
    void theSameInRussianOnAPhoneAtNight(Visit visit, Desk desk) throws Exception {
        var id = Long.parseLong(waiting(desk));
        visit.inTheDark().onPhone().as("admin").to("admin/clock-repairs");
        var look = new LookMenu(visit.page());
        look.speak("ru");
        try {
            assertThat(visit.settled().page().locator("h1")).containsText("Исправление сроков");
            assertThat(visit.page().locator("main")).containsText("нужно решение");
            visit.requireAccessible().picture("clock-repairs-phone");
            fits(visit);
            visit.to("admin/clock-repairs/" + id);
            assertThat(visit.settled().page().locator("main")).containsText("Исправить часы 1 заявки?");
            visit.requireAccessible().picture("clock-repair-phone");
            fits(visit);
            visit.page().click("#leave");
            visit.settled();
            assertThat(visit.page().locator("#repair-state")).containsText("Оставлено как есть");
        } finally {
            look.speak("en");
        }
    }

    private static void fits(Visit visit) {
        assertThat((Boolean)
                        visit.page().evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1"))
                .isTrue();
    }

    @Test
    void whatIsMeantMustBeThere(Visit visit) {
        visit.as("admin").to("admin/clock-repairs");
        visit.page().fill("#ticket", "TL-99999999");
        visit.settled().page().click("#go");
        visit.settled();
        assertThat(visit.page().locator("#ticket-error")).containsText("no ticket with this number");
        assertThat(visit.page().locator("#ticket")).hasValue("TL-99999999");
        visit.page().check("input[name=scope][value=SERVICE]");
        visit.settled().page().click("#go");
        visit.settled();
        assertThat(visit.page().locator("#service-error")).containsText("Choose one of the services");
        visit.requireAccessible();
    }

    @Test
    void whatChangesBetweenSeeingAndDoingIsLeftAndShownOnceMore(Desk desk) throws Exception {
        var number = filed(desk);
        spoil(desk, number);
        var repair = compared(desk, Map.of("ticket", number));
        var id = repair.path("id").asLong();
        execute(
                desk,
                "update sla_clock set due_at = due_at + interval 1 day where ticket_id = " + id(number)
                        + " and kind = 'RESOLUTION'");
        var wrong = clocks(desk, number);
        assertThat(decide(desk, id, "apply").status()).isEqualTo(202);
        assertThat(until(desk, id, "COMPARED").path("found").asInt()).isEqualTo(1);
        assertThat(clocks(desk, number)).isEqualTo(wrong);

        assertThat(decide(desk, id, "apply").status()).isEqualTo(202);
        assertThat(until(desk, id, "ENDED").path("repaired").asInt()).isEqualTo(1);
        assertThat(compared(desk, Map.of("ticket", number)).path("phase").asText())
                .isEqualTo("ENDED");
    }

    @Test
    void oneDecidesHoweverManyPressAtOnce(Desk desk) throws Exception {
        var number = filed(desk);
        spoil(desk, number);
        var id = compared(desk, Map.of("ticket", number)).path("id").asLong();
        Callable<Integer> press = () -> decide(desk, id, "apply").status();
        var threads = Executors.newFixedThreadPool(6);
        try {
            var answers = threads.invokeAll(Collections.nCopies(6, press)).stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception failed) {
                            throw new IllegalStateException(failed);
                        }
                    })
                    .toList();
            assertThat(answers.stream().filter(status -> status == 202)).hasSize(1);
            assertThat(answers.stream().filter(status -> status == 409)).hasSize(5);
        } finally {
            threads.shutdown();
        }
        until(desk, id, "ENDED");
        assertThat(one(
                        desk,
                        "select count(*) from ticket_history where kind = 'PROMISES_REPAIRED' and ticket_id = "
                                + id(number)))
                .isEqualTo(1);
    }

    @Test
    void aComparisonThatIsStoppedGoesOnWhereItWas(Desk desk) throws Exception {
        filed(desk);
        var answer = desk.as("admin").post(REPAIRS, Map.of("all", true));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var id = answer.json().path("id").asLong();
        var runs = desk.as("admin")
                .get("/api/v1/jobs/clock-repair/executions?limit=1")
                .json();
        desk.as("admin")
                .post(
                        "/api/v1/jobs/executions/"
                                + runs.path("items").path(0).path("id").asLong() + "/stop",
                        Map.of());
        JobsIT.idle(desk, "clock-repair");
        if (repair(desk, id).path("phase").asText().equals("COMPARING")) {
            JobsIT.end(desk, desk.as("admin").post("/api/v1/jobs/clock-repair/executions", Map.of()));
        }
        var repair = past(desk, id, "COMPARING");
        assertThat(repair.path("tickets").asLong()).isPositive();
        assertThat(repair.path("compared").asLong())
                .isEqualTo(repair.path("tickets").asLong());
        if (repair.path("phase").asText().equals("COMPARED")) {
            assertThat(decide(desk, id, "leave").status()).isEqualTo(202);
        }
        assertThat(decide(desk, id, "leave").status()).isEqualTo(409);
    }

    @Test
    void nobodyElseComparesOrDecides(Visit visit, Desk desk) throws Exception {
        for (var login : List.of("employee", "line1", "owner")) {
            assertThat(desk.as(login).post(REPAIRS, Map.of("all", true)).status())
                    .as(login)
                    .isEqualTo(403);
            assertThat(desk.as(login).get(REPAIRS).status()).as(login).isEqualTo(403);
            assertThat(decide(desk.as(login), 50, "apply").status()).as(login).isEqualTo(403);
        }
        for (var nonsense : List.of(
                Map.of(),
                Map.of("all", false),
                Map.of("all", true, "ticket", "TL-10001"),
                Map.of("ticket", "TL-0"),
                Map.of("ticket", "' or 1=1"),
                Map.of("service", "nothing-here"))) {
            assertThat(desk.as("admin").post(REPAIRS, nonsense).status())
                    .as(nonsense.toString())
                    .isEqualTo(400);
        }
        assertThat(decide(desk, 999_999_999, "apply").status()).isEqualTo(404);
        visit.as("owner").to("admin/clock-repairs");
        assertThat(visit.page().locator("main")).containsText("nothing here");
    }

    /* ---------- in the test's words ---------- */

    private static String filed(Desk desk) {
        return desk.as("employee")
                .post(
                        "/api/v1/services/laptop-problem/requests",
                        Map.of(
                                "subject",
                                "To be repaired",
                                "description",
                                "Its clocks",
                                "answers",
                                Map.of("symptom", "no_start", "place", "Berlin, 4.12")))
                .json()
                .get("number")
                .asText();
    }

    /** A due time that is a day late, a clock that is gone, and a rest nobody took. */
    private static void spoil(Desk desk, String number) throws SQLException {
        execute(
                desk,
                "update sla_clock set due_at = due_at + interval 1 day, next_event_at = null where kind ="
                        + " 'RESOLUTION' and ticket_id = " + id(number));
        execute(desk, "delete from sla_clock where kind = 'OLA' and ticket_id = " + id(number));
        execute(
                desk,
                "insert into clock_pause (id, ticket_id, cause, started_at, ended_at) select nextval(clock_pause_seq),"
                        + " id, 'VENDOR', created_at, created_at + interval 1 hour from ticket where id = "
                        + id(number));
    }

    private static long id(String number) {
        return Long.parseLong(number.replace("TL-", ""));
    }

    private static String clocks(Desk desk, String number) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select group_concat(concat_ws(' ', kind, cycle, started_at, due_at,"
                        + " next_event_at, outcome) order by kind, cycle) from sla_clock where ticket_id = "
                        + id(number))) {
            found.next();
            return found.getString(1);
        }
    }

    private static JsonNode compared(Desk desk, Map<String, ?> which) throws InterruptedException {
        var answer = desk.as("admin").post(REPAIRS, which);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return past(desk, answer.json().path("id").asLong(), "COMPARING");
    }

    private static Answer decide(Desk desk, long id, String verb) {
        return decide(desk.as("admin"), id, verb);
    }

    private static Answer decide(Rest client, long id, String verb) {
        return client.post(REPAIRS + "/" + id + "/" + verb, Map.of());
    }

    private static JsonNode repair(Desk desk, long id) {
        return desk.as("admin").get(REPAIRS + "/" + id).json();
    }

    private static JsonNode until(Desk desk, long id, String phase) throws InterruptedException {
        var repair = past(desk, id, "APPLYING");
        assertThat(repair.path("phase").asText()).isEqualTo(phase);
        return repair;
    }

    private static JsonNode past(Desk desk, long id, String phase) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        var repair = repair(desk, id);
        while (repair.path("phase").asText().equals(phase)) {
            assertThat(Instant.now()).as(repair.toString()).isBefore(end);
            Thread.sleep(200);
            repair = repair(desk, id);
        }
        return repair;
    }

    private static long one(Desk desk, String query) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void execute(Desk desk, String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
