package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.it.HandOverFiguresIT.act;
import static org.threeline.it.HandOverFiguresIT.count;
import static org.threeline.it.HandOverFiguresIT.file;
import static org.threeline.it.HandOverFiguresIT.toAndFro;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.LookMenu;

/** The report on lines and hand-overs: for whom it is, what it says, and that it adds up. */
@ExtendWith({RunningDesk.class, Browsing.class})
class HandOversE2E {
    private static final String PAGE = "catalogue/reports/hand-overs";
    private static final String API = "/api/v1/reports/hand-overs";

    @Test
    void ownersLeadsAndAdministratorsReadItAndNobodyElse(Desk desk, Visit visit) throws Exception {
        toAndFro(desk);
        count(desk);
        for (var reader : new String[] {"owner", "henrik.dahl", "admin"}) {
            visit.as(reader).to(PAGE);
            assertThat(visit.page().locator("h1")).hasText("Lines and hand-overs");
            assertThat(visit.page().locator("#returned")).containsText("It goes to and fro");
            visit.requireAccessible().picture("hand-overs-" + reader);
            assertThat(desk.as(reader).get(API).status()).isEqualTo(200);
            assertThat(csv(visit, "?table=groups"))
                    .startsWith("\uFEFFgroup,line,stays,")
                    .contains("\nworkplace,2,");
        }
        for (var stranger : new String[] {"employee", "line1"}) {
            visit.as(stranger);
            assertThat(visit.page().navigate(PAGE).status()).as(stranger).isEqualTo(404);
            assertThat(visit.page().request().get(PAGE + ".csv?table=groups").status())
                    .isEqualTo(404);
            assertThat(desk.as(stranger).get(API).status()).isEqualTo(404);
            assertThat(desk.as(stranger).get(API + "/tickets").status()).isEqualTo(404);
        }
        assertThat(desk.anonymous().get(API).status()).isEqualTo(401);
    }

    @Test
    void itIsFoundWhereItsReadersAre(Visit visit) {
        visit.as("owner").to("catalogue");
        visit.page().click("text=Lines and hand-overs");
        assertThat(visit.settled().page().locator("h1")).hasText("Lines and hand-overs");
        visit.as("henrik.dahl").to("desk");
        visit.page().click("text=Lines and hand-overs");
        assertThat(visit.settled().page().locator("h1")).hasText("Lines and hand-overs");
    }

    @Test
    void figuresOfPeopleAreForTheirLeadsAndAdministrators(Desk desk, Visit visit) throws Exception {
        toAndFro(desk);
        count(desk);
        assertThat(desk.as("henrik.dahl")
                        .get(API + "?group=workplace")
                        .json()
                        .path("people")
                        .path("items")
                        .toString())
                .contains("\"henrik.dahl\"");
        assertThat(desk.as("admin")
                        .get(API + "?group=workplace")
                        .json()
                        .path("people")
                        .isObject())
                .isTrue();
        assertThat(desk.as("owner")
                        .get(API + "?group=workplace")
                        .json()
                        .path("people")
                        .isNull())
                .as("an owner answers for a service and not for people")
                .isTrue();
        assertThat(desk.as("henrik.dahl")
                        .get(API + "?group=service-desk")
                        .json()
                        .path("people")
                        .isNull())
                .as("he leads another group")
                .isTrue();
        visit.as("henrik.dahl").to(PAGE + "?group=workplace");
        assertThat(visit.page().locator("[aria-labelledby=people-title]").first())
                .containsText("Henrik Dahl");
        visit.requireAccessible().picture("hand-overs-people");
        visit.as("owner").to(PAGE + "?group=workplace");
        assertThat(visit.page().locator("[aria-labelledby=people-title]")).hasCount(0);
    }

