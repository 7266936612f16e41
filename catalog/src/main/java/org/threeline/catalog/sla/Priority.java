package org.threeline.catalog.sla;

/** How soon a ticket must be served; always derived from impact and urgency by {@link PriorityMatrix}, never typed in. */
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
