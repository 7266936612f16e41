package org.threeline.desk.escalation;

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

/** Finds tickets on hold whose place in the queues has passed: not more of them in a run than are quickly done. */
@Dependent
@Named("heldPlaceReader")
public class HeldPlaceReader extends AbstractItemReader {
    private static final int MOST = 2000;

    @Inject
    BreachWatch watch;

    @Inject
    Clock clock;

    private final Queue<Long> tickets = new ArrayDeque<>();
    private Instant now;

    /** What a step hands from reader to writer, with the one instant the run goes by. */
    record HeldTicket(long ticketId, Instant now) {}

    @Override
    public void open(@Nullable Serializable checkpoint) {
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // What was done before an interruption is out of place no more.
        tickets.addAll(watch.outOfPlace(now, MOST));
    }

    @Override
    public @Nullable Object readItem() {
        return tickets.isEmpty() ? null : new HeldTicket(tickets.remove(), now);
    }
}
