package org.threeline.desk.recalculation;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Finds the tickets whose running clocks are to be measured anew, one change after the other. */
@Dependent
@Named("recalculationReader")
public class RecalculationReader extends AbstractItemReader {
    private static final int PAGE = 2000;

    @Inject
    Recalculations recalculations;

    @Inject
    Clock clock;

    private final Queue<Recalculation> open = new ArrayDeque<>();
    private final Queue<Long> page = new ArrayDeque<>();
    private Instant now;
    private Place place;

    /**
     * How far a run is.
     *
     * @param recalculation id of the one in hand
     * @param ticket id of the last one read for it
     */
    record Place(long recalculation, long ticket) implements Serializable {
        static final Place FIRST = new Place(0, 0);
    }

    /**
     * What the reader hands to the writer.
     *
     * @param ticketId null where the change has no more tickets
     * @param now the one instant the run goes by
     */
    record Item(Recalculation recalculation, @Nullable Long ticketId, Instant now) {}

    @Override
    public void open(@Nullable Serializable checkpoint) {
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        place = checkpoint == null ? Place.FIRST : (Place) checkpoint;
        recalculations.open().stream()
                .filter(each -> each.id() >= place.recalculation())
                .forEach(open::add);
    }

    @Override
    public @Nullable Object readItem() {
        var current = open.peek();
        if (current == null) {
            return null;
        }
        if (current.id() != place.recalculation()) {
            place = new Place(current.id(), 0);
        }
        if (page.isEmpty()) {
            page.addAll(recalculations.tickets(current, place.ticket(), PAGE));
        }
        var ticket = page.poll();
        if (ticket == null) {
            open.remove();
            return new Item(current, null, now);
        }
        place = new Place(current.id(), ticket);
        return new Item(current, ticket, now);
    }

    @Override
    public Serializable checkpointInfo() {
        return place;
    }
}
