package org.threeline.desk.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.threeline.desk.run.ChunkWriter;
import org.threeline.desk.run.RunCounts;

/** Does with due tickets what their time has come for. */
abstract class DueTicketWriter extends ChunkWriter<DueTicketReader.Found> {
    @Inject
    TicketDeadlines deadlines;

    /** @return how many tickets it was done with */
    abstract int act(List<Long> tickets, Instant now);

    @Override
    protected RunCounts write(List<DueTicketReader.Found> found) {
        var tickets = found.stream().map(DueTicketReader.Found::ticketId).toList();
        var done = act(tickets, found.get(0).now());
        return new RunCounts(tickets.size(), done, tickets.size() - (long) done, 0);
    }

    @Override
    protected String name(DueTicketReader.Found found) {
        return TicketNumber.of(found.ticketId());
    }

    /** Closes them. */
    @Dependent
    @Named("closingWriter")
    static class Closing extends DueTicketWriter {
        @Override
        int act(List<Long> tickets, Instant now) {
            return deadlines.close(tickets, now);
        }
    }

    /** Goes on with them. */
    @Dependent
    @Named("resumingWriter")
    static class Resuming extends DueTicketWriter {
        @Override
        int act(List<Long> tickets, Instant now) {
            return deadlines.resume(tickets, now);
        }
    }
}
