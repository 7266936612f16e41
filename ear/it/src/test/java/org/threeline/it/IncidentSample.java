package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;

/**
 * The sample of the real incident log under names of its own, so that tests which share a desk do not share incidents,
 * and what importing it must leave behind (incident-log/README.md).
 */
final class IncidentSample {
    static final String UNTIL = "2016-04-15T12:00:00Z";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> prefixes;

    private IncidentSample(List<String> prefixes) {
        this.prefixes = prefixes;
    }

    /** @param prefix put before the number of each incident */
    static IncidentSample named(String prefix) {
        return new IncidentSample(List.of(prefix));
    }

    /** Several times the sample in one file, under different names. */
    static IncidentSample times(int copies, String prefix) {
        var prefixes = new ArrayList<String>();
        for (int i = 0; i < copies; i++) {
            prefixes.add(prefix + i + "-");
        }
        return new IncidentSample(prefixes);
    }

    byte[] csv() {
        var text = text("sample.csv");
        var end = text.indexOf('\n') + 1;
        var rows = text.substring(end);
        var all = new StringBuilder(text.substring(0, end));
        prefixes.forEach(prefix -> all.append(rows.replaceAll("(?m)^INC", prefix + "INC")));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Rows that take effect, copies included. */
    int rows() {
        return prefixes.size()
                * expected("sample-expected.jsonl").values().stream()
                        .mapToInt(ticket -> ticket.path("rows").asInt())
                        .sum();
    }

    int tickets() {
        return prefixes.size() * expected("sample-expected.jsonl").size();
    }

    /** To its end and swept since: what was still running is late by now. */
    void assertWholeAndSwept(DataSource database) throws SQLException {
        compare(database, "sample-expected.jsonl");
    }

    /** As of UNTIL, but swept today: whatever was running is late by now. */
    void assertUntilAndSwept(DataSource database) throws SQLException {
        compare(database, "sample-until-expected.jsonl");
    }

    /** Breaches a sweep had to tell, and entries of the story that tell one; each clock is told once. */
    void assertEachBreachIsToldOnce(DataSource database) throws SQLException {
        var found = 0;
        var told = 0;
        for (var prefix : prefixes) {
            found += number(
                    database,
                    "select count(*) from sla_clock c join ticket t on t.id = c.ticket_id where t.external_reference like '"
                            + prefix + "INC%' and c.breach_found_at > '2020-01-01'");
            told += number(
                    database,
                    "select count(*) from ticket_history h join ticket t on t.id = h.ticket_id where"
                            + " t.external_reference like '" + prefix + "INC%' and h.kind = 'PROMISE_BROKEN'");
        }
        assertThat(told).isPositive().isEqualTo(found);
    }

    int breaches(DataSource database) throws SQLException {
        return number(
                database,
                "select count(*) from sla_clock c join ticket t on t.id = c.ticket_id where t.external_reference like '"
                        + prefixes.get(0).replaceAll("[0-9]+-$", "") + "%' and c.breach_found_at > '2020-01-01'");
    }

    static int number(DataSource database, String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void compare(DataSource database, String file) throws SQLException {
        var expected = expected(file);
        var softly = new SoftAssertions();
        for (var prefix : prefixes) {
            var tickets = tickets(database, prefix);
            var clocks = clocks(database, prefix);
            softly.assertThat(tickets.keySet()).as(prefix).containsExactlyInAnyOrderElementsOf(expected.keySet());
            for (var entry : expected.entrySet()) {
                var ticket = tickets.get(entry.getKey());
                if (ticket != null) {
                    compare(softly, prefix + entry.getKey(), ticket, clocks.get(entry.getKey()), entry.getValue());
                }
            }
        }
        softly.assertAll();
    }

    private static void compare(
            SoftAssertions softly,
            String name,
            Map<String, String> ticket,
            Map<String, Map<String, String>> clocks,
            JsonNode expected) {
        for (var field : List.of(
                "status",
                "hold_reason",
                "impact",
                "urgency",
                "priority",
                "channel",
                "group",
                "assignee",
                "created_at",
                "resolved_at",
                "closed_at")) {
            softly.assertThat(ticket.get(field))
                    .as("%s %s", name, field)
                    .isEqualTo(expected.path(field).asText(null));
        }
        softly.assertThat(ticket.get("hops"))
                .as("%s hops", name)
                .isEqualTo(expected.path("hops").asText("0"));
        softly.assertThat(ticket.get("close_due_at"))
                .as("%s closes by no job", name)
                .isNull();
        softly.assertThat(clocks)
                .as("%s clocks", name)
                .hasSize(expected.path("clocks").size());
        for (var one : expected.path("clocks")) {
            var key = one.path("kind").asText() + " " + one.path("sequence").asInt();
            var clock = clocks.get(key);
            var live = !one.has("stopped_at");
            for (var field : List.of("priority", "target", "calendar", "started_at", "stopped_at")) {
                softly.assertThat(clock.get(field))
                        .as("%s %s %s", name, key, field)
                        .isEqualTo(one.path(field).asText(null));
            }
            var paused = one.path("paused").asBoolean(false);
            softly.assertThat(clock.get("paused")).as("%s %s paused", name, key).isEqualTo(paused ? "1" : "0");
            if (!paused) {
                softly.assertThat(clock.get("due_at"))
                        .as("%s %s due", name, key)
                        .isEqualTo(one.path("due_at").asText(null));
            }
            var running = live && one.path("state").asText().equals("RUNNING");
            softly.assertThat(clock.get("breached_at"))
                    .as("%s %s breached", name, key)
                    .isEqualTo(one.path(running ? "due_at" : "breached_at").asText(null));
            softly.assertThat(clock.get("outcome"))
                    .as("%s %s outcome", name, key)
                    .isEqualTo(live ? null : one.path("state").asText());
        }
    }

    private static Map<String, Map<String, String>> tickets(DataSource database, String prefix) throws SQLException {
        var tickets = new LinkedHashMap<String, Map<String, String>>();
        for (var row : rows(
                database,
                "select t.external_reference reference, t.status, t.hold_reason, t.impact, t.urgency, t.priority, t.channel,"
                        + " if(t.group_key = 'imported', 'imported', g.name_en) `group`, a.name assignee, t.created_at,"
                        + " t.resolved_at, t.closed_at, t.close_due_at, (select count(*) - 1 from ticket_hop h where"
                        + " h.ticket_id = t.id and h.kind = 'IMPORTED') hops from ticket t"
                        + " join support_group g on g.group_key = t.group_key left join person a on a.id = t.assignee_id"
                        + " where t.external_reference like '" + prefix + "INC%'")) {
            tickets.put(row.get("reference").substring(prefix.length()), row);
        }
        return tickets;
    }

    private static Map<String, Map<String, Map<String, String>>> clocks(DataSource database, String prefix)
            throws SQLException {
        var clocks = new LinkedHashMap<String, Map<String, Map<String, String>>>();
        for (var row : rows(
                database,
                "select t.external_reference reference, c.kind, row_number() over (partition by c.ticket_id, c.kind order by"
                        + " c.id) sequence, c.priority, c.target_millis div 1000 target, c.calendar_key calendar,"
                        + " c.started_at, c.stopped_at, cast(c.paused as int) paused, c.due_at, c.breached_at, c.outcome"
                        + " from sla_clock c join ticket t on t.id = c.ticket_id where t.external_reference like '"
                        + prefix + "INC%'")) {
            clocks.computeIfAbsent(row.get("reference").substring(prefix.length()), reference -> new LinkedHashMap<>())
                    .put(row.get("kind") + " " + row.get("sequence"), row);
        }
        return clocks;
    }

    private static List<Map<String, String>> rows(DataSource database, String query) throws SQLException {
        var rows = new ArrayList<Map<String, String>>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            while (found.next()) {
                var row = new LinkedHashMap<String, String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    var label = found.getMetaData().getColumnLabel(i);
                    row.put(
                            label,
                            label.endsWith("_at")
                                    ? instant(found.getObject(i, LocalDateTime.class))
                                    : found.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String instant(LocalDateTime time) {
        return time == null
                ? null
                : Instant.ofEpochSecond(time.toEpochSecond(ZoneOffset.UTC)).toString();
    }

    private static Map<String, JsonNode> expected(String file) {
        var expected = new LinkedHashMap<String, JsonNode>();
        text(file).lines().forEach(line -> {
            try {
                var ticket = JSON.readTree(line);
                expected.put(ticket.path("number").asText(), ticket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return expected;
    }

    private static String text(String name) {
        try (var stream = IncidentSample.class.getResourceAsStream("/incident-log/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
