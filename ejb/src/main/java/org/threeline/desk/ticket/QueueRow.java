package org.threeline.desk.ticket;

import java.time.Instant;
import org.threeline.catalog.offering.TicketType;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Priority;

/** A ticket in a list, as it is stored. */
public record QueueRow(
        Long id,
        TicketType type,
        String service,
        String subject,
        TicketStatus status,
        HoldReason holdReason,
        Priority priority,
        int line,
        String group,
        Long requesterId,
        Long assigneeId,
        boolean escalated,
        Instant createdAt,
        Instant updatedAt,
        Instant nextDueAt,
        Instant sortDueAt,
        int version) {
    public String number() {
        return TicketNumber.of(id);
    }
}
