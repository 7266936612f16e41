package org.threeline.it.page;

import com.microsoft.playwright.Page;

/** The menu where people choose the language and the theme of all their pages. */
public final class LookMenu {
    private final Page page;

    public LookMenu(Page page) {
        this.page = page;
    }

    /** Chooses a language by its code; the page is shown again in it. */
    public void speak(String language) {
        page.locator("header details:has([data-tl-look]) > summary").click();
        page.locator("header [data-tl-look] button[name=language][value=" + language + "]")
                .click();
        page.locator("html[lang=" + language + "]").waitFor();
    }
}
