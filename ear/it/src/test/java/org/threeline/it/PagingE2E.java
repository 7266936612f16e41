package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
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
        visit.requireAccessible().picture("desk-ticket-paged");
        visit.page().click("#acknowledge");
        visit.page().waitForURL(Pattern.compile(".*done=acknowledge"));
        assertThat(visit.page().locator("#page")).hasCount(0);
        assertThat(visit.page().locator(".tl-ticket-centre")).containsText("is at it; nobody is paged again");
    }

    @Test
    void whoeverIsSecondIsToldSo(Visit visit) throws SQLException {
        var number = paged();
        visit.inRussian().inTheDark().onPhone().as("henrik.dahl").to("desk/tickets/" + number);
        visit.requireAccessible().picture("desk-ticket-paged-phone-russian");
        assertThat(acknowledge("admin", number)).isIn(403, 404, 409);
        assertThat(acknowledge("henrik.dahl", number)).isEqualTo(200);
        assertThat(acknowledge("henrik.dahl", number)).isEqualTo(409);
        visit.page().click("#acknowledge");
        visit.settled();
        assertThat(visit.page().locator("#page")).hasCount(0);
        assertThat(visit.page().locator("main")).containsText(number);
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

    /** A ticket nobody has taken, for which somebody was paged a minute ago. */
    private String paged() throws SQLException {
        var number = GroupE2E.inWorkplace(desk);
        execute("insert into page (id, ticket_id, group_key, assignee_id, promise, breach, times, opened_at, next_at)"
                + " select nextval(page_seq), id, group_key, null, 'RESOLUTION', true, 1,"
                + " utc_timestamp(6) - interval 1 minute, utc_timestamp(6) + interval 9 minute from ticket where id = "
                + number.substring(3));
        return number;
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
