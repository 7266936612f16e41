package org.threeline.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.mariadb.jdbc.MariaDbDataSource;
import org.threeline.it.Desk;

/**
 * What the same database does for a program that has nothing else to do: plain JDBC with the options of the server's data
 * source, into a table of its own that is gone afterwards.
 */
final class Limits implements AutoCloseable {
    private static final String TABLE = "bench_scratch";
    private static final String INSERT = "insert into " + TABLE + " (id, reference, at, payload) values (?, ?, ?, ?)";
    private static final String UPDATE = "update " + TABLE + " set at = ?, payload = ? where id = ?";
    private static final String SELECT = "select at from " + TABLE + " where id = ?";

    /** Columns that are no payload, roughly. */
    private static final int FIXED_BYTES = 60;

    private static final int ORDINARY_PAYLOAD = 150;

    private final MariaDbDataSource database;

    Limits(Desk desk) throws SQLException {
        database = desk.dataSource().unwrap(MariaDbDataSource.class);
        // As in the server's settings: a batch of inserts becomes one statement.
        database.setUrl(database.getUrl() + "?rewriteBatchedStatements=true");
    }

    /** @return milliseconds for so many rows of so many bytes, in transactions of so many rows */
    double insertInChunks(long rows, int chunk, long bytesOfRow) throws SQLException {
        try (var connection = emptyTable();
                var insert = connection.prepareStatement(INSERT)) {
            var payload = payload((int) Math.max(1, bytesOfRow - FIXED_BYTES));
            var begun = System.nanoTime();
            for (long id = 0; id < rows; ) {
                for (var end = Math.min(rows, id + chunk); id < end; id++) {
                    set(insert, id, payload);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
            return Series.millisSince(begun);
        }
    }

    /** @return milliseconds for so many single-row updates and so many inserts, spread over so many transactions */
    double updateAndInsertInChunks(long updates, long inserts, long chunks) throws SQLException {
        insertInChunks(updates, 1000, ORDINARY_PAYLOAD);
        try (var connection = connection();
                var update = connection.prepareStatement(UPDATE);
                var insert = connection.prepareStatement(INSERT)) {
            var payload = payload(ORDINARY_PAYLOAD);
            var begun = System.nanoTime();
            for (long chunk = 0; chunk < chunks; chunk++) {
                for (var id = updates * chunk / chunks; id < updates * (chunk + 1) / chunks; id++) {
                    update.setTimestamp(1, Timestamp.from(Instant.now()));
                    update.setString(2, payload);
                    update.setLong(3, id);
                    update.addBatch();
                }
                update.executeBatch();
                for (var id = inserts * chunk / chunks; id < inserts * (chunk + 1) / chunks; id++) {
                    set(insert, updates + id, payload);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
            return Series.millisSince(begun);
        }
    }

    /**
     * Durable transactions a second.
     *
     * @param inserts single-row statements in each
     * @param selects single-row look-ups in each, beside them
     */
    double transactionsPerSecond(int threads, long inserts, long selects, Duration length) throws Exception {
        emptyTable().close();
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var begun = System.nanoTime();
            var work = new ArrayList<Callable<Long>>();
            for (int thread = 0; thread < threads; thread++) {
                var ids = (long) thread << 40;
                work.add(() -> transactions(ids, inserts, selects, begun + length.toNanos()));
            }
            var done = 0L;
            for (var result : pool.invokeAll(work)) {
                done += result.get();
            }
            return done / (Series.millisSince(begun) / 1e3);
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private long transactions(long firstId, long inserts, long selects, long end) throws SQLException {
        try (var connection = connection();
                var insert = connection.prepareStatement(INSERT);
                var select = connection.prepareStatement(SELECT)) {
            var payload = payload(ORDINARY_PAYLOAD);
            var id = firstId;
            var done = 0L;
            while (System.nanoTime() < end) {
                for (var i = 0L; i < selects; i++) {
                    select.setLong(1, firstId + i);
                    select.executeQuery().close();
                }
                for (var i = 0L; i < inserts; i++) {
                    set(insert, id++, payload);
                    insert.executeUpdate();
                }
                connection.commit();
                done++;
            }
            return done;
        }
    }

    /** A question with one instant as its parameters, asked again and again. */
    Series ask(String question, int times) throws Exception {
        try (var connection = connection();
                var select = connection.prepareStatement(question)) {
            var parameters = question.chars().filter(letter -> letter == '?').count();
            return Series.times(times, () -> {
                for (int i = 1; i <= parameters; i++) {
                    select.setTimestamp(i, Timestamp.from(Instant.now()));
                }
                var begun = System.nanoTime();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        rows.getObject(1);
                    }
                }
                return Series.millisSince(begun);
            });
        }
    }

    @Override
    public void close() throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists " + TABLE);
        }
    }

    private Connection connection() throws SQLException {
        var connection = database.getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        return connection;
    }

    private Connection emptyTable() throws SQLException {
        var connection = connection();
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists " + TABLE);
            statement.execute("create table " + TABLE + " (id bigint not null primary key, reference varchar(60)"
                    + " character set ascii not null, at datetime(6) not null, payload mediumtext not null,"
                    + " key bench_scratch_reference (reference, id))");
        }
        return connection;
    }

    private static void set(PreparedStatement insert, long id, String payload) throws SQLException {
        insert.setLong(1, id);
        insert.setString(2, "INC" + id % 100_003);
        insert.setTimestamp(3, Timestamp.from(Instant.now()));
        insert.setString(4, payload);
    }

    private static String payload(int bytes) {
        return "abcdefghijklmnopqrstuvwxyz".repeat(bytes / 26 + 1).substring(0, bytes);
    }
}
