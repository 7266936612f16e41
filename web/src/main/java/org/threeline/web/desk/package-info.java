/**
 * The desk's room: queues, the ticket, a new ticket for a caller, and what one is notified of. Pages hold what was typed
 * and lead on; rules are the use cases'.
 */
package org.threeline.web.desk;
