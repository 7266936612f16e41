package org.threeline.desk.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.threeline.desk.identity.CsvCell;
import org.threeline.desk.identity.PersonColumn;
import org.threeline.desk.identity.PersonLine;
import org.threeline.desk.identity.PersonLines;
import org.threeline.kernel.InvalidInput;

/**
 * A csv file of people: UTF-8 with or without a mark, parted by commas or semicolons, whichever its first line has more
 * of; read as it streams.
 */
final class PeopleFile implements PersonLines {
    private static final String FILE = "file";
    private static final char MARK = '\uFEFF';
    private static final int LONGEST_HEADER = 4096;
    private static final int LONGEST_CELL = 65_536;

    private final Supplier<InputStream> bytes;

    /** @param bytes the file from its beginning, each time it is asked for */
    PeopleFile(Supplier<InputStream> bytes) {
        this.bytes = bytes;
    }

    /** @throws InvalidInput at {@code file} where it is no such file */
    @Override
    public void forEach(Consumer<PersonLine> reader) {
        var good = 0L;
        try (var text = text();
                var rows = CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .skipEmptyLines(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_CELL)
                        .ofCsvRecord(text)) {
            var records = rows.iterator();
            if (!records.hasNext()) {
                throw new InvalidInput(FILE, "import.file.empty");
            }
            var columns = columns(records.next());
            while (records.hasNext()) {
                var row = records.next();
                good = row.getStartingLineNumber();
                var line = line(row, columns);
                if (line != null) {
                    reader.accept(line);
                }
            }
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidInput(FILE, "people_file.not_utf8");
        } catch (UncheckedIOException failed) {
            throw failed.getCause() instanceof CharacterCodingException
                    ? new InvalidInput(FILE, "people_file.not_utf8")
                    : failed;
        } catch (CsvParseException malformed) {
            throw malformed.getCause() instanceof CharacterCodingException
                    ? new InvalidInput(FILE, "people_file.not_utf8")
                    : new InvalidInput(FILE, "people_file.malformed", good);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private BufferedReader text() throws IOException {
        var text = new BufferedReader(new InputStreamReader(
                bytes.get(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
        return text;
    }

    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER + 1);
        var semicolons = 0;
        var commas = 0;
        for (var i = 0; i < LONGEST_HEADER; i++) {
            var c = text.read();
            if (c < 0 || c == '\n' || c == '\r') {
                break;
            }
            semicolons += c == ';' ? 1 : 0;
            commas += c == ',' ? 1 : 0;
        }
        text.reset();
        return semicolons > commas ? ';' : ',';
    }

    /** The columns by their place. */
    private static List<PersonColumn> columns(CsvRecord header) {
        var columns = new ArrayList<PersonColumn>();
        for (var name : header.getFields()) {
            var column = PersonColumn.of(name)
                    .orElseThrow(() -> new InvalidInput(FILE, "people_file.unknown_column", name.strip()));
            if (columns.contains(column)) {
                throw new InvalidInput(FILE, "people_file.column_twice", column.header());
            }
            columns.add(column);
        }
        if (!columns.contains(PersonColumn.LOGIN)) {
            throw new InvalidInput(FILE, "people_file.no_login_column", PersonColumn.LOGIN.header());
        }
        return columns;
    }

    /** Null for a line of nothing but separators, as spreadsheets leave them at the end. */
    private static PersonLine line(CsvRecord row, List<PersonColumn> columns) {
        var fields = row.getFields();
        if (fields.stream().allMatch(String::isBlank)) {
            return null;
        }
        if (fields.size() != columns.size()) {
            return PersonLine.misfit(row.getStartingLineNumber(), fields.size(), columns.size());
        }
        var cells = new EnumMap<PersonColumn, String>(PersonColumn.class);
        for (var i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), CsvCell.meant(fields.get(i).strip()));
        }
        return new PersonLine(row.getStartingLineNumber(), cells, columns.size(), columns.size());
    }
}
