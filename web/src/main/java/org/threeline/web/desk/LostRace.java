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

/** Of two who take a ticket one is later; he is told who was faster. */
@RequestScoped
public class LostRace {
    @Inject
    TicketReading reading;

    @Inject
    CurrentPerson person;

    @Inject
    Words msg;

    /** Says who has the ticket now; any other refusal goes on its way. */
    void tell(String number, BusinessRuleViolation refused) {
        var view = reading.view(number, person.actor());
        if (!refused.key().equals(TicketVerb.TAKE.refusal("already_taken")) || view.assignee() == null) {
            throw refused;
        }
        var faces = FacesContext.getCurrentInstance();
        var sentence = msg.of("desk_ticket.lost", view.number(), view.assignee().name());
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, sentence, null));
        faces.validationFailed();
    }
}
