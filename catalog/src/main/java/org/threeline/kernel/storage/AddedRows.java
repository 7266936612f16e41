package org.threeline.kernel.storage;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a transaction adds in great number and does not look at again. They go to the database just before it
 * commits, all rows of a table as one message; if they are refused, the transaction is rolled back. An entity for each
 * would cost ten times what its row costs.
 */
@ApplicationScoped
public class AddedRows {
    /** So many numbers a sequence gives at once, as the entities take them; it names the last. */
    private static final int BLOCK = 50;

    private static final int AT_ONCE = 2000;

    /**
     * Where rows go.
     *
     * @param sequence gives each row its {@code id}; null where the columns hold the whole key
     */
    public record Table(String name, @Nullable String sequence, List<String> columns) {
        private String insert() {
            var all = new ArrayList<>(columns);
            if (sequence != null) {
                all.add(0, "id");
            }
            return "insert into " + name + " (" + String.join(", ", all) + ") values ("
                    + all.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        }
    }

    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource database;

    @Resource
    TransactionSynchronizationRegistry transaction;

    private final TransactionLocal<Map<Table, List<@Nullable Object[]>>> added = new TransactionLocal<>(this::none);

    private Map<Table, List<@Nullable Object[]>> none() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
                    write();
                }
            }

            @Override
            public void afterCompletion(int status) {
                // They are gone with the transaction.
            }
        });
        return new LinkedHashMap<>();
    }

    /**
     * @param values plain values or instants in the order of the table's columns
     * @throws IllegalStateException where there is no transaction
     */
    public void add(Table table, @Nullable Object... values) {
        added.get(transaction)
                .computeIfAbsent(table, first -> new ArrayList<>())
                .add(values);
    }

    /** Sends what was added so far, instead of waiting for the commit. */
    public void write() {
        var rows = added.get(transaction);
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            for (var entry : rows.entrySet()) {
                write(connection, entry.getKey(), entry.getValue());
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("Rows could not be added", refused);
        }
        rows.clear();
    }

    private static void write(Connection connection, Table table, List<@Nullable Object[]> rows) throws SQLException {
        var ids = table.sequence() == null ? List.<Long>of() : ids(connection, table.sequence(), rows.size());
        // Nobody asks for keys: only then does the driver send a batch as one message (BulkInserts).
        try (PreparedStatement insert = connection.prepareStatement(table.insert(), Statement.NO_GENERATED_KEYS)) {
            for (int row = 0; row < rows.size(); row++) {
                int column = 1;
                if (!ids.isEmpty()) {
                    insert.setLong(column++, ids.get(row));
                }
                for (Object value : rows.get(row)) {
                    insert.setObject(column++, value instanceof Instant at ? utc(at) : value);
                }
                insert.addBatch();
                if ((row + 1) % AT_ONCE == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static Object utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static List<Long> ids(Connection connection, String sequence, int count) throws SQLException {
        var ids = new ArrayList<Long>(count + BLOCK);
        var blocks = (count + BLOCK - 1) / BLOCK;
        try (PreparedStatement select =
                        connection.prepareStatement("select nextval(" + sequence + ") from seq_1_to_" + blocks);
                var given = select.executeQuery()) {
            while (given.next()) {
                long last = given.getLong(1);
                for (long id = last - BLOCK + 1; id <= last; id++) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }
}
