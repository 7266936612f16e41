package org.threeline.desk.escalation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.threeline.desk.escalation.DueClockReader.DueClock;
import org.threeline.desk.run.ChunkWriter;
import org.threeline.desk.run.RunCounts;
import org.threeline.desk.ticket.TicketNumber;

/** Has the tickets of due clocks looked at. */
@Dependent
@Named("breachWriter")
public class BreachWriter extends ChunkWriter<DueClock> {
    @Inject
    BreachWatch watch;

    @Override
    protected RunCounts write(List<DueClock> due) {
        var tickets =
                due.stream().map(clock -> clock.event().ticketId()).distinct().toList();
        var told = watch.look(tickets, due.get(0).now());
        return new RunCounts(due.size(), told, tickets.size() - (long) told, 0);
    }

    @Override
    protected Integer progress(List<DueClock> due) {
        return due.get(due.size() - 1).progress();
    }

    @Override
    protected String name(DueClock due) {
        return TicketNumber.of(due.event().ticketId());
    }
}
