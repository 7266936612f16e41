package org.threeline.desk.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.kernel.storage.AddedRows;
import org.threeline.kernel.storage.AddedRows.Table;

/**
 * News of promises on its way to become letters. A sweep brings thousands of pieces, often for the same few people, so a
 * piece is a narrow row here, and {@link NewsGathering} makes letters of them.
 */
@ApplicationScoped
public class PostedNews {
    private static final Table TABLE =
            new Table("mail_news", "mail_news_seq", List.of("person_id", "kind", "ticket_id", "promise", "at"));

    @Inject
    AddedRows rows;

    /** Belongs into the caller's transaction: a piece is there exactly when what it tells has happened. */
    void add(long personId, NotificationKind kind, long ticketId, TargetKind promise, Instant at) {
        rows.add(TABLE, personId, kind.name(), ticketId, promise.name(), at);
    }
}
