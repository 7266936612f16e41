package org.threeline.desk.imports;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.run.RunCounts;
import org.threeline.desk.ticket.Channel;

/**
 * Rows of imported logs: each once by its hash, waiting until it is applied; and those that were rejected. They are
 * written in batches on the transaction's own connection, since there are many of them and nobody edits one.
 */
@Stateless
public class ImportRows {
    private static final String INSERT_ROW = """
            insert into import_row (reference, row_hash, upload_id, applied, line, at, mod_count, opened_at, state,
              impact, urgency, channel, subject, caller, group_name, assignee)
            values (?, ?, ?, false, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ADOPT_ROW =
            "update import_row set upload_id = ?, line = ? where reference = ? and row_hash = ? and applied = false";
    private static final String INSERT_REJECT = """
            insert ignore into import_reject (upload_id, row_hash, line, reference, reason, detail, row_text)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /**
     * A rejected row.
     *
     * @param line of the file; the header is line 1
     * @param reference the incident, or empty when the row does not say
     * @param reason stable and language-free
     * @param detail what is wrong, as the file has it
     * @param text the row; empty where it could be read but came too late
     */
    public record Reject(long line, String reference, String reason, String detail, String text) {}

    private record Known(boolean applied, long upload) {}

    /** Keeps what is new among the rows of an upload. Rows that are known, or too late for the import, are skipped. */
    public RunCounts gather(long upload, List<LogRow> rows) {
        var told = rows.stream()
                .filter(LogRow.Told.class::isInstance)
                .map(LogRow.Told.class::cast)
                .toList();
        var rejected = rows.stream()
                .filter(LogRow.Rejected.class::isInstance)
                .map(LogRow.Rejected.class::cast)
                .toList();
        var known = known(told);
        var connection = entities.unwrap(Connection.class);
        var seen = new HashSet<ByteBuffer>();
        var added = 0;
        try (var insert = connection.prepareStatement(INSERT_ROW);
                var adopt = connection.prepareStatement(ADOPT_ROW)) {
            for (var row : told) {
                var hash = ByteBuffer.wrap(row.hash());
                var before = known.get(hash);
                if (!seen.add(hash) || before != null && (before.applied() || before.upload() == upload)) {
                    continue;
                }
                added++;
                if (before == null) {
                    set(insert, upload, row);
                    insert.addBatch();
                } else {
                    // An earlier import gathered it and did not get so far as to apply it.
                    set(adopt, upload, row.line(), row.reference(), row.hash());
                    adopt.addBatch();
                }
            }
            insert.executeBatch();
            adopt.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException("Rows could not be kept", failed);
        }
        var bad = reject(upload, rejected);
        return new RunCounts(rows.size(), 0, rows.size() - (long) added - bad, bad);
    }

    private Map<ByteBuffer, Known> known(List<LogRow.Told> rows) {
        var known = new HashMap<ByteBuffer, Known>();
        if (rows.isEmpty()) {
            return known;
        }
        var references = rows.stream().map(LogRow.Told::reference).distinct().toList();
        var places = references.stream().map(reference -> "?").collect(Collectors.joining(","));
        try (var select = entities.unwrap(Connection.class)
                .prepareStatement(
                        "select row_hash, applied, upload_id from import_row where reference in (" + places + ")")) {
            set(select, references.toArray());
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    known.put(ByteBuffer.wrap(found.getBytes(1)), new Known(found.getBoolean(2), found.getLong(3)));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Rows could not be read", failed);
        }
        return known;
    }

