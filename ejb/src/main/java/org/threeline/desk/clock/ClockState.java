package org.threeline.desk.clock;

/** What a clock says at an instant. The last four are final; whether a live clock rests just now is told beside it. */
public enum ClockState {
    RUNNING,
    PAUSED,
    /** Overdue and still owed; it may rest at the same time. */
    BREACHED,
    MET,
    MISSED,
    CANCELLED,
    SUPERSEDED;

    public boolean isFinal() {
        return ordinal() >= MET.ordinal();
    }
}
