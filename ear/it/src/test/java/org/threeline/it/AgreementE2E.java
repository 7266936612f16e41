package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.AgreementEditor;

/** Owners write down what they promise, and see at once what it means. */
@ExtendWith({RunningDesk.class, Browsing.class})
class AgreementE2E {
    private static final Pattern EXAMPLE = Pattern.compile(
            "Filed\\s[A-Z][a-z]{2}\\s17:55 →\\sdue\\s[A-Z][a-z]{2}\\s(?:\\d+\\s[A-Z][a-z]{2},\\s)?\\d{2}:\\d{2}");

    private static String key() {
        return "trial-" + Long.toString(System.nanoTime(), 36);
    }

    /** An agreement of the test's own, for agreements of others are promised in other tests. */
    private static AgreementEditor begun(Visit visit, String key) {
        visit.as("owner").to("catalogue/agreements/new");
        return new AgreementEditor(visit)
                .type("key", key)
                .type("name.en", "Trial " + key)
                .promise("FIRST_RESPONSE", "P3", "30m", "office-berlin")
                .promise("RESOLUTION", "P3", "2d", "office-berlin");
    }

    private static AgreementEditor made(Visit visit, String key) {
        var editor = begun(visit, key).publish();
        assertThat(visit.page()).hasURL(Pattern.compile(".*/catalogue/agreements/" + key + "\\?published"));
        return editor;
    }

    private static void choose(Visit visit, String service, String agreement) {
        visit.to("catalogue/" + service + "?tab=promises");
        visit.page().selectOption("#service-agreement", agreement);
        visit.page().click("#choice button[type=submit]");
        visit.settled();
    }

    @Test
    void anOwnerPromisesSeesWhatItMeansAndTicketsKeepIt(Visit visit, Desk desk) {
        var key = key();
        var editor = begun(visit, key);
        assertThat(editor.means("RESOLUTION", "P3")).containsText("2 working days = 20 h");
        assertThat(editor.means("RESOLUTION", "P3")).containsText(EXAMPLE);
        editor.promise("NEXT_REPLY", "P3", "1h", "office-berlin");
        assertThat(editor.means("NEXT_REPLY", "P3")).containsText(EXAMPLE);
        editor.type("target.RESOLUTION.P3.warn", "75%, 2h");

        editor.press("add-rule");
        assertThat(editor.field("rule.0.kind")).isFocused();
        editor.tick("rule.0.notify", "GROUP_LEAD").tick("rule.0.notify", "SERVICE_OWNER");
        editor.press("add-rule")
                .choose("rule.1.when", "PERCENT")
                .type("rule.1.at", "50")
                .tick("rule.1.notify", "ASSIGNEE");
        editor.press("up-rule:1");
        assertThat(editor.field("rule.0.at")).hasValue("50");
        visit.requireAccessible().picture("catalogue-agreement-new");
        editor.publish();
        assertThat(editor.told()).containsText("version 1 is in force");
        assertThat(editor.findings()).containsText("No service makes this promise");

        try {
            choose(visit, "guest-wifi", key);
            assertThat(visit.page().locator("#choice")).containsText("In force for new tickets");
            assertThat(visit.page().locator("main")).containsText("2 working days = 20 h");
            visit.requireAccessible().picture("catalogue-promise-choice");

            var filed = desk.as("employee")
                    .post(
                            "/api/v1/services/guest-wifi/requests",
                            Map.of(
                                    "subject",
                                    "Guests " + key,
                                    "answers",
                                    Map.of(
                                            "guests", 2,
                                            "company", "Acme",
                                            "from", "2027-03-01",
                                            "to", "2027-03-02")));
            assertThat(filed.status()).as(filed.body()).isEqualTo(201);
            var number = filed.json().get("number").asText();
            var clocks = desk.as("line1")
                    .get("/api/v1/tickets/" + number + "/clocks")
                    .json()
                    .get("items");
            assertThat(clock(clocks, "RESOLUTION").get("targetSeconds").asLong())
                    .isEqualTo(20 * 3600);
            assertThat(clock(clocks, "RESOLUTION").at("/definition/key").asText())
                    .isEqualTo(key);
            assertThat(clock(clocks, "FIRST_RESPONSE").get("targetSeconds").asLong())
                    .isEqualTo(1800);

            visit.to("catalogue/agreements/" + key);
            editor.type("target.RESOLUTION.P3", "3d").type("reason", "Two were too few");
            assertThat(visit.page().locator("#running-clocks")).containsText("keeps the version it began with");
            editor.press("forecast");
            assertThat(visit.page().locator("#running-clocks-forecast")).containsText("would go on by the new version");
            visit.requireAccessible().picture("catalogue-agreement-running");
            editor.publish();
            assertThat(editor.versions()).containsText("Solution, P3: 2 working days");
            var kept = desk.as("line1")
                    .get("/api/v1/tickets/" + number + "/clocks")
                    .json()
                    .get("items");
            assertThat(clock(kept, "RESOLUTION").get("targetSeconds").asLong()).isEqualTo(20 * 3600);
        } finally {
            choose(visit, "guest-wifi", "it-accounts");
        }
        visit.to("catalogue/agreements/" + key);
        visit.page().click("#retire");
        visit.settled();
        assertThat(visit.page()).hasURL(Pattern.compile(".*/catalogue/agreements\\?retired"));
        assertThat(desk.as("owner").get("/api/v1/agreements/" + key).status()).isEqualTo(404);
    }

