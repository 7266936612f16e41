package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.OwnRequest;
import org.threeline.it.page.ServiceForm;

/** Files and drafts as people handle them. */
@ExtendWith({RunningDesk.class, Browsing.class})
class FilesAndDraftsE2E {
    /** The smallest picture there is. */
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static final String WITH_FILES = """
            ({ selector, kind, files }) => {
              const transfer = new DataTransfer();
              files.forEach(([name, type, base64]) =>
                transfer.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name, { type })));
              const target = document.querySelector(selector);
              if (kind === 'paste') {
                target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
              } else {
                target.dispatchEvent(new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true }));
                target.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
              }
            }
            """;

    @Test
    void filesAreDroppedAndPastedAndGoWithTheRequest(Visit visit) {
        visit.as("anna.petrova").to("services/something-else?new=1");
        var page = visit.page();
        var form = new ServiceForm(page);
        form.subject().fill("A dropped file " + UUID.randomUUID());

        page.evaluate(WITH_FILES, files("#file", "drop", "notes.txt", "text/plain", "aGVsbG8="));
        assertThat(page.locator(".tl-ready [data-tl-file-state]")).containsText("5");
        page.evaluate(WITH_FILES, files("#description", "paste", "image.png", "image/png", PICTURE));
        assertThat(page.locator(".tl-ready img")).hasCount(1);
        page.evaluate(WITH_FILES, files("#file", "drop", "setup.exe", "text/plain", "aGVsbG8="));
        assertThat(page.locator(".tl-ready.is-bad")).containsText("setup.exe");
        visit.requireAccessible().picture("portal-service-files");
        page.locator(".tl-ready.is-bad [data-tl-file-remove]").click();
        form.sent();

        assertThat(page.locator(".tl-attached-file")).hasCount(2);
        assertThat(page.locator(".tl-attached-image img")).hasCount(1);
        visit.requireAccessible().picture("portal-request-files");
    }

    @Test
    void aRefusedFileStaysBehindAndOneThatWasLostHoldsTheForm(Visit visit) {
        visit.as("anna.petrova").to("services/something-else?new=1");
        var page = visit.page();
        var form = new ServiceForm(page);
        form.subject().fill("Without what was refused " + UUID.randomUUID());
        page.evaluate(WITH_FILES, files("#file", "drop", "setup.exe", "text/plain", "aGVsbG8="));
        page.evaluate(WITH_FILES, files("#file", "drop", "nothing.txt", "text/plain", ""));
        assertThat(page.locator(".tl-ready.is-bad")).hasCount(2);
        assertThat(page.locator("[data-tl-ready-again]:visible")).hasCount(0);

        page.route("**/api/v1/files", route -> route.abort());
        page.evaluate(WITH_FILES, files("#file", "drop", "notes.txt", "text/plain", "aGVsbG8="));
        var again = page.locator("[data-tl-ready-again]:visible");
        assertThat(again).hasCount(1);
        form.send();
        var held = page.locator("[data-tl-files-held]");
        assertThat(held).isInViewport();
        assertThat(held).containsText("notes.txt");
        assertThat(again).isFocused();
        visit.requireAccessible().picture("portal-service-files-held");

        page.unroute("**/api/v1/files");
        again.click();
        assertThat(page.locator(".tl-ready[data-tl-file]")).hasCount(1);
        assertThat(held).isEmpty();
        assertThat(page.locator(".tl-ready.is-bad")).hasCount(2);
        form.sent();

        assertThat(page.locator(".tl-attached-file")).hasCount(1);
        assertThat(page.locator(".tl-attached-file")).containsText("notes.txt");
    }

    @Test
    void aMessageMayBeAFileAlone(Desk desk, Visit visit) {
        var number = desk.as("employee")
                .post("/api/v1/services/something-else/requests", Map.of("subject", "Only a file", "answers", Map.of()))
                .json()
                .get("number")
                .asText();
        visit.as("employee").to("tickets/" + number);
        var page = visit.page();

        page.evaluate(WITH_FILES, files("#text", "paste", "shot.png", "image/png", PICTURE));
        assertThat(page.locator(".tl-ready img")).hasCount(1);
        page.locator("#reply_send").click();

        assertThat(new OwnRequest(page).conversation().locator(".tl-attached-image img"))
                .hasCount(1);
    }

