package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByTextOptions;
import java.sql.SQLException;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two edit the same thing. The second is told, sees what the first saved beside what they typed themselves, loses nothing
 * of it, and may save it over the other. Calendars, departments, tickets and drafts have the same in their own tests.
 */
@ExtendWith({RunningDesk.class, Browsing.class})
class StaleEditE2E {
    @Test
    void aPerson(Visit first, Visit second) {
        PeopleE2E.enter(first, PeopleE2E.login());
        var address = first.page().url();
        both(first, second, address);
        first.page().fill("#room", "4.12");
        save(first, "#save");
        second.page().fill("#phone", "+49 30 12345");
        save(second, "#save");

        told(second);
        assertThat(second.page().locator("aside")).containsText("4.12");
        assertThat(second.page().locator("#phone")).hasValue("+49 30 12345");
        second.requireAccessible().picture("stale-person");
        save(second, "#save");
        assertThat(second.page().locator("main")).containsText("are saved");
        assertThat(second.page().locator("#phone")).hasValue("+49 30 12345");
    }

    @Test
    void aLocation(Visit first, Visit second) {
        var name = "Location " + System.nanoTime();
        first.as("admin").to("admin/locations/new");
        first.page().fill("#name", name);
        first.page().fill("#zone", "Europe/Berlin");
        save(first, "#save");
        var address = first.page().getByText(name, new GetByTextOptions().setExact(true));
        var link = address.first().getAttribute("href");
        first.to(link);
        second.as("admin").to(link);
        first.page().fill("#address", "Side street 7");
        save(first, "#save");
        second.page().fill("#zone", "Asia/Kolkata");
        save(second, "#save");

        told(second);
        assertThat(second.page().locator("aside")).containsText("Side street 7");
        assertThat(second.page().locator("#zone")).hasValue("Asia/Kolkata");
        save(second, "#save");
        assertThat(second.page().locator("main")).containsText(name + " is saved");
    }

    @Test
    void aGroup(Visit first, Visit second) {
        var key = "stale-" + Long.toString(System.nanoTime(), 36);
        first.as("admin").to("admin/groups/new");
        first.page().fill("#key", key);
        first.page().fill("[id='name.en']", "Trial " + key);
        first.page().check("input[name=line][value='2']");
        save(first, "#save");
        var address = "admin/groups/" + key;
        first.to(address);
        second.as("admin").to(address);
        first.page().fill("[id='ola.P1']", "2h");
        save(first, "#save");
        second.page().fill("[id='name.ru']", "Проба");
        save(second, "#save");

        var told = second.page().locator("#group-told");
        assertThat(told).containsText("Meanwhile somebody else published version 2");
        assertThat(told).containsText("May hold a P1 for: – → 2 h");
        assertThat(told).containsText("Проба");
        assertThat(second.page().locator("[id='name.ru']")).hasValue("Проба");
        second.requireAccessible().picture("stale-group");
        save(second, "#save");
        assertThat(second.page().locator("[id='name.ru']")).hasValue("Проба");
        assertThat(second.page().locator(".tl-versions")).containsText("Version 3");
    }

    @Test
    void theLook(Desk desk, Visit first, Visit second) throws SQLException {
        try {
            both(first.as("admin"), second, "admin/branding");
            first.page().fill("#name", "First");
            save(first, "#save");
            second.page().fill("#accent", "#0b6e4f");
            save(second, "#save");

            told(second);
            assertThat(second.page().locator("aside")).containsText("First");
            assertThat(second.page().locator("#accent")).hasValue("#0b6e4f");
            second.requireAccessible().picture("stale-branding");
            second.page().fill("#name", "Second");
            save(second, "#save");
            assertThat(second.page().locator("main")).containsText("Everybody sees it within seconds");
            assertThat(second.page().locator(".tl-brand").first()).containsText("Second");
        } finally {
            execute(desk, "update branding set name = null, accent = null, version = version + 1");
        }
    }

    @Test
    void theMailServer(Desk desk, Visit first, Visit second) throws SQLException {
        try {
            both(first.as("admin"), second, "admin/mail");
            first.page().fill("[id='server:senderName']", "The first desk");
            save(first, "[id='server:save']");
            second.page().fill("[id='server:replyTo']", "answers@company.example");
            save(second, "[id='server:save']");

            told(second);
            assertThat(second.page().locator("main")).containsText("The first desk");
            assertThat(second.page().locator("[id='server:replyTo']")).hasValue("answers@company.example");
            second.requireAccessible().picture("stale-mail");
            save(second, "[id='server:save']");
            assertThat(second.page().locator("main")).containsText("Saved.");
        } finally {
            execute(desk, "update mail_server set sender_name = null, reply_to = null, version = version + 1");
        }
    }

    @Test
    void anOwnRequest(Desk desk, Visit visit) {
        var filed = desk.as("employee")
                .post("/api/v1/services/something-else/requests", Map.of("subject", "A lamp for the desk"));
        Assertions.assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        var number = filed.json().get("number").asText();
        visit.as("employee").to("tickets/" + number + "/edit");
        visit.page().fill("#answer_expected", "A bright one");
        var changed = desk.as("employee")
                .send(
                        "PATCH",
                        "/api/v1/tickets/" + number,
                        Map.of("subject", "Two lamps for the desk"),
                        "If-Match",
                        filed.header("ETag"));
        Assertions.assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        save(visit, "#save");

        told(visit);
        assertThat(visit.page().locator("aside")).containsText("Two lamps for the desk");
        assertThat(visit.page().locator("#subject")).hasValue("A lamp for the desk");
        assertThat(visit.page().locator("#answer_expected")).hasValue("A bright one");
        visit.requireAccessible().picture("stale-request");
        save(visit, "#save");
        assertThat(visit.page().locator("h1")).hasText("A lamp for the desk");
    }

    @Test
    void anErrorIsGoneWhenAnotherFormOfThePageIsSent(Visit visit) {
        PeopleE2E.enter(visit, PeopleE2E.login());
        visit.page().fill("#name", "");
        save(visit, "#save");
        assertThat(visit.page().locator("#name")).hasAttribute("aria-invalid", "true");
        save(visit, "[id='invite:go']");
        assertThat(visit.page().locator("#password-link")).isVisible();
        assertThat(visit.page().locator("[aria-invalid=true]")).hasCount(0);
    }

    /** A window of the first one's is signed in already. */
    private static void both(Visit first, Visit second, String address) {
        first.to(address);
        second.as("admin").to(address);
    }

    private static void told(Visit visit) {
        assertThat(messages(visit)).containsText("Somebody else changed this");
    }

    private static Locator messages(Visit visit) {
        return visit.page().locator("#messages");
    }

    private static void save(Visit visit, String button) {
        visit.page().click(button);
        visit.settled();
    }

    private static void execute(Desk desk, String statement) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
