package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.Channel;
import org.threeline.desk.ticket.RequestFiling;
import org.threeline.desk.ticket.RequestFiling.FileRequest;
import org.threeline.kernel.InvalidInput;

/** What would come of asking for a service. */
@Path("/services/{key}/preview")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServicePreviewResource {
    @Inject
    RequestFiling filing;

    @Inject
    CurrentPerson person;

    @POST
    @ChangesNothing
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Tell priority, group and promised times of a ticket that is not filed",
            description = "Nothing is stored. Answers may still be missing; those given are checked.")
    public Preview preview(@PathParam("key") String service, Supposed wanted) {
        if (wanted.at() != null && !QueryValues.isThinkable(wanted.at())) {
            throw new InvalidInput("at", "input.out_of_range", QueryValues.FIRST, QueryValues.LAST);
        }
        var preview = filing.preview(
                new FileRequest(
                        service,
                        null,
                        null,
                        wanted.answers(),
                        wanted.impact(),
                        wanted.urgency(),
                        wanted.requester(),
                        List.of(),
                        Channel.API),
                wanted.at(),
                person.actor());
        return new Preview(preview.priority().name(), preview.group(), PromisedView.of(preview.promised()));
    }

    /**
     * What is supposed.
     *
     * @param answers by field name, as far as they are given
     * @param impact left out for the service's usual one
     * @param urgency likewise
     * @param requester login of the person in need, if not the caller
     * @param at when it would be filed, left out for now
     */
    public record Supposed(Map<String, Object> answers, Impact impact, Urgency urgency, String requester, Instant at) {}

    /**
     * What would happen.
     *
     * @param group key of the group that would receive it
     */
    public record Preview(String priority, String group, PromisedView promised) {}
}
