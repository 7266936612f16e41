package org.threeline.desk.report;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.threeline.desk.run.ChunkWriter;
import org.threeline.desk.run.RunCounts;
import org.threeline.desk.ticket.TicketNumber;

/** Has the figures of tickets counted. */
@Dependent
@Named("wayWriter")
public class WayWriter extends ChunkWriter<Long> {
    @Inject
    WayFigures figures;

    @Override
    protected RunCounts write(List<Long> tickets) {
        var counted = figures.count(tickets);
        return new RunCounts(tickets.size(), counted, tickets.size() - (long) counted, 0);
    }

    @Override
    protected String name(Long ticket) {
        return TicketNumber.of(ticket);
    }
}
