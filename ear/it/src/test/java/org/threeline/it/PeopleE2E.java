package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.SignInPage;

/** Administrators enter people and places, let people in and keep them out, and see who did what. */
@ExtendWith({RunningDesk.class, Browsing.class})
class PeopleE2E {
    private static final Pattern PERSON = Pattern.compile(".*/admin/people/[0-9]+.*");
    private static final String PASSWORD = "violet ladder eleven rivers";

    @Test
    void somebodyNewIsInvitedChoosesAPasswordOnceAndIsKeptOutWhenDeactivated(Visit admin, Visit invited, Visit late) {
        var login = login();
        enter(admin, login);
        admin.requireAccessible().picture("admin-person");
        var link = link(admin);

        invited.to(link);
        assertThat(invited.page().locator("main")).containsText(login);
        invited.requireAccessible().picture("password");
        for (var weak : List.of(login + "x", "password1234", "too short")) {
            choose(invited, weak);
            assertThat(invited.page().locator("#password-error")).not().isEmpty();
        }
        choose(invited, PASSWORD);
        assertThat(invited.page().locator("main")).containsText("Your password is set");
        new SignInPage(invited.page()).signIn(login, PASSWORD);
        invited.settled();
        assertThat(invited.page().locator(".tl-avatar").first()).isVisible();

        late.to(link);
        assertThat(late.page().locator("h1")).hasText("This link is not valid any more");
        late.requireAccessible();

        admin.to(admin.page().url().replaceFirst(".*?/admin", "admin").replaceFirst("\\?.*", ""));
        confirm(admin, "Sign out everywhere", "Sign Newcomer " + login + " out everywhere");
        assertThat(admin.page().locator(".tl-notice")).hasText("Newcomer " + login + " is signed out everywhere.");
        invited.to("");
        assertThat(invited.page()).hasURL(Pattern.compile(".*/sign-in.*"));
        new SignInPage(invited.page()).signIn(login, PASSWORD);
        invited.settled();
        assertThat(invited.page().locator(".tl-avatar").first()).isVisible();

        confirm(admin, "Make an administrator", "Make Newcomer " + login + " an administrator");
        assertThat(admin.page().locator(".tl-notice")).hasText("Newcomer " + login + " is an administrator now.");
        confirm(admin, "Take the administration away", "Take the administration away from Newcomer " + login);
        assertThat(admin.page().locator(".tl-notice"))
                .hasText("Newcomer " + login + " is not an administrator any more.");
        confirm(admin, "Deactivate", "Deactivate Newcomer " + login);
        assertThat(admin.page().locator(".tl-notice")).hasText("Newcomer " + login + " is deactivated.");
        assertThat(admin.page().locator("h1 + .tl-marks")).containsText("Deactivated");
        assertThat(admin.page()
                        .locator("section", new Page.LocatorOptions().setHasText("Audit"))
                        .last())
                .containsText("Person deactivated");

        invited.to("");
        assertThat(invited.page()).hasURL(Pattern.compile(".*/sign-in.*"));
    }

    @Test
    void everythingWrongIsToldAtItsField(Visit admin) {
        admin.as("admin").to("admin/people/new");
        var page = admin.page();
        page.locator("#login").fill("with blanks");
        page.locator("#email").fill("nobody");
        page.locator("#zone").fill("Europe/Atlantis");
        save(admin);

        assertThat(page.locator("#name-error")).containsText("needed");
        assertThat(page.locator("#login-error")).containsText("Letters");
        assertThat(page.locator("#email-error")).containsText("e-mail");
        assertThat(page.locator("#zone-error")).containsText("time zone");
        assertThat(page.locator("#login")).hasValue("with blanks");
        admin.requireAccessible().picture("admin-person-refused");

        page.locator("#name").fill("Line One");
        page.locator("#login").fill("LINE1");
        page.locator("#email").fill("");
        page.locator("#zone").fill("");
        save(admin);
        assertThat(page.locator("#login-error")).containsText("Somebody else");
    }

    @Test
    void theLastAdministratorAndOneselfStay(Visit admin) {
        admin.as("admin").to("admin/people?q=admin&role=ADMIN");
        admin.page().locator("tbody a.tl-subject").first().click();
        admin.settled();

        assertThat(admin.page().locator("h1")).hasText("Adam Kowalski");
        assertThat(admin.page().locator("aside details")).hasCount(0);
    }