    @Test
    void aLargePictureIsShownSmall(Visit visit) {
        visit.as("james.carter").to("services/something-else?new=1");
        var page = visit.page();
        var form = new ServiceForm(page);
        form.subject().fill("A large picture " + UUID.randomUUID());
        // The picture is sent, looked at and drawn small before the answer comes.
        var received = page.waitForResponse(
                answer -> answer.url().contains("/api/v1/files")
                        && answer.request().method().equals("POST"),
                new Page.WaitForResponseOptions().setTimeout(60_000),
                () -> page.evaluate("""
                async () => {
                  const canvas = new OffscreenCanvas(1600, 1200);
                  const pen = canvas.getContext('2d');
                  const noise = pen.createImageData(1600, 1200);
                  noise.data.forEach((_, i) => (noise.data[i] = i % 4 === 3 ? 255 : Math.random() * 256));
                  pen.putImageData(noise, 0, 0);
                  const transfer = new DataTransfer();
                  transfer.items.add(new File([await canvas.convertToBlob()], 'noise.png', { type: 'image/png' }));
                  document.querySelector('#file')
                    .dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
                }
                """));
        Assertions.assertThat(received.status()).isEqualTo(201);
        assertThat(page.locator(".tl-ready img")).hasCount(1);
        form.sent();

        var picture = page.locator(".tl-attached-image img");
        assertThat(picture).hasAttribute("width", "293");
        assertThat(picture).hasAttribute("height", "220");
        page.waitForFunction("() => document.querySelector('.tl-attached-image img').naturalWidth > 0");
        var width = (Integer) picture.evaluate("image => image.naturalWidth");
        Assertions.assertThat(width).isBetween(500, 640);
    }

