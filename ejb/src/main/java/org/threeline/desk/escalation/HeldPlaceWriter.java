package org.threeline.desk.escalation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.threeline.desk.escalation.HeldPlaceReader.HeldTicket;
import org.threeline.desk.run.ChunkWriter;
import org.threeline.desk.run.RunCounts;
import org.threeline.desk.ticket.TicketNumber;

/** Puts tickets on hold where they belong in the queues. It tells nobody anything, so a run does not count it. */
@Dependent
@Named("heldPlaceWriter")
public class HeldPlaceWriter extends ChunkWriter<HeldTicket> {
    @Inject
    BreachWatch watch;

    @Override
    protected RunCounts write(List<HeldTicket> held) {
        watch.putInPlace(
                held.stream().map(HeldTicket::ticketId).toList(), held.get(0).now());
        return RunCounts.NONE;
    }

    @Override
    protected String name(HeldTicket held) {
        return TicketNumber.of(held.ticketId());
    }
}
