package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.CataloguePage;
import org.threeline.it.page.LookMenu;

/** Owners see what they promise, and publish the files they have tried. */
@ExtendWith({RunningDesk.class, Browsing.class})
class CatalogueE2E {
    private static final Path FILE = Build.target().resolve("desk/catalogue/services/vpn-access.yaml");
    private static final String SUMMARY = "Work from home or on the road";

    private String before;

    @AfterEach
    void putTheFileBack(Desk desk) throws IOException {
        if (before != null) {
            Files.writeString(FILE, before);
            desk.as("owner")
                    .post(
                            "/api/v1/catalogue",
                            desk.as("owner").get("/api/v1/catalogue").body().replace("Work from anywhere", SUMMARY),
                            "Content-Type",
                            "application/yaml");
        }
    }

    @Test
    void anOwnerSeesWhatIsOfferedAndWhatAnEmployeeMeets(Visit visit) {
        visit.as("owner").to("catalogue").requireAccessible().picture("catalogue");
        var catalogue = new CataloguePage(visit.page());

        assertThat(catalogue.service("Imported incident")).containsText("hidden");
        assertThat(catalogue.service("Parental leave")).containsText("confidential");
        assertThat(catalogue.service("New laptop")).containsText("10 working days");

        catalogue.open("New laptop");
        assertThat(visit.settled().page().locator("main")).containsText("receives new tickets");
        visit.requireAccessible().picture("catalogue-service");

        catalogue.tab("promises");
        assertThat(visit.settled().page().locator("main")).containsText("10 working days = 100 h");
        visit.requireAccessible().picture("catalogue-promises");

        catalogue.tab("preview");
        var preview = visit.settled().page();
        assertThat(preview.getByLabel("First working day")).hasCount(0);
        preview.getByLabel("Why is it needed?").selectOption("new_colleague");
        preview.locator("main form button[type=submit]").click();
        assertThat(visit.settled().page().getByLabel("First working day")).isVisible();
        visit.requireAccessible().picture("catalogue-preview");
    }

    @Test
    void everyTabFitsAPhoneAndSpeaksRussian(Visit visit) {
        visit.inTheDark().onPhone().as("owner").to("catalogue");
        var look = new LookMenu(visit.page());
        look.speak("ru");
        try {
            visit.settled().requireAccessible().picture("catalogue-phone");
            assertThat(visit.page().locator("h1")).hasText("Каталог");
            for (var tab : List.of("overview", "questions", "preview", "promises", "history")) {
                visit.to("catalogue/laptop-problem?tab=" + tab)
                        .requireAccessible()
                        .picture("catalogue-phone-" + tab);
                assertThat((Boolean) visit.page()
                                .evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1"))
                        .as("%s is not wider than the phone", tab)
                        .isTrue();
            }
        } finally {
            look.speak("en");
        }
    }

    @Test
    void nothingIsPublishedWhileAFileHasAFault(Visit visit) throws IOException {
        write(original().replace("agreement: it-requests", "agreement: it-request"));
        visit.as("owner").to("catalogue");
        var catalogue = new CataloguePage(visit.page());
        catalogue.tryFiles();
        visit.settled();

        assertThat(catalogue.outcome()).containsText("services/vpn-access.yaml");
        assertThat(catalogue.outcome()).containsText("line ");
        assertThat(catalogue.publishing()).hasCount(0);
        visit.requireAccessible().picture("catalogue-faults");
    }

    @Test
    void aChangeIsShownThenPublishedAndRemembered(Visit visit) throws IOException {
        write(original().replace(SUMMARY, "Work from anywhere"));
        visit.as("owner").to("catalogue");
        var catalogue = new CataloguePage(visit.page());
        catalogue.tryFiles();
        visit.settled();
        assertThat(catalogue.outcome()).containsText("services.vpn-access.summary");
        assertThat(catalogue.outcome()).containsText("Work from anywhere");
        visit.requireAccessible().picture("catalogue-changes");

        catalogue.publish();
        visit.settled();

        assertThat(catalogue.outcome()).containsText("in force");
        assertThat(catalogue.service("VPN access")).containsText("Work from anywhere");
        assertThat(catalogue.publications()).containsText("Olivia Hartmann");
        visit.requireAccessible().picture("catalogue-published");
    }

    @Test
    void whatWasNotShownIsNotPublished(Visit visit) throws IOException {
        write(original().replace(SUMMARY, "Work from anywhere"));
        visit.as("owner").to("catalogue");
        var catalogue = new CataloguePage(visit.page());
        catalogue.tryFiles();
        visit.settled();
        Files.writeString(FILE, original().replace(SUMMARY, "Work from the moon"));
        catalogue.publish();
        visit.settled();

        assertThat(catalogue.outcome()).containsText("changed since you looked");
        assertThat(catalogue.outcome()).containsText("Work from the moon");
        assertThat(catalogue.service("VPN access")).not().containsText("moon");
    }

    @Test
    void theRoomIsNotThereForOthers(Visit visit) {
        visit.as("employee").to("catalogue");

        assertThat(visit.page().locator("main")).not().containsText("Try the files");
    }

    private String original() throws IOException {
        if (before == null) {
            before = Files.readString(FILE);
        }
        return before;
    }

    private void write(String text) throws IOException {
        assertThat(text).isNotEqualTo(original());
        Files.writeString(FILE, text);
    }
}
