package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Locator.PressSequentiallyOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups are defined by administrators and staffed by their leads; who is away is seen where it matters. */
@ExtendWith({RunningDesk.class, Browsing.class})
class GroupE2E {
    /** A group of the test's own, for others are worked in by other tests. */
    private static String made(Visit visit) {
        var key = "trial-" + Long.toString(System.nanoTime(), 36);
        visit.as("admin").to("admin/groups/new");
        visit.page().fill("#key", key);
        visit.page().fill("[id='name.en']", "Trial " + key);
        visit.page().check("input[name=line][value='2']");
        visit.page().click("#save");
        visit.settled();
        assertThat(visit.page()).hasURL(Pattern.compile(".*/admin/groups/" + key + "\\?published"));
        return key;
    }

    private static void choose(Visit visit, String field, String login) {
        var input = visit.page().locator("#" + field + "_input");
        // What is found needs room below; a page that scrolls takes it away again.
        input.evaluate("input => input.scrollIntoView({block: 'center'})");
        input.pressSequentially(login, new PressSequentiallyOptions().setDelay(40));
        visit.page()
                .locator(".ui-autocomplete-item")
                .filter(new FilterOptions().setHasText(Pattern.compile("\\b" + login + "$")))
                .first()
                .click();
        visit.settled();
    }

    private static Locator told(Visit visit) {
        return visit.page().locator("#group-told");
    }

    private static int status(Visit visit, String script) {
        return (int) visit.page().evaluate("async () => (await " + script + ").status");
    }

    @Test
    void aGroupIsDefinedStaffedLedAndRetired(Visit visit) {
        var key = made(visit);
        choose(visit, "person", "employee");
        visit.page().click("#join");
        visit.page().waitForURL(Pattern.compile(".*\\?added"));
        assertThat(visit.page().locator(".tl-member")).containsText("Emma");
        visit.requireAccessible().picture("admin-group");
        visit.page().click("button[value=lead]");
        visit.page().waitForURL(Pattern.compile(".*\\?changed"));
        assertThat(visit.page().locator(".tl-member .tl-badge")).hasText("lead");

        visit.page().context().clearCookies();
        visit.as("employee").to("admin/groups/" + key);
        assertThat(visit.page().locator("#definition")).hasCount(0);
        assertThat(status(visit, "fetch('/admin/groups/service-desk')")).isEqualTo(404);
        assertThat(status(
                        visit,
                        "fetch(location.href, {method: 'POST', body: new URLSearchParams({do: 'save',"
                                + " 'name.en': 'Mine', line: '2', calendar: 'office-berlin', version: '1'})})"))
                .isEqualTo(404);
        visit.page().locator(".tl-remove > summary").click();
        visit.page().click("button[value=remove]");
        visit.settled();
        assertThat(told(visit)).containsText("only lead");
        visit.picture("admin-group-last-lead");
        visit.page().click("button[value=unlead]");
        visit.settled();
        assertThat(told(visit)).containsText("only lead");

        visit.page().context().clearCookies();
        visit.as("admin").to("admin/groups/" + key);
        visit.page().locator(".tl-remove > summary").click();
        visit.page().click("button[value=remove]");
        visit.page().waitForURL(Pattern.compile(".*\\?removed=0"));
        visit.page().click("button[value=retire]");
        visit.settled();
        assertThat(told(visit)).containsText("The group is retired");
    }

    @Test
    void aGroupThatIsNeededIsNotRetired(Visit visit) {
        visit.as("admin").to("admin/groups/service-desk");
        assertThat(visit.page().locator("section[aria-labelledby=retire-title]"))
                .containsText("route to it");
        assertThat(visit.page().locator("button[value=retire]")).hasCount(0);
        visit.to("admin/groups").requireAccessible().picture("admin-groups");
        visit.onPhone().to("admin/groups/service-desk").requireAccessible().picture("admin-group-phone");
    }

