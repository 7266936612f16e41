package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever writes a note names colleagues, and hears when nobody was named. */
@ExtendWith({RunningDesk.class, Browsing.class})
class MentionE2E {
    @Test
    void colleaguesAreOfferedAndChosenByKeysAndByHand(Desk desk, Visit visit) {
        visit.as("line1").to("desk/tickets/" + file(desk));
        var page = visit.page();
        var text = noteBox(page);
        var options = page.locator("#mentions [role=option]");

        text.pressSequentially("Could @lin");
        assertThat(options.first()).isVisible();
        assertThat(options.first()).hasAttribute("aria-selected", "true");
        assertThat(text).hasAttribute("aria-activedescendant", "mention-0");
        Assertions.assertThat(options.allInnerTexts())
                .anyMatch(option -> option.contains("line2"))
                .noneMatch(option -> option.endsWith("line1"));
        visit.requireAccessible().picture("desk-ticket-mention");

        var second = options.nth(1).getAttribute("data-tl-login");
        text.press("ArrowDown");
        text.press("Enter");
        assertThat(text).hasValue("Could @" + second + " ");
        assertThat(page.locator(".tl-mentions-panel")).isHidden();

        text.pressSequentially("and @line3");
        assertThat(options).hasCount(1);
        text.press("Tab");
        assertThat(text).isFocused();
        assertThat(text).hasValue("Could @" + second + " and @line3 ");

        text.pressSequentially("look, @lin");
        assertThat(options.first()).isVisible();
        text.press("Escape");
        assertThat(page.locator(".tl-mentions-panel")).isHidden();
        assertThat(text).isFocused();
        text.pressSequentially("e");
        assertThat(options.first()).isVisible();
        options.first().click();
        assertThat(text).isFocused();
        assertThat(text).hasValue(Pattern.compile(".*look, @[a-z0-9.]+ $"));

        // Whoever reads no notes is not offered, and an answer to the requester names nobody.
        text.fill("");
        text.pressSequentially("@employe");
        assertThat(page.locator(".tl-mentions-panel p")).isVisible();
        assertThat(options).hasCount(0);
        page.locator("form#say [value=REPLY]").check();
        text.fill("");
        text.pressSequentially("@line");
        page.waitForTimeout(500);
        assertThat(page.locator(".tl-mentions-panel")).isHidden();
    }

    @Test
    void aLoginNobodyHasIsSaidOnceAndTheNoteStays(Desk desk, Visit visit) {
        var number = file(desk);
        // Whoever is named may answer with notes, and this one reads Russian.
        desk.as("line1")
                .post("/api/v1/tickets/" + number + "/replies", Map.of("text", "@line2 please", "internal", true));
        visit.inRussian().onPhone().as("line2").to("desk/tickets/" + number);
        var page = visit.page();
        var text = noteBox(page);
        text.pressSequentially("Спроси @line");
        assertThat(page.locator("#mentions [role=option]").first()).isVisible();
        Assertions.assertThat(
                        (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1"))
                .isTrue();
        visit.requireAccessible().inTheDark().picture("phone-desk-ticket-mention");
        text.fill("Спроси @hen");
        page.locator("[id='say:note']").click();
        visit.settled();

        var said = page.locator("[data-tl-once=noted]");
        assertThat(said).containsText("Ни у кого нет логина hen; никто не оповещён.");
        assertThat(page.locator(".tl-said.is-note").last()).containsText("@hen");
        visit.requireAccessible().picture("phone-desk-ticket-mention-unknown");
        page.reload();
        assertThat(said).hasCount(0);
    }

    @Test
    void onlyWhoeverMayWriteANoteIsToldOfColleagues(Desk desk, Visit employee, Visit other, Visit holder) {
        var address = "desk/colleagues?ticket=" + file(desk) + "&typed=lin";

        Assertions.assertThat(employee.as("employee").page().navigate(address).status())
                .isEqualTo(404);
        Assertions.assertThat(other.as("line3").page().navigate(address).status())
                .isEqualTo(404);
        Assertions.assertThat(holder.as("line1").page().navigate(address).status())
                .isEqualTo(200);
        Assertions.assertThat(holder.page().navigate("desk/colleagues").status())
                .isEqualTo(404);
    }

    private static Locator noteBox(Page page) {
        page.locator("form#say [value=NOTE]").check();
        return page.locator("[id='say:text']");
    }

    private static String file(Desk desk) {
        return desk.as("employee")
                .post(
                        "/api/v1/services/something-else/requests",
                        Map.of("subject", "Whom to ask " + System.nanoTime(), "description", "x", "answers", Map.of()))
                .json()
                .get("number")
                .asText();
    }
}
