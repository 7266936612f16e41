package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Many tickets from one that was really filed and answered: the database copies its rows with everything that hangs on
 * them, so each copy is what the application itself would have left.
 */
public final class TicketCopies {
    /** Higher than any number the application gives meanwhile. */
    public static final long FIRST = 100_000_000;

    /** Rows of one table that belong to one ticket lie in a block of so many ids. */
    private static final int BLOCK = 16;

    private static final int AT_ONCE = 50_000;
    private static final List<String> BELONGINGS = List.of(
            "ticket_history", "ticket_hop", "ticket_stint", "ticket_group_access", "ticket_participant", "sla_clock");

    private final Desk desk;
    private long next = FIRST;

    public TicketCopies(Desk desk) {
        this.desk = desk;
    }

    /** Tickets of these ids, both included. */
    public record Range(long first, long last) {
        public long size() {
            return last - first + 1;
        }

        /** A condition on a column with the ids of tickets. */
        public String holds(String column) {
            return column + " between " + first + " and " + last;
        }
    }

    /** Copies a ticket as it is now; the copies are with the same group. */
    public Range of(long ticket, int times) throws SQLException {
        return of(ticket, times, Map.of());
    }

    /** Copies a ticket as it is now, in turn to each of the groups. */
    public Range spread(long ticket, int times, List<String> groups) throws SQLException {
        return of(
                ticket,
                times,
                Map.of(
                        "group_key",
                        groups.stream()
                                .collect(
                                        Collectors.joining("', '", "elt(1 + s.seq % " + groups.size() + ", '", "')"))));
    }

    private Range of(long ticket, int times, Map<String, String> ofTicket) throws SQLException {
        var changedTicket = new LinkedHashMap<>(ofTicket);
        changedTicket.put("id", "s.seq");
        var copies = new Range(next, next + times - 1);
        for (var from = copies.first(); from <= copies.last(); from += AT_ONCE) {
            var last = Math.min(from + AT_ONCE - 1, copies.last());
            copy("ticket", changedTicket, "t.id = " + ticket, from, last);
            for (var table : BELONGINGS) {
                var changed = new LinkedHashMap<String, String>();
                changed.put("ticket_id", "s.seq");
                if (columns(table).contains("id")) {
                    changed.put(
                            "id",
                            "s.seq * %d + (select count(*) from %s o where o.ticket_id = t.ticket_id and o.id < t.id)"
                                    .formatted(BLOCK, table));
                }
                copy(table, changed, "t.ticket_id = " + ticket, from, last);
            }
        }
        next += times;
        return copies;
    }

    private void copy(String table, Map<String, String> changed, String which, long from, long last)
            throws SQLException {
        var columns = columns(table);
        var values = columns.stream()
                .map(column -> changed.getOrDefault(column, "t.`" + column + "`"))
                .collect(Collectors.joining(", "));
        execute("insert into %s (%s) select %s from seq_%d_to_%d s join %s t on %s"
                .formatted(
                        table,
                        columns.stream().map(column -> "`" + column + "`").collect(Collectors.joining(", ")),
                        values,
                        from,
                        last,
                        table,
                        which));
    }

    /** Moves the promises of some tickets into the past, as if those had been filed so much earlier. */
    public void age(Range tickets, int minutes) throws SQLException {
        age(
                "sla_clock",
                "started_at,due_at,projected_due_at,next_event_at,stopped_at",
                tickets.holds("ticket_id"),
                minutes);
        age("ticket", "next_due_at,sort_due_at", tickets.holds("id"), minutes);
    }

    private void age(String table, String columns, String which, int minutes) throws SQLException {
        execute("update " + table + " set "
                + Stream.of(columns.split(","))
                        .map(column -> column + " = " + column + " - interval " + minutes + " minute")
                        .collect(Collectors.joining(", "))
                + " where " + which);
    }

    public int execute(String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private List<String> columns(String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var connection = desk.dataSource().getConnection();
                var rows = connection.getMetaData().getColumns(connection.getCatalog(), null, table, null)) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME"));
            }
        }
        assertThat(columns).as("columns of " + table).isNotEmpty();
        return columns;
    }
}
