package org.threeline.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** The portal's first page: a search box, families of services, my requests. */
public final class PortalHome {
    private final Page page;

    public PortalHome(Page page) {
        this.page = page;
    }

    /** Types into the search box as people do, letter by letter. */
    public void type(String text) {
        search().pressSequentially(text);
    }

    public Locator search() {
        return page.locator(".tl-hero input[type=search]");
    }

    /** What the box offers below itself while one types. */
    public Locator offered() {
        return page.locator(".tl-found [role=option]");
    }

    public Locator families() {
        return page.locator(".tl-tile");
    }

    public void show(String part) {
        page.locator(".tl-tabs").getByText(part).click();
    }

    /** The row of one of my requests. */
    public Locator request(String number) {
        return page.locator(".tl-row")
                .filter(new Locator.FilterOptions().setHasText(number))
                .first();
    }

    public Locator heading() {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1));
    }
}
