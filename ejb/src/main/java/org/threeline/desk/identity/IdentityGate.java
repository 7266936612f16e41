package org.threeline.desk.identity;

import jakarta.persistence.EntityManager;

/** Lets one transaction at a time through, across all nodes, until it ends. */
final class IdentityGate {
    private IdentityGate() {}

    static void lock(EntityManager entities) {
        // An update locks the row even where it changes nothing.
        entities.createNativeQuery("update identity_gate set id = 1 where id = 1")
                .executeUpdate();
    }
}