    private static JsonNode clock(JsonNode clocks, String kind) {
        return StreamSupport.stream(clocks.spliterator(), false)
                .filter(each -> each.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRuleSaysHowItIsRepeatedAndVersionsTellIt(Visit visit, Desk desk) {
        var key = key();
        var editor = begun(visit, key);
        editor.press("add-rule").tick("rule.0.notify", "ON_CALL");
        editor.type("rule.0.every", "2d").type("rule.0.times", "51");
        assertThat(editor.field("rule.0-repeat-error")).containsText("a day is 24h");
        assertThat(editor.field("rule.0-repeat-error")).containsText("from 1 to 50");
        assertThat(editor.field("rule.0.every")).hasAttribute("aria-invalid", "true");
        visit.requireAccessible().picture("catalogue-agreement-repeat-wrong");
        editor.type("rule.0.every", "30 min").type("rule.0.times", "4").publish();
        assertThat(editor.told()).containsText("version 1 is in force");
        var stored = desk.as("owner").get("/api/v1/agreements/" + key).json().at("/escalations/0/repeat");
        assertThat(stored.path("every").asText()).isEqualTo("30m");
        assertThat(stored.path("times").asInt()).isEqualTo(4);

        editor.type("rule.0.times", "1").publish();
        assertThat(editor.told()).containsText("version 2 is in force");
        assertThat(editor.versions()).containsText("Again every 30 min, up to 4 times, until somebody is at it");
        assertThat(editor.versions()).containsText("Again every 30 min, up to 1 time, until somebody is at it");

        visit.onPhone();
        speak(visit, "ru");
        try {
            visit.to("catalogue/agreements/" + key);
            visit.requireAccessible().picture("catalogue-agreement-repeat-phone-russian");
            assertThat(editor.versions()).containsText("не более 1 раза, пока кто-нибудь не займётся");
            assertThat((Boolean) visit.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isTrue();
        } finally {
            speak(visit, "en");
        }
    }

    private static void speak(Visit visit, String language) {
        visit.page().evaluate("document.querySelector('button[name=language][value=" + language + "]').click()");
        visit.page().waitForFunction("document.documentElement.lang === '" + language + "'");
        visit.settled();
    }

    @Test
    void everySlipIsToldAtItsFieldAndNothingTypedIsLost(Visit visit, Desk desk) {
        var key = key();
        var editor = begun(visit, key);
        editor.type("target.FIRST_RESPONSE.P3", "0h");
        assertThat(editor.means("FIRST_RESPONSE", "P3")).containsText("More than nothing");
        editor.type("target.FIRST_RESPONSE.P1", "3650d");
        assertThat(editor.means("FIRST_RESPONSE", "P1")).containsText("one year");
        editor.type("target.FIRST_RESPONSE.P2", "soon");
        assertThat(editor.means("FIRST_RESPONSE", "P2")).containsText("Write it as 30m");
        for (var slip : Map.of("0", "from 1 to 99", "101", "from 1 to 99", "75, 75", "twice", "20h", "before the start")
                .entrySet()) {
            editor.type("target.RESOLUTION.P3.warn", slip.getKey());
            assertThat(editor.field("target.RESOLUTION.P3.warn-error")).containsText(slip.getValue());
        }
        editor.press("add-rule");
        editor.press("add-rule")
                .choose("rule.1.when", "PERCENT")
                .type("rule.1.at", "101")
                .type("rule.1.watchers", "nobody-at-all");
        editor.publish();
        assertThat(editor.told()).containsText("Nothing was published");
        assertThat(editor.field("rule.0-error")).containsText("tells nobody");
        assertThat(editor.field("rule.1-error")).containsText("from 1 to 100");
        assertThat(editor.field("rule.1-error")).containsText("nobody-at-all");
        assertThat(editor.field("target.FIRST_RESPONSE.P2")).hasValue("soon");
        assertThat(editor.field("rule.1.at")).hasValue("101");
        assertThat(editor.field("target.FIRST_RESPONSE.P1")).isFocused();
        assertThat(desk.as("owner").get("/api/v1/agreements/" + key).status()).isEqualTo(404);
        visit.requireAccessible().picture("catalogue-agreement-wrong");
    }

    @Test
    void whatIsHardlyMeantIsToldWhileOneTypes(Visit visit) {
        visit.as("admin").to("catalogue/agreements/it-requests");
        var editor = new AgreementEditor(visit);
        assertThat(editor.findings()).not().containsText("at once");
        editor.press("add-rule").choose("rule.4.when", "PERCENT").type("rule.4.at", "90%");
        visit.page().check("input[name='rule.4.raise']");
        visit.settled();
        assertThat(editor.findings())
                .containsText("raises the priority to P2, and that promise is broken in the same moment");
        assertThat(editor.changes()).containsText("Raises the priority");
        visit.picture("catalogue-agreement-odd");
    }

    @Test
    void whoeverComesSecondSeesBothAndLosesNothing(Visit visit) {
        var key = key();
        var editor = made(visit, key);
        visit.to("catalogue/agreements/" + key);
        editor.type("target.RESOLUTION.P3", "3d");
        var other = visit.page().context().newPage();
        other.navigate("catalogue/agreements/" + key);
        other.fill("[id='target.FIRST_RESPONSE.P3']", "45m");
        other.click("#save");
        assertThat(other.locator("#agreement-told")).containsText("version 2 is in force");
        other.close();

        editor.publish();
        assertThat(editor.told()).containsText("Meanwhile somebody else published version 2");
        assertThat(editor.told()).containsText("First response, P3: 30 min");
        assertThat(editor.told()).containsText("Solution, P3: 2 working days");
        assertThat(editor.field("target.RESOLUTION.P3")).hasValue("3d");
        visit.requireAccessible().picture("catalogue-agreement-stale");
        editor.publish();
        assertThat(editor.told()).containsText("version 3 is in force");

        editor.press("revert:1");
        assertThat(editor.field("target.RESOLUTION.P3")).hasValue("2d");
        editor.publish();
        assertThat(editor.told()).containsText("version 4 is in force");
        visit.page().click("#retire");
    }

    @Test
    void ownersLookAtWhatIsNotTheirsAndCopyIt(Visit visit) {
        visit.as("owner").to("catalogue/agreements/hr");
        assertThat(visit.page().locator("#agreement-told")).containsText("not change it");
        assertThat(visit.page().locator("#save")).hasCount(0);
        var forged = visit.page()
                .evaluate("async () => (await fetch(location.href, {method: 'POST', body:"
                        + " new URLSearchParams({do: 'save', version: '1', 'name.en': 'Mine'})})).status");
        assertThat(forged).isEqualTo(404);
        var forgedFamily = visit.page()
                .evaluate("async () => (await fetch('" + visit.root() + "catalogue/agreements', {method: 'POST', body:"
                        + " new URLSearchParams({family: 'hr', version: '1', agreement: 'it-requests'})})).status");
        assertThat(forgedFamily).isEqualTo(404);
        var forgedService = visit.page()
                .evaluate("async () => (await fetch('" + visit.root() + "catalogue/parental-leave', {method: 'POST',"
                        + " body: new URLSearchParams({version: '1', agreement: 'it-requests'})})).status");
        assertThat(forgedService).isEqualTo(404);

        visit.page().click("a[href$='copy=hr']");
        visit.settled();
        assertThat(visit.page().locator("[id='name.en']")).hasValue("Copy of Human resources");
        assertThat(visit.page().locator("[id='target.RESOLUTION.P3']")).hasValue("5d");
        assertThat(visit.page().locator("#key")).hasValue("");
    }

    @Test
    void aFamilyPromisesForServicesThatSayNothing(Visit visit, Desk desk) {
        visit.as("owner").to("catalogue/agreements");
        visit.requireAccessible().picture("catalogue-agreements");
        try {
            visit.page().selectOption("#security-agreement", "security");
            visit.page().click("#family-security button[type=submit]");
            visit.settled();
            assertThat(visit.page().locator("#family-security")).containsText("In force for new tickets");

            visit.page().selectOption("#it-agreement", "it-requests");
            visit.page().click("#family-it button[type=submit]");
            visit.settled();
            choose(visit, "guest-wifi", "");
            assertThat(visit.page().locator("#agreement")).containsText("IT requests");
            visit.to("catalogue/agreements");
            visit.page().selectOption("#it-agreement", "");
            visit.page().click("#family-it button[type=submit]");
            visit.settled();
            assertThat(visit.page().locator("#family-it")).containsText("Wi-Fi for guests");
            visit.picture("catalogue-agreements-refused");
        } finally {
            choose(visit, "guest-wifi", "it-accounts");
            visit.to("catalogue/agreements");
            for (var family : List.of("it", "security")) {
                visit.page().selectOption("#" + family + "-agreement", "");
                visit.page().click("#family-" + family + " button[type=submit]");
                visit.settled();
            }
        }
        assertThat(desk.as("owner").get("/api/v1/agreements/it-accounts").json().get("services"))
                .anySatisfy(service -> assertThat(service.asText()).isEqualTo("guest-wifi"));
    }

    @Test
    void theEditorFitsAPhoneAndSpeaksRussian(Visit visit) {
        visit.inRussian().inTheDark().onPhone().as("line2");
        visit.page().context().clearCookies();
        visit.as("owner").to("catalogue/agreements/it-incidents");
        assertThat((boolean) visit.page()
                        .evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        visit.requireAccessible().picture("catalogue-agreement-phone");
    }
}
