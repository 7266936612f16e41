package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.it.rest.TicketDesk.API;
import static org.threeline.it.rest.TicketDesk.handoverTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.it.Desk;
import org.threeline.it.RunningDesk;

/** Lists: what is in each view, how it is narrowed and ordered, and that a page follows a page while work goes on. */
@ExtendWith(RunningDesk.class)
class TicketQueueIT {
    private TicketDesk tickets;

    @BeforeEach
    void begin(Desk desk) {
        tickets = new TicketDesk(desk);
    }

    @Test
    void everyViewHoldsWhatItsNameSays() {
        var untouched = tickets.laptopTicket();
        var inWork = tickets.laptopTicket();
        tickets.taken("line1", inWork);
        var waiting = tickets.laptopTicket();
        tickets.taken("line1", waiting);
        tickets.done("line1", waiting, "hold", Map.of("reason", "REQUESTER"));
        var escalated = tickets.laptopTicket();
        tickets.done("line1", escalated, "escalate", handoverTo("workplace"));
        var takenUp = tickets.laptopTicket();
        tickets.done("line1", takenUp, "escalate", handoverTo("workplace"));
        tickets.taken("line2", takenUp);
        var resolved = tickets.laptopTicket();
        tickets.done("line1", resolved, "resolve", Map.of("solution", "Done"));

        assertThat(view("line1", "on-me")).containsExactlyInAnyOrder(inWork, waiting);
        assertThat(view("line1", "on-team")).containsExactlyInAnyOrder(untouched, inWork, waiting);
        assertThat(view("line1", "unassigned")).containsExactly(untouched);
        assertThat(view("line1", "waiting")).containsExactly(waiting);
        assertThat(view("line1", "escalated")).isEmpty();
        assertThat(view("line2", "escalated")).containsExactly(escalated);
        assertThat(view("line2", "on-team")).containsExactlyInAnyOrder(escalated, takenUp);
        assertThat(view("employee", "mine"))
                .containsExactlyInAnyOrder(untouched, inWork, waiting, escalated, takenUp, resolved);
        assertThat(view("employee", "on-team")).isEmpty();
        assertThat(view("line1", "mine")).isEmpty();
        assertThat(view("owner", "all")).hasSize(6);
        assertThat(view("admin", "all")).hasSize(6);
        assertThat(view("james.carter", "all")).isEmpty();
        assertThat(view("line1", "all&status=RESOLVED")).containsExactly(resolved);
        assertThat(view("line1", "all&status=NEW&status=ON_HOLD"))
                .containsExactlyInAnyOrder(untouched, waiting, escalated);
        assertThat(view("line1", "all&assignee=line1&assignee=line2"))
                .containsExactlyInAnyOrder(inWork, waiting, takenUp, resolved);
        assertThat(view("line1", "all&group=workplace&line=2")).containsExactlyInAnyOrder(escalated, takenUp);
        assertThat(view("line1", "all&line=3")).isEmpty();
        assertThat(view("line1", "all&service=laptop-problem&priority=P4&requester=employee"))
                .hasSize(6);
        assertThat(view("line1", "all&service=vpn-access")).isEmpty();
    }

