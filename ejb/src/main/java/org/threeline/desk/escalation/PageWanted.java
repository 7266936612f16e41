package org.threeline.desk.escalation;

import java.util.Set;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.ticket.TicketStanding;

/**
 * An escalation rule wants whoever is on call to be reached.
 *
 * @param standing where the ticket stood when the rule was applied
 * @param people ids of who is on call in the group that holds it; where nobody is, of its leads
 * @param promise the kind of promise
 * @param breach whether it is broken; otherwise it is at risk
 */
public record PageWanted(
        long ticketId, TicketStanding standing, Set<Long> people, TargetKind promise, boolean breach) {}
