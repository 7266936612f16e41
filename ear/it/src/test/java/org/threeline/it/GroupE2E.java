package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Locator.PressSequentiallyOptions;
import java.time.LocalDate;
import java.time.ZoneId;
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
        visit.page()
                .locator("#" + field + "_input")
                .pressSequentially(login, new PressSequentiallyOptions().setDelay(40));
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
        assertThat(visit.page().locator("section[aria-labelledby=retire-title]")).containsText("route to it");
        assertThat(visit.page().locator("button[value=retire]")).hasCount(0);
        visit.to("admin/groups").requireAccessible().picture("admin-groups");
        visit.onPhone().to("admin/groups/service-desk").requireAccessible().picture("admin-group-phone");
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
