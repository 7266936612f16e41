package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Rest.Answer;

/** Who is on call in a group: turns, replacements, absences, and who may say so. */
@ExtendWith({RunningDesk.class, Browsing.class})
class RotaE2E {
    private static final String LEAD = "henrik.dahl";
    private static final String PAGE = "admin/groups/workplace/rota";
    private static final String ROTA = "/api/v1/groups/workplace/rota";
    private static final String ON_CALL = "/api/v1/groups/workplace/on-call";

    private final Desk desk;

    RotaE2E(Desk desk) {
        this.desk = desk;
    }

    /** Nobody is on call in the tests of others, and everybody is there. */
    @AfterEach
    void nobodyIsOnCall() throws SQLException {
        for (var table : List.of("rota_replacement", "rota_person", "rota", "absence")) {
            execute("delete from " + table);
        }
    }

    @Test
    void aLeadDrawsUpTurnsAndSeesWhoIsNext(Visit visit) throws Exception {
        var members = members();
        visit.as(LEAD).to("admin/groups/workplace");
        assertThat(visit.page().locator("section[aria-labelledby=on-call-title]"))
                .containsText("Nobody is on call");
        visit.to(PAGE).requireAccessible().picture("rota-none");

        visit.page().fill("#handover", "");
        visit.page().fill("#days", "0");
        visit.page().click("#save");
        visit.settled();
        assertThat(visit.page().locator("#people-error")).containsText("Somebody has to have turns");
        assertThat(visit.page().locator("#firstDay-error")).not().isEmpty();
        assertThat(visit.page().locator("#handover-error")).not().isEmpty();
        assertThat(visit.page().locator("#days-error")).containsText("Between 1 and 92");
        visit.requireAccessible().picture("rota-refused");

        for (var member : members.subList(0, 2)) {
            visit.page().selectOption("#added", member);
            visit.page().click("#add");
            visit.settled();
        }
        visit.page().click("button[value='up:1']");
        visit.settled();
        visit.page()
                .fill("#firstDay", LocalDate.now(ZoneId.of("UTC")).minusDays(3).toString());
        visit.page().fill("#handover", "09:00");
        visit.page().fill("#days", "7");
        visit.page().click("#save");
        visit.page().waitForURL(Pattern.compile(".*\\?saved"));
        assertThat(visit.page().locator(".tl-on-call > li")).hasCount(5);
        assertThat(visit.page().locator(".tl-on-call > li").first()).containsText("now");
        assertThat(now().path("person").path("login").asText()).isEqualTo(members.get(1));

        visit.page().selectOption("#by", members.get(1));
        visit.page().selectOption("#insteadOf", members.get(1));
        visit.page().fill("#from", "2020-01-01T10:00");
        visit.page().fill("#until", "2020-01-02T10:00");
        visit.page().click("#replace");
        visit.settled();
        assertThat(visit.page().locator("#by-error")).containsText("stands in for themselves");
        assertThat(visit.page().locator("#until-error")).containsText("over already");
        visit.page().selectOption("#by", members.get(0));
        var zone = desk.as(LEAD).get(ROTA).json().path("zone").asText();
        var today = LocalDate.now(ZoneId.of(zone));
        visit.page().fill("#from", today.minusDays(1) + "T10:00");
        visit.page().fill("#until", today.plusDays(1) + "T10:00");
        visit.page().click("#replace");
        visit.page().waitForURL(Pattern.compile(".*\\?replaced"));
        assertThat(now().path("reason").asText()).isEqualTo("REPLACES");
        visit.requireAccessible().picture("rota");
        visit.to("admin/groups/workplace").requireAccessible().picture("admin-group-on-call");

        visit.inRussian().inTheDark().onPhone().as(LEAD).to(PAGE);
        visit.requireAccessible().picture("rota-phone-russian");
        assertThat((boolean) visit.page()
                        .evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
    }

    @Test
    void theTicketsPageSaysWhoIsOnCallInTheGroupThatHoldsIt(Visit visit) {
        var login = members().get(0);
        keep(0, 1, List.of(login));
        var number = GroupE2E.inWorkplace(desk);

        visit.as(LEAD).to("desk/tickets/" + number);

        assertThat(visit.page().locator("#on-call")).containsText("On call: ");
        visit.requireAccessible().picture("desk-ticket-on-call");
    }

    @Test
    void whoeverIsAwayOrLeftIsPassedOver() throws SQLException {
        var members = members();
        keep(0, 30, members.subList(0, 3));
        assertThat(now().path("person").path("login").asText()).isEqualTo(members.get(0));

        execute(
                "insert into absence (id, person_id, begins_at, ends_at, deputy_id, entered_by, entered_at) select 900001,"
                        + " p.id, utc_timestamp() - interval 1 day, utc_timestamp() + interval 1 day, d.id, p.id, utc_timestamp()"
                        + " from person p, person d where p.login = '" + members.get(0) + "' and d.login = '"
                        + members.get(2)
                        + "'");
        assertThat(now().path("reason").asText()).isEqualTo("STANDS_IN");
        assertThat(now().path("person").path("login").asText()).isEqualTo(members.get(2));
        execute("update absence set deputy_id = null where id = 900001");
        assertThat(now().path("reason").asText()).isEqualTo("NEXT");
        assertThat(now().path("person").path("login").asText()).isEqualTo(members.get(1));
        execute("insert into absence (id, person_id, begins_at, ends_at, deputy_id, entered_by, entered_at) select"
                + " 900001 + id, id, utc_timestamp() - interval 1 day, utc_timestamp() + interval 1 day, null, id,"
                + " utc_timestamp() from person where login in ('" + members.get(1) + "', '" + members.get(2) + "')");
        assertThat(now().path("reason").asText()).isEqualTo("NOBODY");
        assertThat(now().path("person").isNull()).isTrue();
    }

    @Test
    void onlyLeadsAndAdministratorsDrawItUpAndTheDeskSeesWhoItIs() {
        keep(0, 7, members().subList(0, 1));
        for (var other : List.of("line1", "owner", "employee")) {
            assertThat(desk.as(other).get(ROTA).status()).as(other).isEqualTo(404);
            assertThat(put(other, 1, wanted(7, members().subList(0, 1))).status())
                    .isEqualTo(404);
        }
        assertThat(desk.as("line1").get(ON_CALL).status()).isEqualTo(200);
        assertThat(desk.as("owner").get(ON_CALL).status()).isEqualTo(200);
        assertThat(desk.as("employee").get(ON_CALL).status()).isEqualTo(403);
        assertThat(desk.as("line1").get("/api/v1/groups/none/on-call").status()).isEqualTo(404);
        assertThat(desk.as("line1")
                        .get("/api/v1/groups/service-desk/on-call")
                        .json()
                        .path("now")
                        .isNull())
                .isTrue();
    }

    @Test
    void badTurnsAreToldAtTheirFieldsAndNothingIsKept() {
        var wrong = put(
                LEAD,
                0,
                Map.of("firstDay", "2020-02-30", "handover", "09:00", "days", 7, "people", List.of("employee")));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors").path(0).path("field").asText()).isEqualTo("firstDay");
        var all = put(LEAD, 0, Map.of("firstDay", "1999-01-01", "days", 93, "people", List.of("employee", "nobody")));
        assertThat(all.json().path("errors").findValuesAsText("field"))
                .containsExactly("firstDay", "handover", "days", "people", "people");
        var twice = put(LEAD, 0, wanted(7, List.of(members().get(0), members().get(0))));
        assertThat(twice.json().path("errors").path(0).path("code").asText()).isEqualTo("rota.people_twice");
        assertThat(desk.as(LEAD).get(ROTA).json().path("version").asInt()).isZero();
        assertThat(desk.as(LEAD).get(ROTA).json().path("people").isEmpty()).isTrue();
        assertThat(desk.as(LEAD)
                        .send("PUT", ROTA, wanted(7, members().subList(0, 1)))
                        .status())
                .isEqualTo(428);
    }

    @Test
    void ofTwoWhoDrawItUpAtOnceTheSecondIsTold(Visit visit) throws Exception {
        keep(0, 7, members().subList(0, 1));
        visit.as(LEAD).to(PAGE);
        keep(1, 14, members().subList(0, 2));
        visit.page().fill("#days", "3");
        visit.page().click("#save");
        visit.settled();
        assertThat(visit.page().locator("#rota-told")).containsText("Somebody else changed this");
        assertThat(visit.page().locator("#rota-told")).containsText("14 days");
        assertThat(visit.page().locator("#days")).hasValue("3");
        visit.requireAccessible().picture("rota-stale");
        visit.page().click("#save");
        visit.page().waitForURL(Pattern.compile(".*\\?saved"));
        assertThat(desk.as(LEAD).get(ROTA).json().path("days").asInt()).isEqualTo(3);

        var both = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> change =
                    () -> put(LEAD, 3, wanted(5, members().subList(0, 2))).status();
            assertThat(both.invokeAll(List.of(change, change)).stream().map(each -> {
                        try {
                            return each.get();
                        } catch (Exception failed) {
                            throw new IllegalStateException(failed);
                        }
                    }))
                    .containsExactlyInAnyOrder(200, 412);
        } finally {
            both.shutdown();
        }
    }

