package org.threeline.desk.ticket;

import java.time.Instant;
import org.threeline.catalog.sla.HoldReason;

/**
 * Something happened to a ticket, told inside the transaction it happened in.
 *
 * @param actorId who did it, or null for the desk itself
 * @param assigneeId whose it is now, or null
 * @param holdReason why it is on hold, or null
 * @param text what was written, or null; internal where the kind is
 * @param promisedAt when it is to be solved, or null where nothing is promised any more
 */
public record HistoryWritten(
        long ticketId,
        HistoryKind kind,
        Long actorId,
        String groupKey,
        Long assigneeId,
        long requesterId,
        HoldReason holdReason,
        String text,
        Instant promisedAt) {
    /** Whether the ticket is on hold until its requester does something. */
    public boolean waitsForRequester() {
        return holdReason == HoldReason.REQUESTER;
    }

    static HistoryWritten of(Ticket ticket, HistoryEntry entry, Long actorId, Instant promisedAt) {
        return new HistoryWritten(
                ticket.id(),
                entry.kind(),
                actorId,
                ticket.groupKey(),
                ticket.assigneeId(),
                ticket.requesterId(),
                ticket.holdReason(),
                entry.text(),
                promisedAt);
    }
}
