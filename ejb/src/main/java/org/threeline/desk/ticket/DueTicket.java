package org.threeline.desk.ticket;

import java.io.Serializable;
import java.time.Instant;

/** A ticket for which a time has come, and its place in the order of such times. */
public record DueTicket(Instant at, long ticketId) implements Serializable {
    /** Before all others. */
    public static final DueTicket FIRST = new DueTicket(Instant.EPOCH, 0);
}
