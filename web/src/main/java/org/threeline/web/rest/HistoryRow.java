package org.threeline.web.rest;

import java.time.Instant;
import java.util.Map;
import org.threeline.desk.ticket.HistoryView;

/**
 * An entry of a ticket's story.
 *
 * @param actor who did it, null for the desk itself
 * @param internal whether it stays in the desk
 * @param text what was written, null for none
 * @param data what changed; values that changed are objects of from and to
 */
public record HistoryRow(
        long id, Instant at, PersonView actor, String kind, boolean internal, String text, Map<String, Object> data) {
    static HistoryRow of(HistoryView entry) {
        return new HistoryRow(
                entry.id(),
                entry.at(),
                PersonView.of(entry.actor()),
                entry.kind().name(),
                entry.internal(),
                entry.text(),
                entry.data());
    }
}
