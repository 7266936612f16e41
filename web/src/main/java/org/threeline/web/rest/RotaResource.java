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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Role;
import org.threeline.desk.oncall.OnCall;
import org.threeline.desk.oncall.OnCall.OnCallView;
import org.threeline.desk.oncall.RotaKeeping;
import org.threeline.desk.oncall.RotaKeeping.KeepRota;
import org.threeline.desk.oncall.RotaKeeping.ReplaceTurns;
import org.threeline.desk.oncall.RotaKeeping.RotaView;
import org.threeline.desk.oncall.Shift;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/** Who is on call in a group. */
@Path("/groups/{group}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RotaResource {
    private static final int TURNS_AHEAD = 4;
    private static final String IF_MATCH = "If-Match";

    @Inject
    OnCall onCall;

    @Inject
    RotaKeeping keeping;

    @Inject
    SupportGroups groups;

    @Inject
    CurrentRepresentation current;

    @Inject
    CurrentPerson person;

    @GET
    @Path("/on-call")
    @Operation(
            summary = "Who is on call in a group, for everybody at the desk, owners and administrators",
            description =
                    "The stretches of the turn that is on, and of the next four; none without a rota. The person is"
                            + " null where nobody of the rota is there.")
    public OnCallAnswer now(@PathParam("group") String group) {
        Access.require(person, Role.AGENT, Role.OWNER, Role.ADMIN);
        if (groups.find(group).isEmpty()) {
            throw new NotFound("group " + group);
        }
        return new OnCallAnswer(
                group,
                onCall.now(group).map(Stretch::of).orElse(null),
                onCall.coming(group, TURNS_AHEAD).stream().map(Stretch::of).toList());
    }

    @GET
    @Path("/rota")
    @Operation(
            summary = "Read a group's rota, for its leads and administrators",
            description = "Version 0 and nobody in it where the group keeps none.")
    public Response read(@PathParam("group") String group) {
        return answer(keeping.of(group, person.actor()));
    }

    @PUT
    @Path("/rota")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Draw a group's rota up, or up anew",
            description = "If-Match names the version that was read: \"0\" for the first.")
    public Response keep(@PathParam("group") String group, @HeaderParam(IF_MATCH) String seen, Turns wanted) {
        var version = SeenVersion.of(seen);
        var actor = person.actor();
        current.whenStale(() -> shown(keeping.of(group, actor)));
        keeping.keep(
                new KeepRota(
                        group,
                        read("firstDay", wanted.firstDay(), LocalDate::parse),
                        read("handover", wanted.handover(), LocalTime::parse),
                        wanted.days(),
                        wanted.people(),
                        version),
                actor);
        return answer(keeping.of(group, actor));
    }

    @DELETE
    @Path("/rota")
    @Operation(summary = "End a group's rota, its replacements included")
    @APIResponse(responseCode = "204", description = "Nobody is on call any more")
    public void end(@PathParam("group") String group, @HeaderParam(IF_MATCH) String seen) {
        var version = SeenVersion.of(seen);
        var actor = person.actor();
        current.whenStale(() -> shown(keeping.of(group, actor)));
        keeping.end(group, version, actor);
    }

    @POST
    @Path("/rota/replacements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(summary = "Let somebody take the turns of another for a while")
    @APIResponse(responseCode = "201", description = "The rota with its replacements")
    public Response replace(@PathParam("group") String group, NewReplacement wanted) {
        var actor = person.actor();
        var id = keeping.replace(
                new ReplaceTurns(
                        group,
                        wanted.person(),
                        wanted.insteadOf(),
                        read("from", wanted.from(), Instant::parse),
                        read("until", wanted.until(), Instant::parse)),
                actor);
        return Response.status(Response.Status.CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        URI.create(RestApplication.BASE + "/groups/" + group + "/rota/replacements/" + id))
                .entity(shown(keeping.of(group, actor)))
                .build();
    }

    @DELETE
    @Path("/rota/replacements/{id}")
    @Operation(summary = "Take a replacement back")
    @APIResponse(responseCode = "204", description = "The turns are as planned again")
    public void restore(@PathParam("group") String group, @PathParam("id") String id) {
        keeping.restore(group, Ids.of(id), person.actor());
    }

    private static <T> T read(String field, String text, Function<String, T> parse) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parse.apply(text.strip());
        } catch (DateTimeException malformed) {
            throw new InvalidInput(field, "rota.moment_malformed");
        }
    }

    private static Response answer(RotaView rota) {
        return Response.ok(shown(rota)).tag(SeenVersion.tag(rota.version())).build();
    }

    private static RotaAnswer shown(RotaView view) {
        var rota = view.rota();
        return new RotaAnswer(
                view.groupKey(),
                view.zone().getId(),
                rota == null ? null : rota.firstDay().toString(),
                rota == null ? null : rota.handover().toString(),
                rota == null ? null : rota.days(),
                view.people().stream().map(PersonView::of).toList(),
                view.replacements().stream()
                        .map(each -> new ReplacementAnswer(
                                String.valueOf(each.id()),
                                PersonView.of(each.person()),
                                PersonView.of(each.insteadOf()),
                                each.from(),
                                each.until()))
                        .toList(),
                view.version());
    }

    /**
     * A rota as it is wanted.
     *
     * @param firstDay a date such as {@code 2026-11-23}, on which the first turn begins
     * @param handover a time such as {@code 09:00}, in the zone of the group's calendar
     * @param days how long a turn lasts, 1 to 92
     * @param people logins of members in the order of their turns
     */
    public record Turns(String firstDay, String handover, Integer days, List<String> people) {}

    /**
     * Who takes whose turns.
     *
     * @param from an instant
     * @param until the first instant after it
     */
    public record NewReplacement(String person, String insteadOf, String from, String until) {}

    /** A group's rota as it is stored; what a group without one has not is null. */
    public record RotaAnswer(
            String group,
            String zone,
            String firstDay,
            String handover,
            Integer days,
            List<PersonView> people,
            List<ReplacementAnswer> replacements,
            int version) {}

    /** A replacement that is not over. */
    public record ReplacementAnswer(String id, PersonView person, PersonView insteadOf, Instant from, Instant until) {}

    /**
     * Who is on call.
     *
     * @param now null where there is no rota, or its first turn has not come
     */
    public record OnCallAnswer(String group, Stretch now, List<Stretch> coming) {}

    /**
     * A stretch of one turn.
     *
     * @param person who is on call; null where nobody of the rota is there
     * @param planned whose turn it is
     * @param reason TURN, REPLACES, STANDS_IN, NEXT or NOBODY
     */
    public record Stretch(PersonView person, PersonView planned, Shift.Reason reason, Instant from, Instant until) {
        private static Stretch of(OnCallView view) {
            return new Stretch(
                    PersonView.of(view.person()),
                    PersonView.of(view.planned()),
                    view.reason(),
                    view.from(),
                    view.until());
        }
    }
}
