package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.TicketAtTheDesk;

/** Three lines at work: queues, the ticket, the phone, and what one hears of. */
@ExtendWith({RunningDesk.class, Browsing.class})
class DeskE2E {
    private static final String API = "/api/v1";
    private static final Map<String, Object> LAPTOP = Map.of("symptom", "no_start", "place", "Berlin, 4.12");

    @Test
    void aTicketIsHeldEscalatedHandedBackResolvedAndConfirmedInEnglish(
            Desk desk, Visit requester, Visit first, Visit second, Visit third) {
        var number = file(desk, "employee", "The screen stays black");
        first.as("line1").to("desk/tickets/" + number);
        second.as("henrik.dahl");
        third.as("line3");
        requester.as("employee");

        travel(number, requester, first, second, third);

        var ticket = new TicketAtTheDesk(third.to("desk/tickets/" + number).page());
        assertThat(ticket.status()).hasText("Closed");
        assertThat(ticket.story()).containsText("Henrik Dahl escalated it to Platform");
        assertThat(ticket.story()).containsText("handed it back to Service desk");
        third.requireAccessible().picture("desk-ticket-closed");
    }

    @Test
    void aTicketIsHeldEscalatedHandedBackResolvedAndConfirmedInRussian(
            Desk desk, Visit requester, Visit first, Visit second, Visit third) {
        var number = file(desk, "anna.petrova", "Экран остаётся чёрным");
        first.inRussian().as("yulia.smirnova").to("desk/tickets/" + number);
        second.inRussian().as("line2");
        third.as("line3");
        requester.inRussian().as("anna.petrova");

        travel(number, requester, first, second, third);

        var ticket = new TicketAtTheDesk(first.to("desk/tickets/" + number).page());
        assertThat(ticket.status()).hasText("Закрыта");
        assertThat(ticket.story()).containsText("возвращено в группу");
        first.requireAccessible().picture("desk-ticket-closed-ru");
    }

    /** The windows are signed in; the first one shows the ticket. */
    private static void travel(String number, Visit requester, Visit first, Visit second, Visit third) {
        var one = new TicketAtTheDesk(first.page());
        var two = new TicketAtTheDesk(second.page());
        var three = new TicketAtTheDesk(third.page());

        one.send("take");
        assertThat(first.page()).hasURL(Pattern.compile(".*/desk/tickets/" + number));
        one.reply("I am looking at it now.");
        assertThat(one.story()).containsText("I am looking at it now.");

        one.open("hold");
        one.choose("hold", "reason", "REQUESTER");
        one.write("hold", "message", "Please tell us the inventory number.");
        one.write("hold", "note", "It is not in the list.");
        one.send("hold");
        assertThat(one.story()).containsText("Please tell us the inventory number.");
        assertThat(first.page().locator(".tl-ticket-head .is-on-hold")).isVisible();
        first.requireAccessible();
        one.send("resume");
        assertThat(first.page().locator(".tl-ticket-head .is-in-progress")).isVisible();

        first.settled().page().keyboard().press("e");
        one.handOver("workplace", "It needs hands", "The screen stays black", "Restarted twice", "Replace it?");
        assertThat(one.done()).isVisible();
        // Whoever let go goes on reading and may add notes.
        assertThat(first.page().locator("form#say [value=REPLY]")).hasCount(0);
        one.note("The spare part lies in 1.03.");
        assertThat(one.story()).containsText("The spare part lies in 1.03.");

        second.to("desk?view=escalated");
        assertThat(row(second, number)).isVisible();
        second.to("desk/tickets/" + number + "?view=escalated");
        assertThat(two.handover()).containsText("Restarted twice");
        assertThat(two.handover()).containsText("Replace it?");
        second.requireAccessible().picture("desk-ticket-handover-" + number);
        two.open("handback");
        two.write("handback", "reason", "Please try the other screen first.");
        two.send("handback");
        assertThat(two.done()).isVisible();

        first.to("desk/tickets/" + number);
        assertThat(one.story()).containsText("Please try the other screen first.");
        assertThat(one.handover()).hasCount(0);
        one.open("escalate");
        one.handOver("workplace", "Tried", "Black on both", "The other screen", "Please replace it");

        second.to("desk/tickets/" + number);
        two.send("take");
        two.open("escalate");
        two.handOver("platform", "Not the device", "Boots from a stick", "New disk", "Is the image broken?");

        third.to("desk/tickets/" + number + "?view=escalated");
        assertThat(three.handover()).containsText("Is the image broken?");
        three.send("take");
        three.open("resolve");
        three.write("resolve", "solution", "A new image is on it; it starts.");
        three.write("resolve", "cause", "Broken image");
        three.send("resolve");
        assertThat(third.page().locator(".tl-ticket-head .is-resolved")).isVisible();

        requester.to("tickets/" + number);
        assertThat(requester.page().locator("main")).containsText("A new image is on it; it starts.");
        assertThat(requester.page().locator("main")).not().containsText("The spare part lies in 1.03.");
        requester.page().locator("form#confirm input[type=submit]").first().click();
        requester.settled();
    }

