package org.threeline.web.rest;

import java.time.Instant;
import java.util.Map;
import org.threeline.catalog.sla.TargetKind;

/**
 * When something is promised.
 *
 * @param response null where no first response is promised
 * @param resolution null where no solution is promised
 */
public record PromisedView(DueView response, DueView resolution) {
    static PromisedView of(Map<TargetKind, Instant> promised) {
        return new PromisedView(
                DueView.of(promised.get(TargetKind.FIRST_RESPONSE)), DueView.of(promised.get(TargetKind.RESOLUTION)));
    }

    /** A moment something is due. */
    public record DueView(Instant dueAt) {
        static DueView of(Instant dueAt) {
            return dueAt == null ? null : new DueView(dueAt);
        }
    }
}
