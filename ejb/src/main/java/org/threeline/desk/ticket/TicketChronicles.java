package org.threeline.desk.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.threeline.catalog.form.FormAnswers;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.clock.Promises;
import org.threeline.kernel.InvalidInput;

/** Tickets whose lives are told afterwards: where they begin, and where they are kept all at once. */
@ApplicationScoped
public class TicketChronicles {
    private static final int STAYS_PER_STATEMENT = 4_000;

    @Inject
    Catalogue catalogue;

    @Inject
    Promises promises;

    @Inject
    TicketTerms terms;

    @Inject
    HoldingGroups groups;

    @Inject
    Tickets tickets;

    @Inject
    Clocks clocks;

    /**
     * How a life begins.
     *
     * @param service key of a service in force
     * @param answers by field name; checked against the service's form, people by login not
     * @param impact null for the service's usual one
     * @param urgency null for the service's usual one
     * @param watchers ids, possibly none
     */
    public record Beginning(
            String service,
            Channel channel,
            String subject,
            String description,
            Map<String, Object> answers,
            Impact impact,
            Urgency urgency,
            long requesterId,
            long filedById,
            List<Long> watchers,
            Instant at) {}

    /**
     * Files a ticket in the past. It has its number, so tickets have to begin in the order of time; it is stored by
     * {@link #keep}.
     *
     * @throws InvalidInput where an answer is wrong
     */
    public TicketChronicle begin(Beginning beginning, TicketChronicle.Listener listener) {
        var service = catalogue.inForce().service(beginning.service()).orElseThrow();
        var agreement = catalogue.inForce().agreement(service.agreement()).orElseThrow();
        var ticket = Ticket.file(
                new Ticket.Filing(
                        service,
                        agreement.version(),
                        beginning.channel(),
                        beginning.subject(),
                        beginning.description(),
                        FormAnswers.check(service.form(), beginning.answers()),
                        beginning.requesterId(),
                        beginning.filedById(),
                        beginning.impact() == null ? service.usualImpact() : beginning.impact(),
                        beginning.urgency() == null ? service.usualUrgency() : beginning.urgency(),
                        groups.receiving(service)),
                beginning.at());
        tickets.add(ticket);
        var chronicle = new TicketChronicle(
                ticket,
                service,
                clocks.none(ticket.id()),
                new TicketChronicle.Terms(terms.filedBy(beginning.requesterId(), service), promises::operationalLevel),
                key -> groups.named(key).orElseThrow(),
                listener);
        chronicle.begin(beginning.watchers());
        return chronicle;
    }

    /** Stores everything of these lives; their tickets are complete from now on. */
    public void keep(Collection<TicketChronicle> chronicles) {
        for (var chronicle : chronicles) {
            clocks.keep(chronicle.clocks());
            chronicle.hops().forEach(tickets::keep);
            chronicle.stints().forEach(tickets::add);
            chronicle.story().forEach(tickets::add);
        }
        var stays = chronicles.stream()
                .flatMap(chronicle -> chronicle.hops().stream())
                .toList();
        for (var from = 0; from < stays.size(); from += STAYS_PER_STATEMENT) {
            tickets.mayBeReadBy(stays.subList(from, Math.min(from + STAYS_PER_STATEMENT, stays.size())));
        }
        for (var chronicle : chronicles) {
            chronicle
                    .watchers()
                    .forEach(watcher -> tickets.addWatcher(chronicle.ticket().id(), watcher));
        }
    }
}
