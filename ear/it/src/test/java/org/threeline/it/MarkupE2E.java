package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people write is shown as they wrote it, and is never part of the page. */
@ExtendWith({RunningDesk.class, Browsing.class})
class MarkupE2E {
    private static final String RUNS = "window.markupRan = (window.markupRan || 0) + 1";

    @Test
    void markupInWhatPeopleWriteIsTextWhereverItIsShown(Desk desk, Visit employee, Visit agent) {
        var mark = "mark" + Long.toString(System.nanoTime(), 36);
        var subject = mark + " <img src=x onerror='" + RUNS + "'>";
        var text = "</textarea></script><script>" + RUNS + "</script><svg onload='" + RUNS + "'/>\n"
                + "javascript:alert(1) \"><b id=planted>bold</b> #{1+1} ${7*7} &lt;i&gt;";
        var number = desk.as("employee")
                .post(
                        "/api/v1/services/laptop-problem/requests",
                        Map.of(
                                "subject",
                                subject,
                                "description",
                                text,
                                "answers",
                                Map.of(
                                        "symptom",
                                        "no_start",
                                        "place",
                                        text.replace("\n", " ").substring(0, 80))))
                .json()
                .get("number")
                .asText();
        var ticket = "/api/v1/tickets/" + number;
        assertThat(desk.as("line1").post(ticket + "/take", Map.of()).status()).isEqualTo(200);
        assertThat(desk.as("line1")
                        .post(ticket + "/replies", Map.of("text", text))
                        .status())
                .isEqualTo(201);
        assertThat(desk.as("line1")
                        .post(ticket + "/replies", Map.of("text", text, "internal", true))
                        .status())
                .isEqualTo(201);
        assertThat(desk.as("employee")
                        .upload(
                                ticket + "/attachments",
                                "<img src=x onerror=1>.txt",
                                "text".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isIn(200, 201);

        employee.as("employee");
        for (var address : List.of("tickets/" + number, "requests?q=" + mark, "", "search?q=" + mark + "<script>")) {
            requireOnlyText(employee.to(address), address);
        }
        assertThat(employee.to("tickets/" + number).page().locator("h1").innerText())
                .contains(subject);
        assertThat(employee.page().locator("main").innerText()).contains("#{1+1} ${7*7} &lt;i&gt;");

        agent.as("line1");
        for (var address : List.of(
                "desk/tickets/" + number,
                "desk?q=" + mark,
                "desk?view=all&q=" + URLEncoder.encode(mark + "\"><script>" + RUNS, StandardCharsets.UTF_8))) {
            requireOnlyText(agent.to(address), address);
        }
        assertThat(agent.to("desk/tickets/" + number).page().locator("h1").innerText())
                .contains(subject);
    }

    private static void requireOnlyText(Visit visit, String address) {
        assertThat(visit.page().evaluate("() => window.markupRan || 0"))
                .as(address)
                .isEqualTo(0);
        assertThat(visit.page().locator("#planted").count()).as(address).isZero();
        assertThat(visit.page().locator("img[src=x]").count()).as(address).isZero();
    }
}
