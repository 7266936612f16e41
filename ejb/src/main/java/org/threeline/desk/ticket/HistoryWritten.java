package org.threeline.desk.ticket;

/**
 * Something happened to a ticket, told inside the transaction it happened in.
 *
 * @param actorId who did it, or null for the desk itself
 * @param assigneeId whose it is now, or null
 */
public record HistoryWritten(
        long ticketId, HistoryKind kind, Long actorId, String groupKey, Long assigneeId, long requesterId) {
    static HistoryWritten of(Ticket ticket, HistoryKind kind, Long actorId) {
        return new HistoryWritten(
                ticket.id(), kind, actorId, ticket.groupKey(), ticket.assigneeId(), ticket.requesterId());
    }
}
