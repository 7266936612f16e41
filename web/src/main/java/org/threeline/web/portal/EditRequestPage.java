package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.TicketHandling;
import org.threeline.desk.ticket.TicketHandling.EditTicket;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.desk.ticket.TicketVerb;
import org.threeline.desk.ticket.TicketView;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/** Changing the title and the answers of a request, as long as nobody has begun to work on it. */
@Named
@RequestScoped
public class EditRequestPage {
    private static final int MOST_FOUND = 10;

    @Inject
    TicketReading reading;

    @Inject
    TicketHandling handling;

    @Inject
    Catalogue catalogue;

    @Inject
    People people;

    @Inject
    CurrentPerson person;

    @Inject
    CurrentAddress address;

    @Inject
    Viewer viewer;

    @Inject
    Words words;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private TicketView ticket;
    private Questionnaire questionnaire;
    private Integer version;
    private String subject;
    private boolean changed;

    public TicketView ticket() {
        if (ticket == null) {
            ticket = reading.view(address.part("number"), person.actor());
        }
        return ticket;
    }

    private ServiceOffering service() {
        return catalogue.service(ticket().service(), ticket().serviceVersion());
    }

    /** Whether it can still be changed; a page that was opened earlier says so instead of hiding what was typed. */
    public boolean isPossible() {
        return ticket().isRequester() && ticket().actions().contains(TicketVerb.EDIT);
    }

    public Questionnaire getForm() {
        if (questionnaire == null) {
            questionnaire = new Questionnaire(service().form(), viewer.locale(), ticket().answers());
        }
        return questionnaire;
    }

    /** The given answers as they are stored now, to compare with what is typed after somebody else changed them. */
    public List<GivenAnswer> stored() {
        return changed
                ? Questionnaire.read(
                        service().form(),
                        ticket().answers(),
                        viewer.locale(),
                        words.get("portal_request.yes"),
                        login -> login)
                : List.of();
    }

    /** Whether somebody else changed the request meanwhile. */
    public boolean isChanged() {
        return changed;
    }

    public List<PersonSummary> colleagues(String typed) {
        return people.search(typed, MOST_FOUND);
    }

    public void save() throws IOException {
        try {
            handling.edit(
                    new EditTicket(
                            address.part("number"), version, subject, getForm().answers()),
                    person.actor());
        } catch (org.threeline.kernel.InvalidInput wrong) {
            throw wrong;
        } catch (RuntimeException refused) {
            version = null;
            ticket = null;
            changed = true;
            throw refused;
        }
        browser.redirect(request.getContextPath() + "/tickets/" + ticket().number());
    }

    public Integer getVersion() {
        return version == null ? ticket().version() : version;
    }

    public void setVersion(Integer version) {
        this.version = version;
    }

    public String getSubject() {
        return subject == null && !"POST".equals(request.getMethod()) ? ticket().subject() : subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }
}
