package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.kernel.InvalidInput;

/** A ticket's story. */
@Path("/tickets/{number}/history")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    private static final String LIST = "history";

    @Inject
    TicketReading reading;

    @Inject
    CurrentPerson person;

    @GET
    @Operation(summary = "Read what happened, oldest first", description = "As far as the caller may see it.")
    public Items<HistoryRow> list(@PathParam("number") String number, @BeanParam Paging paging) {
        var after = paging.after(LIST, 1).map(HistoryResource::id).orElse(null);
        var page = reading.history(number, after, paging.limit(), person.actor());
        return new Items<>(
                page.items().stream().map(HistoryRow::of).toList(),
                page.next() == null ? null : Cursor.after(LIST, page.next()));
    }

    private static Long id(List<String> key) {
        try {
            return Long.valueOf(key.get(0));
        } catch (NumberFormatException forged) {
            throw new InvalidInput("after", "cursor.not_of_this_list");
        }
    }
}
