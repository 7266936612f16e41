package org.threeline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.notify.Notifications;
import org.threeline.desk.ticket.TicketNumber;

/** Whoever opens a ticket's page has seen what there was to tell of it. */
@RequestScoped
public class SeenNews {
    @Inject
    Notifications notifications;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    /** @param number of a ticket that exists for the viewer */
    public void isOpened(String number) {
        if ("GET".equals(request.getMethod())) {
            notifications.readAbout(TicketNumber.id(number), person.actor());
        }
    }
}
