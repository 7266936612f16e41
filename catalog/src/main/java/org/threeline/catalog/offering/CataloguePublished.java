package org.threeline.catalog.offering;

import java.util.List;
import org.threeline.catalog.offering.CatalogueChanges.Change;

/**
 * A changed catalogue came into force.
 *
 * @param revision its number
 * @param byPersonId who published it, or null for the system
 * @param changes what differs from the one before
 */
public record CataloguePublished(long revision, Long byPersonId, List<Change> changes) {
    public CataloguePublished {
        changes = List.copyOf(changes);
    }
}
