package org.threeline.web.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.threeline.desk.identity.CsvCell;

/** A csv file sent row by row: UTF-8 with a mark spreadsheets know it by, and no cell that is a formula. */
public final class CsvAnswer implements AutoCloseable {
    private static final char MARK = '\uFEFF';

    private final CsvWriter rows;

    private CsvAnswer(CsvWriter rows) {
        this.rows = rows;
    }

    /** @param name the file's name, in ASCII */
    public static CsvAnswer begin(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        Writer text = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        text.write(MARK);
        return new CsvAnswer(CsvWriter.builder().build(text));
    }

    /** Writes a row; null is an empty cell. */
    public void row(String... cells) {
        rows.writeRecord(Arrays.stream(cells).map(CsvCell::harmless).toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
