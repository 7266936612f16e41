package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.SignInPage;

/**
 * Passwords chosen by links in letters. An address may ask for ten in a quarter of an hour, and all tests are one
 * address: together they stay below.
 */
@ExtendWith({RunningDesk.class, Browsing.class})
class PasswordMailE2E {
    private static final Pattern LINK = Pattern.compile("https?://\\S+/password#[A-Za-z0-9_-]+");
    private static final String PASSWORD = "violet ladder eleven rivers";
    private static final String ANOTHER = "seven quiet harbours below";

    private Mailbox mail;

    @BeforeEach
    void open(Desk desk) throws SQLException {
        mail = Mailbox.open(desk);
    }

    @AfterEach
    void close() throws SQLException {
        mail.close();
    }

    @Test
    void somebodyNewIsInvitedByMailAndChoosesAPasswordOnce(Desk desk, Visit admin, Visit invited, Visit late)
            throws Exception {
        mail.isUsed();
        var login = login();
        admin.as("admin").to("admin/people/new");
        admin.requireAccessible().picture("admin-person-new-mail");
        fill(admin, login, "");
        save(admin);
        assertThat(admin.page().locator("#email-error")).containsText("needs an address");
        admin.page().locator("#email").fill(login + "@example.com");
        save(admin);
        assertThat(admin.page().locator("main")).containsText("on its way to " + login + "@example.com");
        admin.requireAccessible().picture("admin-person-invited");
        admin.onPhone().inTheDark().picture("phone-admin-person-invited");

        var letter = mail.awaited(login, 1).get(0);
        Mailbox.picture(letter, "invitation");
        Assertions.assertThat(Mailbox.part(letter, 0)).contains("Login: " + login, "good until");
        var link = link(Mailbox.part(letter, 0));
        Assertions.assertThat(link).startsWith(desk.uri().toString());
        Assertions.assertThat(link(Mailbox.part(letter, 1))).isEqualTo(link);
        Assertions.assertThat(mail.one("select count(*) from outbox where facts like '%token%'"))
                .isEqualTo("0");

        invited.page().navigate(link);
        assertThat(invited.page().locator("main")).containsText(login);
        Assertions.assertThat(invited.settled().page().url()).endsWith("/password");
        invited.requireAccessible();
        choose(invited, PASSWORD);
        assertThat(invited.page().locator("main")).containsText("Your password is set");
        new SignInPage(invited.page()).signIn(login, PASSWORD);
        assertThat(invited.settled().page().locator(".tl-avatar").first()).isVisible();

        late.page().navigate(link);
        assertThat(late.page().locator("h1")).hasText("This link is not valid any more");
    }

    @Test
    void whoForgotAPasswordGetsALinkThatEndsSessionsAndOlderLinks(Visit admin, Visit signedIn, Visit forgetful)
            throws Exception {
        mail.isUsed();
        var login = somebody(admin, signedIn);

        forgetful.to("sign-in").picture("sign-in-mail");
        forgetful
                .page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Forgot your password?"))
                .click();
        forgetful.settled().requireAccessible().picture("forgotten-password");
        ask(forgetful, " " + login.toUpperCase(Locale.ROOT) + "@EXAMPLE.com ");
        forgetful.requireAccessible().picture("forgotten-password-asked");
        var letter = mail.awaited(login, 2).get(1);
        Mailbox.picture(letter, "password-reset");
        var older = link(Mailbox.part(letter, 0));

        // Who asks again finds the letter from before; an administrator may send another.
        forgetful.to("password/forgotten");
        ask(forgetful, login);
        Mailbox.until(() -> "2"
                .equals(mail.one("select count(*) from audit_entry where kind = 'PASSWORD_FORGOTTEN'"
                        + " and subject_name = 'Newcomer " + login + "' and address is not null")));
        Assertions.assertThat(mail.received(login)).hasSize(2);
        admin.to("admin/people?q=" + login);
        admin.page().locator("tbody a.tl-subject").click();
        admin.settled();
        button(admin, "Mail a link").click();
        admin.settled();
        assertThat(admin.page().locator("main")).containsText("A link is on its way");
        var newer = link(Mailbox.part(mail.awaited(login, 3).get(2), 0));

        forgetful.page().navigate(older);
        assertThat(forgetful.page().locator("h1")).hasText("This link is not valid any more");
        forgetful.page().navigate(newer);
        forgetful.settled();
        choose(forgetful, ANOTHER);
        assertThat(forgetful.page().locator("main")).containsText("Your password is set");
        signedIn.to("");
        assertThat(signedIn.page()).hasURL(Pattern.compile(".*/sign-in.*"));
        new SignInPage(forgetful.page()).signIn(login, ANOTHER);
        assertThat(forgetful.settled().page().locator(".tl-avatar").first()).isVisible();
    }

