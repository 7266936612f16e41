package org.threeline.desk.ticket;

/** How a ticket came to a group. */
public enum HopKind {
    FILED,
    ASSIGNED,
    ESCALATED,
    HANDED_BACK,
    REOPENED,
    IMPORTED
}
