package org.threeline.desk.ticket;

/**
 * Where a ticket stands, for those who react to what happened to it.
 *
 * @param assigneeId null when nobody's
 */
public record TicketStanding(
        String serviceKey, String groupKey, Long assigneeId, long requesterId, boolean confidential) {}
