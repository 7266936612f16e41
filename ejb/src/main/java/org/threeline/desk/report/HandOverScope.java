package org.threeline.desk.report;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.Priority;

/**
 * Which tickets a report is about: those that were over in a time, each with its whole way.
 *
 * @param from tickets that were over from then on count
 * @param until tickets that were over before that count
 * @param services keys; empty for all
 * @param group only tickets that were in this group; null for all
 * @param priority that they had in the end; null for any
 */
public record HandOverScope(
        Instant from,
        Instant until,
        Set<String> services,
        @Nullable String group,
        @Nullable Priority priority) {
    public HandOverScope {
        services = Set.copyOf(services);
    }
}
