package org.threeline.desk.run;

/** How a run of a job stands. */
public enum RunState {
    STARTING,
    RUNNING,
    /** It was asked to stop and ends after the chunk in hand. */
    STOPPING,
    /** It can be restarted where it stopped. */
    STOPPED,
    /** It can be restarted where it failed. */
    FAILED,
    COMPLETED;

    public boolean isActive() {
        return ordinal() <= STOPPING.ordinal();
    }

    public boolean isRestartable() {
        return this == STOPPED || this == FAILED;
    }
}
