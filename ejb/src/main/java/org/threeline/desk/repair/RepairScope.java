package org.threeline.desk.repair;

/** Which tickets a repair looks at. */
public enum RepairScope {
    /** One, by its id. */
    TICKET,
    /** Those of a service, by its key. */
    SERVICE,
    ALL
}
