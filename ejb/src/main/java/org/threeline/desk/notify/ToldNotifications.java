package org.threeline.desk.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.threeline.kernel.storage.AddedRows;
import org.threeline.kernel.storage.AddedRows.Table;

/**
 * Notifications on their way to their readers. A sweep writes thousands of them, so this is as little as possible between
 * them and the database.
 */
@ApplicationScoped
public class ToldNotifications {
    private static final Table TABLE = new Table(
            "notification",
            "notification_seq",
            List.of("person_id", "ticket_id", "kind", "promise", "actor_id", "at", "read_at"));

    @Inject
    AddedRows rows;

    /** Belongs into the caller's transaction: somebody is told exactly when it happened. */
    void add(Notification notification) {
        rows.add(TABLE, notification.columns());
    }
}
