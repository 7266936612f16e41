package org.threeline.catalog.sla;

/** Who hears of an escalation. */
public enum Recipient {
    ASSIGNEE,
    /** Every member of the group that holds the ticket. */
    GROUP,
    GROUP_LEAD,
    /** Whoever is on call in the group that holds the ticket: is paged, until somebody acknowledges it. */
    ON_CALL,
    /** Who leads whoever asked; made a watcher, so that the ticket can be read. */
    REQUESTER_MANAGER,
    SERVICE_OWNER
}
