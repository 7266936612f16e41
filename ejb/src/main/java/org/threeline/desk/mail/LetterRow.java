package org.threeline.desk.mail;

import java.time.Instant;
import org.threeline.desk.ticket.TicketNumber;

/**
 * A letter as an administrator sees it; what it says stays between the desk and its reader.
 *
 * @param address where it goes; null where the person has none
 * @param ticketId null where it is about no ticket
 * @param nextAttemptAt null unless it waits
 * @param errorKey of a sentence that says why it was not taken; null where nothing went wrong
 * @param errorDetail what the server said, or null
 * @param endedAt null while it waits
 */
public record LetterRow(
        long id,
        LetterKind kind,
        String recipient,
        String address,
        Long ticketId,
        LetterState state,
        int attempts,
        Instant nextAttemptAt,
        String errorKey,
        String errorDetail,
        Instant createdAt,
        Instant endedAt) {
    /** The ticket's number, or null. */
    public String number() {
        return ticketId == null ? null : TicketNumber.of(ticketId);
    }
}
