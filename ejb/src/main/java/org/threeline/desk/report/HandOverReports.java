package org.threeline.desk.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.desk.report.HandOverFigures.OfPerson;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.kernel.NotFound;

/**
 * Where the time goes between the lines, who hands on to whom, and why promises are broken. Administrators see the figures
 * of all tickets, owners those of their services, leads those of tickets that were in their groups; for everybody else
 * there is no such report. Figures count what is confidential; lists leave out what the reader may not read.
 */
@Stateless
public class HandOverReports {
    /** So many pages of tickets nobody may read are looked through for one that shows. */
    private static final int PATIENCE = 20;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Catalogue catalogue;

    @Inject
    People people;

    @Inject
    TicketReading reading;

    /** Where a list of tickets goes on: after the one that was over then. */
    public record Place(Instant doneAt, long ticketId) {}

    /**
     * A ticket that went to and fro.
     *
     * @param way keys of the groups it was in, in order; who keeps it appears once
     * @param returns how often it came straight back
     */
    public record Returned(
            String number, String subject, String service, Instant doneAt, List<String> way, int returns) {}

    /** Why a promise of a ticket was broken, in somebody's own words. */
    public record Said(String number, String subject, String service, Instant doneAt, String words) {}

    /**
     * A page of a list.
     *
     * @param next where it goes on; null at its end
     */
    public record Page<T>(List<T> rows, @Nullable Place next) {}

    /** Whether there is a report for this person at all. */
    public boolean isOpenTo(Actor actor) {
        return !sight(actor).isNothing();
    }

    /** Whether figures of single people in a group are for this person's eyes: leads look after theirs. */
    public boolean mayReadPeople(String group, Actor actor) {
        return actor.admin() || actor.isLead(group);
    }

    /** @throws NotFound where there is no report for the actor */
    public HandOverFigures figures(HandOverScope scope, Actor actor) {
        var tables = new HandOverTables(entities, scope, require(actor));
        var ways = tables.ways();
        var stays = tables.stays();
        return new HandOverFigures(
                tables.tickets(),
                stays.lines(ways),
                stays.groups(ways),
                ways,
                people(tables, stays, scope.group(), actor),
                tables.breaches());
    }

    private HandOverFigures.People people(
            HandOverTables tables, HandOverTables.AllStays stays, @Nullable String group, Actor actor) {
        if (group == null || !mayReadPeople(group, actor)) {
            return HandOverFigures.People.HIDDEN;
        }
        var stints = tables.responsible(group);
        var names = people.summaries(
                stints.stream().map(HandOverTables.Responsible::personId).toList());
        var responsible =
                stints.stream().map(HandOverTables.Responsible::worked).reduce(Duration.ZERO, Duration::plus);
        return new HandOverFigures.People(
                true,
                stints.stream()
                        .flatMap(each -> Stream.ofNullable(names.get(each.personId()))
                                .map(person -> new OfPerson(person, each.tickets(), each.worked())))
                        .toList(),
                stays.worked(group).minus(responsible));
    }

    /**
     * Tickets that came straight back from where they had been handed to, the latest first.
     *
     * @param after where to go on; null for the beginning
     * @throws NotFound where there is no report for the actor
     */
    public Page<Returned> returned(HandOverScope scope, @Nullable Place after, int limit, Actor actor) {
        var page = readable(HandOverTables.WENT_BACK, scope, after, limit, actor);
        var ids = page.rows().stream().map(Place::ticketId).toList();
        var ways = ways(ids);
        var about = about(ids);
        return new Page<>(
                page.rows().stream()
                        .map(place -> {
                            var ticket = about.getOrDefault(place.ticketId(), About.NOTHING);
                            return new Returned(
                                    TicketNumber.of(place.ticketId()),
                                    ticket.subject(),
                                    ticket.service(),
                                    place.doneAt(),
                                    ways.getOrDefault(place.ticketId(), List.of()),
                                    ticket.returns());
                        })
                        .toList(),
                page.next());
    }

