package org.threeline.catalog.sla;

/** How soon the business suffers. */
public enum Urgency {
    HIGH,
    MEDIUM,
    LOW
}
