package org.threeline.desk.ticket;

/** Where a ticket stands. Breach, escalation and line are told beside it; they are not statuses. */
public enum TicketStatus {
    /** In a group, nobody's. */
    NEW,
    /** Somebody's, not begun. */
    ASSIGNED,
    IN_PROGRESS,
    ON_HOLD,
    RESOLVED,
    CLOSED,
    CANCELLED;

    /** Resolved or closed: the work was done. */
    public boolean isDone() {
        return this == RESOLVED || this == CLOSED;
    }

    public boolean isOpen() {
        return ordinal() <= ON_HOLD.ordinal();
    }
}
