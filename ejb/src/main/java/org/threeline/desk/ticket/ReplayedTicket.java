package org.threeline.desk.ticket;

import java.time.Instant;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Urgency;

/** What of a ticket its clocks follow from, beside its history; all as it is now. */
public record ReplayedTicket(
        long id,
        String serviceKey,
        int serviceVersion,
        int agreementVersion,
        long requesterId,
        Impact impact,
        Urgency urgency,
        Priority priority,
        String groupKey,
        Instant createdAt) {
    static ReplayedTicket of(Ticket ticket) {
        return new ReplayedTicket(
                ticket.id(),
                ticket.serviceKey(),
                ticket.serviceVersion(),
                ticket.agreementVersion(),
                ticket.requesterId(),
                ticket.impact(),
                ticket.urgency(),
                ticket.priority(),
                ticket.groupKey(),
                ticket.createdAt());
    }
}
