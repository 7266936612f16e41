package org.threeline.web.faces;

import java.time.Duration;
import java.time.Instant;

/**
 * A promised time as a page shows it.
 *
 * @param due when it is due; null while it rests, or when it never comes
 * @param projected while it rests: when it would be due if it went on now; null otherwise, or when that never comes
 * @param paused whether it rests
 * @param remaining working time left, negative when overdue; null where it is not known
 * @param used share of the working time that is used: 0 at the start, 1 at the due time, more beyond; never negative
 * @param stopped when it ended, or null while it runs
 * @param kept whether it ended in time; means nothing while it runs
 */
public record Promise(
        Instant due,
        Instant projected,
        boolean paused,
        Duration remaining,
        double used,
        Instant stopped,
        boolean kept) {
    private static final long LEAST = 3;

    /** A promise that runs: by when, and how much of its working time is used. */
    public static Promise running(Instant due, Duration remaining, double used) {
        return new Promise(due, null, false, remaining, used, null, false);
    }

    /** A promise that rests. */
    public static Promise resting(Instant projected, Duration remaining, double used) {
        return new Promise(null, projected, true, remaining, used, null, false);
    }

    /** A promise that ended. */
    public static Promise ended(Instant due, Instant stopped, boolean kept, double used) {
        return new Promise(due, null, false, null, used, stopped, kept);
    }

    /**
     * The color of the ring: {@code green} below half of the time, {@code yellow} below three quarters,
     * {@code orange} up to the due time, {@code red} beyond; {@code grey} while it rests. What ended is green or red.
     */
    public String tone() {
        if (stopped != null) {
            return kept ? "green" : "red";
        }
        if (paused) {
            return "grey";
        }
        return used < 0.5 ? "green" : used < 0.75 ? "yellow" : isBeyond() ? "red" : "orange";
    }

    /** Length of the ring's arc in hundredths of the circle, 0 to 100; what runs shows its colour from the start. */
    public long arc() {
        return stopped != null ? 100 : Math.max(paused ? 0 : LEAST, Math.min(100, (long) Math.floor(used * 100)));
    }

    /** Whether a ring shows the mark of a breach. */
    public boolean isBreached() {
        return stopped != null ? !kept : !paused && isBeyond();
    }

    private boolean isBeyond() {
        return used >= 1;
    }
}
