package org.threeline.desk.draft;

import java.time.Instant;

/**
 * A draft as its writer sees it.
 *
 * @param service key of the service that is asked for; null for what is said on a ticket
 * @param serviceVersion the version of the service it was last written with; null likewise
 * @param ticketId null for a request
 * @param version grows with each saving
 */
public record DraftView(
        long id,
        DraftKind kind,
        String service,
        Integer serviceVersion,
        Long ticketId,
        DraftContent content,
        int version,
        Instant createdAt,
        Instant updatedAt) {}
