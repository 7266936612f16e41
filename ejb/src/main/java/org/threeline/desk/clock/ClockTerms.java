package org.threeline.desk.clock;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;

/**
 * What one clock is measured against: a target as it stood in a definition's version.
 *
 * @param kind what is promised
 * @param priority the priority the target holds for
 * @param target working time, positive
 * @param calendarKey the calendar working time is counted in, with its version
 * @param definitionKey the agreement, or for an OLA the support group, with its version
 * @param pausesOn causes that stop the count; {@link PauseCause#RESOLVED} always does and is not listed
 * @param warnAt what is told on the way to the due time, in the order it is passed; each fits the target
 * @param groupKey the holding group of an OLA clock, else null
 */
public record ClockTerms(
        TargetKind kind,
        Priority priority,
        Duration target,
        String calendarKey,
        int calendarVersion,
        String definitionKey,
        int definitionVersion,
        Set<PauseCause> pausesOn,
        List<Threshold> warnAt,
        @Nullable String groupKey) {}
