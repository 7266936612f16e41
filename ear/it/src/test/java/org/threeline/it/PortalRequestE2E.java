package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.OwnRequest;
import org.threeline.it.page.PortalHome;

/** An employee follows a request to its end. */
@ExtendWith({RunningDesk.class, Browsing.class})
class PortalRequestE2E {
    @Test
    void anAnswerSetsAWaitingRequestGoingAgain(Desk desk, Visit visit) {
        var number = file(desk, "The projector flickers");
        take(desk, number);
        desk.as("line1").post("/api/v1/tickets/" + number + "/replies", Map.of("text", "In which room?"));
        act(desk, "line1", number, "hold", Map.of("reason", "REQUESTER"));
        visit.as("employee").to("?show=waiting");
        assertThat(new PortalHome(visit.page()).request(number)).containsText("Waiting for you");

        visit.to("tickets/" + number).requireAccessible().picture("portal-request-waiting");
        var request = new OwnRequest(visit.page());
        assertThat(request.step()).containsText("Waiting for you");
        assertThat(request.conversation()).containsText("In which room?");
        request.reply("In 4.12, since Monday.");

        assertThat(request.status()).hasText("In work");
        assertThat(request.conversation()).containsText("In 4.12, since Monday.");
        assertThat(request.replyBox()).hasValue("");
    }

    @Test
    void anEmptyAnswerIsRefusedAtItsField(Desk desk, Visit visit) {
        var number = file(desk, "The lift stops between floors");
        visit.as("employee").to("tickets/" + number);
        var request = new OwnRequest(visit.page());

        request.reply("   ");

        assertThat(request.replyError()).not().isEmpty();
        assertThat(request.replyBox()).isFocused();
    }

