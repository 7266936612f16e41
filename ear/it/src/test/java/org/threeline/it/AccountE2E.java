package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator.CheckOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.SignInPage;

/** People look after their own account: profile, signature, password, sessions, tokens. */
@ExtendWith({RunningDesk.class, Browsing.class})
class AccountE2E {
    private static final String FIRST = "violet ladder eleven rivers";
    private static final String SECOND = "copper meadow thirty lanterns";

    /** All tests come from one address; what one of them failed must not lock the others out. */
    @AfterEach
    void forgetFailures(Desk desk) throws SQLException {
        execute(desk, "delete from sign_in_failure");
    }

    @Test
    void aProfileIsKeptAndWhatIsWrongIsToldAtItsField(Visit visit) {
        visit.as("yulia.smirnova").to("preferences");
        var page = visit.page();
        page.locator("#phone").fill("+49 30 4711");
        page.locator("#zone").fill("Mars/Olympus");
        press(visit, "#save");
        assertThat(page.locator("#zone-error")).containsText("часового пояса нет");
        assertThat(page.locator("#zone")).hasValue("Mars/Olympus");
        assertThat(page.locator("#phone")).hasValue("+49 30 4711");
        visit.requireAccessible();

        page.locator("#zone").fill("Asia/Kolkata");
        press(visit, "#save");
        assertThat(page.locator("main")).containsText("Профиль сохранён");
        assertThat(page.locator("footer")).containsText("Asia/Kolkata");
        page.locator("#zone").fill("Europe/Moscow");
        press(visit, "#save");
        visit.requireAccessible().picture("profile");
    }

    @Test
    void aReplyIsSignedAndANoteIsNot(Desk desk, Visit agent) {
        var number = desk.as("employee")
                .post(
                        "/api/v1/services/laptop-problem/requests",
                        Map.of(
                                "subject",
                                "Signed " + System.nanoTime(),
                                "description",
                                "It does not start.",
                                "answers",
                                Map.of("symptom", "no_start", "place", "Berlin, 4.12")))
                .json()
                .get("number")
                .asText();
        agent.as("line1").to("preferences");
        agent.page().locator("#signature").fill("Lukas Brandt\nService desk");
        assertThat(agent.page().locator("#signature-shown")).containsText("Lukas Brandt");
        press(agent, "#save");
        try {
            agent.to("desk/tickets/" + number);
            assertThat(agent.page().locator(".tl-signature")).containsText("Lukas Brandt");
            agent.requireAccessible();
            agent.page().locator("[id='say:text']").fill("We are on it.");
            agent.page().locator("[id='say:reply']").click();
            agent.settled();
            agent.page().locator("input[name=kind][value=NOTE]").check(new CheckOptions().setForce(true));
            agent.page().locator("[id='say:text']").fill("Only for us.");
            agent.page().locator("[id='say:note']").click();
            agent.settled();

            var story = desk.as("line1")
                    .get("/api/v1/tickets/" + number + "/history?limit=200")
                    .body();
            Assertions.assertThat(story).contains("We are on it.\\n\\nLukas Brandt\\nService desk");
            Assertions.assertThat(story).doesNotContain("Only for us.\\n\\nLukas");
        } finally {
            desk.as("line1").send("PATCH", "/api/v1/me", Map.of("signature", ""));
        }
    }

    @Test
    void anotherPasswordEndsTheOtherSessionsAndLeavesThisOne(Desk desk, Visit admin, Visit here, Visit elsewhere) {
        var login = newcomer(admin, here);
        enter(elsewhere, login, FIRST);

        here.to("preferences/security");
        change(here, "not my password", "too short");
        assertThat(here.page().locator("#current-error")).containsText("not your password");
        assertThat(here.page().locator("#wanted-error")).containsText("12 characters");
        here.requireAccessible().picture("security-refused");
        change(here, FIRST, FIRST);
        assertThat(here.page().locator("#wanted-error")).containsText("already");
        change(here, FIRST, login + login);
        assertThat(here.page().locator("#wanted-error")).not().isEmpty();
        elsewhere.to("preferences");
        assertThat(elsewhere.page()).hasURL(Pattern.compile(".*/preferences"));

        change(here, FIRST, SECOND);
        assertThat(here.page().locator("main")).containsText("Your password is changed");
        here.requireAccessible().picture("security");
        elsewhere.to("preferences");
        assertThat(elsewhere.page()).hasURL(Pattern.compile(".*/sign-in.*"));
        var old = desk.anonymous().post("/api/v1/tokens", Map.of("login", login, "password", FIRST));
        Assertions.assertThat(old.status()).isEqualTo(401);

        enter(elsewhere, login, SECOND);
        press(here.to("preferences/security"), "[id='ending:end']");
        assertThat(here.page().locator("main")).containsText("signed out everywhere else");
        elsewhere.to("preferences");
        assertThat(elsewhere.page()).hasURL(Pattern.compile(".*/sign-in.*"));
        assertThat(here.to("preferences").page()).hasURL(Pattern.compile(".*/preferences"));

        admin.to("admin/audit?person=" + login);
        for (var act : List.of("Password changed", "Wrong password when asked again", "Signed out everywhere else")) {
            assertThat(admin.page().locator("tbody")).containsText(act);
        }
    }

