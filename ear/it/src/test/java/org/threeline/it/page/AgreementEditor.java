package org.threeline.it.page;

import com.microsoft.playwright.Locator;
import org.threeline.it.Visit;

/** The page an agreement is edited on. */
public final class AgreementEditor {
    private final Visit visit;

    public AgreementEditor(Visit visit) {
        this.visit = visit;
    }

    /** Types into a field, by its name. */
    public AgreementEditor type(String field, String text) {
        visit.page().fill("[id='" + field + "']", text);
        visit.settled();
        return this;
    }

    /** Chooses from a list, by the name of the field. */
    public AgreementEditor choose(String field, String value) {
        visit.page().selectOption("[id='" + field + "']", value);
        visit.settled();
        return this;
    }

    /** Ticks one of several boxes of a field. */
    public AgreementEditor tick(String field, String value) {
        visit.page().check("input[name='" + field + "'][value='" + value + "']");
        visit.settled();
        return this;
    }

    /** Promises something, counted on a calendar. */
    public AgreementEditor promise(String kind, String priority, String target, String calendar) {
        return type("target." + kind + "." + priority, target)
                .choose("target." + kind + "." + priority + ".calendar", calendar);
    }

    /** Presses the button of a command, such as {@code add-rule}. */
    public AgreementEditor press(String command) {
        visit.page().click("button[name=do][value='" + command + "']");
        visit.settled();
        return this;
    }

    public AgreementEditor publish() {
        visit.page().click("#save");
        visit.settled();
        return this;
    }

    public Locator field(String name) {
        return visit.page().locator("[id='" + name + "']");
    }

    /** What stands beside a target: what it means, or what is wrong with it. */
    public Locator means(String kind, String priority) {
        return field("target." + kind + "." + priority + "-means");
    }

    public Locator findings() {
        return visit.page().locator("#agreement-findings");
    }

    public Locator changes() {
        return visit.page().locator("#agreement-changes");
    }

    public Locator told() {
        return visit.page().locator("#agreement-told");
    }

    public Locator versions() {
        return visit.page().locator(".tl-versions");
    }
}
