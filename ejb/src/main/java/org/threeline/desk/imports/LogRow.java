package org.threeline.desk.imports;

import java.time.Instant;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.ticket.Channel;

/** A row of a log, as far as anything is made of it. */
sealed interface LogRow {
    /** Line of the file the row begins on; the header is line 1. */
    long line();

    /**
     * A row that tells how an incident stood.
     *
     * @param hash of all its fields: the same row twice counts once
     * @param modCount orders rows of the same time
     * @param state how the log calls the state
     * @param caller name, or null when unknown; so are group and assignee
     */
    record Told(
            long line,
            String reference,
            byte[] hash,
            Instant at,
            int modCount,
            Instant openedAt,
            String state,
            Impact impact,
            Urgency urgency,
            Channel channel,
            String subject,
            String caller,
            String group,
            String assignee)
            implements LogRow {}

    /**
     * A row that cannot be taken.
     *
     * @param reason stable and language-free
     * @param detail what is wrong, as the file has it
     * @param text the row
     */
    record Rejected(long line, String reference, byte[] hash, String reason, String detail, String text)
            implements LogRow {}

    /** A row later than the import goes; for it the row does not exist. */
    record Later(long line) implements LogRow {}
}
