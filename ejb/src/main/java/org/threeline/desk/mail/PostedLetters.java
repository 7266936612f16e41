package org.threeline.desk.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;

/**
 * Letters on their way into the outbox. A sweep posts thousands of them, so this is as little as possible between them and
 * the database.
 */
@ApplicationScoped
public class PostedLetters {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /** Belongs into the caller's transaction: a letter is there exactly when its news is. */
    void add(Collection<Letter> letters) {
        letters.forEach(entities::persist);
    }
}
