package org.threeline.desk.notify;

import java.time.Instant;
import org.threeline.desk.ticket.TicketNumber;

/**
 * A notification as its reader sees it.
 *
 * @param readAt null while unread
 */
public record NotificationRow(
        Long id, long ticketId, String subject, NotificationKind kind, Instant at, Instant readAt) {
    public String number() {
        return TicketNumber.of(ticketId);
    }
}
