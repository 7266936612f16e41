package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.threeline.kernel.Causes;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.storage.DatabaseFault;

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

    /**
     * Takes one in.
     *
     * @throws InvalidInput at {@code name} where another of that name was taken in at the same moment
     */
    public void add(Location location) {
        entities.persist(location);
        requireUnique();
    }

    /**
     * Writes what was changed, to see whether a name is taken.
     *
     * @throws InvalidInput at {@code name} where it is
     */
    public void requireUnique() {
        try {
            entities.flush();
        } catch (PersistenceException failed) {
            if (DatabaseFault.isDuplicate(Causes.of(failed))) {
                throw new InvalidInput("name", "location.name_taken");
            }
            throw failed;
        }
    }

    /** Key of the calendar people work by where somebody works; empty where the place has none, or nobody knows it. */
    public Optional<String> calendarOf(long personId) {
        return entities.createQuery(
                        "select p.location.calendarKey from Person p where p.id = :person"
                                + " and p.location.calendarKey is not null",
                        String.class)
                .setParameter("person", personId)
                .getResultStream()
                .findFirst();
    }

    /** How many active people belong to each, by id; where nobody does, nothing. */
    public Map<Long, Long> countPeople() {
        return entities.createQuery(
                        "select p.location.id, count(p) from Person p where p.active = true and p.location is not null"
                                + " group by p.location.id",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }

    /** Moves all active people from one to another. */
    public void movePeople(Location from, Location to) {
        entities.createQuery("update Person p set p.location = :to, p.version = p.version + 1"
                        + " where p.location = :from and p.active = true")
                .setParameter("to", to)
                .setParameter("from", from)
                .executeUpdate();
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
