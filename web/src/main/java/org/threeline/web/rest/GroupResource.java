package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.threeline.catalog.group.SupportGroups;

/** Who answers. */
@Path("/groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GroupResource {
    @Inject
    SupportGroups groups;

    @Inject
    Reader reader;

    @GET
    @Operation(summary = "List the support groups by line")
    public Items<GroupView> list() {
        return Items.all(groups.summaries().stream()
                .map(group -> new GroupView(
                        group.key(),
                        group.name().in(reader.locale()),
                        group.line(),
                        group.calendarKey(),
                        group.active()))
                .toList());
    }

    /**
     * A support group.
     *
     * @param line 1, 2 or 3
     * @param calendar key of the calendar it works by, null for an imported group
     * @param active whether new tickets may come to it
     */
    public record GroupView(String key, String name, int line, String calendar, boolean active) {}
}
