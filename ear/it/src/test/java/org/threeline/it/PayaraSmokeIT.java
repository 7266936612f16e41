package org.threeline.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.OwnRequest;
import org.threeline.it.page.PortalHome;
import org.threeline.it.page.ServiceForm;
import org.threeline.it.page.SignInPage;
import org.threeline.it.page.TicketAtTheDesk;

/**
 * The way of a ticket on Payara Server, with the file that WildFly runs. The application never learns which server it is
 * on; this looks at whether it has to.
 */
@ExtendWith({RunningDesk.class, Browsing.class})
class PayaraSmokeIT {
    /** What each entry of the server's log begins with: time, product, level and a number or nothing. */
    private static final String ENTRY = "(?m)^(?=\\[[0-9]{4}-[0-9]{2}-[0-9]{2}T)";

    @AfterEach
    void nothingFailedUnseen(Desk desk) throws IOException {
        assertThat(troubles(desk)).isEmpty();
    }

    @Test
    void theServerIsPayaraAndRunsTheVeryFileThatWasBuilt(Desk desk) throws Exception {
        assertThat(String.join("\n", entries(desk))).contains("Payara Server 6");

        try (var files = Files.walk(desk.log().resolveSibling("../applications/__internal"))) {
            var taken = files.filter(Files::isRegularFile).toList();
            assertThat(taken).hasSize(1);
            assertThat(sha256(taken.get(0))).isEqualTo(sha256(Build.application()));
        }
    }

    @Test
    void aTicketIsFiledTakenAndResolvedOnThePages(Desk desk, Visit employee, Visit agent) throws Exception {
        var subject = "The screen stays black " + UUID.randomUUID();
        var complaints = new ArrayList<String>();
        for (var visit : List.of(employee, agent)) {
            visit.page().onConsoleMessage(message -> complain(complaints, message));
            visit.page().onPageError(complaints::add);
        }

        answers(employee, "sign-in");
        new SignInPage(employee.page()).signIn("employee", "not this one");
        assertThat(new SignInPage(employee.page()).error()).isVisible();
        employee.as("employee");
        answers(employee, "");
        assertThat(new PortalHome(employee.page()).families()).not().hasCount(0);
        answers(employee, "services/laptop-problem");
        var form = new ServiceForm(employee.page());
        assertThat(form.promised()).not().isEmpty();
        form.subject().fill(subject);
        form.description().fill("Since this morning.");
        form.choose("symptom", "no_start");
        form.answer("place").fill("Berlin, 4.12");
        employee.settled();
        var number = form.sent();
        assertThat(new OwnRequest(employee.page()).status()).hasText("Received");

        agent.as("line1");
        answers(agent, "desk?view=unassigned");
        assertThat(agent.page().locator("tr[data-tl-row='" + number + "']")).containsText(subject);
        answers(agent, "desk/tickets/" + number);
        var ticket = new TicketAtTheDesk(agent.page());
        ticket.send("take");
        assertThat(agent.page().locator(".tl-ticket-head .is-in-progress")).isVisible();
        ticket.reply("I am looking at it now.");
        assertThat(ticket.story()).containsText("I am looking at it now.");
        ticket.open("resolve");
        ticket.write("resolve", "solution", "A new cable is in it.");
        ticket.send("resolve");
        assertThat(agent.page().locator(".tl-ticket-head .is-resolved")).isVisible();

        answers(employee, "tickets/" + number);
        assertThat(employee.page().locator("main")).containsText("A new cable is in it.");
        answers(employee, "notifications");
        assertThat(employee.page().locator("main")).containsText(number);
        var seen = desk.as("employee").get("/api/v1/tickets/" + number);
        assertThat(seen.json().path("status").asText()).isEqualTo("RESOLVED");
        assertThat(complaints).isEmpty();
    }

    @Test
    void theSameOverRestWhereASecondTakeIsRefused(Desk desk) {
        var filed = desk.as("employee")
                .post(
                        "/api/v1/services/something-else/requests",
                        Map.of("subject", "Over REST", "description", "As a program would."));
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        var ticket = "/api/v1/tickets/" + filed.json().path("number").asText();

        assertThat(desk.as("line1").post(ticket + "/take", Map.of()).status()).isEqualTo(200);
        var second = desk.as("daniel.weiss").post(ticket + "/take", Map.of());
        assertThat(second.status()).as(second.body()).isEqualTo(409);
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
        var version = desk.as("line1").get(ticket).header("ETag");
        var resolved = desk.as("line1").post(ticket + "/resolve", Map.of("solution", "Done"), "If-Match", version);
        assertThat(resolved.status()).as(resolved.body()).isEqualTo(200);
        var stale = desk.as("line1").post(ticket + "/reopen", Map.of("reason", "No"), "If-Match", version);
        assertThat(stale.status()).as(stale.body()).isEqualTo(412);

        assertThat(desk.anonymous().get(ticket).status()).isEqualTo(401);
        assertThat(desk.as("employee")
                        .post("/api/v1/services/something-else/requests", Map.of("unheard", "of"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theSweepFindsWhatIsLateAndTellsItOnce(Desk desk) throws Exception {
        var sample = IncidentSample.named("P");
        var imported = desk.as("admin")
                .upload(
                        "/api/v1/imports?format=servicenow-incident-log&until=" + IncidentSample.UNTIL,
                        "sample.csv",
                        sample.csv());
        assertThat(JobsIT.end(desk, JobsIT.accepted(imported))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("COMPLETED");

        for (int i = 0; i < 2; i++) {
            JobsIT.sweep(desk);
            sample.assertUntilAndSwept(desk.dataSource());
            sample.assertEachBreachIsToldOnce(desk.dataSource());
        }
    }

    /** The page is there, and not an error of its own making. */
    private static void answers(Visit visit, String address) {
        assertThat(visit.page().navigate(address).status()).as(address).isEqualTo(200);
        visit.settled();
    }

    private static void complain(List<String> complaints, ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text());
        }
    }

    /** What our own classes warned of, and whatever anybody's code threw. */
    private static List<String> troubles(Desk desk) throws IOException {
        return entries(desk).stream()
                .filter(entry -> entry.contains("\tat ")
                        || entry.contains("[org.threeline.")
                                && (entry.contains("[SEVERE]") || entry.contains("[WARNING]")))
                .toList();
    }

    private static List<String> entries(Desk desk) throws IOException {
        var entries = new ArrayList<String>();
        try (var logs = Files.newDirectoryStream(desk.log().getParent(), "server.log*")) {
            for (var log : logs) {
                entries.addAll(
                        List.of(Files.readString(log, StandardCharsets.UTF_8).split(ENTRY)));
            }
        }
        return entries;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
