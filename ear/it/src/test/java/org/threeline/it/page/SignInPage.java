package org.threeline.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Where people say who they are. */
public final class SignInPage {
    private final Page page;

    public SignInPage(Page page) {
        this.page = page;
    }

    public void signIn(String login, String password) {
        page.locator("#login").fill(login);
        page.locator("#password").fill(password);
        page.locator("form[action$='/sign-in'] button[type=submit]").click();
    }

    /** What is said when login and password do not fit. */
    public Locator error() {
        return page.locator("#sign-in-error");
    }
}
