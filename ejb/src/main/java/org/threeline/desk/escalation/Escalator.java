package org.threeline.desk.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.EscalationRule;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.desk.ticket.LineEscalation;
import org.threeline.desk.ticket.PromiseTold;
import org.threeline.desk.ticket.TicketConversation;
import org.threeline.desk.ticket.TicketHandling;
import org.threeline.desk.ticket.TicketStanding;
import org.threeline.desk.ticket.Tickets;

/**
 * Applies the agreement's rules the moment a clock tells something, in the same transaction: either the warning and
 * all its consequences are there, or none of them.
 */
@ApplicationScoped
public class Escalator {
    private static final List<EscalationRule> LEADS_HEAR_OF_A_BREACH = List.of(new EscalationRule(
            TargetKind.OLA,
            Set.of(),
            Threshold.BREACH.percent(),
            null,
            Set.of(Recipient.GROUP_LEAD),
            null,
            List.of(),
            false,
            false));

    @Inject
    Catalogue catalogue;

    @Inject
    Tickets tickets;

    @Inject
    Audience audience;

    @Inject
    TicketHandling handling;

    @Inject
    TicketConversation conversation;

    @Inject
    LineEscalation lines;

    @Inject
    Event<EscalationNoticed> noticed;

    @Inject
    Event<AnswerWanted> answers;

    public void told(@Observes PromiseTold told) {
        var chain = chain(told);
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).at().equals(told.at())) {
                apply(chain.get(i), i + 1, told);
            }
        }
    }

    /**
     * A group's own target belongs to no agreement: what follows is said by the one in force for the ticket's service, and
     * where that is silent, the leads hear when the target is missed.
     */
    private List<EscalationRule> chain(PromiseTold told) {
        if (told.kind() != TargetKind.OLA) {
            return catalogue
                    .agreement(told.definitionKey(), told.definitionVersion())
                    .escalationsOf(told.kind(), told.priority());
        }
        var edition = catalogue.inForce();
        var chain = edition.service(tickets.standing(told.ticketId()).serviceKey())
                .flatMap(service -> edition.agreement(service.agreement()))
                .map(agreement -> agreement.escalationsOf(TargetKind.OLA, told.priority()))
                .orElse(List.of());
        return chain.isEmpty() ? LEADS_HEAR_OF_A_BREACH : chain;
    }

    /** @param number which of the chain it is, from 1 on */
    private void apply(EscalationRule rule, int number, PromiseTold told) {
        var standing = tickets.standing(told.ticketId());
        var recipients = audience.told(rule.recipients(), standing);
        var paged =
                rule.recipients().contains(Recipient.ON_CALL) ? audience.onCall(standing.groupKey()) : Set.<Long>of();
        recipients.removeAll(paged);
        var newWatchers = newWatchers(rule, standing);
        if (!newWatchers.isEmpty()) {
            conversation.addWatchers(told.ticketId(), newWatchers);
            recipients.addAll(newWatchers);
        }
        if (!paged.isEmpty() || !recipients.isEmpty()) {
            rule.repetition()
                    // Where nobody is there to be paged, a rule that says nothing of repeating has nothing to repeat.
                    .filter(repetition -> rule.repeat() != null || !paged.isEmpty())
                    .ifPresent(repetition -> answers.fire(
                            new AnswerWanted(told, number, standing, paged, rule.hearAgain(), repetition)));
        }
        // What it raised or moved gave the clock other terms, and those may be broken at once: it is not done a second
        // time.
        if (rule.raisePriority() && !told.again()) {
            handling.raisePriority(told.ticketId());
        }
        if (rule.moveToNextLine() && !told.again()) {
            lines.moveToNextLine(told.ticketId());
        }
        if (!recipients.isEmpty()) {
            noticed.fire(new EscalationNoticed(told.ticketId(), standing, recipients, told.kind(), told.isBreach()));
        }
    }

    /** Whoever hears of a ticket that is not theirs has to be able to read it; a confidential one is nobody else's. */
    private Set<Long> newWatchers(EscalationRule rule, TicketStanding ticket) {
        var ids = new HashSet<Long>();
        if (ticket.confidential()) {
            return ids;
        }
        ids.addAll(audience.named(rule.addWatchers()));
        if (rule.recipients().contains(Recipient.REQUESTER_MANAGER)) {
            audience.manager(ticket).ifPresent(ids::add);
        }
        return ids;
    }
}
