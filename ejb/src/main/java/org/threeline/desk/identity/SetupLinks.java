package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Links that may make the first administrator. */
@Stateless
public class SetupLinks {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    public void add(SetupLink link) {
        entities.persist(link);
    }

    /** The link with this hash, used or not. */
    public Optional<SetupLink> find(byte[] tokenHash) {
        return Optional.ofNullable(entities.find(SetupLink.class, tokenHash));
    }
}
