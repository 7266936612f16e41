package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.desk.attachment.ReadyFiles;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.desk.ticket.TicketReading;

/** Files that are ready for what the caller is still writing. Nobody else sees them; after two days they are forgotten. */
@Path("/files")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FileResource {
    @Inject
    SentFiles sent;

    @Inject
    ReadyFiles ready;

    @Inject
    TicketReading reading;

    @Inject
    CurrentPerson person;

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Have a file ready",
            description = "One part `file`. Its id is named in `files` of a request, a reply or a draft.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = ImportResource.FileForm.class)))
    @APIResponse(responseCode = "201", description = "The file")
    public Response send(@QueryParam("ticket") String ticket) throws IOException {
        Long ticketId = null;
        if (ticket != null) {
            // Whether it is there already is for those to know who see the ticket.
            reading.newestEntry(ticket, person.actor());
            ticketId = TicketNumber.id(ticket);
        }
        var form = sent.take(ticketId, 1, Set.of());
        return Response.status(Response.Status.CREATED)
                .entity(FileRepresentation.of(form.files().get(0)))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Forget a file that is ready")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void remove(@PathParam("id") String id) {
        ready.remove(Ids.of(id), person.actor());
    }
}
