package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.it.rest.TicketDesk.API;
import static org.threeline.it.rest.TicketDesk.handoverTo;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Desk;
import org.threeline.it.RunningDesk;

/** What changes while somebody is away, and who may say so or staff a group. */
@ExtendWith(RunningDesk.class)
class AbsenceIT {
    private static final String AWAY = "yulia.smirnova";
    private static final String DEPUTY = "daniel.weiss";
    private static final String OWN = "/preferences/absence";

    private final Map<String, Browser> windows = new HashMap<>();
    private Desk desk;
    private TicketDesk tickets;

    @BeforeEach
    void begin(Desk running) {
        desk = running;
        tickets = new TicketDesk(running);
    }

    /** Everybody is there again: other tests meet the same people. */
    @AfterEach
    void everybodyIsBack() throws SQLException {
        execute("delete from absence");
    }

    @Test
    void newsOfWhoIsAwayGoesToTheDeputyTooUntilItEndsByItself() throws Exception {
        var number = tickets.laptopTicket();
        tickets.taken(AWAY, number);
        assertThat(enter(AWAY, 0, 2, DEPUTY).statusCode()).isEqualTo(302);

        tickets.write("employee", number, "Is anybody there?");
        assertThat(told(AWAY, number)).contains("MESSAGE");
        assertThat(told(DEPUTY, number)).contains("MESSAGE");

        var before = told(DEPUTY, number).size();
        execute("update absence set ends_at = utc_timestamp(6) - interval 1 second");
        tickets.write("employee", number, "Hello again");
        assertThat(told(DEPUTY, number)).hasSize(before);
    }

    @Test
    void whatComesBackGoesToWhoStandsInAndAfterwardsToThePersonAgain() throws Exception {
        var meanwhile = escalatedByWhoGoesAway();
        var later = escalatedByWhoGoesAway();
        assertThat(enter(AWAY, 0, 0, DEPUTY).statusCode()).isEqualTo(302);

        assertThat(handedBack(meanwhile)).isEqualTo(DEPUTY);
        assertThat(told(DEPUTY, meanwhile)).isNotEmpty();

        execute("update absence set ends_at = utc_timestamp(6) - interval 1 second");
        assertThat(handedBack(later)).isEqualTo(AWAY);
    }

    @Test
    void nobodyGetsWhatComesBackWhenWhoStandsInIsAwayTooOrOfAnotherGroup() throws Exception {
        var both = escalatedByWhoGoesAway();
        var stranger = escalatedByWhoGoesAway();
        enter(AWAY, 0, 0, DEPUTY);
        enter(DEPUTY, 0, 1, null);
        assertThat(handedBack(both)).isEmpty();

        execute("delete from absence");
        enter(AWAY, 0, 0, "line3");
        assertThat(handedBack(stranger)).isEmpty();
    }

    @Test
    void whoTakesATicketAlthoughAwayIsReminded() throws Exception {
        var number = tickets.laptopTicket();
        var browser = signedIn("line1");
        tickets.taken("line1", number);
        assertThat(browser.get("/desk?took=" + number).body()).doesNotContain("entered as away");

        enter("line1", 0, 3, null);
        assertThat(browser.get("/desk?took=" + number).body()).contains("entered as away until");
        assertThat(browser.get("/desk/tickets/" + number + "?done=take").body()).contains("entered as away until");
        assertThat(browser.get("/desk/tickets/" + number + "?done=note").body()).doesNotContain("entered as away");
    }

