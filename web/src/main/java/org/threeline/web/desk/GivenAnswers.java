package org.threeline.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.People;
import org.threeline.desk.ticket.TicketView;
import org.threeline.kernel.NotFound;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;
import org.threeline.web.portal.GivenAnswer;
import org.threeline.web.portal.Questionnaire;

/** What a requester answered, as the form of his day asked it. */
@RequestScoped
public class GivenAnswers {
    @Inject
    Catalogue catalogue;

    @Inject
    People people;

    @Inject
    Viewer viewer;

    @Inject
    Words msg;

    /** Questions and answers in the order of the form; empty where nothing was asked. */
    List<GivenAnswer> read(TicketView ticket) {
        if (ticket.answers() == null || ticket.answers().isEmpty()) {
            return List.of();
        }
        try {
            var form =
                    catalogue.service(ticket.service(), ticket.serviceVersion()).form();
            return Questionnaire.read(
                    form, ticket.answers(), viewer.locale(), msg.get("desk_ticket.yes"), this::nameOf);
        } catch (NotFound neverPublished) {
            // An imported ticket may name a service the catalogue never had; its answers are told as they stand.
            return ticket.answers().entrySet().stream()
                    .map(answer -> new GivenAnswer(answer.getKey(), String.valueOf(answer.getValue())))
                    .toList();
        }
    }

    private String nameOf(String login) {
        var id = people.idsOf(List.of(login)).values();
        return people.summaries(id).values().stream()
                .findFirst()
                .map(person -> person.name())
                .orElse(login);
    }
}
