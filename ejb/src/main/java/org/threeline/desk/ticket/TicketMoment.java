package org.threeline.desk.ticket;

import java.time.Instant;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;

/**
 * How a ticket stood from a moment on, in another system's words translated into ours.
 *
 * @param holdReason present where the status is ON_HOLD, else null
 * @param assigneeId null when nobody's
 */
public record TicketMoment(
        Instant at,
        TicketStatus status,
        HoldReason holdReason,
        Impact impact,
        Urgency urgency,
        HoldingGroup group,
        Long assigneeId) {
    Instant notBefore(Instant instant) {
        return at.isBefore(instant) ? instant : at;
    }
}
