package org.threeline.desk.ticket;

import org.threeline.catalog.sla.HoldReason;

/**
 * Something happened to a ticket, told inside the transaction it happened in.
 *
 * @param actorId who did it, or null for the desk itself
 * @param assigneeId whose it is now, or null
 * @param holdReason why it is on hold, or null
 */
public record HistoryWritten(
        long ticketId,
        HistoryKind kind,
        Long actorId,
        String groupKey,
        Long assigneeId,
        long requesterId,
        HoldReason holdReason) {
    /** Whether the ticket is on hold until its requester does something. */
    public boolean waitsForRequester() {
        return holdReason == HoldReason.REQUESTER;
    }

    static HistoryWritten of(Ticket ticket, HistoryKind kind, Long actorId) {
        return new HistoryWritten(
                ticket.id(),
                kind,
                actorId,
                ticket.groupKey(),
                ticket.assigneeId(),
                ticket.requesterId(),
                ticket.holdReason());
    }
}