    @Test
    void nobodyLearnsWhoHasAnAccount(Visit admin, Visit left, Visit stranger) throws Exception {
        mail.isUsed();
        var login = somebody(admin, left);
        mail.update("update person set active = false where login = '" + login + "'");
        var answers = new HashSet<String>();

        for (var typed : List.of(login, "nobody." + login, "nobody@" + login + ".example")) {
            stranger.to("password/forgotten");
            ask(stranger, typed);
            answers.add(stranger.page().url() + stranger.page().locator("main").innerText());
        }

        Assertions.assertThat(answers).hasSize(1);
        Mailbox.until(
                () -> Integer.parseInt(mail.one("select count(*) from audit_entry where kind = 'PASSWORD_FORGOTTEN'"
                                + " and at > utc_timestamp() - interval 1 minute"))
                        >= 3);
        mail.dispatch();
        Assertions.assertThat(mail.received(login)).hasSize(1);
        Assertions.assertThat(mail.one(
                        "select count(*) from audit_entry where concat_ws(' ', subject_name, details) like '%nobody."
                                + login + "%'"))
                .isEqualTo("0");
    }

    @Test
    void ofTwoWhoChooseAtOnceOneDoesAndAForgedOrOldLinkIsWorthNothing(Visit admin, Visit first, Visit second)
            throws Exception {
        mail.isUsed();
        var login = somebody(admin, first);
        admin.to("admin/people?q=" + login);
        admin.page().locator("tbody a.tl-subject").click();
        admin.settled();
        button(admin, "Mail a link").click();
        var link = link(Mailbox.part(mail.awaited(login, 2).get(1), 0));

        for (var visit : List.of(first, second)) {
            visit.page().navigate(link);
            visit.settled().page().locator("#password").fill(ANOTHER);
        }
        first.page().evaluate("() => document.getElementById('go').click()");
        second.page().evaluate("() => document.getElementById('go').click()");
        var outcomes = new StringBuilder();
        for (var visit : List.of(first, second)) {
            visit.page().waitForFunction("() => !document.getElementById('password')?.value");
            outcomes.append(visit.settled().page().locator("main").innerText());
        }
        Assertions.assertThat(outcomes.toString())
                .containsOnlyOnce("Your password is set")
                .contains("This link is not valid any more");

        for (var forged : List.of("x", link.replaceFirst(".*#", "").substring(1) + "A", "%0d%0aSet-Cookie:a=b")) {
            second.to("password#" + forged);
            assertThat(second.page().locator("h1")).hasText("This link is not valid any more");
        }
        admin.to("admin/people?q=" + login);
        admin.page().locator("tbody a.tl-subject").click();
        admin.settled();
        button(admin, "Make a link").click();
        admin.settled();
        second.page().navigate(admin.page().locator("#password-link").inputValue());
        assertThat(second.settled().page().locator("#password")).isVisible();
        mail.update("update password_link set expires_at = utc_timestamp() - interval 1 second"
                + " where ended_at is null and person_id = (select id from person where login = '" + login + "')");
        choose(second, PASSWORD);
        assertThat(second.page().locator("main")).containsText("not valid any more");
    }