    @Test
    void whoHasTheDemoCompanysPasswordIsListed(Visit admin) {
        var login = login();
        enter(admin, login);
        admin.to("admin/people?q=" + login + "&password=demo");
        assertThat(admin.page().locator("main")).containsText("0 people");
        admin.to("admin/people?q=admin&password=demo");
        assertThat(admin.page().locator("tbody")).containsText("Adam Kowalski");
        admin.requireAccessible();
        admin.page().locator("a.tl-chip").click();
        assertThat(admin.page()).hasURL(Pattern.compile(".*/admin/people\\?q=admin$"));
    }

    @Test
    void ofTwoWhoChangeADepartmentTheSecondSeesWhatTheFirstSaved(Visit first, Visit second) {
        var name = "Department " + System.nanoTime();
        first.as("admin").to("admin/departments/new");
        first.page().locator("#name").fill(name);
        save(first);
        assertThat(first.page().locator("main")).containsText(name + " is saved");
        first.requireAccessible().picture("admin-departments");
        var address = first.page()
                .locator("a.tl-subject", new Page.LocatorOptions().setHasText(name))
                .getAttribute("href")
                .substring(1);

        first.to(address);
        second.as("admin").to(address);
        first.page().locator("#costCentre").fill("4711");
        save(first);
        second.page().locator("#name").fill(name + " two");
        save(second);

        assertThat(second.page().locator(".tl-messages")).not().isEmpty();
        assertThat(second.page().locator("aside")).containsText("4711");
        assertThat(second.page().locator("#name")).hasValue(name + " two");
        second.requireAccessible().picture("admin-department-stale");
        save(second);
        assertThat(second.page().locator("main")).containsText(name + " two is saved");

        first.to("admin/departments/new");
        first.page().locator("#name").fill((name + " two").toUpperCase(Locale.ROOT));
        save(first);
        assertThat(first.page().locator("#name-error")).containsText("There is a department of this name");
    }

    @Test
    void aLocationWithPeopleIsRetiredOnlyWithAPlaceForThem(Visit admin) {
        var name = "Place " + System.nanoTime();
        admin.as("admin").to("admin/locations/new");
        admin.page().locator("#name").fill(name);
        admin.page().locator("#zone").fill("Europe/Paris");
        save(admin);
        admin.to("admin/people/new");
        var login = login();
        admin.page().locator("#name").fill("Person at " + name);
        admin.page().locator("#login").fill(login);
        admin.page().locator("#location").selectOption(name);
        save(admin);
        assertThat(admin.page().locator("#zone")).hasValue("Europe/Paris");

        admin.to("admin/locations");
        admin.page()
                .locator("a.tl-subject", new Page.LocatorOptions().setHasText(name))
                .click();
        admin.settled();
        var retire = admin.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retire"));
        retire.click();
        admin.settled();
        assertThat(admin.page().locator(".tl-messages")).containsText("1 people");
        admin.requireAccessible().picture("admin-location-people");
        admin.page().locator("[id='retire:moveTo']").selectOption("Berlin");
        retire.click();
        admin.settled();
        assertThat(admin.page().locator("main")).containsText(name);
        admin.to("admin/people?q=" + login);
        assertThat(admin.page().locator("tbody")).containsText("Berlin");
    }

    @Test
    void theAuditIsSearchedAndDownloadedAndOwnersSeeTheirServicesOnly(Visit admin, Visit owner) {
        admin.as("admin").to("admin/audit?person=admin&kind=SIGNED_IN");
        assertThat(admin.page().locator("tbody tr").first()).containsText("Signed in");
        admin.requireAccessible().picture("admin-audit");
        var file = admin.page()
                .waitForDownload(() -> admin.page().getByText("Download as CSV").click());
        Assertions.assertThat(file.suggestedFilename()).isEqualTo("audit.csv");

        admin.to("admin/audit?person=nobody-of-that-name");
        assertThat(admin.page().locator("#person-error")).containsText("Nobody is called that");
        admin.to("admin/audit?person=Kowalski&kind=SIGNED_IN");
        assertThat(admin.page().locator("tbody tr").first()).containsText("Adam Kowalski");

        owner.as("owner").to("admin/audit");
        assertThat(owner.page().locator("h1")).hasText("Audit");
        assertThat(owner.page().locator("main > .tl-stack > .tl-card.is-flush"))
                .not()
                .containsText("Signed in");
        for (var hidden : List.of("admin/people", "admin/people/1", "admin/departments", "admin/locations")) {
            Assertions.assertThat(owner.page().navigate(hidden).status()).isEqualTo(404);
        }
    }

