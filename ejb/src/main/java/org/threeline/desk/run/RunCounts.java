package org.threeline.desk.run;

/**
 * What a piece of a run did.
 *
 * @param read items looked at
 * @param written items that were changed or added
 * @param skipped items that needed nothing, or were in somebody else's hands
 * @param failed items that could not be handled and are left behind
 */
public record RunCounts(long read, long written, long skipped, long failed) {
    public static final RunCounts NONE = new RunCounts(0, 0, 0, 0);

    public RunCounts plus(RunCounts other) {
        return new RunCounts(
                read + other.read, written + other.written, skipped + other.skipped, failed + other.failed);
    }
}
