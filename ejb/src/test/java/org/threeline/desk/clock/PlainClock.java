package org.threeline.desk.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.desk.clock.ClockStories.Step;
import org.threeline.desk.clock.ClockStories.Story;
import org.threeline.desk.clock.ClockStories.Verb;

/**
 * What a clock has to say, worked out from the steps of a story alone: the ticket's life is cut into stretches in each of
 * which work either counts or rests, and those are added up. It shares nothing with the clocks under test but the
 * working time of a calendar, which has tests of its own.
 */
final class PlainClock {
    /** @param to null for the last one; @param cause why work rested, or null where it counted */
    private record Stretch(Instant from, Instant to, PauseCause cause) {}

    private final WorkingTime time;
    private final Instant start;
    private final Duration target;
    private final List<Stretch> stretches = new ArrayList<>();

    /** Knows the steps up to an instant and not what comes later. */
    PlainClock(Story story, ClockTerms terms, Instant start, Instant known) {
        this.time = story.time(terms);
        this.start = start;
        this.target = terms.target();
        var from = story.filedAt();
        PauseCause cause = null;
        for (var step : story.steps()) {
            if (step.at().isAfter(known)) {
                break;
            }
            if (List.of(Verb.PAUSE, Verb.RESUME, Verb.RESOLVE, Verb.REOPEN).contains(step.verb())) {
                add(from, step.at(), resting(terms, cause));
                from = step.at();
                cause = causeAfter(step);
            }
        }
        add(from, null, resting(terms, cause));
    }

    private static PauseCause causeAfter(Step step) {
        return switch (step.verb()) {
            case PAUSE -> step.cause();
            case RESOLVE -> PauseCause.RESOLVED;
            default -> null;
        };
    }

    private static PauseCause resting(ClockTerms terms, PauseCause cause) {
        return cause == PauseCause.RESOLVED || terms.pausesOn().contains(cause) ? cause : null;
    }

    private void add(Instant from, Instant to, PauseCause cause) {
        if (to == null || to.isAfter(start)) {
            stretches.add(new Stretch(from.isBefore(start) ? start : from, to, cause));
        }
    }

    Duration counted(Instant until) {
        return sum(until, false);
    }

    Duration rested(Instant until) {
        return sum(until, true);
    }

    private Duration sum(Instant until, boolean rests) {
        var sum = Duration.ZERO;
        for (var stretch : stretches) {
            var to = stretch.to() == null || stretch.to().isAfter(until) ? until : stretch.to();
            if ((stretch.cause() != null) == rests && to.isAfter(stretch.from())) {
                sum = sum.plus(time.between(stretch.from(), to));
            }
        }
        return sum;
    }

    /** Null where a rest lasts, or nothing opens any more. */
    Instant due() {
        var left = target;
        for (var stretch : stretches) {
            if (stretch.cause() != null) {
                continue;
            }
            if (stretch.to() == null) {
                return time.add(stretch.from(), left);
            }
            var worked = time.between(stretch.from(), stretch.to());
            if (worked.compareTo(left) >= 0) {
                return time.add(stretch.from(), left);
            }
            left = left.minus(worked);
        }
        return null;
    }

    /** Why it rests at an instant; null where work counts. */
    PauseCause causeAt(Instant at) {
        return stretches.stream()
                .filter(stretch -> !at.isBefore(stretch.from()))
                .filter(stretch -> stretch.to() == null || at.isBefore(stretch.to()))
                .findFirst()
                .map(Stretch::cause)
                .orElse(null);
    }
}
