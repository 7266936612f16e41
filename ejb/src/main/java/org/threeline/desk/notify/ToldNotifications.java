package org.threeline.desk.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;

/**
 * Notifications on their way to their readers. A sweep writes thousands of them, so this is as little as possible between
 * them and the database.
 */
@ApplicationScoped
public class ToldNotifications {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /** Belongs into the caller's transaction: somebody is told exactly when it happened. */
    void add(Collection<Notification> notifications) {
        notifications.forEach(entities::persist);
    }
}
