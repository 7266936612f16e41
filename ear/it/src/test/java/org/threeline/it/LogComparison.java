package org.threeline.it;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.threeline.it.LogRecount.Clock;

/** Compares what an import left with what was counted from its rows; each difference is a line. */
public final class LogComparison {
    private static final int CLIENTS = 3;
    private static final String STORED = "select t.id ticket, t.external_reference reference, c.kind, row_number() over"
            + " (partition by c.ticket_id, c.kind order by c.id) sequence, c.priority, c.target_millis, c.calendar_key,"
            + " c.started_at, c.stopped_at, c.paused, c.due_at, c.breached_at, c.outcome from sla_clock c join ticket t on"
            + " t.id = c.ticket_id where t.external_reference like ? order by t.id, c.kind, c.id";

    private final Map<String, List<Clock>> counted;
    private final String prefix;
    private final Map<String, Long> tickets = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<String> differences = new ConcurrentLinkedQueue<>();

    private LogComparison(Map<String, List<Clock>> counted, String prefix) {
        this.counted = counted;
        this.prefix = prefix;
    }

    /**
     * The stored clocks: terms, start, rest, due time, stop, outcome and breach.
     *
     * @param counted by the numbers of the log
     * @param prefix stands before each number in the desk's external references
     * @param swept whether a sweep has looked since; before it nobody may know of a breach
     */
    public static List<String> stored(
            Map<String, List<Clock>> counted, String prefix, DataSource database, boolean swept) throws SQLException {
        var comparison = new LogComparison(counted, prefix);
        comparison.compareStored(database, swept);
        return List.copyOf(comparison.differences);
    }

    /**
     * The stored clocks, and each again as the interface tells it at an instant: also state, elapsed, remaining and
     * excluded time, and the explanation, which has to add up.
     */
    static List<String> told(Map<String, List<Clock>> counted, String prefix, Desk desk, Instant at)
            throws SQLException, InterruptedException {
        var comparison = new LogComparison(counted, prefix);
        comparison.compareStored(desk.dataSource(), true);
        comparison.compareTold(desk, at);
        return List.copyOf(comparison.differences);
    }

    private void compareStored(DataSource database, boolean swept) throws SQLException {
        var found = new LinkedHashMap<String, List<String>>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(STORED)) {
            statement.setString(1, prefix + "INC%");
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var number = rows.getString("reference").substring(prefix.length());
                    tickets.put(number, rows.getLong("ticket"));
                    found.computeIfAbsent(number, none -> new ArrayList<>()).add(stored(rows, swept));
                }
            }
        }
        same("the incidents", found.keySet(), counted.keySet());
        counted.forEach((number, clocks) -> same(
                number,
                found.get(number),
                clocks.stream().map(clock -> stored(clock, swept)).toList()));
    }

    private static String stored(ResultSet row, boolean swept) throws SQLException {
        var owed = row.getString("outcome") == null;
        return String.join(
                " ",
                row.getString("kind"),
                row.getString("sequence"),
                row.getString("priority"),
                row.getLong("target_millis") / 60_000 + "min",
                row.getString("calendar_key"),
                "from " + time(row, "started_at"),
                "to " + time(row, "stopped_at"),
                row.getBoolean("paused") ? "resting" : "going",
                "due " + time(row, "due_at"),
                "late since " + (owed && !swept ? null : time(row, "breached_at")),
                String.valueOf(row.getString("outcome")));
    }

    private static String stored(Clock clock, boolean swept) {
        var owed = clock.outcome() == null;
        return String.join(
                " ",
                clock.kind(),
                String.valueOf(clock.sequence()),
                clock.priority(),
                clock.target() + "min",
                clock.calendar(),
                "from " + time(clock.started()),
                "to " + time(clock.stopped()),
                clock.paused() ? "resting" : "going",
                "due " + time(clock.due()),
                "late since " + (owed && !swept || !clock.late() ? null : time(clock.due())),
                String.valueOf(clock.outcome()));
    }

    private void compareTold(Desk desk, Instant at) throws InterruptedException {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        tickets.forEach((number, ticket) -> clients.submit(() -> {
            try {
                compareTold(desk, number, ticket, at);
            } catch (RuntimeException unexpected) {
                differences.add(number + ": " + unexpected);
            }
        }));
        clients.shutdown();
        if (!clients.awaitTermination(1, TimeUnit.HOURS)) {
            differences.add("not all tickets could be read");
        }
    }

    private void compareTold(Desk desk, String number, long ticket, Instant at) {
        var answer = desk.as("line1").get("/api/v1/tickets/TL-" + ticket + "/clocks?explain=true&at=" + at);
        if (answer.status() != 200) {
            differences.add(number + ": " + answer.body());
            return;
        }
        var told = new ArrayList<String>();
        var order = new LinkedHashMap<String, Integer>();
        for (var clock : answer.json().path("items")) {
            var kind = clock.path("kind").asText();
            told.add(String.join(
                    " ",
                    kind,
                    String.valueOf(order.merge(kind, 1, Integer::sum)),
                    clock.path("state").asText(),
                    "due " + clock.path("dueAt").asText(null),
                    "elapsed " + clock.path("elapsedSeconds").asLong(),
                    "left " + clock.path("remainingSeconds").asLong(),
                    "rested " + clock.path("pausedSeconds").asLong()));
            var until = clock.path("dueAt").asText(null);
            var sum = 0L;
            var end = clock.path("startedAt").asText();
            for (var segment : clock.path("explanation")) {
                if (!segment.path("from").asText().equals(end)) {
                    differences.add(number + ": a gap in the explanation at " + end);
                }
                end = segment.path("to").asText();
                if (until == null || end.compareTo(until) <= 0) {
                    sum += segment.path("countedSeconds").asLong();
                }
            }
            if (until != null && sum != clock.path("targetSeconds").asLong()) {
                differences.add(number + ": the explanation adds up to " + sum + " seconds: " + clock);
            }
        }
        told.sort(null);
        same(
                number,
                told,
                counted.get(number).stream()
                        .map(clock -> told(clock, at))
                        .sorted()
                        .toList());
    }

    private static String told(Clock clock, Instant at) {
        var state = clock.outcome() != null
                ? clock.outcome()
                : clock.due() != null && LogRecount.minute(at) > clock.due()
                        ? "BREACHED"
                        : clock.paused() ? "PAUSED" : "RUNNING";
        return String.join(
                " ",
                clock.kind(),
                String.valueOf(clock.sequence()),
                state,
                // A clock that rests tells no due time, not even one that had passed before.
                "due " + (clock.paused() ? null : time(clock.due())),
                "elapsed " + clock.elapsed() * 60,
                "left " + (clock.target() - clock.elapsed()) * 60,
                "rested " + clock.rested() * 60);
    }

    private void same(String what, Object found, Object expected) {
        if (!Objects.equals(found, expected)) {
            differences.add(what + "\n  is      " + found + "\n  counted " + expected);
        }
    }

    private static String time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC).toString();
    }

    private static String time(Long minute) {
        return minute == null ? null : Instant.ofEpochSecond(minute * 60).toString();
    }
}
