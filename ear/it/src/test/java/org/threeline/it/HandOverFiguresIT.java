package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What reports are read from says what the tickets' own pages say, and never counts anything twice. */
@ExtendWith(RunningDesk.class)
class HandOverFiguresIT {
    private static final String JOB = "hand-over-figures";

    /** Minutes. */
    private static final int STAY = 47;

    /** Resolved after it went from the first line to the second, back, and to the second again. */
    static String toAndFro(Desk desk) {
        var number = file(desk);
        act(desk, "line1", number, "take", Map.of());
        act(desk, "line1", number, "escalate", escalation());
        act(desk, "henrik.dahl", number, "take", Map.of());
        act(desk, "henrik.dahl", number, "hand-back", Map.of("reason", "Which one is it?"));
        act(desk, "line1", number, "escalate", escalation());
        act(desk, "henrik.dahl", number, "take", Map.of());
        act(desk, "henrik.dahl", number, "resolve", Map.of("solution", "Mended."));
        return number;
    }

    /** Its stays follow each other on a Tuesday, all of them while everybody works. */
    static void inOfficeHours(Desk desk, String number) throws SQLException {
        var begin = "'2026-03-03 09:00:00' + interval %d * (%s - 1) minute";
        var end = "'2026-03-03 09:00:00' + interval %d * %s minute";
        execute(
                desk,
                "update ticket_stint set started_at = " + begin.formatted(STAY, "hop_seq") + ", ended_at = "
                        + end.formatted(STAY, "hop_seq") + of(number));
        execute(
                desk,
                "update ticket_hop set started_at = " + begin.formatted(STAY, "seq") + ", ended_at = "
                        + end.formatted(STAY, "seq") + ", figures_due = true" + of(number));
    }

    private static Map<String, String> escalation() {
        return Map.of(
                "toGroup", "workplace", "reason", "Hands", "seen", "Dark", "tried", "Light", "asked", "Please mend it");
    }

    static String file(Desk desk) {
        return desk.as("employee")
                .post(
                        "/api/v1/services/laptop-problem/requests",
                        Map.of(
                                "subject",
                                "It goes to and fro",
                                "description",
                                "For a while",
                                "answers",
                                Map.of("symptom", "no_start", "place", "Berlin, 4.12")))
                .json()
                .get("number")
                .asText();
    }

    static void act(Desk desk, String login, String number, String verb, Map<String, ?> body) {
        var address = "/api/v1/tickets/" + number;
        var seen = desk.as("line1").get(address).header("ETag");
        var answer = desk.as(login).post(address + "/" + verb, body, "If-Match", seen);
        assertThat(answer.status()).as(verb + ": " + answer.body()).isEqualTo(200);
    }

    static void count(Desk desk) throws InterruptedException {
        JobsIT.run(desk, JOB);
    }

    @Test
    void aTicketThatIsOverHasTheFiguresOfItsOwnPage(Desk desk) throws Exception {
        var number = toAndFro(desk);
        count(desk);
        isCountedAsItsPageSays(desk, number);
        assertThat(text(
                        desk,
                        "select concat(hand_overs, ' ', to_and_fro, ' ', solved, ' ', line) from report_ticket"
                                + of(number)))
                .isEqualTo("3 2 1 2");
        assertThat(text(
                        desk,
                        "select group_concat(concat(coalesce(came_from, '-'), handed_back, went_back) order by seq)"
                                + " from report_stay" + of(number)))
                .isEqualTo("-00,service-desk00,workplace11,service-desk01");
    }

