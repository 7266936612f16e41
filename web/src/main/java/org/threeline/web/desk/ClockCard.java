package org.threeline.web.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.threeline.desk.clock.ClockSegment;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.ticket.ClockView;
import org.threeline.web.faces.Promise;

/**
 * A clock as the ticket page shows it, with the account of its due time where that was asked for.
 *
 * @param promise null where the clock is told in words only, as a superseded one is
 * @param bars stretches of the account, to scale; empty unless it was asked for
 */
public record ClockCard(ClockView clock, Promise promise, List<Bar> bars) {
    /** How wide the picture of the account is, in its own units. */
    public static final int WIDTH = 1000;

    /**
     * A stretch of the account.
     *
     * @param x where it begins in the picture
     * @param width at least 1, so that a short one is seen
     * @param afterDue whether it lies beyond the due time
     */
    public record Bar(ClockSegment segment, int x, int width, boolean afterDue) {
        public Instant from() {
            return segment.from();
        }

        public Instant to() {
            return segment.to();
        }

        public ClockSegment.Kind kind() {
            return segment.kind();
        }

        public String cause() {
            return segment.cause();
        }

        public Duration counted() {
            return segment.counted();
        }
    }

    static ClockCard of(ClockView clock) {
        return new ClockCard(clock, promise(clock), bars(clock));
    }

    /** Whether it still runs, or rests. */
    public boolean isLive() {
        return !clock.state().isFinal();
    }

    public boolean isExplained() {
        return !bars.isEmpty();
    }

    /** Working time promised; null for those who may not read the desk's work. */
    public Duration target() {
        return clock.work() == null
                ? null
                : Duration.ofMillis(Math.round(clock.work().targetSeconds() * 1000));
    }

    /** Where the due time lies in the picture; beyond it where it is not reached. */
    public int dueX() {
        return bars.stream().filter(Bar::afterDue).findFirst().map(Bar::x).orElse(WIDTH);
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

    private static List<Bar> bars(ClockView clock) {
        var segments = clock.explanation();
        if (segments == null || segments.isEmpty()) {
            return List.of();
        }
        var start = segments.get(0).from();
        var whole = Math.max(
                1,
                Duration.between(start, segments.get(segments.size() - 1).to()).toMillis());
        var bars = new ArrayList<Bar>();
        for (var segment : segments) {
            var from = (int) (Duration.between(start, segment.from()).toMillis() * WIDTH / whole);
            var to = (int) (Duration.between(start, segment.to()).toMillis() * WIDTH / whole);
            var beyond = clock.dueAt() != null && !segment.from().isBefore(clock.dueAt());
            bars.add(new Bar(segment, from, Math.max(1, to - from), beyond));
        }
        return bars;
    }
}
