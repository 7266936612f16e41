package org.threeline.web.desk;

import java.time.Duration;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.ticket.ClockView;
import org.threeline.web.faces.Promise;

/**
 * A clock as the ticket page shows it.
 *
 * @param promise null where the clock is told in words only, as a superseded one is
 */
public record ClockCard(ClockView clock, Promise promise) {
    static ClockCard of(ClockView clock) {
        return new ClockCard(clock, promise(clock));
    }

    /** Whether it still runs, or rests. */
    public boolean isLive() {
        return !clock.state().isFinal();
    }

    /** Whether why can be told: to those who may read the desk's work. */
    public boolean isExplainable() {
        return clock.work() != null;
    }

    private static Promise promise(ClockView clock) {
        var used = clock.share() == null ? 0 : Math.max(0, clock.share());
        var remaining = clock.work() == null
                ? null
                : Duration.ofMillis(Math.round(clock.work().remainingSeconds() * 1000));
        if (clock.state() == ClockState.MET || clock.state() == ClockState.MISSED) {
            return Promise.ended(clock.dueAt(), clock.stoppedAt(), clock.state() == ClockState.MET, used);
        }
        if (clock.state().isFinal()) {
            return null;
        }
        return clock.paused()
                ? Promise.resting(clock.projectedDueAt(), remaining, used)
                : Promise.running(clock.dueAt(), remaining, used);
    }
}
