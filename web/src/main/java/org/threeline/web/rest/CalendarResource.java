package org.threeline.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.CalendarJson;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.kernel.NotFound;

/** When the company works. */
@Path("/calendars")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource {
    @Inject
    Catalogue catalogue;

    @Inject
    Reader reader;

    @GET
    @Operation(summary = "List the calendars in force")
    public Items<CalendarSummary> list() {
        return Items.all(catalogue.inForce().calendars().stream()
                .map(calendar -> new CalendarSummary(
                        calendar.key(),
                        calendar.name().in(reader.locale()),
                        calendar.calendar().zone().getId(),
                        calendar.version()))
                .toList());
    }

    @GET
    @Path("/{key}")
    @Operation(summary = "Read a calendar in force")
    @APIResponse(
            responseCode = "200",
            description = "The calendar, in the form working-time/evaluate takes, with key, name and version",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response read(@PathParam("key") String key) {
        var calendar = catalogue.inForce().calendar(key).orElseThrow(() -> new NotFound("calendar " + key));
        return Response.ok(json(calendar))
                .tag(SeenVersion.tag(calendar.version()))
                .build();
    }

    private ObjectNode json(CalendarDefinition calendar) {
        var json = Json.MAPPER.createObjectNode();
        json.put("key", calendar.key());
        json.put("name", calendar.name().in(reader.locale()));
        json.put("version", calendar.version());
        json.setAll(CalendarJson.write(calendar.calendar()));
        return json;
    }

    /** A calendar in a list. */
    public record CalendarSummary(String key, String name, String zone, int version) {}
}
