package org.threeline.catalog.sla;

/** What a ticket on hold waits for. */
public enum HoldReason {
    REQUESTER,
    VENDOR,
    APPROVAL,
    CHANGE,
    PROBLEM,
    EVIDENCE,
    SCHEDULED
}
