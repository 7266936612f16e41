package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.Agents;
import org.threeline.desk.identity.Identities;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;

/** Whom a note can name: those whom its being written will tell of it. */
@Stateless
public class TicketMentions {
    private static final int MOST_OFFERED = 8;

    /** So many are looked at, of whom a confidential ticket leaves few. */
    private static final int MOST_ASKED = 40;

    @Inject
    Tickets tickets;

    @Inject
    TicketReading reading;

    @Inject
    Agents agents;

    @Inject
    Identities identities;

    @Inject
    People people;

    /**
     * Agents who may read a note on the ticket, by the beginning of a name or login; the actor is none of them.
     *
     * @param typed what stands behind the {@code @}; blank finds nobody
     * @throws NotFound where the ticket does not exist for the actor
     * @throws BusinessRuleViolation {@code ticket.note.not_allowed}
     */
    public List<PersonSummary> colleagues(String number, String typed, Actor actor) {
        var ticket = tickets.get(number);
        tickets.access(ticket, actor).require(TicketVerb.NOTE);
        return agents.search(typed, MOST_ASKED).stream()
                .filter(colleague -> !actor.isPerson(colleague.id()))
                // Every agent reads the notes of a ticket that is not confidential.
                .filter(colleague -> !ticket.isConfidential() || isReadingWork(ticket.id(), colleague.id()))
                .limit(MOST_OFFERED)
                .toList();
    }

    private boolean isReadingWork(long ticketId, long personId) {
        return identities
                .of(personId)
                .filter(known -> reading.sightOf(ticketId, known.actor()) == TicketReading.Sight.WORK)
                .isPresent();
    }

    /** What a text names with {@code @} though it is the login of nobody active, in the order it stands there. */
    public List<String> unknown(String text) {
        var named = Mentions.words(text);
        var known = people.idsOf(named).keySet();
        return named.stream().filter(login -> !known.contains(login)).toList();
    }

    /** Whether a text names anybody. */
    public boolean isAnybodyNamed(String text) {
        return !people.idsOf(Mentions.in(text)).isEmpty();
    }
}
