package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.TicketConversation;
import org.threeline.desk.ticket.TicketReading;

/** Talk on a ticket. */
@Path("/tickets/{number}/replies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReplyResource {
    @Inject
    TicketConversation conversation;

    @Inject
    TicketReading reading;

    @Inject
    CurrentPerson person;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            summary = "Write on a ticket",
            description =
                    "A message of those it was filed for or by and of watchers, a reply of the holding group, or an"
                            + " internal note. Needs no version.")
    @APIResponse(responseCode = "201", description = "The story's new entry")
    public Response write(@PathParam("number") String number, Reply wanted) {
        var actor = person.actor();
        var id = Boolean.TRUE.equals(wanted.internal())
                ? conversation.note(number, wanted.text(), wanted.ready(), actor)
                : conversation.write(number, wanted.text(), wanted.ready(), actor);
        return Response.status(Response.Status.CREATED)
                .entity(HistoryRow.of(reading.entry(number, id, actor)))
                .build();
    }

    /**
     * What is written.
     *
     * @param internal true for a note that never leaves the desk, false when left out
     * @param files ids of files the caller has ready, none when left out
     */
    public record Reply(String text, Boolean internal, List<Long> files) {
        private List<Long> ready() {
            return files == null
                    ? List.of()
                    : files.stream().filter(id -> id != null).toList();
        }
    }
}
