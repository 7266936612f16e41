package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.desk.attachment.AttachedFile;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.TicketAttachments;
import org.threeline.desk.ticket.TicketConversation;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.web.files.FileHeaders;
import org.threeline.web.rest.AttachmentFiling.Asked;

/** Files of a ticket. They are sent as they are stored, never shown: a browser is told to save them. */
@Path("/tickets/{number}/attachments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentResource {
    private static final Set<String> VALUES = Set.of("text", "internal");

    @Inject
    TicketAttachments attachments;

    @Inject
    TicketConversation conversation;

    @Inject
    AttachmentFiling filing;

    @Inject
    SentFiles sent;

    @Inject
    People people;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @Context
    HttpServletResponse answer;

    @PathParam("number")
    String number;

    @GET
    @Operation(summary = "List the files of a ticket", description = "Those of notes only for the desk.")
    public Items<FileRepresentation> list() {
        var files = attachments.of(number, person.actor());
        var names = people.summaries(files.stream().map(AttachedFile::sentBy).toList());
        return new Items<>(files.stream().map(file -> shown(file, names)).toList(), null);
    }

    private static FileRepresentation shown(AttachedFile file, Map<Long, PersonSummary> names) {
        return FileRepresentation.of(file, PersonView.of(names.get(file.sentBy())));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Attach files",
            description = "Any number of parts `file`, and where wanted `text`, what is said with them, and `internal`,"
                    + " true for a note that never leaves the desk. All of them, or none. Needs no version.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = AttachmentForm.class)))
    @APIResponse(responseCode = "201", description = "The files, and the id of the story's new entry")
    public Response attach() throws IOException {
        // Before megabytes are sent for nothing; a note has less to ask for, so this asks for either.
        requireEither();
        var form = sent.take(TicketNumber.id(number), SentFiles.most(), VALUES);
        Response made;
        try {
            var asked = new Asked(
                    form.values().get("text"),
                    "true".equals(form.values().get("internal")),
                    form.files().stream()
                            .map(each -> each.file().name() + " " + each.file().sha256())
                            .toList());
            made = filing.attach(number, asked, form.ids());
        } catch (RuntimeException refused) {
            sent.drop(form.files());
            throw refused;
        }
        if (made.getHeaderString(IdempotentRequests.REPLAYED) != null) {
            sent.drop(form.files());
        }
        return made;
    }

    private void requireEither() {
        try {
            conversation.requireAttaching(number, false, person.actor());
        } catch (RuntimeException refused) {
            try {
                conversation.requireAttaching(number, true, person.actor());
            } catch (RuntimeException alsoRefused) {
                throw refused;
            }
        }
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Save a file", description = "With If-None-Match it is sent only when the caller has it not.")
    @APIResponse(responseCode = "200", description = "Its bytes, always as an attachment")
    @APIResponse(responseCode = "304", description = "The caller has them")
    public Response read(@PathParam("id") String id) {
        var file = attachments.get(number, Ids.of(id), person.actor());
        var headers = FileHeaders.saved(file);
        // The server's filters have set some of them for data; here they are stricter.
        headers.forEach(answer::setHeader);
        if (FileHeaders.isKnown(file, request.getHeader("If-None-Match"))) {
            return Response.notModified().build();
        }
        StreamingOutput bytes = out -> {
            try (var stored = attachments.bytes(file)) {
                stored.transferTo(out);
            }
        };
        return Response.ok(bytes, headers.get("Content-Type"))
                .header("Content-Length", file.size())
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Take a file away",
            description = "For whoever attached it, within ten minutes, and for administrators. The story tells of it.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void remove(@PathParam("id") String id) {
        attachments.remove(number, Ids.of(id), person.actor());
    }

    /** What the form holds; it is never read as a whole. */
    public static class AttachmentForm {
        @Schema(type = SchemaType.STRING, format = "binary")
        public String file;

        public String text;
        public Boolean internal;
    }
}
