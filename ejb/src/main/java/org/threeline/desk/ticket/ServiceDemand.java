package org.threeline.desk.ticket;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which services people ask for; to offer them first. */
@Singleton
@Lock(LockType.READ)
public class ServiceDemand {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int LAST_TICKETS = 2_000;
    private static final int LAST_OF_A_PERSON = 50;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Clock clock;

    private volatile Counted counted = new Counted(Instant.EPOCH, List.of());

    /** Keys of the services the last two thousand tickets are of, the most frequent first; at most ten minutes old. */
    public List<String> popular() {
        var now = clock.instant();
        if (now.isAfter(counted.at().plus(KEPT)) || counted.at().isAfter(now)) {
            counted = new Counted(now, count());
        }
        return counted.services();
    }

    /** Keys of the services a person asked for last, the latest first, each once. */
    public List<String> recentOf(long personId) {
        return entities
                .createQuery(
                        "select t.serviceKey from Ticket t where t.requesterId = :person"
                                + " order by t.updatedAt desc, t.id desc",
                        String.class)
                .setParameter("person", personId)
                .setMaxResults(LAST_OF_A_PERSON)
                .getResultList()
                .stream()
                .distinct()
                .toList();
    }

    /** Reads a bounded stretch of the newest rows, so that it costs the same on a large desk. */
    private List<String> count() {
        var newest = entities.createQuery("select max(t.id) from Ticket t", Long.class)
                .getSingleResult();
        if (newest == null) {
            return List.of();
        }
        return entities.createQuery(
                        "select t.serviceKey from Ticket t where t.id > :from group by t.serviceKey"
                                + " order by count(t) desc, t.serviceKey",
                        String.class)
                .setParameter("from", newest - LAST_TICKETS)
                .getResultList();
    }

    private record Counted(Instant at, List<String> services) {}
}
