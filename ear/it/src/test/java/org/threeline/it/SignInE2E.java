package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
        signIn.signIn("nobody-" + System.nanoTime(), "wrong");

        assertThat(signIn.error()).isVisible();
    }

    @Test
    void anEmployeeSignsInAndLandsInThePortal(Visit visit) {
        visit.as("employee").requireAccessible().picture("portal-home");

        assertThat(visit.page().url()).doesNotContain("sign-in");
    }
}
