package org.threeline.kernel;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/**
 * The only reader of the system clock. Use cases inject a {@link Clock}; entities and rules are given the instant,
 * so that a test decides what time it is.
 */
@Dependent
public class Time {
    /** The system's clock in UTC; zones exist only in calendars and on screens. */
    @Produces
    public Clock clock() {
        return Clock.systemUTC();
    }
}
