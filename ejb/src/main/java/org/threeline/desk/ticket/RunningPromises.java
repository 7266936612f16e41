package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.Definitions;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.clock.TicketClocks;

/**
 * Measures the running promises of tickets anew, because what they are measured by has changed. What already ended stays
 * as it is, and the tickets' "updated" time too: nobody did anything to them. Tickets somebody else has in hand are left
 * for the next time. Each method that measures answers how many tickets have other clocks, or other times, than before.
 */
@Stateless
public class RunningPromises {
    @Inject
    Definitions catalogue;

    @Inject
    Tickets tickets;

    @Inject
    Clocks clocks;

    @Inject
    LockedTickets locked;

    @Inject
    TicketTerms terms;

    /**
     * What moving the running clocks to a definition's new version would do.
     *
     * @param clocks that would go on by other terms
     * @param broken of those, how many would be overdue at once and are not now
     * @param mended how many are overdue and would not be
     */
    public record Forecast(int clocks, int broken, int mended) {
        public static final Forecast NOTHING = new Forecast(0, 0, 0);

        public Forecast and(Forecast more) {
            return new Forecast(clocks + more.clocks, broken + more.broken, mended + more.mended);
        }
    }

    /**
     * Tickets measured by older versions of a definition go on by the one in force: of a calendar, of an agreement, on
     * the calendars' versions they have, or of a group's own targets.
     *
     * @param kind CALENDAR, AGREEMENT or GROUP
     */
    public int move(Collection<Long> ids, DefinitionKind kind, String key, Instant now) {
        var version = catalogue.inForce().version(kind, key).orElse(null);
        return each(
                ids,
                now,
                work -> because(kind.name(), key, agreementBefore(work, kind), version),
                work -> move(work.ticket(), work.clocks(), terms, catalogue, kind, key, now));
    }

    /** Clocks follow the calendar of the place where the requester works now. */
    public int followPlace(Collection<Long> ids, Instant now) {
        return each(
                ids,
                now,
                work -> because("LOCATION", null, null, null),
                work -> follow(
                        work.ticket(), work.clocks(), terms, work.clocks().all(), now));
    }

    /**
     * The same terms lead to other times, because the rules of a time zone are others.
     *
     * @param edition the time zone data's
     */
    public int recount(Collection<Long> ids, String edition, Instant now) {
        return each(ids, now, work -> because("ZONE_RULES", edition, null, null), work -> work.clocks()
                .recount(now));
    }

    /** What {@link #move} would do if the definitions were these; nothing is changed. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Forecast forecast(Collection<Long> ids, DefinitionKind kind, String key, Definitions supposed, Instant now) {
        // Without a transaction what is read here belongs to nobody, and what is done to it is forgotten.
        var ofAll = clocks.ofAll(ids, supposed);
        var supposedTerms = terms.supposing(supposed);
        var sum = Forecast.NOTHING;
        for (var ticket : tickets.all(ids)) {
            if (ticket.isOpen()) {
                var its = ofAll.get(ticket.id());
                its.look(now);
                var before = live(its);
                move(ticket, its, supposedTerms, supposed, kind, key, now);
                sum = sum.and(compared(before, live(its)));
            }
        }
        return sum;
    }

    private static Forecast compared(Map<Counted, SlaClock> before, Map<Counted, SlaClock> after) {
        var moved = 0;
        var broken = 0;
        var mended = 0;
        for (var each : after.entrySet()) {
            var was = before.get(each.getKey());
            var is = each.getValue();
            if (was != is) {
                moved++;
                var wasBroken = was != null && was.breachedAt() != null;
                broken += !wasBroken && is.breachedAt() != null ? 1 : 0;
                mended += wasBroken && is.breachedAt() == null ? 1 : 0;
            }
        }
        return new Forecast(moved, broken, mended);
    }

    /** What a clock counts, whichever terms it has. */
    private record Counted(TargetKind kind, int cycle) {}

    private static Map<Counted, SlaClock> live(TicketClocks clocks) {
        var live = new HashMap<Counted, SlaClock>();
        clocks.all().stream()
                .filter(clock -> !clock.isFinished())
                .forEach(clock -> live.put(new Counted(clock.kind(), clock.cycle()), clock));
        return live;
    }

    private static void move(
            Ticket ticket,
            TicketClocks clocks,
            TicketTerms terms,
            Definitions definitions,
            DefinitionKind kind,
            String key,
            Instant now) {
        if (kind == DefinitionKind.AGREEMENT
                && terms.service(ticket).agreement().equals(key)) {
            definitions.inForce().version(kind, key).ifPresent(ticket::isPromisedBy);
        }
        var keepTheirCalendars = clocks.all().stream()
                .filter(clock ->
                        kind != DefinitionKind.CALENDAR || !clock.calendarKey().equals(key))
                .toList();
        follow(ticket, clocks, terms, keepTheirCalendars, now);
    }

    private static void follow(
            Ticket ticket, TicketClocks clocks, TicketTerms terms, List<SlaClock> keepTheirCalendars, Instant now) {
        clocks.change(terms.of(ticket).of(ticket.priority(), keepTheirCalendars), now);
        clocks.changeOperationalLevel(
                terms.operationalLevel(ticket.groupKey(), ticket.priority(), keepTheirCalendars), now);
    }

    private int each(
            Collection<Long> ids,
            Instant now,
            Function<LockedTicket, Map<String, Object>> because,
            Consumer<LockedTicket> measure) {
        var changed = 0;
        for (var work : locked.free(ids, now)) {
            if (!work.ticket().isOpen()) {
                continue;
            }
            var before = times(work);
            var facts = because.apply(work);
            measure.accept(work);
            if (!times(work).equals(before)) {
                changed++;
                // Before the breaches it may have brought about, and told to nobody: nobody did anything.
                tickets.add(new HistoryEntry(work.ticket().id(), now, null, HistoryKind.PROMISES_MOVED, null, facts));
            }
            locked.keep(work);
        }
        return changed;
    }

    private static @Nullable Integer agreementBefore(LockedTicket work, DefinitionKind kind) {
        return kind == DefinitionKind.AGREEMENT ? work.ticket().agreementVersion() : null;
    }

    private static Map<String, Object> because(
            String cause, @Nullable String what, @Nullable Integer from, @Nullable Integer version) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("because", cause);
        put(facts, "what", what);
        put(facts, "from", from);
        put(facts, "version", version);
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static List<Instant> times(LockedTicket work) {
        return work.clocks().all().stream()
                .map(clock -> Objects.requireNonNullElse(clock.projectedDueAt(), TicketClocks.NO_PROMISE))
                .toList();
    }
}
