package org.threeline.desk.ticket;

import static org.threeline.desk.ticket.TicketStatus.ASSIGNED;
import static org.threeline.desk.ticket.TicketStatus.CANCELLED;
import static org.threeline.desk.ticket.TicketStatus.CLOSED;
import static org.threeline.desk.ticket.TicketStatus.IN_PROGRESS;
import static org.threeline.desk.ticket.TicketStatus.NEW;
import static org.threeline.desk.ticket.TicketStatus.ON_HOLD;
import static org.threeline.desk.ticket.TicketStatus.RESOLVED;

import java.util.Set;

/** What can be done with a ticket, and from which statuses (docs/life-of-a-ticket.md, "Verbs"). */
public enum TicketVerb {
    TAKE(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD),
    ASSIGN(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD),
    HOLD(ASSIGNED, IN_PROGRESS),
    RESUME(ON_HOLD),
    ESCALATE(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD),
    HAND_BACK(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD),
    PRIORITIZE(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD),
    REPLY(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD, RESOLVED),
    MESSAGE(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD, RESOLVED),
    NOTE(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD, RESOLVED, CLOSED, CANCELLED),
    RESOLVE(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD),
    CONFIRM(RESOLVED),
    RATE(RESOLVED, CLOSED),
    REOPEN(RESOLVED, CLOSED),
    CLOSE(RESOLVED),
    CANCEL(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD),
    EDIT(NEW, ASSIGNED, IN_PROGRESS, ON_HOLD);

    private final Set<TicketStatus> from;

    TicketVerb(TicketStatus... from) {
        this.from = Set.of(from);
    }

    public boolean isPossibleFrom(TicketStatus status) {
        return from.contains(status);
    }

    /** As the verb is written in addresses and error codes. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The stable code of a refusal, {@code ticket.<verb>.<why>}. */
    public String refusal(String why) {
        return "ticket." + name().toLowerCase(java.util.Locale.ROOT) + "." + why;
    }
}
