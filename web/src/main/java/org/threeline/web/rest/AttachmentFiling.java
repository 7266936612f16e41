package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.ticket.TicketAttachments;
import org.threeline.desk.ticket.TicketConversation;

/** Attaches what came in, once for a key, however often it was sent. */
@RequestScoped
public class AttachmentFiling {
    @Inject
    TicketConversation conversation;

    @Inject
    TicketAttachments attachments;

    @Inject
    People people;

    @Inject
    CurrentPerson person;

    /** What was asked for, by content: the ids of files differ each time they are sent. */
    public record Asked(String text, boolean internal, List<String> contents) {}

    /** What came with it. */
    public record Attached(long entry, List<FileRepresentation> items) {}

    /** @param ids of files the caller has ready */
    @Idempotent
    public Response attach(String number, Asked asked, List<Long> ids) {
        var entry = conversation.attach(number, asked.text(), asked.internal(), ids, person.actor());
        var sender = PersonView.of(people.summaries(List.of(person.id())).get(person.id()));
        var items = attachments.of(number, person.actor()).stream()
                .filter(file -> file.entryId() == entry)
                .map(file -> FileRepresentation.of(file, sender))
                .toList();
        return Response.status(Response.Status.CREATED)
                .entity(new Attached(entry, items))
                .build();
    }
}
