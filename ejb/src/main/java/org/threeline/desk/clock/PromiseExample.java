package org.threeline.desk.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a target means for one ticket that might be filed.
 *
 * @param length how much working time it is on the calendar that counts
 * @param filedAt shortly before people go home, or now where nobody ever does
 * @param dueAt null where that never comes
 */
public record PromiseExample(
        Duration length, Instant filedAt, @Nullable Instant dueAt) {}
