package org.threeline.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import org.threeline.it.Desk;

/** What is in the database. */
final class Stored {
    private static final String TABLES = "from information_schema.tables where table_schema = database()"
            + " and table_type = 'BASE TABLE' and table_name not like 'bench%'";

    private final Desk desk;

    Stored(Desk desk) {
        this.desk = desk;
    }

    long number(String query) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    String text(String query) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Rows of all tables, counted. */
    long rows() throws SQLException {
        var sum = 0L;
        for (var table : tables()) {
            sum += number("select count(*) from `" + table + "`");
        }
        return sum;
    }

    /** Bytes of all tables without their indexes, as the database estimates them after looking anew. */
    long bytes() throws SQLException {
        for (var table : tables()) {
            text("analyze table `" + table + "`");
        }
        return number("select sum(data_length) " + TABLES);
    }

    long tickets() throws SQLException {
        return number("select count(*) from ticket");
    }

    private ArrayList<String> tables() throws SQLException {
        var names = new ArrayList<String>();
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select table_name " + TABLES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
