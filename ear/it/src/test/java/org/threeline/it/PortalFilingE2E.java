package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.OwnRequest;
import org.threeline.it.page.PortalHome;
import org.threeline.it.page.ServiceForm;
import org.threeline.it.page.SignInPage;

/** An employee needs something, finds it and asks for it. */
@ExtendWith({RunningDesk.class, Browsing.class})
class PortalFilingE2E {
    @Test
    void theSearchAnswersWhileOneTypesAndKeysLeadToTheAnswer(Visit visit) {
        visit.as("employee").to("");
        var home = new PortalHome(visit.page());

        home.type("lapt");
        assertThat(home.offered().filter(withText("New laptop"))).isVisible();
        visit.requireAccessible();
        home.search().press("ArrowDown");
        home.search().press("Enter");

        visit.page().waitForURL(Pattern.compile(".*/services/.*laptop.*"));
    }

    @Test
    void whoFindsNothingIsOfferedSomethingElse(Visit visit) {
        visit.as("employee").to("");
        var home = new PortalHome(visit.page());

        home.search().fill("xylophone quartz");
        home.search().press("Enter");
        visit.page().waitForURL(Pattern.compile(".*/search.*"));
        visit.settled().requireAccessible().picture("portal-search-nothing");
        visit.page().locator("a[href*='something-else']").click();

        assertThat(new ServiceForm(visit.page()).subject()).hasValue("xylophone quartz");
    }

    @Test
    void anEmployeeSeesWhenAndFiles(Visit visit) {
        visit.as("employee").to("services/new-laptop");
        var form = new ServiceForm(visit.page());

        assertThat(form.promised()).containsText(Pattern.compile("by .*[0-9]{2}:[0-9]{2}"));
        assertThat(form.subject()).hasValue("New laptop");
        form.subject().fill("A laptop for Jonas");
        form.description().fill("He begins in March.\nPlease with a German keyboard.");
        form.choose("reason", "new_colleague");
        assertThat(form.answer("startDate")).isVisible();
        assertThat(form.answer("inventoryNumber")).isHidden();
        form.answer("startDate").fill("2031-03-03");
        form.choose("model", "standard");
        form.choose("accessories", "dock");
        visit.settled().requireAccessible();
        var number = form.sent();

        var request = new OwnRequest(visit.page());
        assertThat(request.status()).hasText("Received");
        assertThat(request.conversation()).containsText("Please with a German keyboard.");
        assertThat(request.answers()).containsText("Docking station");
        assertThat(visit.page().locator(".tl-notice.is-good")).containsText("reached us");
        visit.to("").settled();
        assertThat(new PortalHome(visit.page()).request(number)).containsText("A laptop for Jonas");
    }

    @Test
    void anEmployeeFilesInRussian(Visit visit) {
        visit.inRussian().as("anna.petrova").to("services/password-reset");
        var form = new ServiceForm(visit.page());

        assertThat(visit.page().locator("html")).hasAttribute("lang", "ru");
        assertThat(form.promised()).containsText("срок:");
        visit.requireAccessible().picture("portal-service-ru");
        visit.to("services/something-else");
        form.subject().fill("Не открывается дверь");
        form.sent();

        assertThat(new OwnRequest(visit.page()).status()).hasText("Принята");
        visit.requireAccessible().picture("portal-request-ru");
    }

    @Test
    void thePromiseFollowsTheUrgency(Visit visit) {
        visit.as("employee").to("services/something-else");
        var form = new ServiceForm(visit.page());
        // What hasText compares with; innerText breaks lines between the parts and is never the same.
        var usually = form.promised().textContent();

        form.urgency("HIGH");

        assertThat(form.promised()).not().hasText(usually);
        assertThat(visit.page().locator("#messages .is-bad")).hasCount(0);
    }

