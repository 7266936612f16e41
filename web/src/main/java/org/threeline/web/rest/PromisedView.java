package org.threeline.web.rest;

import java.time.Instant;
import java.util.Map;
import org.threeline.catalog.sla.TargetKind;

/**
 * What is promised to somebody who files; null where nothing is.
 *
 * @param response the first answer of the desk
 * @param resolution the solution
 */
public record PromisedView(Due response, Due resolution) {
    /** @param dueAt the promised instant */
    public record Due(Instant dueAt) {}

    static PromisedView of(Map<TargetKind, Instant> promised) {
        return new PromisedView(due(promised.get(TargetKind.FIRST_RESPONSE)), due(promised.get(TargetKind.RESOLUTION)));
    }

    private static Due due(Instant at) {
        return at == null ? null : new Due(at);
    }
}
