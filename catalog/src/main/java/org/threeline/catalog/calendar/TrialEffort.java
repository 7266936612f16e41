package org.threeline.catalog.calendar;

import org.threeline.kernel.InvalidInput;

/**
 * How much may be worked out to answer one question about calendars somebody made up. A small document can name other
 * hours in each of ten thousand years and ask for all of them, again and again. For one question, in one thread.
 */
public final class TrialEffort {
    /** Days worked out: each of all ten thousand years twice over, or with rich hours once. Some seconds at most. */
    private static final long MOST = 10_000_000;

    private long spent;

    /** @throws InvalidInput {@code calendar.too_much_work} at {@code calendar} when it is too much altogether */
    void spend(long steps) {
        spent += steps;
        if (spent > MOST) {
            throw new InvalidInput("calendar", "calendar.too_much_work");
        }
    }
}