    @Test
    void peopleComeInFromAFileAfterOneHasSeenWhatItDoes(Visit admin) {
        var mark = Long.toString(System.nanoTime(), 36);
        admin.page().setViewportSize(1440, 900);
        admin.as("admin").to("admin/people");
        admin.page()
                .getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Import").setExact(true))
                .click();
        admin.settled().requireAccessible().picture("admin-people-import");

        send(admin, "login;name;department;zone\nwrong one;;Nowhere;Mars\n" + "short." + mark + ";Short\n");
        assertThat(admin.page().locator("#plan")).containsText("5 faults");
        assertThat(admin.page().locator("#plan")).containsText("This line has 2 cells, the first line 4");
        assertThat(admin.page().locator("#plan tbody tr").first()).containsText("login");
        admin.requireAccessible().picture("admin-people-import-faults");
        admin.inTheDark().onPhone().requireAccessible().picture("phone-admin-people-import-faults");
        Assertions.assertThat(fits(admin)).isTrue();
        var faults = admin.page()
                .waitForDownload(
                        () -> admin.page().getByText("All faults as a file").click());
        Assertions.assertThat(faults.suggestedFilename()).isEqualTo("people-faults.csv");

        var good = "login,name,department,phone\nfile." + mark + ",\"File, Person " + mark + "\",Filed " + mark
                + ",'+49 30\n";
        send(admin, good);
        assertThat(admin.page().locator("#plan")).containsText("There is no such department");
        admin.page().locator("#places").check();
        send(admin, good);
        assertThat(admin.page().locator("#plan")).containsText("Filed " + mark);
        admin.requireAccessible().picture("phone-admin-people-import-plan");
        admin.page().setViewportSize(1440, 900);
        admin.picture("dark-admin-people-import-plan");
        admin.page().locator("[id='applying:apply']").click();
        admin.settled();
        assertThat(admin.page().locator("#plan")).containsText("It is done");
        admin.requireAccessible().picture("dark-admin-people-import-applied");

        send(admin, good);
        assertThat(admin.page().locator("#plan")).containsText("Everybody is already as the file says");
        assertThat(admin.page().locator("[id='applying:apply']")).hasCount(0);
        admin.to("admin/people?q=file." + mark);
        assertThat(admin.page().locator("tbody")).containsText("File, Person " + mark);
    }

    /** Without a mouse: what would happen is read first, and the button that says whom it befalls is the one that acts. */
    private static void confirm(Visit admin, String act, String sure) {
        var page = admin.page();
        var button = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(sure).setExact(true));
        assertThat(button).isHidden();
        page.locator("aside summary", new Page.LocatorOptions().setHasText(act)).press("Enter");
        assertThat(button).isVisible();
        admin.requireAccessible();
        page.keyboard().press("Tab");
        assertThat(button).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*done=.*"));
        admin.settled();
    }

    private static void send(Visit admin, String file) {
        admin.page()
                .locator("#file")
                .setInputFiles(new FilePayload("people.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        admin.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show what it would do"))
                .click();
        admin.page().waitForURL(Pattern.compile(".*/admin/people/import\\?file=[0-9]+.*"));
        admin.settled();
    }

    private static boolean fits(Visit visit) {
        return (Boolean) visit.page().evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1");
    }

    static String login() {
        return "new." + Long.toString(System.nanoTime(), 36);
    }

    static void enter(Visit admin, String login) {
        admin.as("admin").to("admin/people/new");
        admin.page().locator("#name").fill("Newcomer " + login);
        admin.page().locator("#login").fill(login);
        save(admin);
        assertThat(admin.page()).hasURL(PERSON);
        assertThat(admin.page().locator("main")).containsText("is entered");
    }

    static String link(Visit admin) {
        admin.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make an invitation link"))
                .click();
        admin.settled();
        return admin.page().locator("#password-link").inputValue();
    }

    private static void choose(Visit visit, String password) {
        visit.page().locator("#password").fill(password);
        visit.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set the password"))
                .click();
        visit.settled();
    }

    private static void save(Visit visit) {
        visit.page().locator("#save").click();
        visit.settled();
    }
}