    @Test
    void oneIsAwayOnceAtATimeHoweverOftenItIsSent() throws Exception {
        assertThat(enter(AWAY, 5, 9, null).statusCode()).isEqualTo(302);
        assertThat(enter(AWAY, 9, 12, null).body()).contains("уже отсутствует");
        execute("delete from absence");

        var answers = atOnce(6, () -> enter(AWAY, 5, 9, DEPUTY).statusCode());
        assertThat(answers.stream().filter(status -> status == 302)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(5);
    }

    @Test
    void whatCannotBeMeantIsRefusedAndStaysTyped() throws Exception {
        var backwards = enter("employee", 3, 0, null);
        assertThat(backwards.statusCode()).isEqualTo(200);
        assertThat(backwards.body())
                .contains("The last day is before the first one.")
                .contains("value=\"" + today("employee").plusDays(3) + "\"");
        assertThat(enter("employee", 0, 3 * 365, null).body()).contains("a year and a month at most");
        assertThat(enter("employee", 4 * 365, 4 * 365, null).body()).contains("more than two years away");
        assertThat(enter("employee", -9, -1, null).body()).contains("over already");
        assertThat(enter("employee", 0, 0, "employee").body()).contains("You cannot stand in for yourself");
        assertThat(enter("employee", 0, 0, "no.such.person").statusCode()).isEqualTo(200);
        var never = fields(signedIn("employee"), OWN, "2026-02-30", "x", null);
        assertThat(signedIn("employee").post(OWN, never).statusCode()).isIn(200, 302);
        assertThat(rows()).isZero();
    }

    @Test
    void absencesAreOnesOwnTheLeadsAndTheAdministrators() throws Exception {
        var page = OWN + "/" + AWAY;
        assertThat(status("employee", page)).isEqualTo(404);
        assertThat(status("line1", page)).isEqualTo(404);
        assertThat(status("owner", page)).isEqualTo(404);
        assertThat(status(AWAY, OWN)).isEqualTo(200);
        assertThat(status(DEPUTY, page)).isEqualTo(200);
        assertThat(status("admin", page)).isEqualTo(200);
        assertThat(status("admin", OWN + "/nobody-at-all")).isEqualTo(404);

        for (var login : List.of("employee", "line1", "owner")) {
            var browser = signedIn(login);
            var forged =
                    fields(browser, OWN, today(AWAY).toString(), today(AWAY).toString(), null);
            assertThat(browser.post(page, forged).statusCode()).as(login).isNotEqualTo(200);
        }
        assertThat(rows()).isZero();
        var lead = signedIn(DEPUTY);
        assertThat(lead.post(
                                page,
                                fields(
                                        lead,
                                        page,
                                        today(AWAY).toString(),
                                        today(AWAY).toString(),
                                        null))
                        .statusCode())
                .isEqualTo(302);
        assertThat(rows()).isEqualTo(1);
        assertThat(new Browser(desk).get(OWN).statusCode()).isEqualTo(302);
    }

    @Test
    void groupsAreStaffedByTheirLeadsAndDefinedByAdministrators() throws Exception {
        var group = "/admin/groups/service-desk";
        var expected = new LinkedHashMap<String, Integer>();
        expected.put("employee", 404);
        expected.put("line1", 404);
        expected.put("owner", 404);
        expected.put(DEPUTY, 200);
        expected.put("admin", 200);
        for (var each : expected.entrySet()) {
            assertThat(status(each.getKey(), group)).as(each.getKey()).isEqualTo(each.getValue());
        }
        assertThat(status(DEPUTY, "/admin/groups/workplace")).isEqualTo(404);
        assertThat(status(DEPUTY, "/admin/groups/new")).isEqualTo(404);
        assertThat(status("admin", "/admin/groups/nowhere")).isEqualTo(404);

        var members = members();
        var definition =
                Map.of("do", "save", "name.en", "Mine", "line", "1", "calendar", "office-berlin", "version", "1");
        for (var forged : List.of(
                Map.of("do", "remove", "login", "line1"),
                Map.of("do", "lead", "login", "line1"),
                Map.of("do", "retire", "version", "1"),
                Map.of("do", "revert:1"),
                definition)) {
            for (var login : List.of("employee", "line1", "owner", "henrik.dahl")) {
                assertThat(signedIn(login).post(group, forged).statusCode())
                        .as(login + " " + forged)
                        .isEqualTo(404);
            }
        }
        for (var forged : List.of(definition, Map.of("do", "retire", "version", "1"), Map.of("do", "revert:1"))) {
            assertThat(signedIn(DEPUTY).post(group, forged).statusCode())
                    .as(String.valueOf(forged))
                    .isEqualTo(404);
        }
        var admin = signedIn("admin");
        for (var nonsense : List.of(
                Map.of("do", "remove", "login", "nobody-at-all"),
                Map.of("do", "lead", "login", "employee"),
                Map.of("do", "revert:999999"),
                Map.of("do", "revert:-1"))) {
            assertThat(admin.post(group, nonsense).statusCode())
                    .as(String.valueOf(nonsense))
                    .isEqualTo(404);
        }
        assertThat(admin.post(group, Map.of("do", "nonsense")).statusCode()).isEqualTo(200);
        assertThat(admin.post(group, Map.of("do", "retire", "version", "1")).body())
                .contains("route to it");
        assertThat(members()).isEqualTo(members);
    }

    @Test
    void calendarsAreEditedByWhoOwnsWhatTheyAreFor() throws Exception {
        var calendar = "/admin/calendars/office-berlin";
        assertThat(status("employee", calendar)).isEqualTo(404);
        assertThat(status("line1", calendar)).isEqualTo(404);
        assertThat(status(DEPUTY, calendar)).isEqualTo(404);
        assertThat(status("owner", calendar)).isEqualTo(200);
        assertThat(status("admin", calendar)).isEqualTo(200);
        var forged = Map.of("do", "save", "version", "1", "name.en", "Mine", "zone", "UTC");
        for (var login : List.of("employee", "line1", DEPUTY, "owner")) {
            assertThat(signedIn(login).post(calendar, forged).statusCode())
                    .as(login)
                    .isEqualTo(404);
        }
        var refused = signedIn("admin").post(calendar, forged);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("Nothing was published");
    }

    /* ---------- in the test's words ---------- */

    private String escalatedByWhoGoesAway() {
        var number = tickets.laptopTicket();
        tickets.taken(AWAY, number);
        tickets.done(AWAY, number, "escalate", handoverTo("workplace"));
        return number;
    }

    /** Who has it after the next line gave it back; empty for nobody. */
    private String handedBack(String number) {
        return tickets.done("line2", number, "hand-back", Map.of("reason", "No"))
                .path("assignee")
                .path("login")
                .asText("");
    }

    /** What somebody was told of a ticket. */
    private List<String> told(String login, String number) {
        var kinds = new ArrayList<String>();
        desk.as(login).get(API + "/notifications?limit=50").json().get("items").forEach(each -> {
            if (each.path("ticket").asText().equals(number)) {
                kinds.add(each.get("kind").asText());
            }
        });
        return kinds;
    }

    /** A window of somebody's; signing in is slow on purpose, so each has one. */
    private synchronized Browser signedIn(String login) throws Exception {
        var browser = windows.get(login);
        if (browser == null) {
            browser = new Browser(desk);
            browser.signIn(login, "threeline", "/");
            windows.put(login, browser);
        }
        return browser;
    }

    private int status(String login, String path) throws Exception {
        return signedIn(login).get(path).statusCode();
    }

    /** Enters somebody's own absence as the page's form does; the days are counted from the person's today. */
    private HttpResponse<String> enter(String login, int from, int until, String deputy) throws Exception {
        var browser = signedIn(login);
        var today = today(login);
        var first = today.plusDays(from).toString();
        var last = today.plusDays(until).toString();
        return browser.post(OWN, fields(browser, OWN, first, last, deputy));
    }

    /** The day it is where somebody works: for some hours of each day not the same for everybody. */
    private LocalDate today(String login) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.prepareStatement("select zone from person where login = ?")) {
            statement.setString(1, login);
            try (var found = statement.executeQuery()) {
                found.next();
                return LocalDate.now(ZoneId.of(found.getString(1)));
            }
        }
    }

    private static Map<String, String> fields(Browser browser, String page, String from, String until, String deputy)
            throws Exception {
        var fields = new LinkedHashMap<String, String>();
        fields.put("entering", "entering");
        fields.put("from", from);
        fields.put("until", until);
        fields.put("deputy_input", deputy == null ? "" : deputy);
        fields.put("deputy_hinput", deputy == null ? "" : deputy);
        fields.put("enter", "enter");
        fields.put("jakarta.faces.ViewState", browser.viewState(page));
        return fields;
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

    private long rows() throws SQLException {
        return number("select count(*) from absence");
    }

    private long members() throws SQLException {
        return number("select count(*) from membership where group_key = 'service-desk'");
    }

    private long number(String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
