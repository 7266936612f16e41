package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.threeline.kernel.Causes;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.storage.DatabaseFault;

/** All departments of the company, retired ones too. */
@Stateless
public class Departments {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Clock clock;

    public Optional<Department> byId(long id) {
        return Optional.ofNullable(entities.find(Department.class, id));
    }

    /** Finds one by its name, in any case of letters. */
    public Optional<Department> named(String name) {
        return entities.createQuery("select d from Department d where d.name = :name", Department.class)
                .setParameter("name", name.strip())
                .getResultStream()
                .findFirst();
    }

    /** All of them by name. */
    public List<Department> all() {
        return entities.createQuery("select d from Department d order by d.name, d.id", Department.class)
                .getResultList();
    }

    /**
     * Takes one in.
     *
     * @throws InvalidInput at {@code name} where another of that name was taken in at the same moment
     */
    public void add(Department department) {
        entities.persist(department);
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
                throw new InvalidInput("name", "department.name_taken");
            }
            throw failed;
        }
    }

    /** How many active people belong to each, by id; where nobody does, nothing. */
    public Map<Long, Long> countPeople() {
        return entities.createQuery(
                        "select p.department.id, count(p) from Person p where p.active = true and p.department is not null"
                                + " group by p.department.id",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }

    /** Moves all active people from one to another. */
    public void movePeople(Department from, Department to) {
        entities.createQuery("update Person p set p.department = :to, p.version = p.version + 1"
                        + " where p.department = :from and p.active = true")
                .setParameter("to", to)
                .setParameter("from", from)
                .executeUpdate();
    }

    /** The one of that name, founded where there is none yet. */
    public Department ensure(String name) {
        return named(name).orElseGet(() -> {
            var department = Department.found(name.strip(), clock.instant());
            entities.persist(department);
            return department;
        });
    }
}
