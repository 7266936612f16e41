package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** All locations of the company, retired ones too. */
@Stateless
public class Locations {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Clock clock;

    public Optional<Location> byId(long id) {
        return Optional.ofNullable(entities.find(Location.class, id));
    }

    /** Finds one by its name, in any case of letters. */
    public Optional<Location> named(String name) {
        return entities.createQuery("select d from Location d where d.name = :name", Location.class)
                .setParameter("name", name.strip())
                .getResultStream()
                .findFirst();
    }

    /** All of them by name. */
    public List<Location> all() {
        return entities.createQuery("select d from Location d order by d.name, d.id", Location.class)
                .getResultList();
    }

    /** Takes one in. */
    public void add(Location location) {
        entities.persist(location);
    }

    /** The one of that name, opened in the zone where there is none yet. */
    public Location ensure(String name, ZoneId zone) {
        return named(name).orElseGet(() -> {
            var location = Location.open(name.strip(), zone, clock.instant());
            entities.persist(location);
            return location;
        });
    }
}
