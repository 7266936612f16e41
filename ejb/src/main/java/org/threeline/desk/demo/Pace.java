package org.threeline.desk.demo;

import java.time.Duration;
import java.time.Instant;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.desk.clock.ClockTerms;

/** When the next thing happens on a ticket. */
interface Pace {
    /** When the desk answers for the first time. */
    Instant response(Instant at);

    /** @param share of all the work there is on it */
    Instant work(Instant at, double share);

    /** When the requester gets round to it. */
    Instant requester(Instant at, int minutes);

    /** People work when their calendars say so, and need a part of what was promised. */
    static Pace promised(
            ClockTerms response,
            WorkingTime answering,
            ClockTerms resolution,
            WorkingTime working,
            WorkingTime asking,
            Course course) {
        return new Pace() {
            @Override
            public Instant response(Instant at) {
                return answering.add(at, part(response.target(), course.response()));
            }

            @Override
            public Instant work(Instant at, double share) {
                return working.add(at, part(resolution.target(), course.effort() * share));
            }

            @Override
            public Instant requester(Instant at, int minutes) {
                return asking.add(at, Duration.ofMinutes(minutes));
            }
        };
    }

    /** Everything has happened by now: each step takes a part of what is left. */
    static Pace upTo(Instant now) {
        return new Pace() {
            @Override
            public Instant response(Instant at) {
                return at.plus(part(Duration.between(at, now), 0.04));
            }

            @Override
            public Instant work(Instant at, double share) {
                return at.plus(part(Duration.between(at, now), 0.22));
            }

            @Override
            public Instant requester(Instant at, int minutes) {
                return at.plus(part(Duration.between(at, now), 0.3));
            }
        };
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis((long) (whole.toMillis() * share));
    }
}
