package org.threeline.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.desk.ticket.TicketVerb;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.web.faces.Words;

/** Of two who take a ticket, or say that they are at it, one is later and is told who was faster. */
@RequestScoped
public class LostRace {
    @Inject
    TicketReading reading;

    @Inject
    CurrentPerson person;

    @Inject
    Words msg;

    /** Says who has the ticket now, or is at it; any other refusal goes on its way. */
    void tell(String number, BusinessRuleViolation refused) {
        if (refused.key().equals("ticket.acknowledge.too_late")) {
            say(msg.of(refused.key(), refused.arguments().toArray()));
            return;
        }
        var view = reading.view(number, person.actor());
        if (!refused.key().equals(TicketVerb.TAKE.refusal("already_taken")) || view.assignee() == null) {
            throw refused;
        }
        say(msg.of("desk_ticket.lost", view.number(), view.assignee().name()));
    }

    private static void say(String sentence) {
        var faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, sentence, null));
        faces.validationFailed();
    }
}
