package org.threeline.desk.clock;

import java.util.EnumSet;
import java.util.Set;
import org.threeline.catalog.sla.HoldReason;

/** Why working time does not count for a while: the reasons a ticket can be on hold for, or that it was resolved. */
public enum PauseCause {
    REQUESTER,
    VENDOR,
    APPROVAL,
    CHANGE,
    PROBLEM,
    EVIDENCE,
    SCHEDULED,
    /** Between a resolution and its reopening nobody owed anything; every clock rests. */
    RESOLVED;

    public static PauseCause of(HoldReason reason) {
        return valueOf(reason.name());
    }

    public static Set<PauseCause> of(Set<HoldReason> reasons) {
        var causes = EnumSet.noneOf(PauseCause.class);
        reasons.forEach(reason -> causes.add(of(reason)));
        return causes;
    }
}
