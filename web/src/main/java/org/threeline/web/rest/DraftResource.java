package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.catalog.form.FormField;
import org.threeline.desk.draft.DraftContent;
import org.threeline.desk.draft.DraftKeeping;
import org.threeline.desk.draft.DraftView;
import org.threeline.desk.draft.FormChanges;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.Channel;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.kernel.InvalidInput;

/** Requests somebody began to write: no number, no clock, and nobody else's to see. */
@Path("/drafts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource {
    private static final String IF_MATCH = "If-Match";

    @Inject
    DraftKeeping drafts;

    @Inject
    TicketReading reading;

    @Inject
    CurrentRepresentation current;

    @Inject
    CurrentPerson person;

    @GET
    @Operation(summary = "List one's drafts, the one written last first")
    public Items<DraftRepresentation> list() {
        return new Items<>(
                drafts.requests(person.actor()).stream().map(this::shown).toList(), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            summary = "Begin a draft",
            description = "Nothing of it is checked before it is submitted. After 90 days without a change it is gone.")
    @APIResponse(responseCode = "201", description = "The draft")
    public Response begin(Writing wanted) {
        if (wanted.service() == null || wanted.service().isBlank()) {
            throw new InvalidInput("service", "input.required");
        }
        var draft = shown(drafts.begin(wanted.service(), wanted.content(), person.actor()));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, URI.create(RestApplication.BASE + "/drafts/" + draft.id()))
                .tag(SeenVersion.tag(draft.version()))
                .entity(draft)
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a draft")
    public Response read(@PathParam("id") String id) {
        return answer(drafts.get(Ids.of(id), person.actor()));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Go on with a draft", description = "It takes the place of what was written before.")
    public Response write(@PathParam("id") String id, @HeaderParam(IF_MATCH) String seen, Writing wanted) {
        var version = SeenVersion.of(seen);
        var draft = drafts.get(Ids.of(id), person.actor());
        if (wanted.service() != null && !wanted.service().equals(draft.service())) {
            throw new InvalidInput("service", "draft.other_service");
        }
        sayWhatIsCurrent(draft.id());
        return answer(drafts.write(draft.id(), version, wanted.content(), person.actor()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Throw a draft away")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void discard(@PathParam("id") String id) {
        drafts.discard(Ids.of(id), person.actor());
    }

    @POST
    @Path("/{id}/submit")
    @Idempotent
    @Operation(
            summary = "File the request",
            description = "As POST /services/{key}/requests; the draft is gone then. If-Match may name the version.")
    @APIResponse(responseCode = "201", description = "The ticket")
    public Response submit(@PathParam("id") String id, @HeaderParam(IF_MATCH) String seen, String body) {
        NoFields.require(body);
        var version = seen == null ? null : (Integer) SeenVersion.of(seen);
        sayWhatIsCurrent(Ids.of(id));
        var number = drafts.submit(Ids.of(id), version, Channel.API, person.actor());
        var ticket = TicketRepresentation.of(reading.view(number, person.actor()));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, URI.create(RestApplication.BASE + "/tickets/" + number))
                .tag(SeenVersion.tag(ticket.version()))
                .entity(ticket)
                .build();
    }

    private void sayWhatIsCurrent(long id) {
        var actor = person.actor();
        current.whenStale(() -> shown(drafts.get(id, actor)));
    }

    private Response answer(DraftView draft) {
        return Response.ok(shown(draft)).tag(SeenVersion.tag(draft.version())).build();
    }

    private DraftRepresentation shown(DraftView draft) {
        return new DraftRepresentation(
                draft.id(),
                draft.service(),
                draft.serviceVersion(),
                drafts.changes(draft).map(Changed::of).orElse(null),
                draft.content().subject(),
                draft.content().text(),
                draft.content().answers(),
                draft.content().impact(),
                draft.content().urgency(),
                draft.content().requester(),
                draft.content().watchers(),
                draft.content().files(),
                draft.createdAt(),
                draft.updatedAt(),
                draft.version());
    }

    /**
     * What is written.
     *
     * @param service needed to begin; a draft stays with its service
     * @param files ids of files the caller has ready; they are kept as long as the draft
     */
    public record Writing(
            String service,
            String subject,
            String description,
            Map<String, Object> answers,
            String impact,
            String urgency,
            String requester,
            List<String> watchers,
            List<Long> files) {
        private DraftContent content() {
            return DraftContent.request(subject, description, answers, impact, urgency, requester, watchers, files);
        }
    }

    /**
     * A draft.
     *
     * @param serviceVersion the version of the service it was written with
     * @param changed how the questions changed since; null where they did not
     */
    public record DraftRepresentation(
            long id,
            String service,
            Integer serviceVersion,
            Changed changed,
            String subject,
            String description,
            Map<String, Object> answers,
            String impact,
            String urgency,
            String requester,
            List<String> watchers,
            List<Long> files,
            Instant createdAt,
            Instant updatedAt,
            int version) {}

    /** Names of questions that came, went, or ask something else. */
    public record Changed(List<String> added, List<String> removed, List<String> changed) {
        private static Changed of(FormChanges changes) {
            return new Changed(names(changes.added()), names(changes.removed()), names(changes.changed()));
        }

        private static List<String> names(List<FormField> fields) {
            return fields.stream().map(FormField::name).toList();
        }
    }
}
