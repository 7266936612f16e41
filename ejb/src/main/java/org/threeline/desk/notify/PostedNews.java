package org.threeline.desk.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.ticket.JsonMap;
import org.threeline.kernel.storage.AddedRows;
import org.threeline.kernel.storage.AddedRows.Table;

/**
 * News of promises on its way to become letters. A sweep brings thousands of pieces, often for the same few people, so a
 * piece is a narrow row here, and {@link NewsGathering} makes letters of them. So it does of all news that comes in
 * somebody's quiet hours.
 */
@ApplicationScoped
public class PostedNews {
    private static final JsonMap FACTS = new JsonMap();
    private static final Table TABLE = new Table(
            "mail_news", "mail_news_seq", List.of("person_id", "kind", "ticket_id", "promise", "at", "facts", "held"));

    @Inject
    AddedRows rows;

    /** Belongs into the caller's transaction: a piece is there exactly when what it tells has happened. */
    void add(long personId, NotificationKind kind, long ticketId, TargetKind promise, Instant at) {
        rows.add(TABLE, personId, kind.name(), ticketId, promise.name(), at, null, false);
    }

    /**
     * The same for a person who wants no mail now.
     *
     * @param promise null where it is about none
     * @param facts what its letter is to say; null where it is about a promise
     * @param welcome when the person wants mail again
     */
    void hold(
            long personId,
            NotificationKind kind,
            long ticketId,
            TargetKind promise,
            Map<String, Object> facts,
            Instant welcome) {
        rows.add(
                TABLE,
                personId,
                kind.name(),
                ticketId,
                promise == null ? null : promise.name(),
                welcome,
                FACTS.convertToDatabaseColumn(facts),
                true);
    }
}