    private record About(String subject, String service, String reason, int returns) {
        /** Of a ticket that was taken up again between two looks. */
        static final About NOTHING = new About("", "", "", 0);
    }

    private Map<Long, About> about(Collection<Long> ids) {
        var about = new HashMap<Long, About>();
        if (!ids.isEmpty()) {
            for (var row : entities.createNativeQuery("select t.id, t.subject, t.service_key,"
                            + " coalesce(t.breach_reason, ''), a.to_and_fro from ticket t join report_ticket a"
                            + " on a.ticket_id = t.id where t.id in (" + joined(ids) + ")")
                    .getResultList()) {
                var columns = (Object[]) row;
                about.put(
                        HandOverTables.number(columns[0]),
                        new About((String) columns[1], (String) columns[2], (String) columns[3], (int)
                                HandOverTables.number(columns[4])));
            }
        }
        return about;
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private Map<Long, List<String>> ways(Collection<Long> ids) {
        var ways = new HashMap<Long, List<String>>();
        if (!ids.isEmpty()) {
            for (var row : entities.createNativeQuery(
                            "select ticket_id, group_key from report_stay where ticket_id in (" + joined(ids)
                                    + ") and (seq = 1 or came_from is not null) order by ticket_id, seq")
                    .getResultList()) {
                var columns = (Object[]) row;
                ways.computeIfAbsent(HandOverTables.number(columns[0]), first -> new ArrayList<>())
                        .add((String) columns[1]);
            }
        }
        return ways;
    }

    /**
     * Reasons of broken promises that were given in words, the latest first.
     *
     * @param after where to go on; null for the beginning
     * @throws NotFound where there is no report for the actor
     */
    public Page<Said> said(HandOverScope scope, @Nullable Place after, int limit, Actor actor) {
        var page = readable(HandOverTables.IN_WORDS, scope, after, limit, actor);
        var about = about(page.rows().stream().map(Place::ticketId).toList());
        return new Page<>(
                page.rows().stream()
                        .map(place -> {
                            var ticket = about.getOrDefault(place.ticketId(), About.NOTHING);
                            return new Said(
                                    TicketNumber.of(place.ticketId()),
                                    ticket.subject(),
                                    ticket.service(),
                                    place.doneAt(),
                                    ticket.reason());
                        })
                        .toList(),
                page.next());
    }

    /** Tickets whose work the actor may read, page by page until one is full. */
    private Page<Place> readable(String which, HandOverScope scope, @Nullable Place after, int limit, Actor actor) {
        var tables = new HandOverTables(entities, scope, require(actor));
        var found = new ArrayList<Place>();
        var from = after;
        for (var turn = 0; turn < PATIENCE; turn++) {
            var candidates = tables.over(which, from, limit + 1);
            for (var candidate : candidates) {
                if (reading.sightOf(candidate.ticketId(), actor) == TicketReading.Sight.WORK) {
                    if (found.size() == limit) {
                        return new Page<>(found, found.get(limit - 1));
                    }
                    found.add(candidate);
                }
            }
            if (candidates.size() <= limit) {
                return new Page<>(found, null);
            }
            from = candidates.get(limit);
        }
        return new Page<>(found, from);
    }

    private HandOverSearch.Sight require(Actor actor) {
        var sight = sight(actor);
        if (sight.isNothing()) {
            throw new NotFound("a report for " + actor.login());
        }
        return sight;
    }

    private HandOverSearch.Sight sight(Actor actor) {
        var edition = catalogue.inForce();
        return new HandOverSearch.Sight(
                actor.admin(),
                edition.services().stream()
                        .filter(service -> edition.ownersOf(service).contains(actor.login()))
                        .map(ServiceOffering::key)
                        .collect(Collectors.toSet()),
                actor.leads(),
                edition.families().stream().anyMatch(family -> family.owners().contains(actor.login())));
    }
}
