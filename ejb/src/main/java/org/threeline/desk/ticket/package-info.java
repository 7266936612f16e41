/**
 * The ticket's life: filing, handling, talking, and its way through the lines (docs/life-of-a-ticket.md).
 * Pages and resources call the use cases; who may do what is decided in one place, {@link TicketAccess}.
 */
package org.threeline.desk.ticket;
