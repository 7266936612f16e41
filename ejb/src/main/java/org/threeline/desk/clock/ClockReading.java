package org.threeline.desk.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.Threshold;

/** What one clock says as of an instant, computed when asked; nothing of it is stored. */
public final class ClockReading {
    private static final Duration SIGHT = Duration.ofDays(4);
    private static final Duration LONGEST_SIGHT = Duration.ofDays(30);

    /**
     * What was known of the clock at an instant.
     *
     * @param stop when it had stopped, or null where it had not; a clock that went on after a reopening had stopped before
     * @param ended whether that stop is the one it stands at
     * @param stored whether nothing happened since, so that what the clock keeps is what it said then
     */
    record AsOf(Instant at, @Nullable Instant stop, boolean ended, boolean stored) {}

    private final SlaClock clock;
    private final ClockCourse course;
    private final List<ClockPause> pauses;
    private final AsOf asOf;
    private final @Nullable Instant expectedResume;

    /** @param pauses those the course is made of, for their causes */
    ClockReading(
            SlaClock clock, ClockCourse course, List<ClockPause> pauses, AsOf asOf, @Nullable Instant expectedResume) {
        this.clock = clock;
        this.course = course;
        this.pauses = pauses;
        this.asOf = asOf;
        this.expectedResume = expectedResume;
    }

    public SlaClock clock() {
        return clock;
    }

    public ClockState state() {
        var outcome = clock.outcome();
        if (asOf.ended() && outcome != null) {
            return outcome;
        }
        var due = dueAt();
        if (asOf.stop() != null) {
            return due != null && asOf.stop().isAfter(due) ? ClockState.MISSED : ClockState.MET;
        }
        if (due != null && asOf.at().isAfter(due)) {
            return ClockState.BREACHED;
        }
        return course.restsAt(asOf.at()) ? ClockState.PAUSED : ClockState.RUNNING;
    }

    /** When it stopped; null where it had not by the instant. A clock that went on after a reopening had stopped before. */
    public @Nullable Instant stoppedAt() {
        return asOf.stop();
    }

    /** The due time that was missed, once it was; null before. */
    public @Nullable Instant breachedAt() {
        return clock.breachedAt() == null || clock.breachedAt().isAfter(asOf.at()) ? null : clock.breachedAt();
    }

    /** When the breach was noticed; null before. */
    public @Nullable Instant breachFoundAt() {
        return clock.breachFoundAt() == null || clock.breachFoundAt().isAfter(asOf.at()) ? null : clock.breachFoundAt();
    }

    /** Whether it rests; one that was superseded while it rested shows that for good. */
    public boolean isPaused() {
        return asOf.stop() == null ? course.restsAt(asOf.at()) : asOf.ended() && clock.isPaused();
    }

    /** What it waits for, also while its calendar is closed, when no account of its time shows that; null unless it rests. */
    public @Nullable PauseCause restsBecauseOf() {
        var at = asOf.at();
        return asOf.stop() != null
                ? null
                : pauses.stream()
                        .filter(pause -> !pause.startedAt().isAfter(at))
                        .filter(pause ->
                                pause.endedAt() == null || pause.endedAt().isAfter(at))
                        .findFirst()
                        .map(ClockPause::cause)
                        .orElse(null);
    }

    /** Working time counted so far, at most up to the stop. */
    public Duration elapsed() {
        return course.workedBy(end());
    }

    /** Working time left; negative when overdue. */
    public Duration remaining() {
        return clock.target().minus(elapsed());
    }

    /** Working time excluded so far. */
    public Duration pausedWorking() {
        return course.restedBy(end());
    }

    /** Null while a pause keeps it open. */
    public @Nullable Instant dueAt() {
        return asOf.stored() ? clock.dueAt() : course.reaches(clock.target());
    }

    /** The due time, or while it rests the one that follows if work went on now or as announced. */
    public @Nullable Instant projectedDueAt() {
        if (asOf.stored() && (clock.dueAt() != null || asOf.ended())) {
            return clock.projectedDueAt();
        }
        var now = asOf.at();
        return course.reaches(
                clock.target(), expectedResume == null || expectedResume.isBefore(now) ? now : expectedResume);
    }

