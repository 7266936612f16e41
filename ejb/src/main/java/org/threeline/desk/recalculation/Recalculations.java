package org.threeline.desk.recalculation;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.identity.WorkplaceChanged;

/** What is to be measured anew, and which tickets that concerns. */
@Stateless
public class Recalculations {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Clocks clocks;

    @Inject
    Clock clock;

    /**
     * Has running clocks measured anew; the job begins within a minute. Asked twice before it began, it is done once.
     *
     * @param subject key or id of what changed, as the cause says
     * @param askedById who wants it, or null
     */
    public void ask(RecalculationCause cause, String subject, @Nullable Long askedById) {
        var isAsked =
                open().stream().anyMatch(open -> open.cause() == cause && Objects.equals(open.subject(), subject));
        if (!isAsked) {
            entities.persist(new Recalculation(cause, subject, askedById, clock.instant()));
        }
    }

    public boolean isAnythingDue(Instant now) {
        return !entities.createQuery("select r.id from Recalculation r where r.doneAt is null", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** What is not done yet, oldest first. */
    public List<Recalculation> open() {
        return entities.createQuery(
                        "select r from Recalculation r where r.doneAt is null order by r.id", Recalculation.class)
                .getResultList();
    }

    /** Tickets with clocks it concerns, in order, later than one. */
    public List<Long> tickets(Recalculation recalculation, long afterTicket, int limit) {
        var subject = recalculation.subject();
        return switch (recalculation.cause()) {
            case CALENDAR -> clocks.ticketsByOlder(DefinitionKind.CALENDAR, subject, afterTicket, limit);
            case AGREEMENT -> clocks.ticketsByOlder(DefinitionKind.AGREEMENT, subject, afterTicket, limit);
            case GROUP -> clocks.ticketsByOlder(DefinitionKind.GROUP, subject, afterTicket, limit);
            case PERSON -> clocks.ticketsOfRequester(Long.parseLong(subject), afterTicket, limit);
            case LOCATION -> clocks.ticketsOfLocation(Long.parseLong(subject), afterTicket, limit);
            case ZONE_RULES -> clocks.ticketsWithRunningClocks(afterTicket, limit);
        };
    }

    /** All of it has been gone through; what failed or was in somebody's hands is tried again, but not for ever. */
    public void passed(long id) {
        var recalculation = entities.find(Recalculation.class, id);
        var isAnythingLeft =
                switch (recalculation.cause()) {
                    case CALENDAR, AGREEMENT, GROUP ->
                        !tickets(recalculation, 0, 1).isEmpty();
                    // Which tickets were left out cannot be seen from the clocks, so all are looked at once more.
                    case PERSON, LOCATION, ZONE_RULES -> recalculation.passes() == 0;
                };
        recalculation.passed(isAnythingLeft, clock.instant());
    }

    /** Notices time zone data that is newer than what running clocks were counted by; at the first start it is that. */
    public void notice(String edition) {
        var known = entities.createQuery(
                        "select r from Recalculation r where r.cause = :cause order by r.id desc", Recalculation.class)
                .setParameter("cause", RecalculationCause.ZONE_RULES)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        if (known.isEmpty()) {
            entities.persist(new Recalculation(RecalculationCause.ZONE_RULES, edition, null, clock.instant()).asDone());
        } else if (edition.compareTo(known.get().subject()) > 0) {
            ask(RecalculationCause.ZONE_RULES, edition, null);
        }
    }

    /** Running clocks that count where the requester works follow. */
    public void onWorkplaceChanged(@Observes WorkplaceChanged changed) {
        if (changed.personId() != null) {
            ask(RecalculationCause.PERSON, changed.personId().toString(), null);
        }
        if (changed.locationId() != null) {
            ask(RecalculationCause.LOCATION, changed.locationId().toString(), null);
        }
    }
}
