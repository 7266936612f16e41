package org.threeline.desk.ticket;

import org.threeline.catalog.sla.TargetKind;

/**
 * A clock passed a share of its target, or its due time, and this was noticed for the first and only time.
 *
 * @param percent 1..99, or 100 for the breach
 * @param definitionKey the agreement, or for an OLA the group, that the clock is measured by
 */
public record PromiseTold(
        long ticketId, long clockId, TargetKind kind, int percent, String definitionKey, int definitionVersion) {
    public boolean isBreach() {
        return percent == 100;
    }
}
