package org.threeline.desk.escalation;

import java.util.Set;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.Repetition;
import org.threeline.desk.ticket.PromiseTold;
import org.threeline.desk.ticket.TicketStanding;

/**
 * An escalation rule wants somebody to say that they are at a ticket, and what it tells to be repeated until then.
 *
 * @param told what the rule acts on
 * @param rule which rule of the chain it is, from 1 on
 * @param standing where the ticket stood when the rule was applied
 * @param paged ids of those to be paged now: who is on call in the group that holds it; where nobody is, its leads. None
 *     where the rule pages nobody
 * @param again who hears of it again
 * @param repetition how it is repeated
 */
public record AnswerWanted(
        PromiseTold told,
        int rule,
        TicketStanding standing,
        Set<Long> paged,
        Set<Recipient> again,
        Repetition repetition) {}