    /** @return how many were not rejected before */
    private int reject(long upload, List<LogRow.Rejected> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        var before = countRejects(upload);
        try (var insert = entities.unwrap(Connection.class).prepareStatement(INSERT_REJECT)) {
            for (var row : rows) {
                set(insert, upload, row.hash(), row.line(), row.reference(), row.reason(), row.detail(), row.text());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException("Rejected rows could not be kept", failed);
        }
        return (int) (countRejects(upload) - before);
    }

    /** Keeps that rows of an upload came too late for their tickets. */
    public void rejectLate(long upload, Collection<LogRow.Told> rows) {
        reject(
                upload,
                rows.stream()
                        .map(row -> new LogRow.Rejected(
                                row.line(),
                                row.reference(),
                                row.hash(),
                                "import.row.too_late",
                                row.at().toString(),
                                ""))
                        .toList());
    }

    /** Incidents of an upload with rows that wait, in order, later than a reference. */
    public List<String> waiting(long upload, String after, int limit) {
        @SuppressWarnings("unchecked")
        List<String> references = entities.createNativeQuery(
                        "select distinct reference from import_row where upload_id = ?1 and applied = false"
                                + " and reference > ?2 order by reference")
                .setParameter(1, upload)
                .setParameter(2, after)
                .setMaxResults(limit)
                .getResultList();
        return references;
    }

    public long countWaiting(long upload) {
        return ((Number) entities.createNativeQuery(
                                "select count(distinct reference) from import_row where upload_id = ?1 and applied = false")
                        .setParameter(1, upload)
                        .getSingleResult())
                .longValue();
    }

    /** Waiting rows of these incidents, in the order in which they were written there. */
    public List<LogRow.Told> of(long upload, Collection<String> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        var places = references.stream().map(reference -> "?").collect(Collectors.joining(","));
        try (var select = entities.unwrap(Connection.class)
                .prepareStatement(
                        "select line, reference, row_hash, at, mod_count, opened_at, state, impact, urgency, channel,"
                                + " subject, caller, group_name, assignee from import_row"
                                + " where upload_id = ? and applied = false and reference in (" + places + ")"
                                + " order by reference, at, mod_count, line")) {
            select.setLong(1, upload);
            var position = 2;
            for (var reference : references) {
                select.setString(position++, reference);
            }
            var rows = new ArrayList<LogRow.Told>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new LogRow.Told(
                            found.getLong(1),
                            found.getString(2),
                            found.getBytes(3),
                            instant(found.getObject(4, LocalDateTime.class)),
                            found.getInt(5),
                            instant(found.getObject(6, LocalDateTime.class)),
                            found.getString(7),
                            Impact.valueOf(found.getString(8)),
                            Urgency.valueOf(found.getString(9)),
                            Channel.valueOf(found.getString(10)),
                            found.getString(11),
                            found.getString(12),
                            found.getString(13),
                            found.getString(14)));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("Rows could not be read", failed);
        }
    }

    /** The rows of these incidents have done what they could; the next import of the same file passes them over. */
    public void applied(long upload, Collection<String> references) {
        var places = references.stream().map(reference -> "?").collect(Collectors.joining(","));
        try (var update = entities.unwrap(Connection.class)
                .prepareStatement("update import_row set applied = true where upload_id = ? and applied = false"
                        + " and reference in (" + places + ")")) {
            update.setLong(1, upload);
            var position = 2;
            for (var reference : references) {
                update.setString(position++, reference);
            }
            update.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("Rows could not be kept", failed);
        }
    }

    public long countRejects(long upload) {
        return ((Number) entities.createNativeQuery("select count(*) from import_reject where upload_id = ?1")
                        .setParameter(1, upload)
                        .getSingleResult())
                .longValue();
    }

    /** Rejected rows of an upload in the order of the file, later than a line. */
    public List<Reject> rejects(long upload, long afterLine, int limit) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entities.createNativeQuery(
                        "select line, reference, reason, detail, row_text from import_reject"
                                + " where upload_id = ?1 and line > ?2 order by line")
                .setParameter(1, upload)
                .setParameter(2, afterLine)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Reject(
                        ((Number) row[0]).longValue(), (String) row[1], (String) row[2], (String) row[3], (String)
                                row[4]))
                .toList();
    }

    private static void set(PreparedStatement insert, long upload, LogRow.Told row) throws SQLException {
        set(
                insert,
                row.reference(),
                row.hash(),
                upload,
                row.line(),
                local(row.at()),
                row.modCount(),
                local(row.openedAt()),
                row.state(),
                row.impact().name(),
                row.urgency().name(),
                row.channel().name(),
                row.subject(),
                row.caller(),
                row.group(),
                row.assignee());
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }
}
