package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.Channel;
import org.threeline.desk.ticket.RequestFiling;
import org.threeline.desk.ticket.RequestFiling.FileRequest;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.kernel.InvalidInput;

/** Asking for a service. */
@Path("/services/{key}/requests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServiceRequestResource {
    @Inject
    RequestFiling filing;

    @Inject
    TicketReading reading;

    @Inject
    CurrentPerson person;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(summary = "File a ticket", description = "All promises begin with it.")
    @APIResponse(responseCode = "201", description = "The ticket")
    public Response file(@PathParam("key") String service, Filing wanted) {
        var number = filing.file(wanted.command(service), person.actor());
        var ticket = TicketRepresentation.of(reading.view(number, person.actor()));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, URI.create(RestApplication.BASE + "/tickets/" + number))
                .tag(SeenVersion.tag(ticket.version()))
                .entity(ticket)
                .build();
    }

    /**
     * What is filed.
     *
     * @param description may be left out
     * @param answers by field name of the service's form
     * @param impact left out for the service's usual one
     * @param urgency likewise
     * @param requester login of the person in need, if not the caller
     * @param watchers logins
     * @param channel how it reached the desk, API when left out
     * @param files ids of files the caller has ready, none when left out
     */
    public record Filing(
            String subject,
            String description,
            Map<String, Object> answers,
            Impact impact,
            Urgency urgency,
            String requester,
            List<String> watchers,
            Channel channel,
            List<Long> files) {
        private FileRequest command(String service) {
            if (channel == Channel.IMPORT) {
                throw new InvalidInput("channel", "input.not_an_option", channels());
            }
            return new FileRequest(
                    service,
                    subject,
                    description,
                    answers,
                    impact,
                    urgency,
                    requester,
                    watchers,
                    channel == null ? Channel.API : channel,
                    files == null
                            ? List.of()
                            : files.stream().filter(id -> id != null).toList());
        }

        private static String channels() {
            return Arrays.stream(Channel.values())
                    .filter(channel -> channel != Channel.IMPORT)
                    .map(Channel::name)
                    .collect(Collectors.joining(", "));
        }
    }
}