    @Test
    void aFileWhoseDatabaseWentAwayIsSentAgainAndNothingTypedIsLost(Desk desk, Visit visit) {
        visit.as("anna.petrova").to("services/something-else?new=1");
        var page = visit.page();
        var form = new ServiceForm(page);
        form.subject().fill("A file that took two attempts");
        var slowly = new JsonObject();
        slowly.addProperty("offline", false);
        slowly.addProperty("latency", 0);
        slowly.addProperty("downloadThroughput", -1);
        slowly.addProperty("uploadThroughput", 1 << 20);
        page.context().newCDPSession(page).send("Network.emulateNetworkConditions", slowly);

        page.evaluate("""
                () => {
                  const transfer = new DataTransfer();
                  transfer.items.add(new File(['a line of text\\n'.repeat(400000)], 'log.txt', { type: 'text/plain' }));
                  document.querySelector('#file')
                    .dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
                }
                """);
        page.waitForFunction("() => document.querySelector('.tl-ready progress')?.value > 15");
        desk.stopDatabase();
        try {
            assertThat(page.locator(".tl-ready.is-bad [data-tl-ready-again]"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            assertThat(page.locator(".tl-ready.is-bad")).containsText("log.txt");
            form.description().fill("Typed while it was away.");
        } finally {
            desk.startDatabase();
        }

        page.locator("[data-tl-ready-again]").click();
        assertThat(page.locator(".tl-ready[data-tl-file]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(form.subject()).hasValue("A file that took two attempts");
        assertThat(form.description()).hasValue("Typed while it was away.");
        form.sent();
        assertThat(page.locator(".tl-attached-file")).containsText("log.txt");
        assertThat(new OwnRequest(page).conversation()).containsText("Typed while it was away.");
    }

    @Test
    void aTicketForACallerGoesOnAtAnotherDeviceAndItsDraftIsGoneOnceItIsFiled(Visit visit, Visit elsewhere) {
        var subject = "A call " + UUID.randomUUID();
        visit.as("line1").to("desk");
        visit.page().keyboard().press("c");
        visit.page().waitForURL("**/desk/new");
        visit.settled();
        assertThat(visit.page().locator("[id='who:person_input']")).isFocused();
        visit.to("desk/new?person=employee&service=something-else");
        assertThat(visit.page().locator("#subject")).isFocused();

        visit.page().locator("#subject").fill(subject);
        visit.page().locator("#description").fill("She called from the train.");
        visit.page().locator("#channel").getByText("E-mail").click();
        visit.page().locator("#solved").check();
        visit.page().locator("#solution").fill("Half a solution");
        assertThat(visit.page().locator("[data-tl-draft-saved]")).isVisible();
        visit.page().waitForURL("**/desk/new?draft=*");
        visit.requireAccessible().picture("desk-new-draft");

        elsewhere.as("line1").to("desk/new");
        var row = elsewhere.page().locator(".tl-draft-row", new Page.LocatorOptions().setHasText(subject));
        assertThat(row).containsText("Emma");
        elsewhere.requireAccessible().picture("desk-new-drafts");
        elsewhere.onPhone().inTheDark().picture("phone-desk-new-drafts");
        row.locator("a").click();
        elsewhere.settled();
        assertThat(elsewhere.page().locator("[data-tl-draft-opened]")).isVisible();
        assertThat(elsewhere.page().locator("#subject")).hasValue(subject);
        assertThat(elsewhere.page().locator("#solved")).isChecked();
        assertThat(elsewhere.page().locator("#solution")).hasValue("Half a solution");
        elsewhere.requireAccessible().picture("phone-desk-new-draft-opened");

        elsewhere.page().locator("#description").fill("She called from the train, twice.");
        assertThat(elsewhere.page().locator("[data-tl-draft-saved]")).isVisible();
        visit.page().locator("#description").fill("She called again.");
        assertThat(visit.page().locator("[data-tl-draft-stale]")).containsText("from the train, twice");
        visit.requireAccessible().picture("desk-new-draft-stale");
        assertThat(visit.page().locator("#description")).hasValue("She called again.");

        elsewhere.page().locator("#send").click();
        elsewhere.page().waitForURL("**/desk/tickets/**");
        elsewhere.to("desk/new");
        assertThat(row).hasCount(0);
        visit.to("desk/new?draft=" + visit.page().url().replaceFirst(".*draft=([0-9]+).*", "$1"));
        assertThat(visit.page().locator("[data-tl-draft-gone]")).isVisible();
        assertThat(visit.page().locator("[id='who:person_input']")).isVisible();
    }

    @Test
    void draftsOfTheDeskAreTheirWritersAloneAndNoRequests(Desk desk, Visit visit, Visit other) {
        var subject = "Nobody else's call " + UUID.randomUUID();
        visit.as("line1").to("desk/new?person=employee&service=something-else");
        visit.page().locator("#subject").fill(subject);
        visit.page().locator("#draft_save").click();
        visit.page().waitForURL("**/desk/new?draft=*");
        var id = visit.page().url().replaceFirst(".*draft=", "");

        Assertions.assertThat(desk.as("line1").get("/api/v1/drafts").body()).doesNotContain(subject);
        Assertions.assertThat(desk.as("line2").get("/api/v1/drafts/" + id).status())
                .isEqualTo(404);
        Assertions.assertThat(desk.as("line1")
                        .post("/api/v1/drafts/" + id + "/submit", null)
                        .status())
                .isEqualTo(404);
        other.as("line2").to("desk/new?draft=" + id);
        assertThat(other.page().locator("[data-tl-draft-gone]")).isVisible();
        assertThat(other.page().locator("main")).not().containsText(subject);

        visit.to("desk/new?draft=" + id);
        visit.page().locator("#draft_discard").click();
        visit.settled();
        assertThat(visit.page().locator("#subject")).hasValue("");
        visit.to("desk/new");
        assertThat(visit.page().locator("main")).not().containsText(subject);
    }

    @Test
    void aDraftThatIsDiscardedOnItsPageIsGone(Visit visit) {
        visit.as("james.carter").to("services/something-else?new=1");
        visit.page().locator("#subject").fill("Not worth asking " + UUID.randomUUID());
        visit.page().locator("#draft_save").click();
        visit.page().waitForURL("**draft=*");
        var id = visit.page().url().replaceFirst(".*draft=", "");
        visit.to("services/something-else?draft=" + id);

        visit.page().locator("#draft_discard").click();

        visit.page().waitForURL("**new=1");
        visit.to("services/something-else?draft=" + id);
        assertThat(visit.page().locator("[data-tl-draft-gone]")).isVisible();
    }

    @Test
    void aDraftGoesOnAtAnotherDeviceAndNeitherTextIsLost(Visit visit, Visit elsewhere) {
        visit.as("james.carter").to("services/something-else?new=1");
        var form = new ServiceForm(visit.page());
        form.subject().fill("Begun at the desk");
        form.description().fill("First half.");
        assertThat(visit.page().locator("[data-tl-draft-saved]")).isVisible();

        elsewhere.as("james.carter").to("?show=drafts");
        elsewhere.requireAccessible().picture("portal-home-drafts");
        elsewhere.page().locator(".tl-draft-row a").first().click();
        var other = new ServiceForm(elsewhere.page());
        assertThat(other.description()).hasValue("First half.");
        other.description().fill("Second half.");
        assertThat(elsewhere.page().locator("[data-tl-draft-saved]")).isVisible();

        form.description().fill("First half, and more.");
        assertThat(visit.page().locator("[data-tl-draft-stale]")).containsText("Second half.");
        assertThat(form.description()).hasValue("First half, and more.");
        visit.requireAccessible().picture("portal-service-draft-stale");
        // The way to it is in view wherever one is writing.
        visit.onPhone()
                .page()
                .locator("[name=urgency]")
                .first()
                .evaluate("choice => choice.scrollIntoView({ block: 'start' })");
        assertThat(visit.page().locator("[data-tl-draft-stale]")).not().isInViewport();
        visit.page().locator(".tl-foot-stale").click();
        assertThat(visit.page().locator("[data-tl-draft-stale]")).isInViewport();
        visit.page().locator("[data-tl-draft-mine]").click();
        assertThat(visit.page().locator("[data-tl-draft-saved]")).isVisible();
        form.sent();

        elsewhere.to("?show=drafts");
        assertThat(elsewhere.page().locator(".tl-draft-row")).hasCount(0);
    }

    @Test
    void theDraftOfAnIncidentIsComparedInTheFormsOwnWords(Visit visit, Visit elsewhere) {
        visit.as("james.carter").to("services/network-problem?new=1");
        var form = new ServiceForm(visit.page());
        form.description().fill("It fell away.");
        assertThat(visit.page().locator("[data-tl-draft-saved]")).isVisible();
        visit.page().waitForURL("**draft=*");
        elsewhere
                .as("james.carter")
                .to("services/network-problem?draft=" + visit.page().url().replaceFirst(".*draft=", ""));
        new ServiceForm(elsewhere.page()).description().fill("It fell away twice.");
        assertThat(elsewhere.page().locator("[data-tl-draft-saved]")).isVisible();

        form.description().fill("It fell away again.");

        assertThat(visit.page().locator("[data-tl-draft-stale] dt").last()).hasText("What happens?");
        visit.page().locator("[data-tl-draft-mine]").click();
        assertThat(visit.page().locator("[data-tl-draft-saved]")).isVisible();
        visit.page().reload();
        visit.page().locator("#draft_discard").click();
    }

    @Test
    void theFootOfTheFormLeavesAPhoneItsScreen(Visit english, Visit russian) {
        for (var visit : List.of(english, russian.inRussian())) {
            visit.onPhone().as(visit == english ? "employee" : "line2").to("services/something-else?new=1");
            visit.page().locator("#subject").fill("What a foot covers " + UUID.randomUUID());
            assertThat(visit.page().locator("[data-tl-draft-saved]")).isVisible();
            var foot = visit.page().locator(".tl-sticky-foot").boundingBox();
            Assertions.assertThat(foot.height).isLessThan(100);
            var send = visit.page().locator("#send").boundingBox();
            var save = visit.page().locator("#draft_save").boundingBox();
            Assertions.assertThat(save.y).isEqualTo(send.y);
            Assertions.assertThat((Boolean) visit.page()
                            .evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1"))
                    .isTrue();
            for (var button : List.of("#send", "#draft_save")) {
                Assertions.assertThat((Boolean) visit.page()
                                .locator(button)
                                .evaluate("button => button.scrollWidth <= button.clientWidth"))
                        .as(button)
                        .isTrue();
            }
            visit.picture("phone-portal-service-foot" + (visit == english ? "" : "-ru"));
        }
    }

    private static Map<String, Object> files(String selector, String kind, String name, String type, String base64) {
        return Map.of("selector", selector, "kind", kind, "files", List.of(List.of(name, type, base64)));
    }
}
