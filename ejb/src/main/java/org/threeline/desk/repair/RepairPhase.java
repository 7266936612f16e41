package org.threeline.desk.repair;

/** How far a repair is. */
public enum RepairPhase {
    /** Clocks are laid beside what the histories tell; nothing is changed. */
    COMPARING,
    /** The differences wait for somebody who says what becomes of them. */
    COMPARED,
    /** Clocks are set to what the histories tell. */
    APPLYING,
    ENDED;

    /** Whether the job has something to do. */
    public boolean isActive() {
        return this == COMPARING || this == APPLYING;
    }
}
