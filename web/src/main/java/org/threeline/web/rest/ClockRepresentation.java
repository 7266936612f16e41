package org.threeline.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.threeline.desk.clock.ClockSegment;
import org.threeline.desk.ticket.ClockView;

/**
 * A clock of a ticket. Those who may not read the desk's work are told kind, state and times; what measures it, how far
 * it is and why is left out for them.
 *
 * @param kind FIRST_RESPONSE, NEXT_REPLY, PERIODIC_UPDATE, RESOLUTION or OLA
 * @param state RUNNING, PAUSED, BREACHED, MET, MISSED, CANCELLED or SUPERSEDED
 * @param paused whether it rests, also beside BREACHED
 * @param dueAt null while paused
 * @param projectedDueAt the due time, or while paused the one that follows if work went on now or as announced
 * @param explanation from the start to the due time or, when later, to the stop or now; only when asked for
 */
public record ClockRepresentation(
        long id,
        String kind,
        String state,
        boolean paused,
        String priority,
        Instant startedAt,
        Instant stoppedAt,
        Instant dueAt,
        Instant projectedDueAt,
        @JsonUnwrapped Measure measure,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Segment> explanation) {

    /**
     * How it is measured; seconds are working time, with fractions where there are any.
     *
     * @param group the holding group of an OLA clock, absent otherwise
     * @param remainingSeconds negative when overdue
     */
    public record Measure(
            @JsonInclude(JsonInclude.Include.NON_NULL) String group,
            Versioned definition,
            Versioned calendar,
            Number targetSeconds,
            Number elapsedSeconds,
            Number remainingSeconds,
            Number pausedSeconds,
            Instant breachedAt,
            Instant breachFoundAt,
            List<PassedThreshold> thresholds) {}

    /** A definition by key, in the version that counts. */
    public record Versioned(String key, int version) {}

    /**
     * Something that is told on the way to the due time: a share of the target, or a time before the due time.
     *
     * @param percent the share; absent for a time before
     * @param beforeSeconds working time before the due time; absent for a share
     * @param at when it is or was passed, null while a pause keeps it open
     * @param firedAt when it was told, null before
     */
    public record PassedThreshold(
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer percent,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long beforeSeconds,
            Instant at,
            Instant firedAt) {
        static PassedThreshold of(ClockView.PassedThreshold passed) {
            var threshold = passed.threshold();
            return threshold.isBefore()
                    ? new PassedThreshold(null, threshold.minutesBefore() * 60L, passed.at(), passed.firedAt())
                    : new PassedThreshold(threshold.percent(), null, passed.at(), passed.firedAt());
        }
    }

    /**
     * A part of the time line.
     *
     * @param kind WORKING, CLOSED or PAUSED
     * @param cause of a pause, null otherwise
     */
    public record Segment(Instant from, Instant to, String kind, String cause, Number countedSeconds) {}

    static ClockRepresentation of(ClockView clock) {
        return new ClockRepresentation(
                clock.id(),
                clock.kind().name(),
                clock.state().name(),
                clock.paused(),
                clock.priority().name(),
                clock.startedAt(),
                clock.stoppedAt(),
                clock.dueAt(),
                clock.projectedDueAt(),
                clock.work() == null ? null : measure(clock.work()),
                clock.explanation() == null
                        ? null
                        : clock.explanation().stream()
                                .map(ClockRepresentation::segment)
                                .toList());
    }

    private static Measure measure(ClockView.Work work) {
        return new Measure(
                work.group(),
                new Versioned(work.definitionKey(), work.definitionVersion()),
                new Versioned(work.calendarKey(), work.calendarVersion()),
                number(work.targetSeconds()),
                number(work.elapsedSeconds()),
                number(work.remainingSeconds()),
                number(work.pausedSeconds()),
                work.breachedAt(),
                work.breachFoundAt(),
                work.thresholds().stream().map(PassedThreshold::of).toList());
    }

    private static Segment segment(ClockSegment segment) {
        return new Segment(
                segment.from(),
                segment.to(),
                segment.kind().name(),
                segment.cause(),
                number(segment.counted().toMillis() / 1000.0));
    }

    /** Whole seconds are written as such; a fraction is kept. */
    private static Number number(double seconds) {
        if (seconds == Math.rint(seconds)) {
            return (long) seconds;
        }
        return seconds;
    }
}