    @Test
    void whatIsTypedWhileQuestionsAreDrawnAgainStays(Visit visit) {
        visit.as("employee").to("services/network-problem");
        var form = new ServiceForm(visit.page());
        var onItsWay = new AtomicReference<Route>();
        visit.page().route("**/services/network-problem", onItsWay::set);

        form.choose("connection", "cable");
        visit.page().waitForCondition(() -> onItsWay.get() != null);
        form.answer("location").fill("House B, third floor");
        onItsWay.get().resume();

        assertThat(form.answer("socket")).isVisible();
        assertThat(form.answer("location")).hasValue("House B, third floor");
        assertThat(form.answer("location")).isFocused();
        assertThat(visit.page().locator("#messages .is-bad")).hasCount(0);
        assertThat(visit.page().locator("[data-tl-forget]")).hasCount(0);
    }

    @Test
    void errorsStandAtTheirFieldsAndNothingTypedIsLost(Visit visit) {
        visit.as("employee").to("services/new-laptop");
        var form = new ServiceForm(visit.page());

        form.subject().fill("");
        form.description().fill("Kept");
        form.choose("reason", "broken");
        assertThat(form.answer("inventoryNumber")).isVisible();
        form.answer("inventoryNumber").fill("NB-12");
        form.send();

        assertThat(form.error("subject")).not().isEmpty();
        assertThat(form.error("answer_inventoryNumber")).not().isEmpty();
        assertThat(form.error("answer_model")).not().isEmpty();
        assertThat(form.subject()).isFocused();
        assertThat(form.description()).hasValue("Kept");
        assertThat(form.answer("inventoryNumber")).hasValue("NB-12");
        visit.requireAccessible().picture("portal-service-errors");
    }

    @Test
    void somebodyNobodyKnowsIsRefusedAtTheField(Visit visit) {
        visit.as("employee").to("services/parental-leave");
        var form = new ServiceForm(visit.page());

        form.choose("request", "extend");
        form.answer("to").fill("2031-03-03");
        visit.page().locator("#answer_deputy_input").fill("nobody at all");
        form.send();

        assertThat(form.error("answer_deputy")).not().isEmpty();
        assertThat(visit.page().locator("#answer_deputy_input")).hasValue("nobody at all");
    }

    @Test
    void aSessionThatEndedCostsNoText(Visit visit) {
        visit.as("employee").to("services/something-else");
        var form = new ServiceForm(visit.page());
        form.subject().fill("Written before lunch");
        form.description().fill("And sent after it.");

        visit.page().context().clearCookies();
        form.send();
        visit.page().waitForURL(Pattern.compile(".*/sign-in.*"));
        new SignInPage(visit.page()).signIn("employee", "threeline");
        visit.page().waitForURL(Pattern.compile(".*/services/something-else.*"));

        assertThat(form.subject()).hasValue("Written before lunch");
        assertThat(form.description()).hasValue("And sent after it.");
        form.sent();
        visit.to("services/something-else");
        assertThat(form.description()).hasValue("");
    }

    @Test
    void whatIsLeftUnsentIsNobodyElses(Visit visit) {
        visit.as("anna.petrova").to("services/something-else");
        var form = new ServiceForm(visit.page());
        form.description().fill("Between me and the desk");

        visit.page().context().clearCookies();
        visit.as("employee").to("services/something-else");
        assertThat(form.description()).hasValue("");

        form.description().fill("I am off home");
        visit.page().locator("form[action$='/sign-out'] button").dispatchEvent("click");
        visit.page().waitForURL(Pattern.compile(".*/sign-in.*"));
        visit.as("employee").to("services/something-else");
        assertThat(form.description()).hasValue("");
    }

    @Test
    void pressingTwiceFilesOnce(Visit visit) {
        visit.as("employee").to("services/something-else");
        new ServiceForm(visit.page()).subject().fill("Only once");

        @SuppressWarnings("unchecked")
        var addresses = (List<String>) visit.page().evaluate("""
                        async () => {
                          const form = document.getElementById('file');
                          const body = new URLSearchParams(new FormData(form));
                          body.append('send', 'send');
                          const send = () => fetch(form.action, { method: 'POST', body }).then(answer => answer.url);
                          return Promise.all([send(), send(), send()]);
                        }
                        """);

        assertThat(addresses.stream().map(ServiceForm::numberIn).distinct()).hasSize(1);
    }

    private static com.microsoft.playwright.Locator.FilterOptions withText(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }
}
