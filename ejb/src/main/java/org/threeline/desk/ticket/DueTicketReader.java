package org.threeline.desk.ticket;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Finds the tickets for which a time has come, oldest first; the clock is read once for the whole run. */
abstract class DueTicketReader extends AbstractItemReader {
    private static final int PAGE = 1000;

    @Inject
    TicketDeadlines deadlines;

    @Inject
    Clock clock;

    private final Queue<DueTicket> page = new ArrayDeque<>();
    private Instant now;
    private DueTicket last;

    /** What the reader hands to the writer, with the one instant the run goes by. */
    record Found(long ticketId, Instant now) {}

    abstract List<DueTicket> find(Instant now, DueTicket after, int limit);

    @Override
    public void open(Serializable checkpoint) {
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        last = checkpoint == null ? DueTicket.FIRST : (DueTicket) checkpoint;
    }

    @Override
    public Object readItem() {
        if (page.isEmpty()) {
            page.addAll(find(now, last, PAGE));
        }
        if (page.isEmpty()) {
            return null;
        }
        last = page.remove();
        return new Found(last.ticketId(), now);
    }

    @Override
    public Serializable checkpointInfo() {
        return last;
    }

    /** Resolved tickets that nobody objected to in time. */
    @Dependent
    @Named("unopposedTicketReader")
    static class Unopposed extends DueTicketReader {
        @Override
        List<DueTicket> find(Instant now, DueTicket after, int limit) {
            return deadlines.toClose(now, after, limit);
        }
    }

    /** Tickets whose hold was to end. */
    @Dependent
    @Named("heldTicketReader")
    static class Held extends DueTicketReader {
        @Override
        List<DueTicket> find(Instant now, DueTicket after, int limit) {
            return deadlines.toResume(now, after, limit);
        }
    }
}
