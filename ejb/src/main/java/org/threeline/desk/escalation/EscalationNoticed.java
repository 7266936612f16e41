package org.threeline.desk.escalation;

import java.util.Set;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.ticket.TicketStanding;

/**
 * An escalation rule names people who have to hear of a promise.
 *
 * @param standing where the ticket stood when the rule was applied
 * @param people ids, possibly none
 * @param promise the kind of promise
 * @param breach whether it is broken; otherwise it is at risk
 */
public record EscalationNoticed(
        long ticketId, TicketStanding standing, Set<Long> people, TargetKind promise, boolean breach) {}