    @Test
    void tenWrongPasswordsLockTheFormToo(Visit admin, Visit visit) {
        newcomer(admin, visit);
        visit.to("preferences/security");
        for (var i = 0; i < 10; i++) {
            change(visit, "wrong password number " + i, SECOND);
        }
        change(visit, FIRST, SECOND);
        assertThat(visit.page().locator(".tl-messages")).containsText("Too many attempts");
    }

    @Test
    void aTokenIsShownOnceWorksAndIsRevoked(Desk desk, Visit visit) {
        visit.as("henrik.dahl").to("preferences/security");
        var page = visit.page();
        var name = "script " + System.nanoTime();
        page.locator("#tokenName").fill(name);
        press(visit, "#make");
        assertThat(page.locator("#password-error")).not().isEmpty();
        page.locator("#password").fill("threeline");
        press(visit, "#make");
        var token = page.locator("#made-token").inputValue();
        Assertions.assertThat(asBearer(desk, token, "GET", "/api/v1/me")).isEqualTo(200);
        Assertions.assertThat(asBearer(desk, token, "PATCH", "/api/v1/me")).isEqualTo(403);
        visit.requireAccessible().picture("security-token");

        visit.to("preferences/security");
        assertThat(page.locator("#made-token")).hasCount(0);
        Assertions.assertThat(page.content()).doesNotContain(token).contains(name);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke: " + name))
                .click();
        visit.settled();
        assertThat(page.locator("main")).containsText("The token is revoked");
        Assertions.assertThat(asBearer(desk, token, "GET", "/api/v1/me")).isEqualTo(401);
    }

    @Test
    void thesePagesFitAPhoneInTheDark(Visit visit) {
        visit.inTheDark().onPhone().as("line2");
        for (var address : List.of("preferences", "preferences/security")) {
            visit.to(address).requireAccessible().picture("phone-" + address.replace('/', '-'));
            Assertions.assertThat((Boolean) visit.page()
                            .evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1"))
                    .as(address)
                    .isTrue();
        }
    }

    /** Enters somebody, who chooses a password and signs in. */
    private static String newcomer(Visit admin, Visit visit) {
        var login = "own." + Long.toString(System.nanoTime(), 36);
        admin.as("admin").to("admin/people/new");
        admin.page().locator("#name").fill("Owner of " + login);
        admin.page().locator("#login").fill(login);
        press(admin, "#save");
        admin.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make an invitation link"))
                .click();
        admin.settled();
        visit.to(admin.page().locator("#password-link").inputValue());
        visit.page().locator("#password").fill(FIRST);
        press(visit, "#go");
        new SignInPage(visit.page()).signIn(login, FIRST);
        visit.settled();
        return login;
    }

    private static void enter(Visit visit, String login, String password) {
        visit.to("sign-in");
        new SignInPage(visit.page()).signIn(login, password);
        visit.settled();
    }

    private static void change(Visit visit, String current, String wanted) {
        visit.page().locator("#current").fill(current);
        visit.page().locator("#wanted").fill(wanted);
        press(visit, "#change");
    }

    private static void press(Visit visit, String button) {
        visit.page().locator(button).click();
        visit.settled();
    }

    private static int asBearer(Desk desk, String token, String method, String path) {
        return desk.anonymous()
                .send(
                        method,
                        path,
                        method.equals("GET") ? null : Map.of("phone", ""),
                        "Authorization",
                        "Bearer " + token)
                .status();
    }

    private static void execute(Desk desk, String statement) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
