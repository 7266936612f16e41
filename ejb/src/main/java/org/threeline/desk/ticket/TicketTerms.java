package org.threeline.desk.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.Promises;

/** What is promised for a ticket as it stands: by the agreement's version it was filed under, at its priority. */
@ApplicationScoped
public class TicketTerms {
    @Inject
    Catalogue catalogue;

    @Inject
    Promises promises;

    ServiceOffering service(Ticket ticket) {
        return catalogue.service(ticket.serviceKey(), ticket.serviceVersion());
    }

    List<ClockTerms> of(LockedTicket work) {
        var ticket = work.ticket();
        var agreement = catalogue.agreement(service(ticket).agreement(), ticket.agreementVersion());
        return promises.of(agreement, ticket.priority(), work.clocks().all());
    }

    Optional<ClockTerms> nextReply(LockedTicket work) {
        return of(work).stream()
                .filter(terms -> terms.kind() == TargetKind.NEXT_REPLY)
                .findFirst();
    }

    /** The time its group may hold it. */
    Optional<ClockTerms> operationalLevel(LockedTicket work) {
        return promises.operationalLevel(
                work.ticket().groupKey(),
                work.ticket().priority(),
                work.clocks().all());
    }
}
