package org.threeline.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.paging.Paging;
import org.threeline.desk.ticket.LineEscalation;
import org.threeline.desk.ticket.LineEscalation.EscalateTicket;
import org.threeline.desk.ticket.TicketConversation;
import org.threeline.desk.ticket.TicketHandling;
import org.threeline.desk.ticket.TicketHandling.AssignTicket;
import org.threeline.desk.ticket.TicketHandling.EditTicket;
import org.threeline.desk.ticket.TicketHandling.HoldTicket;
import org.threeline.desk.ticket.TicketHandling.PrioritizeTicket;
import org.threeline.desk.ticket.TicketHandling.ResolveTicket;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

/**
 * One ticket and what is done with it. Every verb answers the ticket as it stands afterwards; what a rule does not
 * allow is 409 with a code {@code ticket.<verb>.<why>}.
 */
@Path("/tickets/{number}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {
    private static final String IF_MATCH = "If-Match";
    private static final String SEEN = "The version the caller has seen, as ETag showed it";

    @Inject
    TicketReading reading;

    @Inject
    Paging paging;

    @Inject
    TicketHandling handling;

    @Inject
    LineEscalation escalation;

    @Inject
    TicketConversation conversation;

    @Inject
    CurrentRepresentation current;

    @Inject
    CurrentPerson person;

    @PathParam("number")
    String number;

    @GET
    @Operation(summary = "Read a ticket")
    public Response read() {
        return answer();
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            summary = "Change subject or answers",
            description = "What is absent stays; an answer given as null is taken away. History keeps both values.")
    public Response edit(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, Edit wanted) {
        return with(
                seen,
                version -> handling.edit(
                        new EditTicket(number, version, wanted.subject(), wanted.answers()), person.actor()));
    }

    @POST
    @Path("/take")
    @Operation(
            summary = "Make it one's own work",
            description = "Needs no version; somebody else's work in hand is taken over only with the current one.")
    public Response take(
            @HeaderParam(IF_MATCH) @Parameter(description = SEEN + "; needed only to take over") String seen,
            String body) {
        NoFields.require(body);
        sayWhatIsCurrent();
        handling.take(number, seen == null ? null : SeenVersion.of(seen), person.actor());
        return answer();
    }

    @POST
    @Path("/acknowledge")
    @Operation(
            summary = "Say that one is at what is being repeated until somebody is",
            description =
                    "For members of the group that holds the ticket. Nobody is paged or told again; needs no version.")
    public Response acknowledge(String body) {
        NoFields.require(body);
        paging.acknowledge(number, person.actor());
        return answer();
    }

    @POST
    @Path("/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give it to a person or to a group of the same line",
            description = "With the group alone, or the assignee null, it is the group's as a whole.")
    public Response assign(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, Assignment wanted) {
        return with(
                seen,
                version -> handling.assign(
                        new AssignTicket(number, version, wanted.group(), wanted.login(), wanted.reason()),
                        person.actor()));
    }

    @POST
    @Path("/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let it rest", description = "Promises that rest for this reason stand still meanwhile.")
    public Response hold(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, Hold wanted) {
        return with(
                seen,
                version -> handling.hold(
                        new HoldTicket(number, version, wanted.reason(), wanted.note(), wanted.until()),
                        person.actor()));
    }

    @POST
    @Path("/resume")
    @Operation(summary = "Go on with it")
    public Response resume(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, String body) {
        NoFields.require(body);
        return with(seen, version -> handling.resume(number, version, person.actor()));
    }

    @POST
    @Path("/escalate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pass it to a group of a next line, with everything that was learned about it")
    public Response escalate(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, Escalation wanted) {
        return with(
                seen,
                version -> escalation.escalate(
                        new EscalateTicket(
                                number,
                                version,
                                wanted.toGroup(),
                                wanted.reason(),
                                wanted.seen(),
                                wanted.tried(),
                                wanted.asked()),
                        person.actor()));
    }

    @POST
    @Path("/hand-back")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give it back to the group and person it came from")
    public Response handBack(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, Reason wanted) {
        return with(seen, version -> escalation.handBack(number, version, wanted.reason(), person.actor()));
    }

    @POST
    @Path("/prioritize")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set impact and urgency", description = "Priority follows from the two.")
    public Response prioritize(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, Weight wanted) {
        return with(
                seen,
                version -> handling.prioritize(
                        new PrioritizeTicket(number, version, wanted.impact(), wanted.urgency()), person.actor()));
    }

    @POST
    @Path("/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that it is done", description = "The solution is told to the requester.")
    public Response resolve(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, Solution wanted) {
        return with(
                seen,
                version -> handling.resolve(
                        new ResolveTicket(number, version, wanted.solution(), wanted.cause(), wanted.breachReason()),
                        person.actor()));
    }

    @POST
    @Path("/confirm")
    @Operation(summary = "Agree that it is solved; it is closed")
    public Response confirm(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, String body) {
        NoFields.require(body);
        return with(seen, version -> handling.confirm(number, version, person.actor()));
    }

    @POST
    @Path("/rate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say how well one was served, from 1 to 5, the best",
            description =
                    "For the requester of what is resolved or closed. Once more replaces it; no version is needed.")
    public Response rate(Rating wanted) {
        handling.rate(number, wanted.rating(), wanted.comment(), person.actor());
        return answer();
    }

    @POST
    @Path("/reopen")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that it is not solved")
    public Response reopen(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, Reason wanted) {
        return with(seen, version -> handling.reopen(number, version, wanted.reason(), person.actor()));
    }

    @POST
    @Path("/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that it is not needed any more")
    public Response cancel(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, Reason wanted) {
        return with(seen, version -> handling.cancel(number, version, wanted.reason(), person.actor()));
    }

    @POST
    @Path("/close")
    @Operation(summary = "Close it without waiting for the requester", description = "For leads of the holding group.")
    public Response close(@HeaderParam(IF_MATCH) @Parameter(description = SEEN) String seen, String body) {
        NoFields.require(body);
        return with(seen, version -> handling.close(number, version, person.actor()));
    }

    @PUT
    @Path("/watchers/{login}")
    @Operation(
            summary = "Let somebody see the public side",
            description = "For those it was filed for or by, and the holding group.")
    @APIResponse(responseCode = "204", description = "They watch it")
    public void addWatcher(@PathParam("login") String login) {
        conversation.addWatcher(number, login, person.actor());
    }

    @DELETE
    @Path("/watchers/{login}")
    @Operation(summary = "Let somebody watch no longer", description = "Everybody may leave by themselves.")
    @APIResponse(responseCode = "204", description = "They do not watch it")
    public void removeWatcher(@PathParam("login") String login) {
        conversation.removeWatcher(number, login, person.actor());
    }

    @PUT
    @Path("/invitations/{login}")
    @Operation(
            summary = "Ask an agent of another group for advice",
            description =
                    "Invited agents may write notes. For members of the holding group; not on confidential tickets.")
    @APIResponse(responseCode = "204", description = "They are invited")
    public void invite(@PathParam("login") String login) {
        conversation.invite(number, login, person.actor());
    }

    private interface Change {
        void to(int seenVersion);
    }

    private Response with(String seen, Change change) {
        var version = SeenVersion.of(seen);
        sayWhatIsCurrent();
        change.to(version);
        return answer();
    }

    private void sayWhatIsCurrent() {
        // Taken now: the answer is written when the request's own beans may be gone.
        var which = number;
        var actor = person.actor();
        current.whenStale(() -> TicketRepresentation.of(reading.view(which, actor)));
    }

    private Response answer() {
        var ticket = TicketRepresentation.of(reading.view(number, person.actor()));
        return Response.ok(ticket).tag(SeenVersion.tag(ticket.version())).build();
    }

    /** What is absent stays as it is. */
    public record Edit(String subject, Map<String, Object> answers) {}

    /**
     * Whose it becomes; at least one of group and assignee.
     *
     * @param group key of a group of the same line, left out to stay
     * @param assignee a login of that group, or null for nobody
     * @param reason needed of an administrator who is no member
     */
    public record Assignment(String group, JsonNode assignee, String reason) {
        private String login() {
            if (assignee == null && group == null) {
                throw new InvalidInput(List.of(
                        new FieldError("group", "input.required"), new FieldError("assignee", "input.required")));
            }
            if (assignee == null || assignee.isNull()) {
                return null;
            }
            if (!assignee.isTextual()) {
                throw new InvalidInput("assignee", "input.mistyped");
            }
            if (assignee.textValue().isBlank()) {
                throw new InvalidInput("assignee", "input.required");
            }
            return assignee.textValue();
        }
    }

    /**
     * Why it rests.
     *
     * @param note for the desk only
     * @param until when it goes on by itself
     */
    public record Hold(HoldReason reason, String note, Instant until) {}

    /** What the next line has to know; everything is needed. */
    public record Escalation(String toGroup, String reason, String seen, String tried, String asked) {}

    /** The comment may be missing. */
    public record Rating(Integer rating, String comment) {}

    /** Why. */
    public record Reason(String reason) {}

    /** Both are needed. */
    public record Weight(Impact impact, Urgency urgency) {}

    /**
     * What solved it.
     *
     * @param solution for the requester
     * @param cause what was behind it, for the desk; may be left out
     * @param breachReason why a promise was broken, a code or other words; may be left out
     */
    public record Solution(String solution, String cause, String breachReason) {}
}