    @Test
    void replacementsComeAndGoAndDoNotOverlap() {
        var members = members();
        keep(0, 30, members.subList(0, 2));
        var from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var wanted = Map.of(
                "person", members.get(2),
                "insteadOf", members.get(0),
                "from", from.minusSeconds(60).toString(),
                "until", from.plusSeconds(3600).toString());
        var made = desk.as(LEAD).post(ROTA + "/replacements", wanted);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(now().path("person").path("login").asText()).isEqualTo(members.get(2));
        var again = desk.as(LEAD).post(ROTA + "/replacements", wanted);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("errors").path(0).path("code").asText()).isEqualTo("rota.replacement.overlaps");
        var id = made.json().path("replacements").path(0).path("id").asText();
        assertThat(desk.as("line1")
                        .send("DELETE", ROTA + "/replacements/" + id, null)
                        .status())
                .isEqualTo(404);
        assertThat(desk.as(LEAD)
                        .send("DELETE", ROTA + "/replacements/" + id, null)
                        .status())
                .isEqualTo(204);
        assertThat(desk.as(LEAD)
                        .send("DELETE", ROTA + "/replacements/" + id, null)
                        .status())
                .isEqualTo(404);
        assertThat(now().path("person").path("login").asText()).isEqualTo(members.get(0));

