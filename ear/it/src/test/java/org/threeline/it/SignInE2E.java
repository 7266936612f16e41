package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.SignInPage;

/** People come in by the front door, in their language, with or without seeing it. */
@ExtendWith({RunningDesk.class, Browsing.class})
class SignInE2E {
    @Test
    void somebodyWhoIsNotSignedInIsAskedWhoTheyAre(Visit visit) {
        visit.to("").requireAccessible().picture("sign-in");

        assertThat(visit.page().url()).contains("sign-in");
        assertThat(visit.page().locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void aRussianBrowserIsAnsweredInRussian(Visit visit) {
        visit.inRussian()
                .inTheDark()
                .onPhone()
                .to("sign-in")
                .requireAccessible()
                .picture("sign-in-ru-dark-phone");

        assertThat(visit.page().locator("html")).hasAttribute("lang", "ru");
    }

    @Test
    void aWrongPasswordIsSaidWithoutSayingWhichPartIsWrong(Visit visit) {
        visit.to("sign-in");
        var signIn = new SignInPage(visit.page());
        var typed = "nobody-" + System.nanoTime() + " ü+%";
        signIn.signIn(typed, "wrong");

        assertThat(signIn.error()).isVisible();
        visit.settled().requireAccessible().picture("sign-in-refused");
        assertThat(visit.page().locator("#login")).hasValue(typed);
        assertThat(visit.page().locator("#password")).isFocused();
        assertThat(visit.page().url()).doesNotContain("nobody");
        visit.to("sign-in");
        assertThat(visit.page().locator("#login")).hasValue("");
    }

    @Test
    void anEngineerSignsInAndLandsAtTheDeskUnlessBoundElsewhere(Visit visit, Visit bound) {
        visit.as("line1");
        assertThat(visit.page()).hasURL(Pattern.compile(".*/desk"));

        bound.to("requests");
        new SignInPage(bound.page()).signIn("line1", "threeline");
        bound.settled();
        assertThat(bound.page()).hasURL(Pattern.compile(".*/requests"));
    }

    @Test
    void anEmployeeSignsInAndLandsInThePortal(Visit visit) {
        visit.as("employee").requireAccessible().picture("portal-home");

        assertThat(visit.page().url()).doesNotContain("sign-in");
    }
}
