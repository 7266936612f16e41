package org.threeline.desk.repair;

/** What became of a ticket whose clocks differ from what its history tells. */
public enum RepairState {
    /** It waits. */
    FOUND,
    REPAIRED,
    /** When its turn came, nothing differed any more. */
    RIGHT,
    /** When its turn came, something else differed than had been seen; that is what is kept now. */
    CHANGED,
    /** Somebody had it in hand each time, or it failed; the log says which. */
    LEFT
}
