package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.Priority;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.QueueView;
import org.threeline.desk.ticket.TicketQueue;
import org.threeline.desk.ticket.TicketStatus;
import org.threeline.kernel.InvalidInput;

/** Lists of tickets. */
@Path("/tickets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QueueResource {
    private static final Set<String> KNOWN = Set.of(
            "view",
            "status",
            "service",
            "group",
            "assignee",
            "requester",
            "priority",
            "line",
            "q",
            "sort",
            "limit",
            "after");

    private static final int LONGEST_TEXT = 200;
    private static final int LINES = 3;

    @Inject
    TicketQueue queue;

    @Inject
    Catalogue catalogue;

    @Inject
    SupportGroups groups;

    @Inject
    People people;

    @Inject
    CurrentPerson person;

    @Context
    UriInfo address;

    @GET
    @Operation(
            summary = "List tickets",
            description = "What one may not see is absent. Filters may repeat; several values of one mean any of them.")
    @Parameter(
            name = "view",
            in = ParameterIn.QUERY,
            description = "mine, on-me, on-team, unassigned, escalated, due-soon, waiting, followed or all (usual)")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "next-due (usual), updated or created")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "NEW, ASSIGNED, … (may repeat)")
    @Parameter(name = "service", in = ParameterIn.QUERY, description = "Key of a service (may repeat)")
    @Parameter(name = "group", in = ParameterIn.QUERY, description = "Key of the holding group (may repeat)")
    @Parameter(name = "assignee", in = ParameterIn.QUERY, description = "A login (may repeat)")
    @Parameter(name = "requester", in = ParameterIn.QUERY, description = "A login (may repeat)")
    @Parameter(name = "priority", in = ParameterIn.QUERY, description = "P1 to P4 (may repeat)")
    @Parameter(name = "line", in = ParameterIn.QUERY, description = "1, 2 or 3 (may repeat)")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Words of the subject, or a number")
    public Items<TicketRow> list(@BeanParam Paging paging) {
        var query = new QueryValues(address.getQueryParameters(), KNOWN);
        var view = query.word("view", QueueView.ALL, QueueView.values());
        var sort = query.word("sort", TicketQueue.Sort.NEXT_DUE, TicketQueue.Sort.values());
        var filter = filter(query);
        query.check();
        var list = "tickets." + sort.name().toLowerCase(Locale.ROOT);
        var after = paging.after(list, 2).map(QueueResource::key).orElse(null);
        var page = queue.page(view, filter, sort, after, paging.limit(), person.actor());
        return new Items<>(
                page.items().stream().map(TicketRow::of).toList(),
                page.next() == null
                        ? null
                        : Cursor.after(list, page.next().at(), page.next().id()));
    }

    private TicketQueue.Filter filter(QueryValues query) {
        var edition = catalogue.inForce();
        return new TicketQueue.Filter(
                query.constants("status", TicketStatus.class),
                query.known(
                        "service",
                        "service.unknown",
                        key -> edition.service(key).isPresent() ? key : null),
                groups(query),
                query.known("assignee", "person.unknown", this::id),
                query.known("requester", "person.unknown", this::id),
                query.constants("priority", Priority.class),
                query.known("line", "line.unknown", QueueResource::line),
                query.text("q", LONGEST_TEXT));
    }

    private Set<String> groups(QueryValues query) {
        var keys = address.getQueryParameters().containsKey("group")
                ? groups.names().keySet()
                : Set.<String>of();
        return query.known("group", "group.unknown", key -> keys.contains(key) ? key : null);
    }

    private Long id(String login) {
        return people.named(login).map(PersonSummary::id).orElse(null);
    }

    private static Integer line(String text) {
        return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '0' + LINES
                ? Integer.valueOf(text)
                : null;
    }

    private static TicketQueue.Key key(List<String> values) {
        try {
            return new TicketQueue.Key(Instant.parse(values.get(0)), Long.parseLong(values.get(1)));
        } catch (DateTimeException | NumberFormatException forged) {
            throw new InvalidInput("after", "cursor.not_of_this_list");
        }
    }
}
