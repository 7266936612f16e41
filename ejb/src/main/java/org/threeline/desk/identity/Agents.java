package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Everybody who belongs to a support group. It asks the tables themselves, for memberships belong to the catalogue's
 * entities and people to these.
 */
@Stateless
public class Agents {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    People people;

    /**
     * Finds active agents whose name or login begins like the text, or who have a later name beginning so.
     *
     * @param text what was typed; blank finds nobody
     * @param limit at most so many, ordered by name
     */
    public List<PersonSummary> search(String text, int limit) {
        var typed = text == null ? "" : text.strip();
        if (typed.isEmpty()) {
            return List.of();
        }
        var beginning = LikePattern.literal(typed);
        var ids = new ArrayList<Long>();
        for (var id : entities.createNativeQuery("select p.id from person p"
                        + " where p.active and p.login is not null"
                        + " and exists (select 1 from membership m where m.person_id = p.id)"
                        + " and (p.name like ?1 escape '!' or p.name like ?2 escape '!' or p.login like ?3 escape '!')"
                        + " order by p.name, p.id")
                .setParameter(1, beginning + "%")
                .setParameter(2, "% " + beginning + "%")
                .setParameter(3, Logins.normal(beginning) + "%")
                .setMaxResults(limit)
                .getResultList()) {
            ids.add(((Number) id).longValue());
        }
        var found = people.summaries(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
