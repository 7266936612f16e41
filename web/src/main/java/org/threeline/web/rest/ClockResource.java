package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.TicketReading;

/** A ticket's promises and how they are kept. */
@Path("/tickets/{number}/clocks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClockResource {
    @Inject
    TicketReading reading;

    @Inject
    CurrentPerson person;

    @Context
    UriInfo address;

    @GET
    @Operation(summary = "Read the clocks, superseded ones included, oldest first")
    @Parameter(name = "explain", in = ParameterIn.QUERY, description = "true to tell why, segment by segment")
    @Parameter(name = "at", in = ParameterIn.QUERY, description = "An instant to give the values of; now when left out")
    public Items<ClockRepresentation> list(@PathParam("number") String number) {
        var query = new QueryValues(address.getQueryParameters(), Set.of("explain", "at"));
        var explain = query.flag("explain");
        var at = query.instant("at");
        query.check();
        return Items.all(reading.clocks(number, at, explain, person.actor()).stream()
                .map(ClockRepresentation::of)
                .toList());
    }
}
