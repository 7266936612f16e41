package org.threeline.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A request as whoever made it sees it. */
public final class OwnRequest {
    private final Page page;

    public OwnRequest(Page page) {
        this.page = page;
    }

    public Locator status() {
        return page.locator(".tl-title .tl-status");
    }

    public Locator step() {
        return page.locator(".tl-step.is-current");
    }

    public Locator conversation() {
        return page.locator(".tl-talk");
    }

    /** What came while the reader was at something else. */
    public Locator fresh() {
        return conversation().locator(".tl-badge.is-accent");
    }

    public Locator answers() {
        return page.locator("section[aria-labelledby=answers]");
    }

    public Locator people() {
        return page.locator("section[aria-labelledby=people]");
    }

    public Locator replyBox() {
        return page.locator("#text");
    }

    public Locator replyError() {
        return page.locator("#text-error");
    }

    public void reply(String text) {
        replyBox().fill(text);
        page.locator("#reply_send").click();
    }

    public void confirm() {
        page.locator("#confirm_send").click();
    }

    public Locator reopenReason() {
        return page.locator("#reopen_reason");
    }

    /** Opens the form for it where it is folded. */
    public void unfoldReopening() {
        if (!reopenReason().isVisible()) {
            page.locator("details:has(#reopen) > summary").click();
        }
    }

    public void reopen() {
        page.locator("#reopen_send").click();
    }

    public void cancel(String reason) {
        page.locator("details:has(#cancel) > summary").click();
        page.locator("#cancel_reason").fill(reason);
        page.locator("#cancel_send").click();
    }

    /** Adds the first colleague that is found. */
    public void add(String typed) {
        page.locator("details:has(#add) > summary").click();
        page.locator("#login_input").pressSequentially(typed);
        page.locator(".ui-autocomplete-item").first().click();
        page.locator("#add_send").click();
    }

    public void change() {
        answers().locator("a").click();
    }

    /** What the page says on top when something was refused. */
    public Locator refusal() {
        return page.locator("#messages");
    }
}
