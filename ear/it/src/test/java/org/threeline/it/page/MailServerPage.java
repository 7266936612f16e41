package org.threeline.it.page;

import org.threeline.it.Visit;

/** Where an administrator says how mail leaves. */
public final class MailServerPage {
    private final Visit visit;

    public MailServerPage(Visit visit) {
        this.visit = visit;
    }

    public String text() {
        return visit.page().locator("main").innerText();
    }

    /** A server on this machine, without anything private about it. */
    public MailServerPage name(String host, int port, String sender) {
        var page = visit.page();
        page.locator("[id$='host']").fill(host);
        page.locator("[id$='security']").selectOption("NONE");
        page.locator("[id$='port']").fill(Integer.toString(port));
        page.locator("[id$='senderAddress']").fill(sender);
        return this;
    }

    public void save() {
        visit.page().locator("[id='server:save']").click();
        visit.settled();
    }

    public void test() {
        visit.page().locator("[id='test:send']").click();
        visit.settled();
    }

    /** The first of those that were given up. */
    public void sendAgain() {
        visit.page().locator("button[name=again]").first().click();
        visit.settled();
    }
}
