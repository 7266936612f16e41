package org.threeline.desk.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.threeline.catalog.offering.Definitions;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.Promises;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.identity.Locations;

/** What is promised for a ticket as it stands: by the agreement's version it was filed under, at its priority. */
@ApplicationScoped
public class TicketTerms {
    @Inject
    Definitions catalogue;

    @Inject
    Promises promises;

    @Inject
    Locations locations;

    /** As these, by other definitions than the published ones. */
    TicketTerms supposing(Definitions supposed) {
        var terms = new TicketTerms();
        terms.catalogue = supposed;
        terms.promises = Promises.by(supposed);
        terms.locations = locations;
        return terms;
    }

    /** Terms at a priority, given the clocks there are already. */
    @FunctionalInterface
    interface At {
        List<ClockTerms> of(Priority priority, List<SlaClock> running);
    }

    ServiceOffering service(Ticket ticket) {
        return catalogue.service(ticket.serviceKey(), ticket.serviceVersion());
    }

    List<ClockTerms> of(LockedTicket work) {
        return of(work.ticket()).of(work.ticket().priority(), work.clocks().all());
    }

    At of(Ticket ticket) {
        var service = service(ticket);
        return of(service, catalogue.agreement(service.agreement(), ticket.agreementVersion()), ticket.requesterId());
    }

    /** What would be promised, by the agreement in force, if somebody filed now. */
    At filedBy(long requesterId, ServiceOffering service) {
        return of(service, catalogue.inForce().agreement(service.agreement()).orElseThrow(), requesterId);
    }

    private At of(ServiceOffering service, ServiceLevelAgreement agreement, long requesterId) {
        var calendars = calendars(service, agreement, requesterId);
        return (priority, running) -> promises.of(agreement, calendars, priority, running);
    }

    private Function<TargetCalendar, String> calendars(
            ServiceOffering service, ServiceLevelAgreement agreement, long requesterId) {
        var ofLocation = agreement.countsOnRequesterLocation()
                ? locations
                        .calendarOf(requesterId)
                        .filter(key -> catalogue.inForce().calendar(key).isPresent())
                        .orElse(null)
                : null;
        return calendar -> calendar.key(service.calendar(), ofLocation);
    }

    Optional<ClockTerms> nextReply(LockedTicket work) {
        return of(work).stream()
                .filter(terms -> terms.kind() == TargetKind.NEXT_REPLY)
                .findFirst();
    }

    /** The time its group may hold it. */
    Optional<ClockTerms> operationalLevel(LockedTicket work) {
        return operationalLevel(
                work.ticket().groupKey(),
                work.ticket().priority(),
                work.clocks().all());
    }

    Optional<ClockTerms> operationalLevel(String group, Priority priority, List<SlaClock> running) {
        return promises.operationalLevel(group, priority, running);
    }
}
