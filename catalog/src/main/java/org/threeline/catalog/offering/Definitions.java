package org.threeline.catalog.offering;

import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.kernel.NotFound;

/**
 * Definitions in all their versions: the published ones ({@link Catalogue}), or those and one that is only supposed
 * ({@link SupposedCatalogue}). Each method that is given a version throws {@link NotFound} where there is none.
 */
public interface Definitions {
    /** The catalogue that holds for whatever begins now. */
    CatalogueEdition inForce();

    /** A service as it was when that version was published. */
    ServiceOffering service(String key, int version);

    /** An agreement as it was when that version was published. */
    ServiceLevelAgreement agreement(String key, int version);

    /** A calendar as it was when that version was published. */
    CalendarDefinition calendar(String key, int version);

    /** A group as it was when that version was published. */
    GroupDefinition group(String key, int version);

    /** The arithmetic of a calendar's version, made once. */
    WorkingTime workingTime(String calendarKey, int version);
}
