package org.threeline.catalog.sla;

/** Who hears of an escalation. */
public enum Recipient {
    ASSIGNEE,
    /** Every member of the group that holds the ticket. */
    GROUP,
    GROUP_LEAD,
    SERVICE_OWNER
}
