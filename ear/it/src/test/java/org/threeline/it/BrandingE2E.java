package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator gives the desk the company's look, and sees how the desk is. */
@ExtendWith({RunningDesk.class, Browsing.class})
class BrandingE2E {
    /** Others look at the same desk. */
    @AfterEach
    void plainAgain(Desk desk) throws SQLException {
        execute(desk, "update branding set name = null, accent = null, logo_hash = null, version = version + 1");
        execute(desk, "delete from branding_logo");
        execute(desk, "delete from failed_request");
    }

    @Test
    void nameLogoAndColourAreTriedSavedSeenAndReset(Desk desk, Visit admin, Visit stranger) throws IOException {
        admin.as("admin").to("admin/branding").requireAccessible();
        var page = admin.page();
        page.locator("#name").fill("Help <b>for</b> all");
        page.locator("#accent").fill("#ffd400");
        press(admin, "#preview");
        assertThat(page.locator("aside")).containsText("nearest darker shade");
        assertThat(page.locator(".tl-brand").first()).containsText("Threeline");
        admin.requireAccessible().picture("branding-preview");

        page.locator("#accent").fill("#0b6e4f");
        page.locator("#logo").setInputFiles(new FilePayload("logo.png", "image/png", logo()));
        press(admin, "#preview");
        assertThat(page.locator(".tl-preview-bar img[src^='data:image/png']")).hasCount(2);
        page.waitForFunction("() => document.querySelector('.tl-preview-bar img').naturalWidth === 64");
        assertThat(page.locator("aside")).containsText("buttons have this very colour");
        assertThat(page.locator(".tl-brand img")).hasCount(0);
        admin.requireAccessible().picture("branding-preview-logo");
        // What was tried out is what is saved, without choosing it again.
        press(admin, "#save");
        assertThat(page.locator("main")).containsText("Everybody sees it within seconds");
        admin.requireAccessible().picture("branding");

        stranger.to("sign-in");
        assertThat(stranger.page()).hasTitle("Sign in · Help <b>for</b> all");
        assertThat(stranger.page().locator(".tl-brand").first()).containsText("Help <b>for</b> all");
        Assertions.assertThat(stranger.page()
                        .locator("button[type=submit].is-main")
                        .evaluate("button => getComputedStyle(button).backgroundColor"))
                .isEqualTo("rgb(11, 110, 79)");
        stranger.requireAccessible().picture("branding-sign-in");

        var logo = stranger.page().locator(".tl-brand img").first().getAttribute("src");
        var answer = desk.anonymous().get(logo);
        Assertions.assertThat(answer.status()).isEqualTo(200);
        Assertions.assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        Assertions.assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        Assertions.assertThat(answer.header("Cache-Control")).contains("immutable");
        Assertions.assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");

        press(admin, "[id='back:reset']");
        assertThat(page.locator(".tl-brand").first()).containsText("Threeline");
        Assertions.assertThat(desk.anonymous().get(logo).status()).isEqualTo(404);
        admin.to("admin/audit?kind=BRANDING_CHANGED");
        assertThat(page.locator("tbody")).containsText("#0b6e4f");
    }

    @Test
    void whatIsNoImageIsRefusedAndOfTwoTheSecondIsTold(Visit first, Visit second) {
        first.as("admin").to("admin/branding");
        second.as("admin").to("admin/branding");
        first.page()
                .locator("#logo")
                .setInputFiles(new FilePayload(
                        "logo.png",
                        "image/png",
                        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                                .getBytes(StandardCharsets.UTF_8)));
        press(first, "#preview");
        assertThat(first.page().locator("#logo-error")).containsText("no PNG, JPEG or WebP");
        assertThat(first.page().locator("#logo")).isFocused();
        press(first, "#save");
        assertThat(first.page().locator("#logo-error")).containsText("no PNG, JPEG or WebP");

        first.page().locator("#name").fill("First");
        press(first, "#save");
        assertThat(first.page().locator("main")).containsText("Saved");
        second.page().locator("#name").fill("Second");
        press(second, "#save");
        assertThat(second.page().locator(".tl-messages")).not().isEmpty();
        assertThat(second.page().locator("#name")).hasValue("Second");
        assertThat(second.to("sign-in").page().locator(".tl-brand").first()).containsText("First");
    }

    @Test
    void theStatusTellsOfTheRealThing(Desk desk, Visit admin, Visit phone) throws SQLException {
        execute(
                desk,
                "insert into failed_request (id, at, request_id, node, page, kind) values (next value for"
                        + " failed_request_seq, utc_timestamp(6), 'request-4711', 'one', '/desk/tickets/{number}',"
                        + " 'IllegalStateException')");
        admin.as("admin").to("admin/status");
        var main = admin.page().locator("main");
        for (var said :
                new String[] {"MariaDB", "WildFly", "202", "alive", "this one", "request-4711", "demo company"}) {
            assertThat(main).containsText(said);
        }
        admin.requireAccessible().picture("status");
        phone.inTheDark().onPhone().as("admin");
        for (var address : new String[] {"admin/status", "admin/branding"}) {
            phone.to(address).requireAccessible().picture("phone-" + address.replace('/', '-'));
            Assertions.assertThat((Boolean) phone.page()
                            .evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1"))
                    .as(address)
                    .isTrue();
        }
    }

    @Test
    void onlyAdministratorsSeeThem(Visit owner) {
        owner.as("owner");
        for (var hidden : new String[] {"admin/status", "admin/branding"}) {
            Assertions.assertThat(owner.page().navigate(hidden).status()).isEqualTo(404);
        }
    }

    private static void press(Visit visit, String button) {
        visit.page().locator(button).click();
        visit.settled();
    }

    private static byte[] logo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static void execute(Desk desk, String statement) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
