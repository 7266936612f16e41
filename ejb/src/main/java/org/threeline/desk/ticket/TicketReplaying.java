package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.clock.Clocks;
import org.threeline.kernel.NotFound;

/**
 * Brings in tickets of another system with everything that happened to them there, or goes on with those an earlier
 * import brought. Nobody is notified and no rule of escalation applies: whoever runs it watches over that.
 */
@Stateless
public class TicketReplaying {
    @Inject
    Catalogue catalogue;

    @Inject
    TicketTerms terms;

    @Inject
    Tickets tickets;

    @Inject
    Clocks clocks;

    /**
     * A ticket's life elsewhere, or a part of it.
     *
     * @param service key of the service it becomes a ticket of
     * @param reference its name there
     * @param moments in order, at least one
     */
    public record Life(
            String service,
            String reference,
            Instant openedAt,
            Channel channel,
            String subject,
            long requesterId,
            List<TicketMoment> moments) {}

    /**
     * Replays lives, each of another ticket, in one transaction.
     *
     * @return the moments that came too late, by the ticket's reference; the ticket had gone on without them
     */
    public Map<String, List<TicketMoment>> replay(Collection<Life> lives) {
        var known = tickets.lockByExternalReferences(
                lives.stream().map(Life::reference).toList());
        var ids = known.values().stream().map(Ticket::id).toList();
        var knownClocks = clocks.ofAll(ids);
        var knownHops = tickets.hopsOfAll(ids);
        var knownStints = tickets.stintsOfAll(ids);
        var late = new LinkedHashMap<String, List<TicketMoment>>();
        var replays = new ArrayList<TicketReplay>();
        for (var life : lives) {
            var ticket = known.get(life.reference());
            var replay = ticket == null
                    ? begin(life)
                    : TicketReplay.goOn(
                            ticket,
                            knownClocks.get(ticket.id()),
                            terms.of(ticket),
                            knownHops.getOrDefault(ticket.id(), List.of()),
                            knownStints.getOrDefault(ticket.id(), List.of()));
            for (var moment : life.moments()) {
                if (replay.isPast(moment)) {
                    late.computeIfAbsent(life.reference(), reference -> new ArrayList<>())
                            .add(moment);
                } else {
                    replay.follow(moment);
                }
            }
            replay.end();
            replays.add(replay);
        }
        replays.forEach(this::keep);
        tickets.mayBeReadBy(
                replays.stream().flatMap(replay -> replay.newHops().stream()).toList());
        return late;
    }

    private TicketReplay begin(Life life) {
        var service = catalogue
                .inForce()
                .service(life.service())
                .orElseThrow(() -> new NotFound("service " + life.service()));
        var agreement = catalogue.inForce().agreement(service.agreement()).orElseThrow();
        var first = life.moments().get(0);
        var ticket = TicketReplay.open(
                new TicketReplay.Beginning(
                        service,
                        agreement.version(),
                        life.channel(),
                        life.subject(),
                        life.requesterId(),
                        life.reference(),
                        life.openedAt()),
                first);
        tickets.add(ticket);
        return TicketReplay.begin(ticket.id(), ticket, first.group(), clocks.none(ticket.id()), terms.of(ticket));
    }

    private void keep(TicketReplay replay) {
        clocks.keep(replay.clocks());
        replay.newHops().forEach(tickets::keep);
        replay.newStints().forEach(tickets::add);
        replay.story().forEach(tickets::add);
    }
}
