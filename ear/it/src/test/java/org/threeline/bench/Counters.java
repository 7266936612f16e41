package org.threeline.bench;

import java.sql.SQLException;
import java.util.HashMap;
import org.threeline.it.Desk;

/** What the database was asked to do, as it counts itself: everybody's statements together. */
final class Counters {
    /** The desk's own clockwork asks too, some times a minute; the least of so many is the request alone. */
    private static final int TRIES = 9;

    private final Desk desk;

    Counters(Desk desk) {
        this.desk = desk;
    }

    /**
     * Statements.
     *
     * @param all those that begin and end transactions and check connections included
     */
    record Counts(long all, long inserts, long updates, long selects) {
        Counts since(Counts before) {
            return new Counts(
                    all - before.all, inserts - before.inserts, updates - before.updates, selects - before.selects);
        }
    }

    Counts now() throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show global status where Variable_name in"
                        + " ('Questions', 'Com_insert', 'Com_update', 'Com_select')")) {
            var values = new HashMap<String, Long>();
            while (rows.next()) {
                values.put(rows.getString(1), rows.getLong(2));
            }
            return new Counts(
                    values.get("Questions"),
                    values.get("Com_insert"),
                    values.get("Com_update"),
                    values.get("Com_select"));
        }
    }

    interface Request {
        void send() throws Exception;
    }

    /** What one request costs. */
    Counts of(Request request) throws Exception {
        var asking = now();
        var ofAsking = now().since(asking);
        Counts least = null;
        for (int i = 0; i < TRIES; i++) {
            var before = now();
            request.send();
            var cost = now().since(before);
            if (least == null || cost.all() < least.all()) {
                least = cost;
            }
        }
        return least.since(ofAsking);
    }
}
