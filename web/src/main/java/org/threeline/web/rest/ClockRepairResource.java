package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.JobLauncher;
import org.threeline.desk.clock.ClockDifference;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Role;
import org.threeline.desk.repair.ClockRepairing;
import org.threeline.desk.repair.ClockRepairs;
import org.threeline.desk.repair.ClockRepairs.Differing;
import org.threeline.desk.repair.ClockRepairs.RepairView;
import org.threeline.desk.repair.RepairScope;
import org.threeline.desk.repair.RepairState;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/** Clocks compared with what the tickets' histories tell, and set right. For administrators. */
@Path("/clock-repairs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClockRepairResource {
    private static final String PLACE = RestApplication.BASE + "/clock-repairs/";

    @Inject
    ClockRepairing repairing;

    @Inject
    ClockRepairs repairs;

    @Inject
    JobLauncher launcher;

    @Inject
    CurrentPerson person;

    @GET
    @Operation(summary = "List the latest repairs, newest first")
    public Items<Repair> list(@BeanParam Paging paging) {
        requireRole();
        return Items.all(repairs.newest(paging.limit()).stream().map(Repair::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(summary = "Compare clocks with what the histories tell", description = "Nothing is done to the clocks.")
    @APIResponse(responseCode = "202", description = "The repair; Location says where to watch it")
    public Response compare(Wanted wanted) {
        requireRole();
        var id = repairing.compare(wanted.scope(), wanted.subject(), person.actor());
        launcher.startInTurn(Job.CLOCK_REPAIR);
        return accepted(id);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a repair: how far it is and what it found")
    public Repair read(@PathParam("id") String id) {
        requireRole();
        return Repair.of(find(id));
    }

    @GET
    @Path("/{id}/differences")
    @Operation(summary = "List the tickets that differ, and in what", description = "In the order of their numbers.")
    public Items<Ticket> differences(
            @PathParam("id") String id, @QueryParam("after") @Nullable String after, @BeanParam Paging paging) {
        requireRole();
        var from = after == null ? 0 : TicketNumber.id(after);
        return Items.all(repairs.differing(find(id).id(), from, paging.limit()).stream()
                .map(Ticket::of)
                .toList());
    }

    @POST
    @Path("/{id}/apply")
    @Operation(summary = "Set the clocks that differ to what the histories tell")
    @APIResponse(responseCode = "202", description = "It begins")
    @APIResponse(responseCode = "409", description = "Nothing waits for a decision")
    public Response apply(@PathParam("id") String id, String body) {
        requireRole();
        NoFields.require(body);
        repairing.apply(find(id).id(), person.actor());
        launcher.startInTurn(Job.CLOCK_REPAIR);
        return accepted(Ids.of(id));
    }

    @POST
    @Path("/{id}/leave")
    @Operation(summary = "Leave the clocks that differ as they are")
    @APIResponse(responseCode = "202", description = "It is decided")
    @APIResponse(responseCode = "409", description = "Nothing waits for a decision")
    public Response leave(@PathParam("id") String id, String body) {
        requireRole();
        NoFields.require(body);
        repairing.leave(find(id).id(), person.actor());
        return accepted(Ids.of(id));
    }

    private RepairView find(String id) {
        return repairs.find(Ids.of(id)).orElseThrow(() -> new NotFound("clock repair " + id));
    }

    private Response accepted(long id) {
        return Response.accepted(Repair.of(find(String.valueOf(id))))
                .header(HttpHeaders.LOCATION, URI.create(PLACE + id))
                .build();
    }

    private void requireRole() {
        Access.require(person, Role.ADMIN);
    }

    /**
     * Which tickets are meant.
     *
     * @param ticket the number of one, or left out
     * @param service the key of a service, for all of its tickets, or left out
     * @param all true for all tickets, or left out
     */
    public record Wanted(
            @Nullable String ticket,
            @Nullable String service,
            @Nullable Boolean all) {
        RepairScope scope() {
            var isAll = Boolean.TRUE.equals(all);
            if ((ticket == null ? 0 : 1) + (service == null ? 0 : 1) + (isAll ? 1 : 0) != 1) {
                throw new InvalidInput("all", "clock_repair.one_scope");
            }
            return ticket != null ? RepairScope.TICKET : service != null ? RepairScope.SERVICE : RepairScope.ALL;
        }

        @Nullable
        String subject() {
            return ticket != null ? ticket : service;
        }
    }

    /**
     * A repair.
     *
     * @param phase COMPARING, COMPARED (it waits for {@code apply} or {@code leave}), APPLYING or ENDED
     * @param ticket the only one that is looked at, or null
     * @param service whose tickets are looked at, or null
     * @param tickets how many are looked at
     * @param compared how many of them were compared
     * @param found how many wait to be set right
     * @param repaired how many were set right
     * @param left how many were in somebody's hands each time, or failed
     */
    public record Repair(
            long id,
            String phase,
            @Nullable String ticket,
            @Nullable String service,
            Instant askedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant endedAt,
            long tickets,
            long compared,
            long found,
            long repaired,
            long left) {
        static Repair of(RepairView repair) {
            var subject = repair.subject();
            return new Repair(
                    repair.id(),
                    repair.phase().name(),
                    repair.scope() == RepairScope.TICKET && subject != null
                            ? TicketNumber.of(Long.parseLong(subject))
                            : null,
                    repair.scope() == RepairScope.SERVICE ? subject : null,
                    repair.askedAt(),
                    repair.decidedAt(),
                    repair.endedAt(),
                    repair.tickets(),
                    repair.compared(),
                    repair.count(RepairState.FOUND),
                    repair.count(RepairState.REPAIRED),
                    repair.count(RepairState.LEFT));
        }
    }

    /**
     * A ticket whose clocks differ, or did.
     *
     * @param state FOUND, REPAIRED, RIGHT, CHANGED or LEFT
     */
    public record Ticket(String ticket, String state, List<Difference> differences) {
        static Ticket of(Differing differing) {
            return new Ticket(
                    TicketNumber.of(differing.ticketId()),
                    differing.state().name(),
                    differing.differences().stream().map(Difference::of).toList());
        }
    }

    /**
     * In what a clock differs.
     *
     * @param clock what it promises; null for the times the ticket rested
     * @param stored what is stored, or null for nothing
     * @param told what the history tells, or null for nothing
     */
    public record Difference(
            @Nullable String clock,
            int cycle,
            String what,
            @Nullable String stored,
            @Nullable String told) {
        static Difference of(ClockDifference difference) {
            return new Difference(
                    difference.clock() == null ? null : difference.clock().name(),
                    difference.cycle(),
                    difference.what().name(),
                    difference.stored(),
                    difference.told());
        }
    }
}