    @Test
    void whatAMemberHeldGoesBackToTheQueue(Visit visit, Desk desk) {
        var key = made(visit);
        choose(visit, "person", "line2");
        visit.page().click("#join");
        visit.page().waitForURL(Pattern.compile(".*\\?added"));
        var number = inWorkplace(desk);
        did(desk, "line2", number, "assign", Map.of("group", key, "assignee", "line2", "reason", "Theirs"));

        visit.to("admin/groups/" + key);
        assertThat(visit.page().locator("section[aria-labelledby=retire-title]"))
                .containsText("1 ticket is open there");
        assertThat(visit.page().locator("button[value=retire]")).hasCount(0);
        visit.page().locator(".tl-remove > summary").click();
        visit.requireAccessible().picture("admin-group-remove");
        visit.page().click("button[value=remove]");
        visit.page().waitForURL(Pattern.compile(".*\\?removed=1"));
        assertThat(told(visit)).containsText("1 ticket went back to the queue");
        var ticket = desk.as("admin").get("/api/v1/tickets/" + number).json();
        assertThat(ticket.path("assignee").isNull()).isTrue();
        assertThat(ticket.path("group").toString()).contains(key);
    }

    @Test
    void promisedTimesAreEditedAndAnOldVersionComesBack(Visit visit) {
        var key = made(visit);
        visit.page().fill("[id='ola.P1']", "soon");
        visit.page().fill("[id='name.ru']", "Как напечатано");
        visit.page().click("#save");
        visit.settled();
        assertThat(visit.page().locator("[id='ola.P1-error']")).containsText("1h30m");
        assertThat(visit.page().locator("[id='ola.P1']")).hasValue("soon");
        assertThat(visit.page().locator("[id='name.ru']")).hasValue("Как напечатано");
        visit.page().fill("[id='ola.P1']", "1h 30m");
        visit.page().selectOption("[id='ola.P1.calendar']", "service-24x7");
        visit.page().fill("[id='ola.P4']", "3d");
        visit.page().click("#save");
        visit.page().waitForURL(Pattern.compile(".*\\?published"));
        var versions = visit.page().locator(".tl-versions");
        assertThat(versions).containsText("May hold a P1 for: – → 1 h 30 min");
        assertThat(versions).containsText("May hold a P4 for: – → 3 working days");
        visit.requireAccessible().picture("admin-group-targets");

        visit.page().click("button[value='revert:1']");
        visit.settled();
        assertThat(told(visit)).containsText("Version 1 stands below again");
        assertThat(visit.page().locator("[id='ola.P1']")).hasValue("");
        assertThat(visit.page().locator("#reason")).hasValue("As in version 1");
        visit.page().click("#save");
        visit.page().waitForURL(Pattern.compile(".*\\?published"));
        assertThat(versions).containsText("As in version 1");

        visit.page().click("button[value=retire]");
        visit.settled();
        assertThat(told(visit)).containsText("The group is retired");
        assertThat(visit.page().locator("#definition")).containsText("Publishing it brings it back");
        assertThat(visit.page().locator("[id='name.en']")).hasValue("Trial " + key);
        visit.requireAccessible().picture("admin-group-retired");
        visit.page().click("#save");
        visit.page().waitForURL(Pattern.compile(".*\\?published"));
        assertThat(visit.page().locator("button[value=retire]")).hasCount(1);
    }

    @Test
    void whoIsAwayIsMarkedWhereOneAssigns(Visit visit, Desk desk) {
        var number = inWorkplace(desk);
        did(desk, "henrik.dahl", number, "take", Map.of());
        visit.as("henrik.dahl").to("preferences/absence");
        var today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
        visit.page().fill("#from", today.toString());
        visit.page().fill("#until", today.plusDays(2).toString());
        choose(visit, "deputy", "line2");
        visit.page().click("#enter");
        visit.settled();
        assertThat(visit.page().locator(".tl-badge.is-warning")).containsText("away now");
        visit.to("desk/tickets/" + number + "?done=take");
        assertThat(visit.page().locator(".tl-notice.is-warning")).containsText("entered as away until");
        visit.requireAccessible().picture("desk-ticket-took-away");
        visit.to("admin/groups/workplace");
        assertThat(visit.page().locator(".tl-member").first()).containsText("stands in");
        visit.requireAccessible().picture("admin-group-away");

        visit.inRussian().inTheDark().as("line2").to("desk/tickets/" + number);
        assertThat(visit.page().locator(".tl-badge.is-warning").first()).containsText("отсутствует до");
        visit.picture("desk-ticket-away");
        visit.to("desk?view=on-team");
        assertThat(visit.page().locator(".tl-away").first()).hasAttribute("title", Pattern.compile("отсутствует до.*"));
        visit.picture("desk-queue-away");

        visit.inRussian().inTheDark().onPhone().as("yulia.smirnova").to("admin/groups/service-desk-moscow");
        visit.requireAccessible().picture("admin-group-phone-russian");
        fits(visit);
        visit.to("preferences/absence").requireAccessible().picture("portal-absence-phone-russian");
        fits(visit);
        visit.inRussian().inTheDark().onPhone().as("henrik.dahl").to("admin/groups");
        visit.requireAccessible().picture("admin-groups-phone");
        fits(visit);
        visit.to("admin/groups/workplace").requireAccessible().picture("admin-group-phone-dark");
        fits(visit);
        visit.to("preferences/absence").requireAccessible().picture("portal-absence-phone");
        fits(visit);
        visit.page().locator("input[name$=':end']").first().click();
        visit.settled();
        assertThat(visit.page().locator("section[aria-labelledby=absences-title]"))
                .containsText(Pattern.compile("No absence is entered|Отсутствий нет"));
    }

