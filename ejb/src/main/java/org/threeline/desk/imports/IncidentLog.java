package org.threeline.desk.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.run.RunFailure;
import org.threeline.desk.ticket.Channel;

/**
 * The incident log of a ServiceNow instance, row by row: what its columns mean to the desk (docs/imports.md). Times are
 * UTC. A row is rejected when its state, weight, order or a time cannot be read, never for what it says.
 */
final class IncidentLog implements Closeable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d/M/uuuu H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, Impact> IMPACTS =
            Map.of("1 - High", Impact.HIGH, "2 - Medium", Impact.MEDIUM, "3 - Low", Impact.LOW);
    private static final Map<String, Urgency> URGENCIES =
            Map.of("1 - High", Urgency.HIGH, "2 - Medium", Urgency.MEDIUM, "3 - Low", Urgency.LOW);
    private static final Map<String, Channel> CHANNELS = Map.of(
            "phone", Channel.PHONE,
            "ivr", Channel.PHONE,
            "email", Channel.EMAIL,
            "self service", Channel.PORTAL,
            "direct opening", Channel.DIRECT);
    private static final List<String> COLUMNS = List.of(
            "number",
            "incident_state",
            "sys_mod_count",
            "caller_id",
            "opened_at",
            "sys_updated_at",
            "contact_type",
            "category",
            "subcategory",
            "impact",
            "urgency",
            "assignment_group",
            "assigned_to");
    private static final String UNKNOWN = "?";

    /** Nobody's log tells of times before or after; the database could not keep all of them. */
    static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    static final Instant LAST = Instant.parse("2199-12-31T23:59:59Z");

    private static final int LONGEST_FIELD_READ = 1 << 20;
    private static final int LONGEST_REFERENCE = 60;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4000;

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Instant until;
    private final int width;

    /**
     * @param until rows later than this do not exist; null takes all
     * @throws RunFailure where the header is not that of such a log
     */
    IncidentLog(InputStream text, Instant until) {
        this.until = until;
        reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .detectBomHeader(true)
                .maxBufferSize(LONGEST_FIELD_READ)
                .ofCsvRecord(text, StandardCharsets.UTF_8);
        records = reader.iterator();
        var header = record();
        if (header == null) {
            throw new RunFailure("import.file.empty", "");
        }
        width = header.getFieldCount();
        for (int i = 0; i < width; i++) {
            positions.putIfAbsent(header.getField(i).strip(), i);
        }
        var missing =
                COLUMNS.stream().filter(name -> !positions.containsKey(name)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new RunFailure("import.header.columns_missing", missing);
        }
    }

    /**
     * The next row, or null after the last.
     *
     * @throws RunFailure where the file cannot be read from here on
     */
    LogRow next() {
        var record = record();
        return record == null ? null : row(record);
    }

    private CsvRecord record() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw new RunFailure("import.file.unreadable", String.valueOf(unreadable.getMessage()));
        }
    }

    private LogRow row(CsvRecord record) {
        if (record.getFieldCount() != width) {
            return rejected(record, "", "columns", record.getFieldCount() + " / " + width);
        }
        var number = field(record, "number");
        var updated = time(field(record, "sys_updated_at"));
        if (updated != null && until != null && updated.isAfter(until)) {
            return new LogRow.Later(record.getStartingLineNumber());
        }
        if (number.isEmpty()
                || number.equals(UNKNOWN)
                || number.length() > LONGEST_REFERENCE
                || number.chars().anyMatch(Character::isISOControl)) {
            return rejected(record, "", "number", number);
        }
        for (var column :
                List.of("incident_state", "impact", "urgency", "sys_updated_at", "opened_at", "sys_mod_count")) {
            if (!isReadable(column, field(record, column))) {
                return rejected(record, number, column, field(record, column));
            }
        }
        return new LogRow.Told(
                record.getStartingLineNumber(),
                number,
                hash(record.getFields()),
                updated,
                Integer.parseInt(field(record, "sys_mod_count")),
                time(field(record, "opened_at")),
                field(record, "incident_state"),
                IMPACTS.get(field(record, "impact")),
                URGENCIES.get(field(record, "urgency")),
                CHANNELS.getOrDefault(field(record, "contact_type").toLowerCase(Locale.ROOT), Channel.IMPORT),
                subject(record, number),
                known(record, "caller_id"),
                known(record, "assignment_group"),
                known(record, "assigned_to"));
    }

    private static boolean isReadable(String column, String value) {
        return switch (column) {
            case "incident_state" -> LogState.isKnown(value);
            case "impact" -> IMPACTS.containsKey(value);
            case "urgency" -> URGENCIES.containsKey(value);
            case "sys_mod_count" -> value.matches("[0-9]{1,9}");
            default -> time(value) != null;
        };
    }

    private static LogRow rejected(CsvRecord record, String reference, String column, String value) {
        var text = String.join(",", record.getFields());
        return new LogRow.Rejected(
                record.getStartingLineNumber(),
                reference,
                hash(record.getFields()),
                "import.row." + column,
                cut(value, LONGEST_NAME),
                cut(text, LONGEST_TEXT));
    }

    private String subject(CsvRecord record, String number) {
        var about = Stream.of("category", "subcategory")
                .map(column -> known(record, column))
                .filter(value -> value != null)
                .collect(Collectors.joining(", "));
        return cut(about.isEmpty() ? number : number + ": " + about, LONGEST_NAME);
    }

    private String known(CsvRecord record, String column) {
        var value = field(record, column);
        return value.isEmpty() || value.equals(UNKNOWN) ? null : cut(printable(value), LONGEST_NAME);
    }

    private String field(CsvRecord record, String column) {
        return record.getField(positions.get(column)).strip();
    }

    /** Null where it is no time. */
    private static Instant time(String text) {
        try {
            var time = LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
            return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static byte[] hash(List<String> fields) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var field : fields) {
                digest.update(field.getBytes(StandardCharsets.UTF_8));
                // No text holds this byte in UTF-8, so fields cannot run into each other.
                digest.update((byte) 0xff);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String printable(String text) {
        return text.chars().noneMatch(Character::isISOControl) ? text : text.replaceAll("\\p{Cc}", " ");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    @Override
    public void close() throws IOException {
        records.close();
        reader.close();
    }
}