    /** When a threshold was or will be passed; null while a pause keeps it open. */
    public @Nullable Instant passes(Threshold threshold) {
        return course.reaches(threshold.worked(clock.target()));
    }

    /** What a page needs to keep the clock true for some days by itself; only of a clock that has not stopped. */
    public ClockAhead ahead() {
        var resting = isPaused();
        var at = asOf.at();
        var due = dueAt();
        var sight = at.plus(SIGHT);
        var projected = projectedDueAt();
        if (resting && projected != null && projected.isAfter(at)) {
            // While it rests the due time is counted anew each minute, so the hours up to it are needed too.
            var needed = projected.plus(SIGHT);
            var longest = at.plus(LONGEST_SIGHT);
            sight = needed.isAfter(longest) ? longest : needed;
        }
        return new ClockAhead(
                at,
                remaining(),
                clock.target(),
                resting,
                resting ? null : due,
                expectedResume,
                course.time().ranges(at, sight),
                sight);
    }

    /**
     * Why this time: from the start to the due time or, when later, to the stop or now, split at the due time and where
     * one cause of a rest gives way to another. Counted time up to the due time adds up to the target exactly.
     *
     * @return empty before the start
     */
    public List<ClockSegment> explanation() {
        var due = dueAt();
        var to = due == null || end().isAfter(due) ? end() : due;
        if (!to.isAfter(course.start())) {
            return List.of();
        }
        var line = new TimeLine(due);
        var from = course.start();
        for (var open : course.time().ranges(from, to)) {
            line.add(from, open.from(), ClockSegment.Kind.CLOSED, null);
            addOpen(line, open.from(), open.to());
            from = open.to();
        }
        line.add(from, to, ClockSegment.Kind.CLOSED, null);
        return List.copyOf(line.segments);
    }

    /** Of rests that cover the same time the first one tells why; they are in the order they began. */
    private void addOpen(TimeLine line, Instant open, Instant close) {
        var from = open;
        for (var pause : pauses) {
            if (!pause.startedAt().isBefore(close)) {
                break;
            }
            var end = pause.endedAt() == null || pause.endedAt().isAfter(close) ? close : pause.endedAt();
            if (!end.isAfter(from)) {
                continue;
            }
            if (pause.startedAt().isAfter(from)) {
                line.add(from, pause.startedAt(), ClockSegment.Kind.WORKING, null);
                from = pause.startedAt();
            }
            line.add(from, end, ClockSegment.Kind.PAUSED, pause.cause().name());
            from = end;
        }
        line.add(from, close, ClockSegment.Kind.WORKING, null);
    }

    /** Segments in order; neighbours that say the same are one, unless the due time lies between them. */
    private static final class TimeLine {
        private final @Nullable Instant due;
        private final List<ClockSegment> segments = new ArrayList<>();

        TimeLine(@Nullable Instant due) {
            this.due = due;
        }

        void add(Instant from, Instant to, ClockSegment.Kind kind, @Nullable String cause) {
            if (due != null && from.isBefore(due) && due.isBefore(to)) {
                join(from, due, kind, cause);
                join(due, to, kind, cause);
            } else if (from.isBefore(to)) {
                join(from, to, kind, cause);
            }
        }

        private void join(Instant from, Instant to, ClockSegment.Kind kind, @Nullable String cause) {
            var last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
            if (last == null || last.kind() != kind || !Objects.equals(last.cause(), cause) || from.equals(due)) {
                segments.add(segment(from, to, kind, cause));
            } else {
                segments.set(segments.size() - 1, segment(last.from(), to, kind, cause));
            }
        }

        private static ClockSegment segment(Instant from, Instant to, ClockSegment.Kind kind, @Nullable String cause) {
            var counted = kind == ClockSegment.Kind.WORKING ? Duration.between(from, to) : Duration.ZERO;
            return new ClockSegment(from, to, kind, cause, counted);
        }
    }

    private Instant end() {
        return asOf.stop() == null ? asOf.at() : asOf.stop();
    }
}
