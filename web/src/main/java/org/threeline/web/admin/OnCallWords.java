package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import org.threeline.desk.oncall.OnCall.OnCallView;
import org.threeline.web.faces.Words;

/** Turns in the viewer's words. */
@Named
@RequestScoped
public class OnCallWords {
    @Inject
    Words words;

    @Inject
    Clock clock;

    /** Whether a stretch is on now; false for null. */
    public boolean isOn(OnCallView turn) {
        if (turn == null) {
            return false;
        }
        var now = clock.instant();
        return !now.isBefore(turn.from()) && now.isBefore(turn.until());
    }

    /** Why it is another than the one whose turn it is; empty where it is nobody else, and for null. */
    public String reason(OnCallView turn) {
        if (turn == null || turn.planned() == null) {
            return "";
        }
        return switch (turn.reason()) {
            case TURN -> "";
            case REPLACES, STANDS_IN, NEXT, NOBODY ->
                words.of("Shift.Reason." + turn.reason().name(), turn.planned().name());
        };
    }
}
