package org.threeline.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** A service with the form that asks for it. */
public final class ServiceForm {
    private static final Pattern NUMBER = Pattern.compile("TL-[0-9]+");

    private final Page page;

    public ServiceForm(Page page) {
        this.page = page;
    }

    public Locator subject() {
        return page.locator("#subject");
    }

    public Locator description() {
        return page.locator("#description");
    }

    /** Switched on where somebody else needs it. */
    public Locator forSomebodyElse() {
        return page.locator("#for_other");
    }

    /** Whom it is for. */
    public Locator requester() {
        return page.locator("#requester_input");
    }

    /** The input of a question that takes text. */
    public Locator answer(String name) {
        return page.locator("#answer_" + name);
    }

    /** Picks one of the possibilities of a question. */
    public void choose(String name, String value) {
        page.locator("input[name=answer_" + name + "][value=" + value + "]").check();
    }

    /** The choice of how urgent it is; not every service leaves it to the requester. */
    public void urgency(String value) {
        page.locator("input[name=urgency][value=" + value + "]").check();
    }

    /** What is wrong with an input; empty while nothing is. */
    public Locator error(String id) {
        return page.locator("#" + id + "-error");
    }

    /** The times that are promised, as the page says them. */
    public Locator promised() {
        return page.locator("#promised");
    }

    public void send() {
        page.locator("#send").click();
    }

    /** Sends and waits for the request's own page. */
    public String sent() {
        send();
        page.waitForURL(Pattern.compile(".*/tickets/TL-[0-9]+.*"));
        return numberIn(page.url());
    }

    /** The number of a request in its address. */
    public static String numberIn(String address) {
        var number = NUMBER.matcher(address);
        if (!number.find()) {
            throw new IllegalArgumentException("No number in " + address);
        }
        return number.group();
    }
}
