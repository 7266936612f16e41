package org.threeline.catalog.sla;

import static org.threeline.catalog.sla.HoldReason.REQUESTER;
import static org.threeline.catalog.sla.HoldReason.SCHEDULED;

import java.util.Set;

/** What is promised a time for. */
public enum TargetKind {
    /** From filing to the desk's first public reply. */
    FIRST_RESPONSE(Set.of()),
    /** From the oldest unanswered message of the requester to the desk's next public reply. */
    NEXT_REPLY(Set.of(REQUESTER, SCHEDULED)),
    /** Between two public messages of either side. */
    PERIODIC_UPDATE(Set.of(REQUESTER, SCHEDULED)),
    /** From filing to the solution. */
    RESOLUTION(Set.of(REQUESTER, SCHEDULED)),
    /** How long one group holds a ticket: promised between groups, not to the requester. */
    OLA(Set.of(REQUESTER, SCHEDULED));

    private final Set<HoldReason> usualPauses;

    TargetKind(Set<HoldReason> usualPauses) {
        this.usualPauses = usualPauses;
    }

    /** The hold reasons a target of this kind rests on when its definition does not say. */
    public Set<HoldReason> usualPauses() {
        return usualPauses;
    }
}
