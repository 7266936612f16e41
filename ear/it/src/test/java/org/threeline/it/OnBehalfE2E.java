package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.PortalHome;
import org.threeline.it.page.ServiceForm;

/** Asking for somebody else, and what was typed coming back. */
@ExtendWith({RunningDesk.class, Browsing.class})
class OnBehalfE2E {
    @Test
    void aRequestIsFiledForAColleagueWhoThenHasIt(Visit visit, Visit colleague, Visit engineer) {
        var subject = "A chair for Anna " + UUID.randomUUID();
        visit.as("james.carter").to("services/something-else?new=1");
        var page = visit.page();
        var form = new ServiceForm(page);
        assertThat(form.requester()).isHidden();
        form.subject().fill(subject);
        form.forSomebodyElse().check();
        visit.requireAccessible().picture("portal-service-on-behalf");
        visit.onPhone().inTheDark().picture("portal-service-on-behalf-phone");

        form.send();
        assertThat(form.error("requester")).not().isEmpty();
        form.requester().fill("nobody.at.all");
        form.send();
        assertThat(form.error("requester")).containsText("nobody.at.all");
        assertThat(form.requester()).hasValue("nobody.at.all");
        assertThat(form.subject()).hasValue(subject);

        form.requester().fill("");
        form.requester().pressSequentially("anna.p");
        page.locator(".ui-autocomplete-item").first().click();
        assertThat(page.locator("[data-tl-draft-saved]")).isVisible();
        page.waitForURL(Pattern.compile(".*draft=[0-9]+.*"));
        page.waitForFunction("""
                () => Object.keys(sessionStorage).some(key => key.startsWith('tl-draft:')
                    && JSON.parse(sessionStorage.getItem(key)).unsaved === false)
                """);
        page.reload();
        assertThat(form.forSomebodyElse()).isChecked();
        assertThat(form.requester()).hasValue("Анна Петрова");
        var number = form.sent();
        assertThat(page.locator(".tl-title")).containsText("filed it for Анна");
        visit.requireAccessible().picture("portal-request-on-behalf-phone");
        visit.to("requests?show=followed");
        assertThat(page.locator("main")).containsText(number);
        visit.requireAccessible().picture("portal-requests-followed-phone");

        colleague.as("anna.petrova").to("");
        assertThat(new PortalHome(colleague.page()).request(number)).isVisible();
        colleague.to("tickets/" + number).picture("portal-request-on-behalf");
        engineer.as("line1").to("desk/tickets/" + number);
        assertThat(engineer.page().locator("main")).containsText("James Carter");
        engineer.requireAccessible().picture("desk-ticket-on-behalf");
    }

    @Test
    void whatWasTypedIsSaidToBeThereInEveryFormOfThePage(Desk desk, Visit visit) {
        var number = desk.as("employee")
                .post(
                        "/api/v1/services/something-else/requests",
                        Map.of("subject", "Taken back later", "answers", Map.of()))
                .json()
                .get("number")
                .asText();
        visit.as("employee").to("tickets/" + number + "?cancel=1");
        visit.page().locator("#cancel_reason").fill("It works again.");

        visit.to("tickets/" + number);

        assertThat(visit.page().locator("#cancel_reason")).hasValue("It works again.");
        assertThat(visit.page().locator("#cancel [data-tl-forget]")).isVisible();
    }
}
