package org.threeline.desk.ticket;

import java.time.Instant;

/**
 * What a ticket is about, for those who tell of it.
 *
 * @param dueAt when the next promise is due; null where none is or it rests
 */
public record TicketHeadline(String subject, String serviceKey, Instant dueAt) {}