    @Test
    void aLinkNeverLeadsWhereTheAskerSays(Desk desk, Visit admin, Visit other) throws Exception {
        mail.isUsed();
        var login = somebody(admin, other);
        other.page().navigate(desk.uri().toString().replace("localhost", "127.0.0.1") + "password/forgotten");
        other.settled();
        ask(other, login);

        Assertions.assertThat(link(Mailbox.part(mail.awaited(login, 2).get(1), 0)))
                .startsWith(desk.uri().toString());
    }

    @Test
    void withoutMailPeopleAreToldWhomToAskAndTheAdministratorHandsLinksOver(Visit stranger, Visit admin) {
        stranger.to("sign-in").requireAccessible().picture("sign-in-no-mail");
        assertThat(stranger.page().locator("main")).containsText("Your administrator helps you");
        Assertions.assertThat(stranger.page()
                        .locator("a[href$='/password/forgotten']")
                        .count())
                .isZero();
        stranger.to("password/forgotten").requireAccessible().picture("forgotten-password-no-mail");
        assertThat(stranger.page().locator("h1")).hasText("Please ask your administrator");

        var login = login();
        admin.as("admin").to("admin/people/new");
        assertThat(admin.page().locator("#invitation")).hasCount(0);
        fill(admin, login, login + "@example.com");
        save(admin);
        assertThat(button(admin, "Mail an invitation")).hasCount(0);
        button(admin, "Make an invitation link").click();
        admin.settled();
        assertThat(admin.page().locator("#password-link")).hasValue(LINK);
    }

    @Test
    void theseArePagesForPhonesAndInRussianToo(Visit visit) throws Exception {
        mail.isUsed();
        visit.inRussian().inTheDark().onPhone();
        visit.to("password/forgotten").requireAccessible().picture("phone-forgotten-password-ru");
        visit.to("password/forgotten?asked=true").requireAccessible().picture("phone-forgotten-password-asked-ru");
        visit.to("sign-in").requireAccessible().picture("phone-sign-in-mail-ru");
    }

    /** Somebody with a password, signed in there. */
    private String somebody(Visit admin, Visit there) throws SQLException {
        var login = login();
        admin.as("admin").to("admin/people/new");
        fill(admin, login, login + "@example.com");
        save(admin);
        there.page().navigate(link(Mailbox.part(mail.awaited(login, 1).get(0), 0)));
        there.settled();
        choose(there, PASSWORD);
        new SignInPage(there.page()).signIn(login, PASSWORD);
        there.settled();
        // Whoever was invited a moment ago finds that letter, and is not mailed again.
        mail.update("update outbox set created_at = created_at - interval 1 hour"
                + " where person_id = (select id from person where login = '" + login + "')");
        return login;
    }

    private static String login() {
        return "mailed." + Long.toString(System.nanoTime(), 36);
    }

    private static void fill(Visit admin, String login, String email) {
        admin.page().locator("#name").fill("Newcomer " + login);
        admin.page().locator("#login").fill(login);
        admin.page().locator("#email").fill(email);
    }

    private static void save(Visit admin) {
        admin.page().locator("#save").click();
        admin.settled();
    }

    private static void ask(Visit visit, String typed) {
        visit.page().locator("#login").fill(typed);
        button(visit, "Send me a link").click();
        visit.settled();
        assertThat(visit.page().locator("h1")).hasText("Look into your mailbox");
    }

    private static void choose(Visit visit, String password) {
        visit.page().locator("#password").fill(password);
        button(visit, "Set the password").click();
        visit.settled();
    }

    private static Locator button(Visit visit, String name) {
        return visit.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String link(String text) {
        var found = LINK.matcher(text);
        Assertions.assertThat(found.find()).as(text).isTrue();
        return found.group();
    }
}
