package org.threeline.catalog.offering;

import java.time.Instant;
import java.util.List;
import org.threeline.catalog.offering.CatalogueChanges.Change;

/**
 * What came into force at once.
 *
 * @param at when
 * @param byPersonId who published it; null for the system
 * @param reason why, in that person's words; null when nothing was said
 * @param versions the definitions that got a new version, in the order of the files
 */
public record Publication(Instant at, Long byPersonId, String reason, List<Version> versions) {
    /** Copies the list. */
    public Publication {
        versions = List.copyOf(versions);
    }

    /**
     * One version of one definition.
     *
     * @param definition section and key, for example {@code services.new-laptop}
     * @param number from 1
     * @param inForce whether it still is
     * @param changes what differs from the version before; for the first version the definition as a whole
     */
    public record Version(String definition, int number, boolean inForce, List<Change> changes) {
        /** Copies the list. */
        public Version {
            changes = List.copyOf(changes);
        }

        /** Whether there was nothing of the kind before. */
        public boolean isFirst() {
            return number == 1;
        }
    }
}