        assertThat(desk.as(LEAD).send("DELETE", ROTA, null, "If-Match", "\"7\"").status())
                .isEqualTo(412);
        assertThat(desk.as(LEAD).send("DELETE", ROTA, null, "If-Match", "\"1\"").status())
                .isEqualTo(204);
        assertThat(now().isNull()).isTrue();
    }

    private JsonNode now() {
        return desk.as("line1").get(ON_CALL).json().path("now");
    }

    private void keep(int version, int days, List<String> people) {
        var answer = put(LEAD, version, wanted(days, people));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static Map<String, Object> wanted(int days, List<String> people) {
        return Map.of(
                "firstDay",
                LocalDate.now(ZoneId.of("UTC")).minusDays(2).toString(),
                "handover",
                "09:00",
                "days",
                days,
                "people",
                people);
    }

    private Answer put(String login, int version, Map<String, Object> wanted) {
        return desk.as(login).send("PUT", ROTA, wanted, "If-Match", "\"" + version + "\"");
    }

    /** Who belongs to the group, always in the same order. */
    private List<String> members() {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select p.login from membership m join person p on p.id = m.person_id"
                        + " where m.group_key = 'workplace' and p.active = true order by p.login")) {
            var logins = new ArrayList<String>();
            while (rows.next()) {
                logins.add(rows.getString(1));
            }
            return logins;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
