package org.threeline.it.page;

import com.microsoft.playwright.Locator;
import org.threeline.it.Visit;

/** The page a working calendar is edited on. */
public final class CalendarEditor {
    private final Visit visit;

    public CalendarEditor(Visit visit) {
        this.visit = visit;
    }

    /** Types into a field, by its name. */
    public void type(String field, String text) {
        visit.page().fill("[id='" + field + "']", text);
        visit.settled();
    }

    /** Presses the button of a command, such as {@code add:mon}. */
    public void press(String command) {
        visit.page().click("button[name=do][value='" + command + "']");
        visit.settled();
    }

    public void publish() {
        visit.page().click("#save");
        visit.settled();
    }

    /** What is worked in the next two weeks. */
    public Locator sum() {
        return visit.page().locator("#calendar-look .tl-look-head strong");
    }

    public Locator changes() {
        return visit.page().locator("#calendar-changes");
    }

    public Locator told() {
        return visit.page().locator("#calendar-told");
    }

    public Locator versions() {
        return visit.page().locator(".tl-versions");
    }
}
