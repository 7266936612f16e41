package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.Definitions;
import org.threeline.catalog.offering.PublishedVersions;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.identity.Locations;

/** Tells the clocks of many tickets their lives once more, and lays beside it what is stored; nothing is changed. */
@Stateless
public class ClockReplays {
    private static final Set<HistoryKind> OF_CLOCKS = EnumSet.complementOf(EnumSet.copyOf(ClockReplay.ASIDE));

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Catalogue catalogue;

    @Inject
    Clocks clocks;

    @Inject
    Locations locations;

    /**
     * A ticket's clocks twice.
     *
     * @param stored as they are
     * @param told as its history tells them
     */
    public record Retold(ReplayedTicket ticket, TicketClocks stored, TicketClocks told) {}

    /** As if the definition had been what these definitions have in force, from the beginning of each ticket. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Retold> suppose(
            Collection<Long> ids,
            Definitions definitions,
            PublishedVersions versions,
            DefinitionKind kind,
            String key,
            Instant now) {
        return tell(ids, definitions, versions, new ReplayTerms.Supposition(kind, key), now);
    }

    /** By what held for each ticket in its time. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Retold> asItWas(Collection<Long> ids, PublishedVersions versions, Instant now) {
        return tell(ids, catalogue, versions, null, now);
    }

    private List<Retold> tell(
            Collection<Long> ids,
            Definitions definitions,
            PublishedVersions versions,
            ReplayTerms.@Nullable Supposition supposed,
            Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var stories = stories(ids);
        var stored = clocks.ofAll(ids, definitions);
        var calendars = new HashMap<Long, String>();
        return tickets(ids).stream()
                .map(ticket -> {
                    var story = stories.getOrDefault(ticket.id(), List.of());
                    var its = stored.get(ticket.id());
                    var countsOnPlace = definitions
                            .agreement(
                                    definitions
                                            .service(ticket.serviceKey(), ticket.serviceVersion())
                                            .agreement(),
                                    ticket.agreementVersion())
                            .countsOnRequesterLocation();
                    var calendar = countsOnPlace
                            ? calendars.computeIfAbsent(
                                    ticket.requesterId(),
                                    id -> locations.calendarOf(id).orElse(""))
                            : "";
                    var terms = new ReplayTerms(
                            definitions,
                            versions,
                            supposed,
                            ticket,
                            calendar.isEmpty() ? null : calendar,
                            its.all(),
                            story);
                    var told = ClockReplay.tell(
                            new TicketClocks(ticket.id(), definitions::workingTime),
                            terms,
                            story,
                            ticket.impact(),
                            ticket.urgency());
                    // What time alone brought about is noticed sooner or later; here it is in both.
                    its.look(now);
                    told.look(now);
                    return new Retold(ticket, its, told);
                })
                .toList();
    }

    private List<ReplayedTicket> tickets(Collection<Long> ids) {
        return entities.createQuery(
                        "select t.id, t.serviceKey, t.serviceVersion, t.agreementVersion, t.requesterId, t.impact,"
                                + " t.urgency, t.priority, t.groupKey, t.createdAt from Ticket t where t.id in :ids"
                                + " order by t.id",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row -> new ReplayedTicket(
                        (Long) row[0],
                        (String) row[1],
                        (Integer) row[2],
                        (Integer) row[3],
                        (Long) row[4],
                        (Impact) row[5],
                        (Urgency) row[6],
                        (Priority) row[7],
                        (String) row[8],
                        (Instant) row[9]))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<Long, List<ClockReplay.Moment>> stories(Collection<Long> ids) {
        record Told(long ticketId, ClockReplay.Moment moment) {}
        return entities.createQuery(
                        "select h.ticketId, h.at, h.kind, h.actorId, h.data from HistoryEntry h"
                                + " where h.ticketId in :ids and h.kind in :kinds order by h.ticketId, h.id",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("kinds", OF_CLOCKS)
                .getResultStream()
                .map(row -> new Told(
                        (Long) row[0],
                        new ClockReplay.Moment(
                                (Instant) row[1],
                                (HistoryKind) row[2],
                                (Long) row[3],
                                row[4] == null ? Map.of() : (Map<String, Object>) row[4])))
                .collect(Collectors.groupingBy(Told::ticketId, Collectors.mapping(Told::moment, Collectors.toList())));
    }
}
