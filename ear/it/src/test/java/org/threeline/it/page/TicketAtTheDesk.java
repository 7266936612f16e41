package org.threeline.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A ticket as an agent sees it; forms are opened by their names, which are the same in every language. */
public final class TicketAtTheDesk {
    private final Page page;

    public TicketAtTheDesk(Page page) {
        this.page = page;
    }

    /** Opens the form of a verb: {@code hold}, {@code escalate}, {@code handback}, {@code resolve} and so on. */
    public void open(String verb) {
        // A panel opens by script, which runs once the page is there.
        page.waitForLoadState();
        var opener = page.locator("[data-tl-panel=" + verb + "]");
        if (!opener.isVisible()) {
            page.locator(".tl-ticket-head details.tl-menu > summary").click();
        }
        opener.click();
    }

    public void write(String verb, String field, String text) {
        page.locator("[id='" + verb + ":" + field + "']").fill(text);
    }

    public void choose(String verb, String field, String value) {
        field(verb, field).selectOption(value);
    }

    public Locator field(String verb, String field) {
        return page.locator("[id='" + verb + ":" + field + "']");
    }

    /** Presses the button of a verb's form. */
    public void send(String verb) {
        page.locator("form#" + verb + " input[type=submit]").click();
    }

    public void chooseGroup(String group) {
        page.locator("[name='escalate:toGroup'][value='" + group + "']").check();
    }

    public void handOver(String group, String reason, String seen, String tried, String asked) {
        chooseGroup(group);
        write("escalate", "reason", reason);
        write("escalate", "seen", seen);
        write("escalate", "tried", tried);
        write("escalate", "asked", asked);
        send("escalate");
    }

    public void reply(String text) {
        page.locator("form#say [value=REPLY]").check();
        page.locator("[id='say:text']").fill(text);
        page.locator("[id='say:reply']").click();
    }

    public void note(String text) {
        page.locator("form#say [value=NOTE]").check();
        page.locator("[id='say:text']").fill(text);
        page.locator("[id='say:note']").click();
    }

    public Locator status() {
        return page.locator(".tl-ticket-head .tl-status");
    }

    public Locator head() {
        return page.locator(".tl-ticket-head");
    }

    public Locator handover() {
        return page.locator(".tl-handover");
    }

    public Locator story() {
        return page.locator(".tl-talk");
    }

    /** What was just done, in words. */
    public Locator done() {
        return page.locator(".tl-notice.is-good[role=status]");
    }
}
