package org.threeline.desk.ticket;

import java.time.Duration;
import java.time.Instant;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockAhead;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.identity.PersonSummary;

/**
 * A row of a list with the names and the clock that are shown with it.
 *
 * @param assignee null when nobody's
 * @param ring the promise that is due first; null where none runs
 */
public record QueueItem(QueueRow row, PersonSummary requester, PersonSummary assignee, Ring ring) {
    /**
     * @param share of the target used, not capped: 1 is the due time
     * @param dueAt the due time; projected while paused
     * @param remaining working time left; negative when overdue
     * @param ahead what keeps it true on a page
     */
    public record Ring(
            TargetKind kind,
            double share,
            ClockState state,
            boolean paused,
            Instant dueAt,
            Duration remaining,
            ClockAhead ahead) {}
}
