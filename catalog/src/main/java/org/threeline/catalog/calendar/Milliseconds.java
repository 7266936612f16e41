package org.threeline.catalog.calendar;

/** Lengths of time in the arithmetic's own unit. */
final class Milliseconds {
    static final int SECOND = 1000;
    static final int MINUTE = 60 * SECOND;

    /** A day without a change of the clocks. */
    static final int DAY = 24 * 60 * MINUTE;

    private Milliseconds() {}
}
