package org.threeline.desk.notify;

import java.time.Instant;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.ticket.TicketNumber;

/**
 * A notification as its reader sees it.
 *
 * @param promise the kind of promise it is about; null where it is about none
 * @param actorId who did it; null for the desk itself
 * @param readAt null while unread
 */
public record NotificationRow(
        Long id,
        long ticketId,
        String subject,
        NotificationKind kind,
        TargetKind promise,
        Long actorId,
        Instant at,
        Instant readAt) {
    public String number() {
        return TicketNumber.of(ticketId);
    }
}
