package org.threeline.desk.imports;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/** Reads the rows of an upload. Restarted, it passes over the lines that were read before. */
@Dependent
@Named("uploadedRowReader")
public class UploadedRowReader extends AbstractItemReader {
    @Inject
    @BatchProperty(name = "upload")
    String upload;

    @Inject
    Uploads uploads;

    private UploadStream bytes;
    private InputStream text;
    private IncidentLog log;
    private long size;
    private long line;

    /** What a step hands from reader to writer: a row, and how far into the file it reaches. */
    record Read(LogRow row, int percent) {}

    @Override
    public void open(Serializable checkpoint) {
        var file = uploads.get(Long.parseLong(upload));
        size = file.size();
        bytes = new UploadStream(uploads, file.id());
        text = LogText.of(bytes, size);
        log = new IncidentLog(text, file.until());
        line = checkpoint == null ? 0 : (Long) checkpoint;
    }

    @Override
    public Object readItem() {
        var row = log.next();
        while (row != null && row.line() <= line) {
            row = log.next();
        }
        if (row == null) {
            return null;
        }
        line = row.line();
        return new Read(row, (int) (100 * bytes.taken() / Math.max(1, size)));
    }

    @Override
    public Serializable checkpointInfo() {
        return line;
    }

    @Override
    public void close() throws IOException {
        if (log != null) {
            log.close();
            text.close();
        }
    }
}
