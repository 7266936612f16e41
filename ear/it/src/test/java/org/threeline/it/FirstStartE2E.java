package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.desk.batch.Job;
import org.threeline.it.page.SignInPage;

/** A company starts with a database of its own: nobody has a known password, and one link makes the first administrator. */
@ExtendWith(Browsing.class)
class FirstStartE2E {
    private static final Pattern LINK = Pattern.compile("/setup#[A-Za-z0-9_-]{20,}");
    private static final ConcurrentLinkedQueue<String> CONSOLE = new ConcurrentLinkedQueue<>();
    private static Desk desk;

    @BeforeAll
    static void start() {
        desk = Desk.startEmpty(Build.target().resolve("first-start"), CONSOLE::add);
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void theLinkInTheLogMakesOneAdministratorAndNoMore(Visit visit, Visit english, Visit russian) {
        for (var login : List.of("admin", "employee", "line1")) {
            assertThat(desk.anonymous()
                            .post("/api/v1/tokens", Map.of("login", login, "password", "threeline"))
                            .status())
                    .isEqualTo(401);
        }
        var link = CONSOLE.stream()
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow();
        var page = visit.page();

        visit.to(address(link.substring(0, link.length() - 1)));
        isClosed(page);

        looksAsItShould(english, "en", address(link));
        looksAsItShould(russian.inRussian(), "ru", address(link));
        visit.to(address(link)).picture("set-up");
        assertThat(page).hasURL(address("/setup"));
        fill(visit, "Ada Byron", "ada@company.example", "ada", "short");
        assertThat(page.locator("[id='setUp:password-error']")).not().isEmpty();
        assertThat(page.locator("[id='setUp:name']")).hasValue("Ada Byron");

        fill(visit, "Ada Byron", "ada@company.example", "ada", "a long enough sentence");
        page.waitForURL(Pattern.compile(".*/sign-in.*"));
        new SignInPage(page).signIn("ada", "a long enough sentence");
        visit.settled();
        visit.to(address("/admin/jobs"));
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator("tbody tr")).hasCount(Job.values().length);

        visit.to(address(link));
        isClosed(page);
    }

    private static void isClosed(Page page) {
        assertThat(page.locator("h1")).hasText("This link does not open anything");
        assertThat(page.locator("form#setUp")).hasCount(0);
    }

    private static void looksAsItShould(Visit visit, String language, String address) {
        var look = new Inspection(visit, language, language.equals("ru"), "set-up-" + language);
        visit.to(address);
        assertThat(visit.page().locator("form#setUp")).isVisible();
        look.look(address("/setup"), 200, true);
        assertThat(look.faults()).isEmpty();
    }

    private static String address(String path) {
        return desk.uri().resolve(path).toString();
    }

    private static void fill(Visit visit, String name, String email, String login, String password) {
        var page = visit.page();
        page.locator("[id='setUp:name']").fill(name);
        page.locator("[id='setUp:email']").fill(email);
        page.locator("[id='setUp:login']").fill(login);
        page.locator("[id='setUp:password']").fill(password);
        page.locator("form#setUp input[type=submit]").click();
        visit.settled();
    }
}
