package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.desk.clock.PauseCause;

/** What the desk's tickets waited for. */
@Stateless
public class HoldReasons {
    /** A bounded stretch of the newest rows, so that it costs the same on a large desk. */
    private static final int LAST_HOLDS = 20_000;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /** How often tickets of each service waited for what, among the last twenty thousand holds. */
    public Map<String, Map<HoldReason, Long>> recent() {
        var newest = entities.createQuery("select max(p.id) from ClockPause p", Long.class)
                .getSingleResult();
        var recent = new HashMap<String, Map<HoldReason, Long>>();
        if (newest == null) {
            return recent;
        }
        entities.createQuery(
                        "select t.serviceKey, p.cause, count(p) from ClockPause p, Ticket t where t.id = p.ticketId"
                                + " and p.id > :from and p.cause <> :resolved group by t.serviceKey, p.cause",
                        Object[].class)
                .setParameter("from", newest - LAST_HOLDS)
                .setParameter("resolved", PauseCause.RESOLVED)
                .getResultStream()
                .forEach(row -> recent.computeIfAbsent((String) row[0], key -> new EnumMap<>(HoldReason.class))
                        .put(HoldReason.valueOf(((PauseCause) row[1]).name()), (Long) row[2]));
        return recent;
    }
}
