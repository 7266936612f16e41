package org.threeline.desk.report;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Finds the tickets whose figures are to be counted, in the order of their numbers. */
@Dependent
@Named("wayReader")
public class WayReader extends AbstractItemReader {
    private static final int PAGE = 5000;

    @Inject
    WayFigures figures;

    private final Queue<Long> page = new ArrayDeque<>();
    private long place;

    @Override
    public void open(@Nullable Serializable checkpoint) {
        place = checkpoint == null ? 0 : (Long) checkpoint;
    }

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty()) {
            page.addAll(figures.due(place, PAGE));
        }
        var ticket = page.poll();
        if (ticket != null) {
            place = ticket;
        }
        return ticket;
    }

    @Override
    public Serializable checkpointInfo() {
        return place;
    }
}
