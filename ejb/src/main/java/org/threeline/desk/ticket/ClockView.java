package org.threeline.desk.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.desk.clock.ClockAhead;
import org.threeline.desk.clock.ClockReading;
import org.threeline.desk.clock.ClockSegment;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.clock.PauseCause;

/**
 * A clock as it is shown. Those who may not read the desk's work see kind, state and due times only; the rest is null.
 *
 * @param dueAt null while paused
 * @param projectedDueAt the due time, or while paused the one that follows if work went on now or as announced
 * @param explanation from start to due time, stop or now; null unless asked for
 * @param ahead what keeps it true on a page; null where it has stopped, or is told of another instant than now
 */
public record ClockView(
        long id,
        TargetKind kind,
        ClockState state,
        boolean paused,
        Priority priority,
        Instant dueAt,
        Instant projectedDueAt,
        Instant startedAt,
        Instant stoppedAt,
        Work work,
        List<ClockSegment> explanation,
        ClockAhead ahead) {

    /**
     * What the desk sees of a clock; durations in seconds of working time, fractions kept.
     *
     * @param restsBecauseOf null unless it rests
     */
    public record Work(
            String group,
            String definitionKey,
            int definitionVersion,
            String calendarKey,
            int calendarVersion,
            double targetSeconds,
            double elapsedSeconds,
            double remainingSeconds,
            double pausedSeconds,
            PauseCause restsBecauseOf,
            Instant breachedAt,
            Instant breachFoundAt,
            List<PassedThreshold> thresholds) {}

    /**
     * A threshold and the time it is passed.
     *
     * @param at when it is or was passed; null while a pause keeps it open
     * @param firedAt when it was told; null while it was not
     */
    public record PassedThreshold(Threshold threshold, Instant at, Instant firedAt) {}

    static ClockView forRequester(ClockReading reading) {
        return of(reading, null, null, null);
    }

    /** @param live whether the reading is of now, so that the clock may go on by itself */
    static ClockView forDesk(ClockReading reading, List<PassedThreshold> thresholds, boolean explain, boolean live) {
        var clock = reading.clock();
        var work = new Work(
                clock.groupKey(),
                clock.definitionKey(),
                clock.definitionVersion(),
                clock.calendarKey(),
                clock.calendarVersion(),
                seconds(clock.target()),
                seconds(reading.elapsed()),
                seconds(reading.remaining()),
                seconds(reading.pausedWorking()),
                reading.restsBecauseOf(),
                reading.breachedAt(),
                reading.breachFoundAt(),
                thresholds);
        return of(
                reading,
                work,
                explain ? reading.explanation() : null,
                live && !reading.state().isFinal() ? reading.ahead() : null);
    }

    private static ClockView of(ClockReading reading, Work work, List<ClockSegment> explanation, ClockAhead ahead) {
        var clock = reading.clock();
        return new ClockView(
                clock.id(),
                clock.kind(),
                reading.state(),
                reading.isPaused(),
                clock.priority(),
                reading.isPaused() ? null : reading.dueAt(),
                reading.projectedDueAt(),
                clock.startedAt(),
                reading.stoppedAt(),
                work,
                explanation,
                ahead);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Share of the target used, not capped; null for those who may not read the desk's work. */
    public Double share() {
        return work == null ? null : work.elapsedSeconds() / work.targetSeconds();
    }
}
