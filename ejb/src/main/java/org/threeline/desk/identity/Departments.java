package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

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

    /** Takes one in. */
    public void add(Department department) {
        entities.persist(department);
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
