package org.threeline.desk.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.threeline.kernel.storage.AddedRows;
import org.threeline.kernel.storage.AddedRows.Table;

/**
 * Letters on their way into the outbox. A sweep posts thousands of them, so this is as little as possible between them and
 * the database.
 */
@ApplicationScoped
public class PostedLetters {
    private static final Table TABLE = new Table(
            "outbox",
            "outbox_seq",
            List.of(
                    "kind",
                    "person_id",
                    "language",
                    "ticket_id",
                    "facts",
                    "message_id",
                    "state",
                    "attempts",
                    "next_attempt_at",
                    "expires_at",
                    "awaits_server",
                    "created_at"));

    @Inject
    AddedRows rows;

    /** Belongs into the caller's transaction: a letter is there exactly when its news is. */
    void add(Letter letter) {
        rows.add(TABLE, letter.columns());
    }
}
