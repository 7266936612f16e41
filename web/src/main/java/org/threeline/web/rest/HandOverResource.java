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
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.report.HandOverFigures;
import org.threeline.desk.report.HandOverReports;
import org.threeline.desk.report.HandOverReports.Place;
import org.threeline.desk.report.HandOverScope;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.web.catalog.HandOverQuestion;

/** Where the time of tickets that are over went, who handed on to whom, and why promises were broken. */
@Path("/reports/hand-overs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HandOverResource {
    private static final int LONGEST = 100;

    @Inject
    HandOverReports report;

    @Inject
    HandOverQuestion question;

    @Inject
    CurrentPerson person;

    @Context
    UriInfo address;

    @GET
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "The first day, such as 2026-08-26")
    @Parameter(name = "until", in = ParameterIn.QUERY, description = "The last day; today when left out")
    @Parameter(name = "family", in = ParameterIn.QUERY, description = "Key of a family of services")
    @Parameter(name = "service", in = ParameterIn.QUERY, description = "Key of a service")
    @Parameter(name = "group", in = ParameterIn.QUERY, description = "Key of a group the tickets were in")
    @Parameter(name = "priority", in = ParameterIn.QUERY, description = "P1 to P4")
    @Operation(
            summary = "Read the figures of lines, groups, ways between them, and broken promises",
            description = "For administrators, owners and leads; for others there is no such report.")
    public Figures figures() {
        var scope = scope(Set.of());
        return Figures.of(scope, report.figures(scope, person.actor()));
    }

    @GET
    @Path("/tickets")
    @Operation(
            summary = "List the tickets that came straight back, the latest first, as far as the caller may read them",
            description = "Takes the filters of the figures.")
    public Items<Returned> tickets(@BeanParam Paging paging) {
        var scope = scope(Set.of("limit", "after"));
        var page = report.returned(scope, place(paging, "reports.returned"), paging.limit(), person.actor());
        return new Items<>(
                page.rows().stream()
                        .map(ticket -> new Returned(
                                ticket.number(),
                                ticket.subject(),
                                ticket.service(),
                                ticket.doneAt(),
                                ticket.way(),
                                ticket.returns()))
                        .toList(),
                cursor("reports.returned", page.next()));
    }

    @GET
    @Path("/reasons")
    @Operation(
            summary = "List why promises were broken where it was said in words, the latest first",
            description = "Takes the filters of the figures.")
    public Items<Reason> reasons(@BeanParam Paging paging) {
        var scope = scope(Set.of("limit", "after"));
        var page = report.said(scope, place(paging, "reports.said"), paging.limit(), person.actor());
        return new Items<>(
                page.rows().stream()
                        .map(ticket -> new Reason(
                                ticket.number(), ticket.subject(), ticket.service(), ticket.doneAt(), ticket.words()))
                        .toList(),
                cursor("reports.said", page.next()));
    }

    private HandOverScope scope(Set<String> more) {
        if (!report.isOpenTo(person.actor())) {
            throw new NotFound("a report for " + person.login());
        }
        var known = new TreeSet<>(HandOverQuestion.NAMES);
        known.addAll(more);
        var query = new QueryValues(address.getQueryParameters(), known);
        HandOverQuestion.NAMES.forEach(name -> query.text(name, LONGEST));
        query.check();
        if (!question.errors().isEmpty()) {
            throw new InvalidInput(question.errors());
        }
        return question.scope();
    }

    private static Place place(Paging paging, String list) {
        return paging.after(list, 2).map(HandOverResource::place).orElse(null);
    }

    private static Place place(List<String> values) {
        try {
            return new Place(Instant.parse(values.get(0)), Long.parseLong(values.get(1)));
        } catch (DateTimeException | NumberFormatException forged) {
            throw new InvalidInput("after", "cursor.not_of_this_list");
        }
    }

    private static String cursor(String list, Place next) {
        return next == null ? null : Cursor.after(list, next.doneAt(), next.ticketId());
    }

    /**
     * The figures; tickets count that were over from {@code from} on and before {@code until}.
     *
     * @param people of the one group that was asked for; null for those who may not see it
     */
    public record Figures(
            Instant from,
            Instant until,
            Tickets tickets,
            List<Line> lines,
            List<Group> groups,
            List<HandOverFigures.Way> ways,
            People people,
            List<Breach> breaches) {
        static Figures of(HandOverScope scope, HandOverFigures figures) {
            return new Figures(
                    scope.from(),
                    scope.until(),
                    Tickets.of(figures.tickets()),
                    figures.lines().stream()
                            .map(line -> new Line(line.line(), Stays.of(line.stays())))
                            .toList(),
                    figures.groups().stream()
                            .map(group -> new Group(group.group(), group.line(), Stays.of(group.stays())))
                            .toList(),
                    figures.ways(),
                    !figures.people().isShown()
                            ? null
                            : new People(
                                    figures.people().all().stream()
                                            .map(each -> new OfPerson(
                                                    PersonView.of(each.person()),
                                                    each.tickets(),
                                                    each.worked().toSeconds()))
                                            .toList(),
                                    figures.people().nobodys().toSeconds()),
                    figures.breaches().stream()
                            .map(breach -> new Breach(
                                    breach.kind().name(),
                                    breach.priority().name(),
                                    breach.reason().name(),
                                    breach.promises()))
                            .toList());
        }
    }

    /**
     * The tickets themselves.
     *
     * @param handOvers how often one went from a group to another
     * @param toAndFro how many came straight back at least once
     * @param broken how many had a promise to the requester broken
     * @param unexplained how many of these without a reason
     */
    public record Tickets(
            long all,
            long solved,
            long solvedByFirstLine,
            long handOvers,
            long toAndFro,
            long broken,
            long unexplained) {
        static Tickets of(HandOverFigures.Tickets tickets) {
            return new Tickets(
                    tickets.all(),
                    tickets.solved(),
                    tickets.solvedByFirstLine(),
                    tickets.handOvers(),
                    tickets.toAndFro(),
                    tickets.broken(),
                    tickets.unexplained());
        }
    }

    /**
     * Stays of tickets in groups; seconds are of working time.
     *
     * @param medianSeconds half of them took no longer, in whole minutes
     * @param ninetySeconds nine of ten took no longer, in whole minutes
     * @param targetKept how often the group's own target was kept
     */
    public record Stays(
            long count,
            long workedSeconds,
            long medianSeconds,
            long ninetySeconds,
            long targetKept,
            long targetBroken,
            long handedBack) {
        static Stays of(HandOverFigures.Stays stays) {
            return new Stays(
                    stays.count(),
                    stays.worked().toSeconds(),
                    stays.median().toSeconds(),
                    stays.ninety().toSeconds(),
                    stays.kept(),
                    stays.broken(),
                    stays.handedBack());
        }
    }

    public record Line(int line, Stays stays) {}

    public record Group(String group, int line, Stays stays) {}

    /** @param nobodysSeconds working time of the group in which nobody was responsible */
    public record People(List<OfPerson> items, long nobodysSeconds) {}

    public record OfPerson(PersonView person, long tickets, long workedSeconds) {}

    /** @param reason a code, OTHER for other words, NONE where nobody said why */
    public record Breach(String promise, String priority, String reason, long promises) {}

    /** @param way keys of the groups it was in, in order */
    public record Returned(
            String number, String subject, String service, Instant doneAt, List<String> way, int returns) {}

    public record Reason(String number, String subject, String service, Instant doneAt, String reason) {}
}
