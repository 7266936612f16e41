package org.threeline.desk.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.calendar.WorkingTime;

/**
 * How working time adds up from a start across rests: the one place where a clock's arithmetic is done. Only working
 * time inside a rest is excluded, and rests that overlap count once (docs/sla-clocks.md, "Pauses").
 */
final class ClockCourse {
    /** A time in which nothing counts; {@code to} is null while it lasts. */
    record Rest(Instant from, @Nullable Instant to) {
        private boolean reaches(Instant instant) {
            return to == null || !to.isBefore(instant);
        }
    }

    private final WorkingTime time;
    private final Instant start;
    private final List<Rest> rests;

    ClockCourse(WorkingTime time, Instant start, List<Rest> rests) {
        this.time = time;
        this.start = start;
        this.rests = merge(start, rests);
    }

    /** The earliest instant at which {@code worked} has been counted; null when a rest lasts, or never. */
    @Nullable
    Instant reaches(Duration worked) {
        return reaches(worked, null);
    }

    /** As {@link #reaches(Duration)}, supposing that a rest that still lasts ends at {@code resumed}. */
    @Nullable
    Instant reaches(Duration worked, @Nullable Instant resumed) {
        var from = start;
        var left = worked;
        for (var rest : rests) {
            var before = time.between(from, rest.from());
            if (before.compareTo(left) >= 0) {
                return time.add(from, left);
            }
            left = left.minus(before);
            from = rest.to() == null ? resumed : rest.to();
            if (from == null) {
                return null;
            }
            from = later(from, rest.from());
        }
        return time.add(from, left);
    }

    /** Working time counted up to {@code at}; zero before the start. */
    Duration workedBy(Instant at) {
        if (!at.isAfter(start)) {
            return Duration.ZERO;
        }
        return time.between(start, at).minus(restedBy(at));
    }

    /** Working time excluded up to {@code at}. */
    Duration restedBy(Instant at) {
        var rested = Duration.ZERO;
        for (var rest : rests) {
            if (!rest.from().isBefore(at)) {
                break;
            }
            var to = rest.to();
            rested = rested.plus(time.between(rest.from(), to == null || !to.isBefore(at) ? at : to));
        }
        return rested;
    }

    boolean restsAt(Instant at) {
        return rests.stream()
                .anyMatch(rest -> !at.isBefore(rest.from()) && (rest.to() == null || at.isBefore(rest.to())));
    }

    Instant start() {
        return start;
    }

    WorkingTime time() {
        return time;
    }

    private static List<Rest> merge(Instant start, List<Rest> rests) {
        var merged = new ArrayList<Rest>(rests.size());
        var ordered = new ArrayList<>(rests);
        ordered.sort(Comparator.comparing(Rest::from));
        for (var rest : ordered) {
            if (rest.to() != null && !rest.to().isAfter(start)) {
                continue;
            }
            var from = later(rest.from(), start);
            var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.reaches(from)) {
                var to = last.to() == null || rest.to() == null ? null : later(last.to(), rest.to());
                merged.set(merged.size() - 1, new Rest(last.from(), to));
            } else {
                merged.add(new Rest(from, rest.to()));
            }
        }
        return List.copyOf(merged);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
