package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.notify.NotificationRow;
import org.threeline.desk.notify.Notifications;
import org.threeline.kernel.InvalidInput;

/** What the caller was told. */
@Path("/notifications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NotificationResource {
    private static final String LIST = "notifications";

    @Inject
    Notifications notifications;

    @Inject
    CurrentPerson person;

    @Context
    UriInfo address;

    @GET
    @Operation(summary = "Read one's own notifications, newest first")
    @Parameter(name = "unread", in = ParameterIn.QUERY, description = "true for those not yet read")
    public Items<NotificationView> list(@BeanParam Paging paging) {
        var query = new QueryValues(address.getQueryParameters(), Set.of("unread", "limit", "after"));
        var unread = query.flag("unread");
        query.check();
        var before = paging.after(LIST, 1).map(NotificationResource::id).orElse(null);
        var limit = paging.limit();
        var rows = notifications.of(person.actor(), unread, before, limit + 1);
        var page = rows.subList(0, Math.min(limit, rows.size()));
        return new Items<>(
                page.stream().map(NotificationView::of).toList(),
                rows.size() > limit ? Cursor.after(LIST, page.get(limit - 1).id()) : null);
    }

    @POST
    @Path("/{id}/read")
    @Operation(summary = "Mark one as read")
    @APIResponse(responseCode = "204", description = "It is read")
    public void read(@PathParam("id") String id, String body) {
        NoFields.require(body);
        notifications.read(Ids.of(id), person.actor());
    }

    private static Long id(List<String> key) {
        try {
            return Long.valueOf(key.get(0));
        } catch (NumberFormatException forged) {
            throw new InvalidInput("after", "cursor.not_of_this_list");
        }
    }

    /**
     * Something the caller was told.
     *
     * @param promise the kind of clock it is about; null where it is about none
     * @param ticket the number of the ticket it is about
     * @param readAt null while unread
     */
    public record NotificationView(
            long id, Instant at, String kind, TargetKind promise, String ticket, String subject, Instant readAt) {
        static NotificationView of(NotificationRow row) {
            return new NotificationView(
                    row.id(), row.at(), row.kind().name(), row.promise(), row.number(), row.subject(), row.readAt());
        }
    }
}
