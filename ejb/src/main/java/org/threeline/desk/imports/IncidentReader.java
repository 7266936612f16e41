package org.threeline.desk.imports;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Queue;

/** Finds the incidents of which rows wait. Those that are done wait no more, so a restart finds the others. */
@Dependent
@Named("incidentReader")
public class IncidentReader extends AbstractItemReader {
    private static final int PAGE = 1000;
    private static final int WHOLE = 100;

    @Inject
    @BatchProperty(name = "upload")
    String upload;

    @Inject
    ImportRows rows;

    private final Queue<String> page = new ArrayDeque<>();
    private String last;
    private long total;
    private long read;

    /** What a step hands from reader to writer. */
    record Incident(String reference, int percent) {}

    @Override
    public void open(Serializable checkpoint) {
        last = checkpoint == null ? "" : (String) checkpoint;
        total = rows.countWaiting(Long.parseLong(upload));
    }

    @Override
    public Object readItem() {
        if (page.isEmpty()) {
            page.addAll(rows.waiting(Long.parseLong(upload), last, PAGE));
        }
        if (page.isEmpty()) {
            return null;
        }
        last = page.remove();
        read++;
        var rest = WHOLE - GatheringWriter.SHARE;
        return new Incident(last, GatheringWriter.SHARE + (int) Math.min(rest, rest * read / Math.max(1, total)));
    }

    @Override
    public Serializable checkpointInfo() {
        return last;
    }
}