    /** What the report says of all tickets is what the tickets say one by one. */
    @Test
    void figuresAddUpToWhatTheTicketsTellOneByOne(Desk desk) throws Exception {
        toAndFro(desk);
        count(desk);
        var report = desk.as("admin")
                .get(API + "?service=laptop-problem&from=2000-01-01")
                .json();
        var stays = new HashMap<String, long[]>();
        var tickets = 0;
        var handOvers = 0;
        var toAndFro = 0;
        for (var number : over(desk, "laptop-problem")) {
            var ticket = desk.as("line1").get("/api/v1/tickets/" + number).json();
            tickets++;
            String before = null;
            for (var hop : ticket.path("hops")) {
                var group = hop.path("group").asText();
                var sum = stays.computeIfAbsent(group, first -> new long[2]);
                sum[0]++;
                sum[1] += hop.path("workedSeconds").asLong();
                handOvers += before != null && !before.equals(group) ? 1 : 0;
                before = group;
            }
            toAndFro += ticket.path("workShare").path("returns").isEmpty() ? 0 : 1;
        }
        assertThat(report.path("tickets").path("all").asInt())
                .isEqualTo(tickets)
                .isPositive();
        assertThat(report.path("tickets").path("handOvers").asInt()).isEqualTo(handOvers);
        assertThat(report.path("tickets").path("toAndFro").asInt()).isEqualTo(toAndFro);
        assertThat(report.path("groups")).hasSize(stays.size());
        for (var group : report.path("groups")) {
            var sum = stays.get(group.path("group").asText());
            assertThat(group.path("stays").path("count").asLong()).isEqualTo(sum[0]);
            // Each ticket is told in whole seconds, rounded down.
            assertThat(group.path("stays").path("workedSeconds").asLong() - sum[1])
                    .isBetween(0L, sum[0]);
        }
        assertThat(sum(report.path("ways"), "times")).isEqualTo(handOvers);
        assertThat(StreamSupport.stream(report.path("lines").spliterator(), false)
                        .mapToLong(line -> line.path("stays").path("count").asLong())
                        .sum())
                .isEqualTo(stays.values().stream().mapToLong(each -> each[0]).sum());
    }

    private static long sum(JsonNode rows, String name) {
        return StreamSupport.stream(rows.spliterator(), false)
                .mapToLong(row -> row.path(name).asLong())
                .sum();
    }

