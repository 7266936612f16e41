package org.threeline.desk.demo;

import java.util.Map;
import org.threeline.catalog.sla.HoldReason;

/**
 * How a ticket goes, whatever it is about.
 *
 * @param depth the line that solves it, 1 to 3
 * @param asks whether the desk has to ask the requester
 * @param hold what else it has to wait for, or null
 * @param back whether the second line hands it back first
 * @param again whether it comes back after it was solved
 * @param cancelled whether the requester takes it back before anybody begins
 * @param urged whether the requester presses for it
 * @param until where it stands still, or null where it goes on to its end
 * @param agents who takes it on a line, by line; others come by lot
 * @param response share of the first response's target that passes before the answer
 * @param effort share of the resolution's target that is worked
 */
record Course(
        int depth,
        boolean asks,
        HoldReason hold,
        boolean back,
        boolean again,
        boolean cancelled,
        boolean urged,
        Until until,
        Map<Integer, String> agents,
        double response,
        double effort) {
    /** Where a scene stops. */
    enum Until {
        NEW,
        TAKEN,
        WAITING,
        HELD,
        ESCALATED,
        WORKING,
        BACK,
        RESOLVED,
        CONFIRMED,
        REOPENED
    }

    /** By lot; nine of ten keep what was promised. */
    static Course drawn(Story story, int deepest, boolean incident, Lot lot) {
        var depth = 1;
        if (deepest > 1 && lot.happens(30)) {
            depth = deepest > 2 && lot.happens(35) ? 3 : 2;
        }
        var cancelled = lot.happens(4);
        var hold = lot.happens(8) && !story.quick() ? reason(incident, lot) : null;
        return new Course(
                depth,
                lot.happens(story.quick() ? 8 : 30),
                hold,
                depth > 1 && lot.happens(14),
                lot.happens(5),
                cancelled,
                !story.quick() && lot.happens(6),
                null,
                Map.of(),
                lot.happens(4) ? lot.between(1.05, 1.7) : lot.between(0.05, 0.85),
                lot.happens(7) ? lot.between(1.05, 1.8) : lot.between(0.08, 0.3 + 0.18 * depth));
    }

    private static HoldReason reason(boolean incident, Lot lot) {
        return lot.weighted(
                incident
                        ? Map.of(
                                HoldReason.VENDOR, 5,
                                HoldReason.SCHEDULED, 3,
                                HoldReason.PROBLEM, 3,
                                HoldReason.EVIDENCE, 3,
                                HoldReason.CHANGE, 2)
                        : Map.of(HoldReason.APPROVAL, 5, HoldReason.VENDOR, 3, HoldReason.SCHEDULED, 3));
    }
}