    @Test
    void whoIsTakenUpAgainCountsOnceItIsOverAgain(Desk desk) throws Exception {
        var number = toAndFro(desk);
        count(desk);
        act(desk, "employee", number, "reopen", Map.of("reason", "It is dark again."));
        count(desk);
        assertThat(text(desk, "select count(*) from report_ticket" + of(number)))
                .isEqualTo("0");
        assertThat(text(desk, "select count(*) from report_stay" + of(number))).isEqualTo("0");
        assertThat(text(desk, "select count(*) from report_stint" + of(number))).isEqualTo("0");

        act(desk, "henrik.dahl", number, "hand-back", Map.of("reason", "Please ask again"));
        count(desk);
        assertThat(text(desk, "select count(*) from report_stay" + of(number)))
                .as("somebody has it still")
                .isEqualTo("0");
        act(desk, "line1", number, "resolve", Map.of("solution", "It was the plug."));
        count(desk);

        isCountedAsItsPageSays(desk, number);
        assertThat(text(desk, "select concat(hand_overs, ' ', line) from report_ticket" + of(number)))
                .isEqualTo("4 1");
    }

    @Test
    void whatSomebodyHasInHandIsLeftForTheNextRunAndRunsAtOnceCountOnce(Desk desk) throws Exception {
        var held = toAndFro(desk);
        var free = toAndFro(desk);
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeQuery("select id from ticket where id = " + id(held) + " for update");
            count(desk);
            assertThat(text(desk, "select count(*) from report_ticket" + of(free)))
                    .isEqualTo("1");
            assertThat(text(desk, "select count(*) from report_ticket" + of(held)))
                    .isEqualTo("0");
            connection.rollback();
        }
        var first = desk.as("admin").post("/api/v1/jobs/" + JOB + "/executions", null);
        var second = desk.as("admin").post("/api/v1/jobs/" + JOB + "/executions", null);
        assertThat(List.of(first.status(), second.status())).isSubsetOf(202, 409);
        JobsIT.idle(desk, JOB);
        count(desk);
        isCountedAsItsPageSays(desk, held);
        isCountedAsItsPageSays(desk, free);
        assertThat(text(desk, "select count(*) from ticket_hop where figures_due" + and(held)))
                .isEqualTo("0");
    }

    @Test
    void madeAgainFromNothingTheFiguresAreTheSame(Desk desk) throws Exception {
        toAndFro(desk);
        count(desk);
        var before = all(desk);
        for (var table : List.of("report_ticket", "report_stay", "report_stint", "report_breach")) {
            execute(desk, "delete from " + table);
        }
        execute(desk, "update ticket_hop set figures_due = true where ended_at is not null");
        count(desk);
        assertThat(all(desk)).containsAll(before);
        execute(desk, "update ticket_hop set figures_due = true where ended_at is not null");
        count(desk);
        assertThat(all(desk)).as("counted over what is there").containsAll(before);
    }

    /** Minute by minute, so that nothing of how we count working time is needed to count it. */
    @Test
    void workingTimeOfImportedStaysIsWhatTheirRowsAddUpTo(Desk desk) throws Exception {
        JobsIT.idle(desk, "ticket-import");
        var sample = new String(LogRecount.sample(), StandardCharsets.UTF_8).replaceAll("(?m)^INC", "reported-INC");
        var ended = JobsIT.end(
                desk,
                JobsIT.accepted(desk.as("admin")
                        .upload(
                                "/api/v1/imports?format=servicenow-incident-log",
                                "sample.csv",
                                sample.getBytes(StandardCharsets.UTF_8))));
        assertThat(ended.json().path("state").asText()).as(ended.body()).isEqualTo("COMPLETED");
        count(desk);

        var rests = rests(desk);
        var checked = 0;
        for (var row : rows(
                desk,
                "select h.ticket_id, h.started_at, h.ended_at, s.worked_millis from ticket_hop h join ticket t"
                        + " on t.id = h.ticket_id left join report_stay s on s.ticket_id = h.ticket_id and s.seq = h.seq"
                        + " where h.calendar_key = 'imported-office' and t.status in ('RESOLVED', 'CLOSED')"
                        + " and t.external_reference like 'reported-%'")) {
            var from = Instant.parse(row.get(1));
            var to = Instant.parse(row.get(2));
            var resting = rests.getOrDefault(row.get(0), List.of());
            var minutes = LongStream.range(LogRecount.minute(from), LogRecount.minute(to))
                    .filter(LogRecount::isOfficeOpen)
                    .filter(minute -> resting.stream().noneMatch(rest -> rest.holds(minute)))
                    .count();
            assertThat(row.get(3))
                    .as(row.toString())
                    .isEqualTo(String.valueOf(Duration.ofMinutes(minutes).toMillis()));
            checked++;
        }
        assertThat(checked).isGreaterThan(20);
    }

    private record Rest(long from, long to) {
        boolean holds(long minute) {
            return from <= minute && minute < to;
        }
    }

    private static Map<String, List<Rest>> rests(Desk desk) throws SQLException {
        var rests = new HashMap<String, List<Rest>>();
        for (var row : rows(
                desk,
                "select ticket_id, started_at, coalesce(ended_at, '9999-01-01') from clock_pause"
                        + " where cause in ('REQUESTER', 'SCHEDULED', 'RESOLVED') order by started_at")) {
            rests.computeIfAbsent(row.get(0), ticket -> new ArrayList<>())
                    .add(new Rest(
                            LogRecount.minute(Instant.parse(row.get(1))),
                            LogRecount.minute(Instant.parse(row.get(2)))));
        }
        return rests;
    }

    private static void isCountedAsItsPageSays(Desk desk, String number) throws SQLException {
        var ticket = desk.as("line1").get("/api/v1/tickets/" + number).json();
        var stays = rows(
                desk, "select seq, group_key, line, worked_millis from report_stay" + of(number) + " order by seq");
        assertThat(stays).hasSize(ticket.path("hops").size());
        for (var i = 0; i < stays.size(); i++) {
            var hop = ticket.path("hops").path(i);
            assertThat(stays.get(i).get(1)).isEqualTo(hop.path("group").asText());
            assertThat(stays.get(i).get(2)).isEqualTo(hop.path("line").asText());
            assertThat(seconds(stays.get(i).get(3)))
                    .isEqualTo(hop.path("workedSeconds").asLong(-1));
        }
        for (var person : ticket.path("workShare").path("people")) {
            assertThat(seconds(text(
                            desk,
                            "select sum(r.worked_millis) from report_stint r join person p on p.id = r.person_id where"
                                    + " r.ticket_id = " + id(number) + " and p.login = '"
                                    + person.path("person").path("login").asText() + "'")))
                    .isEqualTo(person.path("workedSeconds").asLong(-1));
        }
    }

    private static long seconds(String millis) {
        return Duration.ofMillis(Long.parseLong(millis)).toSeconds();
    }

    private static List<List<String>> all(Desk desk) throws SQLException {
        var all = new ArrayList<List<String>>();
        for (var table : List.of("report_ticket", "report_stay", "report_stint", "report_breach")) {
            all.addAll(rows(desk, "select '" + table + "', r.* from " + table + " r"));
        }
        return all;
    }

    private static String of(String number) {
        return " where ticket_id = " + id(number);
    }

    private static String and(String number) {
        return " and ticket_id = " + id(number);
    }

    private static String id(String number) {
        return number.substring("TL-".length());
    }

    private static void execute(Desk desk, String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String text(Desk desk, String query) throws SQLException {
        return rows(desk, query).get(0).get(0);
    }

    private static List<List<String>> rows(Desk desk, String query) throws SQLException {
        var all = new ArrayList<List<String>>();
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(utc(rows.getString(column)));
                }
                all.add(row);
            }
        }
        return all;
    }

    /** Times as instants; all else as it is. */
    private static String utc(String stored) {
        return stored == null || !stored.matches("\\d{4}-\\d\\d-\\d\\d( .*)?")
                ? stored
                : stored.replaceFirst("^(.{10})$", "$1 00:00:00").replace(' ', 'T') + "Z";
    }
}
