package org.threeline.catalog.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One promise: how much working time something may take at one priority.
 *
 * @param kind what it is promised for
 * @param priority the priority it holds at
 * @param target how much working time
 * @param calendar key of the calendar the time is counted on
 * @param pausesOn the hold reasons the clock rests on
 * @param warnAt percentages of the target at which a warning is due, 1 to 99, ascending, each once
 */
public record ServiceLevelTarget(
        TargetKind kind,
        Priority priority,
        WorkingDuration target,
        String calendar,
        @JsonInclude(JsonInclude.Include.ALWAYS) Set<HoldReason> pausesOn,
        List<Integer> warnAt) {
    /** Copies what it is given, reasons in their own order; no reasons at all (null) means the kind's usual ones. */
    public ServiceLevelTarget {
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        reasons.addAll(pausesOn == null ? kind.usualPauses() : pausesOn);
        pausesOn = Collections.unmodifiableSet(reasons);
        warnAt = warnAt == null ? List.of() : List.copyOf(warnAt);
    }
}
