package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.threeline.it.Desk;

/** How long does one person wait for a page, on a desk that holds the demo company and a log? */
final class Pages {
    static final String PART = "pages";

    private static final int WARM_UP = 300;
    private static final int TIMES = 200;
    private static final int OPEN_TICKETS = 200;
    private static final int OWN_TICKETS = 5;
    private static final int REPLIES = 5;
    private static final Pattern STYLES = Pattern.compile("/assets/threeline\\.css\\?v=[0-9a-f]+");

    private final Desk desk;

    Pages(Desk desk) {
        this.desk = desk;
    }

    /** @param mark a text that is on this page and on no other, so that what is measured is what is meant */
    private record Page(String name, Browser reader, String path, String mark) {}

    void measure(Figures figures) throws Exception {
        var number = fillTheDesk();
        var stored = new Stored(desk);
        var imported = "TL-"
                + stored.number(
                        "select h.ticket_id from ticket_history h join ticket t on t.id = h.ticket_id"
                                + " where t.external_reference is not null group by h.ticket_id order by count(*) desc limit 1");
        var story = stored.number(
                "select count(*) from ticket_history where ticket_id = " + imported.substring("TL-".length()));
        var employee = Browser.of(desk, "employee");
        var agent = Browser.of(desk, "line1");
        var pages = List.of(
                new Page("portal home, employee", employee, "/", "/services/"),
                new Page("service page, employee", employee, "/services/laptop-problem", "no_start"),
                new Page("queue of the team, line 1", agent, "/desk?view=on-team", "/desk/tickets/TL-"),
                new Page("queue of everything, line 1", agent, "/desk?view=all", "/desk/tickets/TL-"),
                new Page("ticket at the desk, line 1", agent, "/desk/tickets/" + number, number),
                new Page(
                        "ticket with the log's longest story (" + story + " entries)",
                        agent,
                        "/desk/tickets/" + imported,
                        imported));
        var nobody = Browser.ofNobody(desk);
        var styles = STYLES.matcher(employee.read("/"));
        assertThat(styles.find()).as("the home page names its style sheet").isTrue();
        var asset = nobody.fetch(styles.group(), WARM_UP, TIMES);
        var live = nobody.fetch("/health/live", WARM_UP, TIMES);
        for (var page : pages) {
            measure(figures, page)
                    .limit("style sheet p50", asset.median(), "ms")
                    .limit("/health/live p50", live.median(), "ms")
                    .note("%,d tickets", stored.tickets());
        }
    }

    private Figure measure(Figures figures, Page page) throws Exception {
        assertThat(page.reader().read(page.path())).as(page.name()).contains(page.mark());
        var times = page.reader().fetch(page.path(), WARM_UP, TIMES);
        var statements = new Counters(desk).of(() -> page.reader().fetch(page.path()));
        return figures.add(PART, page.name())
                .is(times)
                .is("SQL statements", statements.all(), "")
                .note("%d requests of one client", TIMES);
    }

    /** A queue is as long as on a busy day, and one ticket of it has been talked about; returns that ticket. */
    private String fillTheDesk() throws IOException {
        for (int i = 0; i < OPEN_TICKETS; i++) {
            Filings.file(desk, i % 2 == 0 ? "anna.petrova" : "james.carter");
        }
        var number = "";
        for (int i = 0; i < OWN_TICKETS; i++) {
            number = Filings.file(desk, "employee");
        }
        var ticket = "/api/v1/tickets/" + number;
        assertThat(desk.as("line1").post(ticket + "/take", Map.of()).status()).isEqualTo(200);
        for (int i = 0; i < REPLIES; i++) {
            assertThat(desk.as("line1")
                            .post(ticket + "/replies", Map.of("text", "What does it say?"))
                            .status())
                    .isEqualTo(201);
            assertThat(desk.as("employee")
                            .post(ticket + "/replies", Map.of("text", "Nothing at all."))
                            .status())
                    .isEqualTo(201);
        }
        return number;
    }
}
