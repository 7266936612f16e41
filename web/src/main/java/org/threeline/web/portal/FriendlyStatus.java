package org.threeline.web.portal;

import org.threeline.catalog.sla.HoldReason;
import org.threeline.desk.ticket.TicketStatus;

/** Where a request stands, in the words of whoever made it. */
public enum FriendlyStatus {
    RECEIVED("new"),
    IN_WORK("in-progress"),
    WAITING_FOR_YOU("waiting-for-you"),
    /** Seen by somebody else than its requester. */
    WAITING_FOR_REQUESTER("waiting-for-you"),
    DONE("done"),
    CANCELLED("cancelled");

    private final String look;

    FriendlyStatus(String look) {
        this.look = look;
    }

    /**
     * @param isOwn whether whoever looks is the requester
     */
    static FriendlyStatus of(TicketStatus status, HoldReason holdReason, boolean isOwn) {
        return switch (status) {
            case NEW, ASSIGNED -> RECEIVED;
            case IN_PROGRESS -> IN_WORK;
            case ON_HOLD ->
                holdReason != HoldReason.REQUESTER ? IN_WORK : isOwn ? WAITING_FOR_YOU : WAITING_FOR_REQUESTER;
            case RESOLVED, CLOSED -> DONE;
            case CANCELLED -> CANCELLED;
        };
    }

    /** The end of the style class that goes with it. */
    public String look() {
        return look;
    }
}
