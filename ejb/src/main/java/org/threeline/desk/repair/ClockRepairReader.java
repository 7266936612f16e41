package org.threeline.desk.repair;

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

/** Finds the tickets that repairs compare or set right, one repair after the other. */
@Dependent
@Named("clockRepairReader")
public class ClockRepairReader extends AbstractItemReader {
    private static final int PAGE = 5000;

    @Inject
    ClockRepairs repairs;

    @Inject
    Clock clock;

    private final Queue<Long> page = new ArrayDeque<>();
    private @Nullable ClockRepair current;
    private Instant now;
    private long next;
    private long lastTicket;

    /**
     * What the reader hands to the writer.
     *
     * @param ticketId null where the repair has no more tickets
     * @param now the one instant the run goes by
     */
    record Item(ClockRepair repair, @Nullable Long ticketId, Instant now) {}

    @Override
    public void open(@Nullable Serializable checkpoint) {
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public @Nullable Object readItem() {
        if (current == null) {
            current = repairs.active(next, 1).stream().findFirst().orElse(null);
            if (current == null) {
                return null;
            }
            // What was done is committed with its place, so that is where it goes on, whatever the run remembers.
            lastTicket = current.phase() == RepairPhase.COMPARING ? current.lastTicket() : 0;
        }
        if (page.isEmpty()) {
            page.addAll(repairs.tickets(current, lastTicket, PAGE));
        }
        var ticket = page.poll();
        var item = new Item(current, ticket, now);
        if (ticket == null) {
            next = current.id() + 1;
            current = null;
        } else {
            lastTicket = ticket;
        }
        return item;
    }
}
