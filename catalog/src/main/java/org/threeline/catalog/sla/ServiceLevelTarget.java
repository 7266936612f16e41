package org.threeline.catalog.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One promise: how much working time something may take at one priority.
 *
 * @param kind what it is promised for
 * @param priority the priority it holds at
 * @param target how much working time
 * @param calendar the calendar the time is counted on
 * @param pausesOn the hold reasons the clock rests on
 * @param warnAt where a warning is due: shares of the target below 100 % and times before the due time, each once
 */
public record ServiceLevelTarget(
        TargetKind kind,
        Priority priority,
        WorkingDuration target,
        TargetCalendar calendar,
        @JsonInclude(JsonInclude.Include.ALWAYS) Set<HoldReason> pausesOn,
        List<Threshold> warnAt) {
    /** Shares ascending, then times before, the longest first: the same order whatever the target. */
    public static final Comparator<Threshold> WRITTEN = Comparator.comparing(Threshold::isBefore)
            .thenComparing(Threshold::percent)
            .thenComparing(Threshold::minutesBefore, Comparator.reverseOrder());

    /** Copies what it is given, each list in its own order; no reasons at all (null) means the kind's usual ones. */
    public ServiceLevelTarget {
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        reasons.addAll(pausesOn == null ? kind.usualPauses() : pausesOn);
        pausesOn = Collections.unmodifiableSet(reasons);
        warnAt = warnAt == null ? List.of() : warnAt.stream().sorted(WRITTEN).toList();
    }
}
