package org.threeline.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;

/** What the company offers, as its owners see it. */
public final class CataloguePage {
    private final Page page;

    public CataloguePage(Page page) {
        this.page = page;
    }

    /** The row of a service, by its name in the page's language. */
    public Locator service(String name) {
        return page.locator("tbody tr").filter(new FilterOptions().setHasText(name));
    }

    public void open(String name) {
        service(name).locator("a").first().click();
    }

    public void tryFiles() {
        page.locator("#files input[type=submit]").click();
    }

    public void publish() {
        publishing().click();
    }

    /** The button that brings what was shown into force. */
    public Locator publishing() {
        return page.locator("#publishing input[type=submit]");
    }

    /** What came of trying or publishing. */
    public Locator outcome() {
        return page.locator("#outcome");
    }

    public Locator publications() {
        return page.locator("#publications");
    }

    /** Goes to a tab of a service's page, by its name in the address. */
    public void tab(String name) {
        page.locator("nav.tl-tabs a[href*='tab=" + name + "']").click();
    }
}
