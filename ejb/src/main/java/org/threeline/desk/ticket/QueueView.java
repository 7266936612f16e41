package org.threeline.desk.ticket;

/** The questions a list of tickets answers. */
public enum QueueView {
    /** I am the requester. */
    MINE,
    /** I am the requester, and the desk waits for my answer. */
    WAITING_FOR_ME,
    /** I filed or watch it, and somebody else is the requester. */
    FOLLOWED,
    ON_ME,
    ON_TEAM,
    UNASSIGNED,
    /** Came to my groups by escalation and nobody took it yet. */
    ESCALATED,
    /** Due within one working hour, or breached. */
    DUE_SOON,
    /** On hold in my groups. */
    WAITING,
    /** Everything I may see. */
    ALL;

    /** Whether the view shows open tickets of the person's own groups. */
    boolean isOfGroups() {
        return this != MINE && this != WAITING_FOR_ME && this != FOLLOWED && this != ON_ME && this != ALL;
    }
}
