package org.threeline.catalog.group;

import org.jspecify.annotations.Nullable;
import org.threeline.kernel.LocalizedText;

/**
 * A support group as lists show it.
 *
 * @param line 1, 2 or 3
 * @param calendarKey key of the calendar it works by; null for an imported group
 * @param active whether new tickets may come to it
 */
public record GroupSummary(
        String key, LocalizedText name, int line, @Nullable String calendarKey, boolean active) {
    static GroupSummary of(SupportGroup group) {
        return new GroupSummary(group.key(), group.name(), group.line(), group.calendarKey(), group.isActive());
    }
}