    @Test
    void whatIsSolvedIsConfirmed(Desk desk, Visit visit) {
        var number = resolved(desk, "The mouse is lost");
        visit.as("employee").to("tickets/" + number).requireAccessible().picture("portal-request-solved");
        var request = new OwnRequest(visit.page());

        assertThat(request.conversation()).containsText("Done as asked.");
        request.confirm();

        assertThat(request.status()).hasText("Done");
        assertThat(request.conversation()).containsText("confirmed");
        assertThat(desk.as("line1")
                        .get("/api/v1/tickets/" + number)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("CLOSED");
        visit.requireAccessible().picture("portal-request-closed");
    }

    @Test
    void whatIsSolvedIsRatedAndRatedDifferently(Desk desk, Visit visit) {
        var number = resolved(desk, "The blinds are stuck");
        visit.as("employee").to("requests?show=done");
        assertThat(visit.page()
                        .locator(".tl-row", new Page.LocatorOptions().setHasText(number))
                        .locator(".tl-dot"))
                .hasCount(1);

        visit.to("tickets/" + number);
        var page = visit.page();
        page.locator("#rate_send").click();
        visit.settled();
        assertThat(page.locator("#stars-error")).not().isEmpty();
        page.getByLabel("Well", new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("#rate_comment").fill("Quick, but the dust stayed.");
        visit.requireAccessible().picture("portal-request-rating");
        page.locator("#rate_send").click();
        visit.settled();
        assertThat(page.locator("#rating")).containsText("You said: Well (4 of 5)");
        assertThat(page.locator(".tl-talk")).containsText("Quick, but the dust stayed.");

        page.locator("#rating summary").click();
        page.getByLabel("Very well").check();
        page.locator("#rate_send").click();
        visit.settled();
        assertThat(page.locator("#rating")).containsText("5 of 5");
        assertThat(desk.as("line1")
                        .get("/api/v1/tickets/" + number)
                        .json()
                        .get("rating")
                        .asInt())
                .isEqualTo(5);
        visit.requireAccessible().to("requests?show=done");
        assertThat(page.locator(".tl-row", new Page.LocatorOptions().setHasText(number))
                        .locator(".tl-dot"))
                .hasCount(0);
    }

    @Test
    void whatIsNotSolvedIsReopenedWithAReason(Desk desk, Visit visit) {
        var number = resolved(desk, "The heating is cold");
        visit.as("employee").to("tickets/" + number);
        var request = new OwnRequest(visit.page());

        request.unfoldReopening();
        request.reopen();
        assertThat(request.reopenReason()).isVisible();
        assertThat(visit.page().locator("#reopen_reason-error")).not().isEmpty();
        request.reopenReason().fill("It is still cold.");
        request.reopen();

        assertThat(request.status()).hasText("In work");
        assertThat(request.conversation()).containsText("It is still cold.");
    }

    @Test
    void aStaleSolutionIsNotReopenedBlindlyAndTheReasonStays(Desk desk, Visit visit) {
        var number = resolved(desk, "The door squeaks");
        visit.as("employee").to("tickets/" + number);
        var request = new OwnRequest(visit.page());
        request.unfoldReopening();
        request.reopenReason().fill("It squeaks louder.");
        desk.as("line1").post("/api/v1/tickets/" + number + "/replies", Map.of("text", "We come again tomorrow."));

        request.reopen();

        assertThat(request.refusal()).not().isEmpty();
        assertThat(request.conversation()).containsText("We come again tomorrow.");
        assertThat(request.fresh()).isVisible();
        assertThat(request.reopenReason()).hasValue("It squeaks louder.");
        visit.requireAccessible().picture("portal-request-stale");
        request.reopen();
        assertThat(request.status()).hasText("In work");
    }

    @Test
    void aRequestIsCancelledWithAReason(Desk desk, Visit visit) {
        var number = file(desk, "A second screen");
        visit.as("employee").to("tickets/" + number);
        var request = new OwnRequest(visit.page());

        request.cancel("I found one.");

        assertThat(request.status()).hasText("Cancelled");
        assertThat(request.conversation()).containsText("I found one.");
        assertThat(request.replyBox()).isHidden();
    }

    @Test
    void aColleagueIsAddedAndReadsAlong(Desk desk, Visit visit, Visit colleague) {
        var number = file(desk, "A desk for the trainee");
        visit.as("employee").to("tickets/" + number);
        var request = new OwnRequest(visit.page());

        request.add("james");

        assertThat(request.people()).containsText("James Carter");
        visit.requireAccessible();
        colleague.as("james.carter").to("tickets/" + number);
        new OwnRequest(colleague.page()).reply("I sit next to it.");
        assertThat(new OwnRequest(colleague.page()).conversation()).containsText("I sit next to it.");
    }

    @Test
    void answersAreChangedUntilWorkBegins(Desk desk, Visit visit) {
        var number = file(desk, "Somethign else");
        visit.as("employee").to("tickets/" + number);
        new OwnRequest(visit.page()).change();
        visit.settled().requireAccessible().picture("portal-edit");
        visit.page().locator("#subject").fill("Something else");
        visit.page().locator("#answer_expected").fill("A sign at the door");
        visit.page().locator("#save").click();

        assertThat(visit.page().locator("h1")).hasText("Something else");
        assertThat(new OwnRequest(visit.page()).answers()).containsText("A sign at the door");

        visit.to("tickets/" + number + "/edit");
        visit.page().locator("#answer_expected").fill("Two signs");
        take(desk, number);
        visit.page().locator("#save").click();
        assertThat(visit.page().locator("#messages")).not().isEmpty();
        assertThat(visit.page().locator("#answer_expected")).hasValue("Two signs");
    }

    @Test
    void somebodyElsesRequestDoesNotExist(Desk desk, Visit visit) {
        var number = file(desk, "Mine alone");

        visit.as("james.carter").to("tickets/" + number);

        assertThat(visit.page().locator("body")).not().containsText("Mine alone");
    }

    @Test
    void anAgentFindsTheWayToTheDesk(Desk desk, Visit visit) {
        var number = file(desk, "Seen by an agent");

        visit.as("line1").to("tickets/" + number);

        assertThat(visit.page().locator("a[href$='/desk/tickets/" + number + "']"))
                .isVisible();
    }

    @Test
    void ownRequestsGoOnPageByPage(Desk desk, Visit visit) {
        for (int i = 0; i < 23; i++) {
            file(desk, "grace.okafor", "Cable number " + i);
        }
        visit.as("grace.okafor")
                .to("requests?show=all&q=cable")
                .requireAccessible()
                .picture("portal-requests");
        assertThat(visit.page().locator(".tl-rows > li")).hasCount(20);

        visit.page().locator("a[rel=next]").click();
        visit.page().waitForURL(Pattern.compile(".*after=.*"));
        assertThat(visit.page().locator(".tl-rows > li")).hasCount(3);
        assertThat(visit.page().locator("a[rel=next]")).hasCount(0);
        visit.page().locator("a[rel=prev]").click();
        visit.page().waitForURL(Pattern.compile(".*before=.*"));
        assertThat(visit.page().locator(".tl-rows > li")).hasCount(20);
        assertThat(visit.page().locator("a[rel=prev]")).hasCount(0);
    }

    private static String file(Desk desk, String subject) {
        return file(desk, "employee", subject);
    }

    private static String file(Desk desk, String login, String subject) {
        var answer = desk.as(login).post("/api/v1/services/something-else/requests", Map.of("subject", subject));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("number").asText();
    }

    private static void take(Desk desk, String number) {
        var answer = desk.as("line1").post("/api/v1/tickets/" + number + "/take", null);
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    private static String resolved(Desk desk, String subject) {
        var number = file(desk, subject);
        take(desk, number);
        act(desk, "line1", number, "resolve", Map.of("solution", "Done as asked."));
        return number;
    }

    private static void act(Desk desk, String login, String number, String verb, Object body) {
        var address = "/api/v1/tickets/" + number;
        var seen = desk.as(login).get(address).header("ETag");
        var answer = desk.as(login).post(address + "/" + verb, body, "If-Match", seen);
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }
}
