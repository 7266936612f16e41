package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.ServiceForm;
import org.threeline.it.page.SignInPage;

/** Two nodes on one database: what is done once on one of them is done once, and nobody notices when one dies. */
@ExtendWith(Browsing.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterE2E {
    private static final Duration A_MINUTE_AND_MORE = Duration.ofSeconds(200);
    private static Desk desk;
    private static FrontDoor door;

    @BeforeAll
    static void start() {
        desk = Desk.startCluster(Build.target().resolve("cluster"), 2);
        door = new FrontDoor(List.of(desk.uri(0), desk.uri(1)));
    }

    @AfterAll
    static void stop() throws IOException {
        try {
            door.close();
        } finally {
            desk.close();
        }
    }

    @Test
    @Order(1)
    void whatIsDueIsDoneByOneNodeAlone() throws Exception {
        var until =
                Instant.now().plusSeconds(45).truncatedTo(ChronoUnit.SECONDS).toString();
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        var numbers = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            numbers.add(held(word, until));
        }

        var patience = System.nanoTime() + A_MINUTE_AND_MORE.toNanos();
        while (count("SELECT count(*) FROM ticket WHERE subject LIKE '%" + word + "' AND status = 'ON_HOLD'") > 0) {
            assertThat(System.nanoTime()).as("nobody resumes").isLessThan(patience);
            TimeUnit.MILLISECONDS.sleep(200);
        }

        for (var number : numbers) {
            assertThat(desk.as("line1")
                            .get("/api/v1/tickets/" + number + "/history")
                            .json()
                            .findValuesAsText("kind"))
                    .filteredOn("RESUMED"::equals)
                    .as(number)
                    .hasSize(1);
        }
        // Whichever node it was, both tick: the right to a minute is taken, not given.
        assertThat(count("SELECT count(*) FROM job_run WHERE job = 'auto-resume'"))
                .isEqualTo(1);
        assertThat(text("SELECT node FROM job_run WHERE job = 'auto-resume'")).matches("node[12]/.*");
    }

    @Test
    @Order(2)
    void aPersonGoesOnWhereTheyWereWhenTheirNodeDies(Visit visit) {
        var page = visit.page();
        page.navigate(door.uri() + "sign-in");
        new SignInPage(page).signIn("employee", "threeline");
        page.navigate(door.uri() + "services/new-laptop");
        visit.settled();
        var form = new ServiceForm(page);
        form.subject().fill("A laptop in spite of it all");
        form.choose("reason", "new_colleague");
        visit.settled();

        desk.kill(0);

        // Until the other node knows, it may wait for the one that is gone; a request of that time is allowed to be
        // slow.
        form.description().fill("Typed before and after.");
        form.answer("startDate").fill("2031-03-03");
        form.choose("model", "standard");
        form.choose("accessories", "dock");
        visit.settled();
        var number = form.sent();

        assertThat(page.locator("h1")).containsText("A laptop in spite of it all");
        assertThat(page.url()).startsWith(door.uri().toString());
        var me = page.context()
                .request()
                .get(desk.uri(1) + "api/v1/me", RequestOptions.create().setHeader("Sec-Fetch-Site", "same-origin"));
        assertThat(me.text()).contains("\"employee\"");
        assertThat(number).startsWith("TL-");
    }

    @Test
    @Order(3)
    void aNodeThatComesBackTakesPartAgain(Visit visit) {
        desk.restart(0);
        var page = visit.page();
        page.navigate(desk.uri(0) + "sign-in");
        new SignInPage(page).signIn("line1", "threeline");
        page.navigate(desk.uri(1) + "desk");
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.url()).doesNotContain("sign-in");
    }

    private static String held(String word, String until) {
        var number = desk.as("employee")
                .post(
                        "/api/v1/services/laptop-problem/requests",
                        Map.of(
                                "subject",
                                "It does not start " + word,
                                "description",
                                "Since this morning.",
                                "answers",
                                Map.of("symptom", "no_start", "place", "Berlin, 4.12")))
                .json()
                .get("number")
                .asText();
        assertThat(desk.as("line1")
                        .post("/api/v1/tickets/" + number + "/take", Map.of())
                        .status())
                .isEqualTo(200);
        var version = desk.as("line1")
                .get("/api/v1/tickets/" + number)
                .json()
                .get("version")
                .asInt();
        var answer = desk.as("line1")
                .post(
                        "/api/v1/tickets/" + number + "/hold",
                        Map.of("reason", "SCHEDULED", "until", until),
                        "If-Match",
                        "\"" + version + "\"");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return number;
    }

    private static long count(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
