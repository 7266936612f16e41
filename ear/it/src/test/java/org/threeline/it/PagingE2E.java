package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page stands on the ticket until somebody of the group says that they are at it. */
@ExtendWith({RunningDesk.class, Browsing.class})
class PagingE2E {
    private final Desk desk;

    PagingE2E(Desk desk) {
        this.desk = desk;
    }

    @AfterEach
    void nobodyIsPaged() throws SQLException {
        execute("delete from page");
    }

    @Test
    void whoeverIsAtItSaysSoByAButtonAndNotByOpeningThePage(Visit visit) throws SQLException {
        var number = paged();

        visit.as("henrik.dahl").to("desk/tickets/" + number);
        visit.to("desk/tickets/" + number);
        assertThat(visit.page().locator("#page")).containsText("Who is on call has been paged");
        assertThat(visit.page().locator("#page")).containsText("unless somebody says");
        visit.requireAccessible().picture("desk-ticket-paged");
        visit.page().click("#acknowledge");
        visit.page().waitForURL(Pattern.compile(".*done=acknowledge"));
        assertThat(visit.page().locator("#page")).hasCount(0);
        assertThat(visit.page().locator(".tl-ticket-centre")).containsText("is at it; nobody is told again");
    }

    @Test
    void whoeverIsSecondIsToldSo(Visit visit) throws SQLException {
        var number = paged();
        visit.inRussian().inTheDark().onPhone().as("line2").to("desk/tickets/" + number);
        visit.requireAccessible().picture("desk-ticket-paged-phone-russian");
        assertThat(acknowledge("admin", number)).isIn(403, 404, 409);
        assertThat(acknowledge("henrik.dahl", number)).isEqualTo(200);
        assertThat(acknowledge("henrik.dahl", number)).isEqualTo(409);
        visit.page().click("#acknowledge");
        visit.settled();
        assertThat(visit.page().locator("#page")).hasCount(0);
        assertThat(visit.page().locator(".tl-messages")).containsText("этим уже занимается Henrik Dahl");
    }

    @Test
    void aTicketSomebodyTookIsNotPagedForAgain() throws SQLException {
        var number = paged();
        assertThat(desk.as("henrik.dahl")
                        .post("/api/v1/tickets/" + number + "/take", Map.of())
                        .status())
                .isEqualTo(200);
        execute("update page set next_at = utc_timestamp(6) - interval 1 second");
        assertThat(desk.as("admin")
                        .post("/api/v1/jobs/page-repeat/executions", null)
                        .status())
                .isIn(202, 409);
        Mailbox.until(() -> desk.as("henrik.dahl")
                .get("/api/v1/tickets/" + number + "/history?limit=200")
                .body()
                .contains("TAKEN"));
        Mailbox.until(() -> open() == 0);
        assertThat(desk.as("henrik.dahl")
                        .get("/api/v1/tickets/" + number + "/history?limit=200")
                        .body())
                .doesNotContain("PAGED");
    }

    @Test
    void whoeverIsAtItSaysSoInTheListOfNotifications(Visit visit) throws SQLException {
        var number = told();
        visit.as("henrik.dahl").to("notifications");
        var button = visit.page().locator("button[value='" + number + "']");
        assertThat(button).hasCount(1);
        visit.requireAccessible().picture("desk-notifications-waiting");
        visit.to("desk/tickets/" + number);
        assertThat(visit.page().locator("#page")).containsText("Somebody has to see to this");
        assertThat(visit.page().locator("#page")).containsText("Told 2 times");
        visit.requireAccessible().picture("desk-ticket-told-again");

        visit.to("notifications");
        button.click();
        visit.page().waitForURL(Pattern.compile(".*/notifications\\?at=" + number));
        assertThat(visit.page().locator("main")).containsText(number + ": you are at it. Nobody is told again.");
        assertThat(button).hasCount(0);
        assertThat(open()).isZero();
        var history = desk.as("henrik.dahl").get("/api/v1/tickets/" + number + "/history?limit=200");
        assertThat(history.body()).containsOnlyOnce("PAGE_ACKNOWLEDGED");
    }

    @Test
    void whoeverIsLateInTheListSeesWhoWasFirst(Visit visit) throws SQLException {
        var number = told();
        visit.inRussian().inTheDark().onPhone().as("line2").to("notifications");
        visit.requireAccessible().picture("desk-notifications-waiting-phone-russian");
        assertThat((Boolean) visit.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        assertThat(acknowledge("henrik.dahl", number)).isEqualTo(200);
        visit.page().locator("button[value='" + number + "']").click();
        visit.settled();
        assertThat(visit.page().locator(".tl-messages")).containsText("этим уже занимается Henrik Dahl");
        assertThat(visit.page().locator("button[value='" + number + "']")).hasCount(0);
        assertThat(visit.page().locator("main")).containsText(number);
    }

    @Test
    void nobodyElseIsAskedToBeAtIt(Visit visit) throws SQLException {
        var number = told();
        execute(notified(number, "line1"));
        visit.as("line1").to("notifications");
        assertThat(visit.page().locator(".tl-rows")).containsText(number);
        assertThat(visit.page().locator("button[value='" + number + "']")).hasCount(0);
    }

    /** A ticket nobody has taken, of which the group was told twice. */
    private String told() throws SQLException {
        var number = GroupE2E.inWorkplace(desk);
        waits(number, "GROUP", 2);
        for (var login : List.of("henrik.dahl", "henrik.dahl", "line2")) {
            execute(notified(number, login));
        }
        return number;
    }

    private static String notified(String number, String login) {
        return "insert into notification (id, person_id, ticket_id, kind, promise, at)"
                + " select nextval(notification_seq), id, " + number.substring(3)
                + ", 'PROMISE_BROKEN', 'RESOLUTION', utc_timestamp(6) from person where login = '" + login + "'";
    }

    /** A ticket nobody has taken, for which somebody was paged a minute ago. */
    private String paged() throws SQLException {
        var number = GroupE2E.inWorkplace(desk);
        waits(number, "ON_CALL", 1);
        return number;
    }

    private void waits(String number, String again, int times) throws SQLException {
        execute("insert into page (id, ticket_id, clock_id, threshold, rule, group_key, assignee_id, promise, breach,"
                + " again, every_minutes, most, times, opened_at, next_at)"
                + " select nextval(page_seq), t.id, c.id, '100', 1, t.group_key, null, c.kind, true, '" + again
                + "', 10, 4, " + times
                + ", utc_timestamp(6) - interval 1 minute, utc_timestamp(6) + interval 9 minute from ticket t"
                + " join sla_clock c on c.ticket_id = t.id and c.kind = 'RESOLUTION' and c.stopped_at is null"
                + " where t.id = " + number.substring(3));
    }

    private int acknowledge(String login, String number) {
        return desk.as(login)
                .post("/api/v1/tickets/" + number + "/acknowledge", Map.of())
                .status();
    }

    private long open() throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from page where ended_at is null")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