    private static Iterable<String> over(Desk desk, String service) throws SQLException {
        var numbers = Stream.<String>builder();
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select concat('TL-', id) from ticket where service_key = '" + service
                        + "' and status in ('RESOLVED', 'CLOSED', 'CANCELLED')")) {
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
        }
        return numbers.build().toList();
    }

    @Test
    void reasonsOfBrokenPromisesAreCountedAndWordsAreListed(Desk desk, Visit visit) throws Exception {
        var before = desk.as("admin").get(API).json();
        broken(desk, "SUPPLIER_LATE");
        broken(desk, "=HYPERLINK(\"x\") the lift was stuck");
        broken(desk, null);
        count(desk);
        var after = desk.as("admin").get(API).json();
        assertThat(reason(after, "SUPPLIER_LATE")).isEqualTo(reason(before, "SUPPLIER_LATE") + 1);
        assertThat(reason(after, "OTHER")).isEqualTo(reason(before, "OTHER") + 1);
        assertThat(reason(after, "NONE")).isEqualTo(reason(before, "NONE") + 1);
        assertThat(after.path("tickets").path("unexplained").asInt())
                .isEqualTo(before.path("tickets").path("unexplained").asInt() + 1);
        assertThat(desk.as("owner")
                        .get(API + "/reasons?limit=1")
                        .json()
                        .path("items")
                        .path(0)
                        .path("reason")
                        .asText())
                .contains("the lift was stuck");
        visit.as("owner").to(PAGE);
        assertThat(visit.page().locator("#said")).containsText("the lift was stuck");
        assertThat(visit.page().locator("[aria-labelledby=broken-title]")).containsText("The supplier was late");
        assertThat(csv(visit, "?table=words")).contains("'=HYPERLINK");
        visit.inTheDark().onPhone();
        var look = new LookMenu(visit.page());
        look.speak("ru");
        try {
            assertThat(visit.settled().page().locator("h1")).hasText("Линии и передачи");
            visit.requireAccessible().picture("hand-overs-phone");
            assertThat((Boolean) visit.page()
                            .evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1"))
                    .isTrue();
        } finally {
            look.speak("en");
        }
    }

    /** A ticket whose solution was promised for yesterday. */
    private static void broken(Desk desk, String reason) throws SQLException {
        var number = file(desk);
        act(desk, "line1", number, "take", Map.of());
        breakPromise(desk, number);
        var solved = new HashMap<String, String>();
        solved.put("solution", "Mended.");
        if (reason != null) {
            solved.put("breachReason", reason);
        }
        act(desk, "line1", number, "resolve", solved);
    }

    private static void breakPromise(Desk desk, String number) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update sla_clock set due_at = utc_timestamp(6) - interval 1 day, projected_due_at ="
                            + " utc_timestamp(6) - interval 1 day, next_event_at = utc_timestamp(6) - interval 1 day,"
                            + " started_at = started_at - interval 60 day where kind = 'RESOLUTION' and ticket_id = "
                            + id(number));
        }
    }

    private static long reason(JsonNode report, String reason) {
        return StreamSupport.stream(report.path("breaches").spliterator(), false)
                .filter(row -> row.path("reason").asText().equals(reason)
                        && row.path("promise").asText().equals("RESOLUTION"))
                .mapToLong(row -> row.path("promises").asLong())
                .sum();
    }

    @Test
    void whatCannotBeAskedIsToldAtItsFieldAndNothingTypedIsLost(Desk desk, Visit visit) {
        visit.as("admin").to(PAGE + "?from=2026-05-05&until=2026-05-04&group=nobody&priority=P9&service=zzz");
        var page = visit.page();
        assertThat(page.locator("#until-error")).hasText("The last day is before the first.");
        assertThat(page.locator("#group-error")).hasText("There is no group nobody.");
        assertThat(page.locator("#service-error")).hasText("There is no service zzz.");
        assertThat(page.locator("#priority-error")).containsText("P1, P2, P3, P4");
        assertThat(page.locator("#from")).hasValue("2026-05-05");
        assertThat(page.locator("#until")).hasValue("2026-05-04");
        assertThat(page.locator("#group")).hasValue("nobody");
        assertThat(page.locator("#service")).hasValue("zzz");
        assertThat(page.locator("#priority")).hasValue("P9");
        assertThat(page.locator("#lines-title")).hasCount(0);
        visit.requireAccessible().picture("hand-overs-wrong");

        visit.to(PAGE + "?from=yesterday&family=zzz");
        assertThat(page.locator("#from-error")).hasText("This is no day.");
        assertThat(page.locator("#family-error")).hasText("There is no family zzz.");
        visit.to(PAGE + "?from=9999-01-01");
        assertThat(page.locator("#from-error")).containsText("2200");
        visit.to(PAGE + "?after=nonsense&said=2026-01-01T00:00:00Z~x");
        assertThat(page.locator("h1")).hasText("Lines and hand-overs");

        var refused = desk.as("admin").get(API + "?from=2026-05-05&until=2026-05-04&group=nobody");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("field").asText()).isEqualTo("until");
        assertThat(refused.json().path("errors").path(1).path("field").asText()).isEqualTo("group");
        assertThat(desk.as("admin").get(API + "?nonsense=1").status()).isEqualTo(400);
        assertThat(desk.as("admin")
                        .get(API + "?from=2026-05-05&from=2026-05-06")
                        .status())
                .isEqualTo(400);
        assertThat(desk.as("admin").get(API + "/tickets?after=x").status()).isEqualTo(400);
        assertThat(desk.as("admin").get(API + "/tickets?limit=0").status()).isEqualTo(400);
    }

    @Test
    void aTimeInWhichNothingWasOverIsSaidSo(Visit visit) {
        visit.as("owner").to(PAGE + "?from=1999-01-01&until=1999-12-31");
        assertThat(visit.page().locator("main")).containsText("No ticket was over in this time");
        visit.requireAccessible().picture("hand-overs-empty");
        visit.page().click("text=Last 90 days");
        assertThat(visit.settled().page().locator("[aria-current=true]")).hasText("Last 90 days");
        assertThat(visit.page().url()).contains("until=" + LocalDate.ofInstant(Instant.now(), zone(visit)));
    }

    private static java.time.ZoneId zone(Visit visit) {
        return java.time.ZoneId.of(
                visit.page().locator(".tl-foot").innerText().replaceAll("(?s).*?([A-Z]\\w+/[A-Z]\\w+).*", "$1"));
    }

    @Test
    void aConfidentialTicketCountsAndIsListedForThoseWhoMayReadIt(Desk desk) throws Exception {
        var number = desk.as("employee")
                .post(
                        "/api/v1/services/payroll-question/requests",
                        Map.of(
                                "subject",
                                "My pay",
                                "description",
                                "It is less",
                                "answers",
                                Map.of("topic", "amount", "month", "2026-10")))
                .json()
                .path("number")
                .asText();
        var address = "/api/v1/tickets/" + number;
        breakPromise(desk, number);
        var answer = desk.as("sofia.lind")
                .post(
                        address + "/resolve",
                        Map.of("solution", "Paid.", "breachReason", "The bank was closed"),
                        "If-Match",
                        desk.as("sofia.lind").get(address).header("ETag"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var before = desk.as("admin").get(API + "?service=payroll-question").json();
        count(desk);

        var after = desk.as("admin").get(API + "?service=payroll-question").json();
        assertThat(reason(after, "OTHER")).isPositive().isGreaterThanOrEqualTo(reason(before, "OTHER"));
        assertThat(desk.as("admin")
                        .get(API + "/reasons?service=payroll-question")
                        .json()
                        .path("items")
                        .toString())
                .as("whoever administers the desk reads no requests to the human resources")
                .doesNotContain(number)
                .doesNotContain("The bank was closed");
    }

    private static String id(String number) {
        return number.substring("TL-".length());
    }

    private static String csv(Visit visit, String query) {
        var answer = visit.page().request().get(PAGE + ".csv" + query);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry(
                        "content-disposition", "attachment; filename=\"" + query.replace("?table=", "") + ".csv\"");
        return answer.text();
    }
}
