package org.threeline.desk.imports;

import java.util.Map;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.desk.ticket.TicketStatus;

/**
 * What a state of the log is to the desk.
 *
 * @param reason present where the status is ON_HOLD, else null
 */
record LogState(TicketStatus status, HoldReason reason) {
    private static final Map<String, LogState> STATES = Map.of(
            "New", new LogState(TicketStatus.NEW, null),
            "Active", new LogState(TicketStatus.IN_PROGRESS, null),
            "Awaiting User Info", new LogState(TicketStatus.ON_HOLD, HoldReason.REQUESTER),
            "Awaiting Vendor", new LogState(TicketStatus.ON_HOLD, HoldReason.VENDOR),
            "Awaiting Problem", new LogState(TicketStatus.ON_HOLD, HoldReason.PROBLEM),
            "Awaiting Evidence", new LogState(TicketStatus.ON_HOLD, HoldReason.EVIDENCE),
            "Resolved", new LogState(TicketStatus.RESOLVED, null),
            "Closed", new LogState(TicketStatus.CLOSED, null));

    static boolean isKnown(String name) {
        return STATES.containsKey(name);
    }

    static LogState of(String name) {
        return STATES.get(name);
    }
}