    private static void fits(Visit visit) {
        assertThat((boolean) visit.page()
                        .evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("width of %s", visit.page().url())
                .isTrue();
    }

    /** A ticket that came to the second line and is nobody's there. */
    static String inWorkplace(Desk desk) {
        var filed = desk.as("employee")
                .post(
                        "/api/v1/services/laptop-problem/requests",
                        Map.of(
                                "subject", "It does not start",
                                "description", "Since this morning.",
                                "answers", Map.of("symptom", "no_start", "place", "Berlin, 4.12")));
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        var number = filed.json().get("number").asText();
        did(desk, "line1", number, "take", Map.of());
        did(
                desk,
                "line1",
                number,
                "escalate",
                Map.of(
                        "toGroup", "workplace",
                        "reason", "It needs hands",
                        "seen", "The screen stays black",
                        "tried", "Restarted twice",
                        "asked", "Replace the mainboard"));
        return number;
    }

    private static void did(Desk desk, String login, String number, String verb, Map<String, ?> body) {
        var version = desk.as("employee")
                .get("/api/v1/tickets/" + number)
                .json()
                .get("version")
                .asInt();
        var answer = verb.equals("take")
                ? desk.as(login).post("/api/v1/tickets/" + number + "/take", body)
                : desk.as(login)
                        .post("/api/v1/tickets/" + number + "/" + verb, body, "If-Match", "\"" + version + "\"");
        assertThat(answer.status()).as(verb + ": " + answer.body()).isEqualTo(200);
    }

    @Test
    void whoeverPublishesSecondSeesBoth(Visit visit) {
        var key = made(visit);
        visit.to("admin/groups/" + key);
        visit.page().fill("[id='name.ru']", "Мой");
        var other = visit.page().context().newPage();
        other.navigate("admin/groups/" + key);
        other.fill("[id='name.en']", "Theirs");
        other.click("#save");
        other.waitForURL(Pattern.compile(".*\\?published"));
        other.close();
        visit.page().click("#save");
        visit.settled();
        assertThat(told(visit)).containsText("Theirs");
        assertThat(told(visit)).containsText("Мой");
        assertThat(visit.page().locator("[id='name.ru']")).hasValue("Мой");
    }

    @Test
    void whoIsAwayIsSeenByThoseWhoLeadAndEndsItAgain(Visit visit) {
        visit.as("owner").to("preferences/absence");
        var today = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(40);
        visit.page().fill("#from", today.toString());
        visit.page().fill("#until", today.minusDays(1).toString());
        visit.page().click("#enter");
        visit.settled();
        assertThat(visit.page().locator("#until-error")).containsText("before the first");
        visit.page().fill("#until", today.plusDays(2).toString());
        choose(visit, "deputy", "employee");
        visit.page().click("#enter");
        visit.settled();
        var coming = visit.page().locator("section[aria-labelledby=absences-title]");
        assertThat(coming).containsText("stands in");
        visit.requireAccessible().picture("portal-absence");
        visit.page().fill("#from", today.plusDays(1).toString());
        visit.page().fill("#until", today.plusDays(5).toString());
        visit.page().click("#enter");
        visit.settled();
        assertThat(visit.page().locator("#messages")).containsText("away at a part of that time");
        visit.to("preferences/absence");
        visit.page().locator("input[name$=':end']").first().click();
        visit.settled();
        assertThat(coming).containsText("No absence is entered");

        visit.page().context().clearCookies();
        visit.as("employee");
        assertThat(status(visit, "fetch('/preferences/absence/owner')")).isEqualTo(404);
    }
}
