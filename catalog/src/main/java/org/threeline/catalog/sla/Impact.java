package org.threeline.catalog.sla;

/** How much of the business suffers. */
public enum Impact {
    HIGH,
    MEDIUM,
    LOW
}
