package org.threeline.desk.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.calendar.OpenRange;

/**
 * What keeps a clock true for a while without asking the desk again: where it stands, and when its calendar is open. Only
 * open time uses up what is left, and nothing does while the clock rests.
 *
 * @param asOf the instant all of it holds for
 * @param remaining working time left; negative when overdue
 * @param target working time promised
 * @param resting whether it rests; then the due time follows from what is left
 * @param dueAt null while it rests, or where it never comes
 * @param resumesAt when a rest is expected to end; null where nobody knows
 * @param open when its calendar is open, from {@code asOf} on
 * @param sight up to when {@code open} tells; nothing is known of what comes later
 */
public record ClockAhead(
        Instant asOf,
        Duration remaining,
        Duration target,
        boolean resting,
        @Nullable Instant dueAt,
        @Nullable Instant resumesAt,
        List<OpenRange> open,
        Instant sight) {}
