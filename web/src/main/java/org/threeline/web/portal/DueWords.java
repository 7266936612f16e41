package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Words;

/** What a promise means for whoever waits: who does what by when, and while it rests, why. */
@RequestScoped
public class DueWords {
    @Inject
    Words words;

    @Inject
    Times times;

    /** @param due null where nothing is promised */
    String running(TargetKind kind, Instant due) {
        return due == null ? times.by(null) : running(kind, times.moment(due));
    }

    /** @param due in words */
    String running(TargetKind kind, String due) {
        return words.of(key(kind, ""), due);
    }

    String late(TargetKind kind, Instant due) {
        return late(kind, times.moment(due));
    }

    /** @param due in words */
    String late(TargetKind kind, String due) {
        return words.of(key(kind, ".late"), due);
    }

    /** Why it rests. @param isOwn whether whoever looks is the requester */
    String reason(HoldReason why, boolean isOwn) {
        if (why == HoldReason.REQUESTER && isOwn) {
            return words.get("portal_due.resting.you");
        }
        return words.get(why == null ? "portal_due.resting" : "portal_due.resting." + why.name());
    }

    /** @param projected when it would be due if it went on now; null when nobody can tell */
    String resting(TargetKind kind, HoldReason why, boolean isOwn, Instant projected) {
        return projected == null ? reason(why, isOwn) : resting(kind, why, isOwn, times.moment(projected));
    }

    /** @param projected in words */
    String resting(TargetKind kind, HoldReason why, boolean isOwn, String projected) {
        return words.of(key(kind, ".resting"), reason(why, isOwn), projected);
    }

    private static String key(TargetKind kind, String end) {
        return switch (kind) {
            case FIRST_RESPONSE, NEXT_REPLY -> "portal_due.answer" + end;
            case PERIODIC_UPDATE -> "portal_due.news" + end;
            case RESOLUTION, OLA -> "portal_due.solution" + end;
        };
    }
}
