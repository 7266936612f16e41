package org.threeline.desk.ticket;

/**
 * How busy a support group is.
 *
 * @param open tickets it holds that are not solved
 * @param unassigned those of them nobody is responsible for
 */
public record GroupLoad(long open, long unassigned) {
    /** Nothing to do. */
    public static final GroupLoad NONE = new GroupLoad(0, 0);
}