    @Test
    void whatIsDueWithinAWorkingHourOrBrokenIsDueSoon(Desk desk) throws SQLException {
        var later = tickets.laptopTicket();
        var broken = tickets.laptopTicket();
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update sla_clock set due_at = '2026-01-01', projected_due_at = '2026-01-01' where ticket_id = "
                            + broken.substring(3) + " and kind = 'RESOLUTION'");
            statement.execute("update ticket set sort_due_at = '2026-01-01' where id = " + broken.substring(3));
        }

        assertThat(view("line1", "due-soon")).containsExactly(broken);
        assertThat(view("line1", "on-team")).containsExactly(broken, later);
        assertThat(tickets.list("line1", "view=due-soon&q=" + tickets.word)
                        .json()
                        .at("/items/0/due/state")
                        .asText())
                .isEqualTo("BREACHED");
    }

    @Test
    void aRowNamesPeopleAndThePromiseThatIsDueFirst() {
        var number = tickets.laptopTicket();
        tickets.taken("line1", number);
        tickets.done("line1", number, "hold", Map.of("reason", "REQUESTER"));

        var row = tickets.list("line1", "q=" + number).json().at("/items/0");
        assertThat(row.at("/requester/name").asText()).isEqualTo("Emma Schneider");
        assertThat(row.at("/requester/department").asText()).isEqualTo("Marketing");
        assertThat(row.at("/assignee/login").asText()).isEqualTo("line1");
        assertThat(row.get("holdReason").asText()).isEqualTo("REQUESTER");
        assertThat(row.at("/due/kind").asText()).isEqualTo("FIRST_RESPONSE");
        assertThat(row.get("sortDueAt").isNull()).isFalse();
        assertThat(row.get("version").asInt()).isEqualTo(tickets.version(number));
    }

    @Test
    void wordsOfTheSubjectFindATicketWhateverTheyAre() {
        var body = tickets.laptop();
        body.put("subject", "The printer at the desk of C-3: 100% (red) o'clock " + tickets.word);
        var number = tickets.file("employee", "laptop-problem", body);
        for (var text : List.of(
                tickets.word,
                tickets.word + " the printer",
                "prin " + tickets.word,
                tickets.word.toUpperCase(),
                number,
                number.toLowerCase())) {
            assertThat(numbers(tickets.list("line1", "q=" + text.replace(" ", "%20"))
                            .json()))
                    .as(text)
                    .contains(number);
        }
        for (var text : List.of("100%25", "(red)", "%22", "+-*~%3C%3E()", "o'clock", "%25", "_", "C-3", "of%20the")) {
            assertThat(tickets.list("line1", "q=" + text).status()).as(text).isEqualTo(200);
        }
        assertThat(numbers(tickets.list("line1", "sort=created&q=100%25").json()))
                .contains(number);
        assertThat(numbers(tickets.list("line1", "q=" + tickets.word + "%20submarine")
                        .json()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "view=everything             | view      | input.not_an_option",
                "sort=size                   | sort      | input.not_an_option",
                "status=new                  | status    | input.not_an_option",
                "status=NEW&status=OPEN      | status    | input.not_an_option",
                "priority=1                  | priority  | input.not_an_option",
                "line=4                      | line      | line.unknown",
                "service=nothing             | service   | service.unknown",
                "group=nowhere               | group     | group.unknown",
                "assignee=nobody.at.all      | assignee  | person.unknown",
                "requester=nobody.at.all     | requester | person.unknown",
                "colour=red                  | colour    | input.unknown_field",
                "limit=0                     | limit     | input.out_of_range",
                "limit=201                   | limit     | input.out_of_range",
                "limit=ten                   | limit     | input.out_of_range",
                "after=nonsense              | after     | cursor.not_of_this_list",
            })
    void whatMeansNothingIsRefusedAtItsName(String query, String field, String code) {
        var refused = tickets.list("line1", query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
    }

    @Test
    void aCursorBelongsToItsOrder() {
        tickets.laptopTicket();
        tickets.laptopTicket();
        var next =
                tickets.list("line1", "limit=1&sort=created").json().get("next").asText();

        assertThat(tickets.list("line1", "limit=1&sort=created&after=" + next).status())
                .isEqualTo(200);
        assertThat(tickets.list("line1", "limit=1&sort=updated&after=" + next).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"next-due", "updated", "created"})
    void pagesFollowEachOtherInOrder(String sort) {
        var all = IntStream.range(0, 7).mapToObj(i -> tickets.laptopTicket()).toList();
        tickets.taken("line1", all.get(3));

        var rows = pages("line1", "view=all&sort=" + sort + "&limit=2&q=" + tickets.word, () -> {});
        assertThat(rows.stream().map(row -> row.get("number").asText())).containsExactlyInAnyOrderElementsOf(all);
        var field = Map.of("next-due", "sortDueAt", "updated", "updatedAt", "created", "createdAt")
                .get(sort);
        var instants =
                rows.stream().map(row -> Instant.parse(row.get(field).asText())).toList();
        assertThat(instants)
                .isSortedAccordingTo(
                        sort.equals("next-due")
                                ? java.util.Comparator.naturalOrder()
                                : java.util.Comparator.reverseOrder());
    }

    /** Tickets filed at the same millisecond, changed, resolved and newly filed while somebody turns the pages. */
    @Test
    void nothingIsMissedOrSeenTwiceWhileTicketsChange() throws Exception {
        var all = IntStream.range(0, 30).mapToObj(i -> tickets.laptopTicket()).toList();
        var over = new AtomicBoolean();
        var others = new Thread(() -> {
            for (int i = 0; !over.get(); i = (i + 7) % all.size()) {
                tickets.note("line1", all.get(i), "Something");
                tickets.act("line1", all.get(i), "prioritize", Map.of("impact", "LOW", "urgency", "HIGH"));
                tickets.laptopTicket();
            }
        });
        others.start();
        try {
            var seen = pages("line1", "view=all&sort=created&limit=3&q=" + tickets.word, () -> pause()).stream()
                    .map(row -> row.get("number").asText())
                    .toList();
            assertThat(seen).doesNotHaveDuplicates().containsAll(all);
        } finally {
            over.set(true);
            others.join();
        }
    }

    @Test
    void ticketsThatAreDueAtTheSameInstantAreToldApartByTheirNumber(Desk desk) throws SQLException {
        var all = IntStream.range(0, 9).mapToObj(i -> tickets.laptopTicket()).toList();
        try (var connection = desk.dataSource().getConnection();
                var statement =
                        connection.prepareStatement("update ticket set sort_due_at = '2027-01-04 09:00:00.123456',"
                                + " created_at = '2026-01-04 09:00:00.5' where id = ?")) {
            for (var number : all) {
                statement.setLong(1, Long.parseLong(number.substring(3)));
                statement.addBatch();
            }
            statement.executeBatch();
        }

        for (var sort : List.of("next-due", "created")) {
            var seen = pages("line1", "view=on-team&sort=" + sort + "&limit=2&q=" + tickets.word, () -> {}).stream()
                    .map(row -> row.get("number").asText())
                    .toList();
            assertThat(seen).as(sort).containsExactlyInAnyOrderElementsOf(all).doesNotHaveDuplicates();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<JsonNode> pages(String login, String query, Runnable between) {
        var rows = new ArrayList<JsonNode>();
        var after = "";
        while (after != null) {
            var answer = tickets.desk().as(login).get(API + "/tickets?" + query + after);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            answer.json().get("items").forEach(rows::add);
            var next = answer.json().get("next");
            after = next.isNull() ? null : "&after=" + next.asText();
            between.run();
        }
        return rows;
    }

    private List<String> view(String login, String view) {
        var answer = tickets.list(login, "limit=200&q=" + tickets.word + "&view=" + view);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return numbers(answer.json());
    }

    private static List<String> numbers(JsonNode list) {
        return StreamSupport.stream(list.get("items").spliterator(), false)
                .map(row -> row.get("number").asText())
                .toList();
    }
}