    @Test
    void keysMoveThroughTheQueueAndOpenWhatIsWritten(Desk desk, Visit visit) {
        file(desk, "employee", "The first of two");
        file(desk, "employee", "The second of two");
        visit.as("daniel.weiss").to("desk?view=unassigned");
        var page = visit.page();

        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(page.locator("tr.is-current")).hasCount(1);
        page.keyboard().press("k");
        var chosen = page.locator("tr.is-current").getAttribute("data-tl-row");
        page.keyboard().press("Enter");
        page.waitForURL("**/desk/tickets/" + chosen + "?*");
        visit.settled();

        page.keyboard().press("n");
        assertThat(page.locator("[id='say:text']")).isFocused();
        assertThat(page.locator("form#say [value=NOTE]")).isChecked();
        page.keyboard().type("Only for us");
        page.locator("h1").click();
        page.keyboard().press("r");
        assertThat(page.locator("form#say [value=REPLY]")).isChecked();
        assertThat(page.locator("[id='say:text']")).isFocused();
        page.locator("h1").click();

        page.keyboard().press("e");
        assertThat(page.locator("#panel-escalate")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#panel-escalate")).isHidden();
        page.locator("h1").click();
        page.keyboard().press("?");
        assertThat(page.locator("dialog[open]")).containsText("Escalate");
        visit.requireAccessible().picture("desk-keys");
        page.keyboard().press("Escape");

        page.locator("h1").click();
        page.keyboard().press("j");
        page.waitForURL(url -> url.contains("/desk/tickets/") && !url.contains(chosen));
        page.keyboard().press("k");
        page.waitForURL("**/desk/tickets/" + chosen + "?*");
    }

    @Test
    void whatWasTypedOutlivesAChangeBySomebodyElse(Desk desk, Visit visit) {
        var number = file(desk, "employee", "Two at once");
        desk.as("line1").post(API + "/tickets/" + number + "/take", Map.of());
        visit.as("line1").to("desk/tickets/" + number);
        var ticket = new TicketAtTheDesk(visit.page());
        ticket.open("hold");
        ticket.choose("hold", "reason", "VENDOR");
        ticket.write("hold", "note", "Waiting for the inventory number.");

        var version = desk.as("daniel.weiss")
                .get(API + "/tickets/" + number)
                .json()
                .get("version")
                .asInt();
        var changed = desk.as("daniel.weiss")
                .post(
                        API + "/tickets/" + number + "/prioritize",
                        Map.of("impact", "HIGH", "urgency", "HIGH"),
                        "If-Match",
                        "\"" + version + "\"");
        assertThat(changed.status()).isEqualTo(200);
        ticket.send("hold");

        assertThat(visit.page().locator("#panel-hold")).containsText("Daniel Weiss changed the priority");
        assertThat(ticket.field("hold", "note")).hasValue("Waiting for the inventory number.");
        assertThat(ticket.field("hold", "reason")).hasValue("VENDOR");
        visit.requireAccessible().picture("desk-stale");
        ticket.send("hold");
        assertThat(visit.page().locator(".tl-ticket-head .is-on-hold")).isVisible();
    }

    @Test
    void whoWaitsForTheRequesterIsAskedWhatFor(Desk desk, Visit visit) {
        var number = file(desk, "employee", "Which one is it");
        desk.as("line1").post(API + "/tickets/" + number + "/take", Map.of());
        visit.as("line1").to("desk/tickets/" + number);
        var ticket = new TicketAtTheDesk(visit.page());
        visit.page().keyboard().press("h");
        assertThat(ticket.field("hold", "reason")).isFocused();
        assertThat(ticket.field("hold", "reason")).hasValue("");
        assertThat(ticket.field("hold", "message")).isHidden();
        assertThat(visit.page().locator("#panel-hold .tl-notice")).isHidden();
        ticket.send("hold");
        assertThat(visit.page().locator("[id='hold:reason-error']")).containsText("This is needed");

        ticket.choose("hold", "reason", "REQUESTER");
        assertThat(ticket.field("hold", "message")).isVisible();
        visit.requireAccessible().picture("desk-hold");
        ticket.send("hold");
        assertThat(visit.page().locator("[id='hold:message-error']")).containsText("This is needed");
        assertThat(visit.page().locator(".tl-ticket-head .is-in-progress")).isVisible();

        ticket.write("hold", "message", "Which laptop is it?");
        ticket.send("hold");
        assertThat(visit.page().locator(".tl-ticket-head .is-on-hold")).isVisible();
        assertThat(ticket.story()).containsText("Which laptop is it?");
    }

    @Test
    void whoeverTakesSecondLearnsWhoWasFaster(Desk desk, Visit fast, Visit slow) {
        var number = file(desk, "employee", "Only one can have it");
        slow.as("line1").to("desk/tickets/" + number);
        fast.as("daniel.weiss").to("desk/tickets/" + number);
        new TicketAtTheDesk(fast.page()).send("take");
        assertThat(fast.page().locator(".tl-ticket-head .is-in-progress")).isVisible();

        new TicketAtTheDesk(slow.page()).send("take");

        assertThat(slow.page().locator(".tl-messages")).containsText("is with Daniel Weiss now");
        slow.requireAccessible().picture("desk-take-lost");
    }

    @Test
    void aHandoverWithoutWordsIsRefusedAtEachField(Desk desk, Visit visit) {
        var number = file(desk, "employee", "Nothing was written");
        visit.as("line1").to("desk/tickets/" + number);
        var ticket = new TicketAtTheDesk(visit.page());
        ticket.open("escalate");
        ticket.write("escalate", "seen", "This stays");
        ticket.send("escalate");

        assertThat(visit.page().locator("[id='escalate:reason-error']")).containsText("This is needed");
        assertThat(visit.page().locator("[id='escalate:asked-error']")).containsText("This is needed");
        assertThat(visit.page().locator("[id='hold:reason-error']")).isHidden();
        assertThat(ticket.field("escalate", "seen")).hasValue("This stays");
        assertThat(ticket.field("escalate", "reason")).isFocused();
        visit.requireAccessible();
    }

    @Test
    void aCallIsWrittenDownAndSolvedAtOnce(Visit visit) {
        visit.as("line1").to("desk/new").requireAccessible().picture("desk-new");
        var page = visit.page();
        page.locator("[id='who:person_input']").pressSequentially("Emma");
        page.locator(".ui-autocomplete-item").first().click();
        page.locator("[id='who:service']").selectOption("something-else");
        page.locator("#who input[type=submit]").click();
        page.waitForURL("**person=employee**");
        visit.settled().requireAccessible().picture("desk-new-form");
        assertThat(page.locator("#promises")).containsText("First response");

        page.locator("#subject").fill("Printed on the wrong floor");
        page.locator("#description").fill("She called from the meeting room.");
        page.locator("#solved").check();
        page.locator("#solution").fill("Chose the right printer with her.");
        page.locator("#send").click();

        page.waitForURL("**/desk/tickets/**");
        var ticket = new TicketAtTheDesk(page);
        assertThat(ticket.status()).hasText("Resolved");
        assertThat(ticket.story()).containsText("Chose the right printer with her.");
        assertThat(page.locator(".tl-ticket-side")).containsText("phone");
    }

    @Test
    void theNextLineHearsOfAnEscalation(Desk desk, Visit visit) {
        var number = file(desk, "employee", "Somebody has to hear of it");
        desk.as("line1").post(API + "/tickets/" + number + "/take", Map.of());
        var version = desk.as("line1")
                .get(API + "/tickets/" + number)
                .json()
                .get("version")
                .asInt();
        var escalated = desk.as("line1")
                .post(
                        API + "/tickets/" + number + "/escalate",
                        Map.of("toGroup", "workplace", "reason", "r", "seen", "s", "tried", "t", "asked", "a"),
                        "If-Match",
                        "\"" + version + "\"");
        assertThat(escalated.status()).as(escalated.body()).isEqualTo(200);

        visit.as("henrik.dahl").to("notifications");
        var row = visit.page().locator(".tl-row", new Page.LocatorOptions().setHasText(number));
        assertThat(row).containsText("Escalated to your group");
        assertThat(visit.page().locator(".tl-bell-count")).not().isEmpty();
        visit.requireAccessible().picture("desk-notifications");
        row.click();
        visit.page().waitForURL("**/desk/tickets/" + number);
        visit.to("notifications?show=unread");
        assertThat(visit.page().locator(".tl-row", new Page.LocatorOptions().setHasText(number)))
                .hasCount(0);
    }

    @Test
    void aDueTimeIsExplained(Desk desk, Visit visit) {
        var number = file(desk, "employee", "Why this time?");
        visit.as("line1").to("desk/tickets/" + number);
        var page = visit.page();
        page.locator("[data-tl-part]").first().click();

        assertThat(page.locator(".tl-why tfoot")).containsText("Promised");
        assertThat(page.locator("svg.tl-why-line")).isVisible();
        visit.requireAccessible().picture("desk-why");
    }

    @Test
    void aFilterStandsInTheAddressAndCanBeTakenAway(Desk desk, Visit visit) {
        var word = "Filtered" + UUID.randomUUID();
        var number = file(desk, "employee", word);
        visit.as("line1")
                .to("desk?view=on-team&service=laptop-problem&status=NEW&q=" + word)
                .requireAccessible();
        assertThat(row(visit, number)).isVisible();
        visit.to("desk?view=on-team&service=printer-problem&status=NEW");
        assertThat(row(visit, number)).hasCount(0);
        assertThat(visit.page().locator(".tl-chip.is-on")).hasCount(2);
        visit.page().locator(".tl-chip.is-on").nth(1).click();
        visit.settled();
        assertThat(visit.page().locator(".tl-chip.is-on")).hasCount(1);
        assertThat(visit.page()).hasURL(Pattern.compile("^(?!.*service=).*status=NEW.*$"));
        // By its word, for other tests' tickets may fill the first page.
        visit.to("desk?view=on-team&status=NEW&q=" + word);
        assertThat(row(visit, number)).isVisible();
        visit.to("desk?view=all&q=" + number);
        assertThat(visit.page()).hasURL(Pattern.compile(".*/desk/tickets/" + number));
    }

    @Test
    void whatOneMayNotSeeIsNotThere(Visit visit) {
        visit.as("employee");
        assertThat(visit.page().navigate("desk").status()).isGreaterThanOrEqualTo(400);
        visit.as("line1");
        assertThat(visit.page().navigate("desk/tickets/TL-999999999").status()).isEqualTo(404);
        assertThat(visit.page().navigate("desk/tickets/nonsense").status()).isEqualTo(404);
    }

    private static Locator row(Visit visit, String number) {
        return visit.page().locator("tr[data-tl-row='" + number + "']");
    }

    private static String file(Desk desk, String login, String subject) {
        var body = new LinkedHashMap<String, Object>();
        body.put("subject", subject);
        body.put("description", "Since this morning.");
        body.put("answers", LAPTOP);
        var answer = desk.as(login).post(API + "/services/laptop-problem/requests", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("number").asText();
    }
}
