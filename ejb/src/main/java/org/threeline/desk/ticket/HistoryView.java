package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.Map;
import org.threeline.desk.identity.PersonSummary;

/**
 * An entry of a ticket's story as somebody may see it.
 *
 * @param actor null for the desk itself
 * @param text what was written, or null
 * @param data what changed; plain values
 */
public record HistoryView(
        long id,
        Instant at,
        PersonSummary actor,
        HistoryKind kind,
        boolean internal,
        String text,
        Map<String, Object> data) {}
