package org.threeline.desk.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.TargetKind;

/** What one clock says as of an instant, computed when asked; nothing of it is stored. */
public final class ClockReading {
    private final SlaClock clock;
    private final ClockCourse course;
    private final List<ClockPause> pauses;
    private final Instant at;
    private final @Nullable Instant expectedResume;
    private final boolean earlier;

    /** @param earlier whether the clock's course changed after the instant, so that its stored due time says nothing */
    ClockReading(
            SlaClock clock,
            ClockCourse course,
            List<ClockPause> pauses,
            Instant at,
            @Nullable Instant expectedResume,
            boolean earlier) {
        this.clock = clock;
        this.course = course;
        this.pauses = pauses;
        this.at = at;
        this.expectedResume = expectedResume;
        this.earlier = earlier;
    }

    public SlaClock clock() {
        return clock;
    }

    public ClockState state() {
        var stopped = stoppedAt();
        if (stopped != null) {
            var due = dueAt();
            return clock.isFinished() && !earlier
                    ? clock.state(at)
                    : due != null && stopped.isAfter(due) ? ClockState.MISSED : ClockState.MET;
        }
        return earlier || clock.isFinished() || isBreachLater() ? stateBeforeItsEnd() : clock.state(at);
    }

    /** When it stopped; null where it had not by the instant. A clock that went on after a reopening had stopped before. */
    public @Nullable Instant stoppedAt() {
        if (clock.stoppedAt() != null && !clock.stoppedAt().isAfter(at)) {
            return clock.stoppedAt();
        }
        if (clock.kind() != TargetKind.RESOLUTION) {
            return null;
        }
        return pauses.stream()
                .filter(pause -> pause.cause() == PauseCause.RESOLVED && pause.endedAt() == null)
                .map(ClockPause::startedAt)
                .findFirst()
                .orElse(null);
    }

    /** The due time that was missed, once it was; null before. */
    public @Nullable Instant breachedAt() {
        return clock.breachedAt() == null || clock.breachedAt().isAfter(at) ? null : clock.breachedAt();
    }

    /** When the breach was noticed; null before. */
    public @Nullable Instant breachFoundAt() {
        return clock.breachFoundAt() == null || clock.breachFoundAt().isAfter(at) ? null : clock.breachFoundAt();
    }

    private boolean stoppedBy() {
        return stoppedAt() != null;
    }

    private boolean isBreachLater() {
        return clock.breachedAt() != null && clock.breachedAt().isAfter(at);
    }

    private ClockState stateBeforeItsEnd() {
        var due = course.reaches(clock.target());
        if (due != null && at.isAfter(due)) {
            return ClockState.BREACHED;
        }
        return course.restsAt(at) ? ClockState.PAUSED : ClockState.RUNNING;
    }

    /** Whether it rests; one that was superseded while it rested shows that for good. */
    public boolean isPaused() {
        return stoppedBy() ? clock.isPaused() : course.restsAt(at);
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
        return earlier ? course.reaches(clock.target()) : clock.dueAt();
    }

    /** The due time, or while it rests the one that follows if work went on now or as announced. */
    public @Nullable Instant projectedDueAt() {
        if (!earlier && (clock.dueAt() != null || clock.isFinished())) {
            return clock.projectedDueAt();
        }
        var resumed = expectedResume == null || expectedResume.isBefore(at) ? at : expectedResume;
        return course.reaches(clock.target(), resumed);
    }

    /** When a share of the target was or will be passed; null while a pause keeps it open. */
    public @Nullable Instant passes(int percent) {
        return course.reaches(
                Duration.ofMillis(Math.multiplyExact(clock.target().toMillis(), percent) / ClockNews.BREACH));
    }

    /**
     * Why this time: from the start to the due time or, when later, to the stop or now, split at the due time. Counted
     * time up to the due time adds up to the target exactly.
     */
    public List<ClockSegment> explanation() {
        var due = dueAt();
        var to = due == null || end().isAfter(due) ? end() : due;
        var cuts = new TreeSet<Instant>();
        cuts.add(course.start());
        cuts.add(to);
        var open = course.time().ranges(course.start(), to);
        open.forEach(range -> {
            cuts.add(range.from());
            cuts.add(range.to());
        });
        course.rests().forEach(rest -> {
            cuts.add(rest.from());
            cuts.add(rest.to() == null ? to : rest.to());
        });
        if (due != null) {
            cuts.add(due);
        }
        var segments = new ArrayList<ClockSegment>();
        var inside = new ArrayList<>(cuts.subSet(course.start(), true, to, true));
        for (int i = 0; i + 1 < inside.size(); i++) {
            append(segments, segment(inside.get(i), inside.get(i + 1)), due);
        }
        return List.copyOf(segments);
    }

    private ClockSegment segment(Instant from, Instant to) {
        if (!course.time().isOpen(from)) {
            return new ClockSegment(from, to, ClockSegment.Kind.CLOSED, null, Duration.ZERO);
        }
        if (course.restsAt(from)) {
            return new ClockSegment(from, to, ClockSegment.Kind.PAUSED, causeAt(from), Duration.ZERO);
        }
        return new ClockSegment(from, to, ClockSegment.Kind.WORKING, null, Duration.between(from, to));
    }

    private @Nullable String causeAt(Instant from) {
        return pauses.stream()
                .filter(pause -> !from.isBefore(pause.startedAt()))
                .filter(pause -> pause.endedAt() == null || from.isBefore(pause.endedAt()))
                .findFirst()
                .map(pause -> pause.cause().name())
                .orElse(null);
    }

    private static void append(List<ClockSegment> segments, ClockSegment next, @Nullable Instant due) {
        var last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
        if (last != null
                && last.kind() == next.kind()
                && Objects.equals(last.cause(), next.cause())
                && !next.from().equals(due)) {
            segments.set(
                    segments.size() - 1,
                    new ClockSegment(
                            last.from(),
                            next.to(),
                            last.kind(),
                            last.cause(),
                            last.counted().plus(next.counted())));
        } else {
            segments.add(next);
        }
    }

    private Instant end() {
        var stopped = stoppedAt();
        return stopped == null ? at : stopped;
    }
}
