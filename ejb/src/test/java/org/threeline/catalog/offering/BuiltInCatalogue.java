package org.threeline.catalog.offering;

import java.util.HashMap;
import java.util.Map;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;

/** The catalogue that comes with the desk, in force without a database; every version is the one that is written. */
public final class BuiltInCatalogue extends Catalogue {
    private static final CatalogueEdition EDITION = new CatalogueEdition(
            1, CatalogueReader.read(CatalogueFiles.builtIn()).content());
    private final Map<String, WorkingTime> times = new HashMap<>();

    @Override
    public CatalogueEdition inForce() {
        return EDITION;
    }

    @Override
    public ServiceOffering service(String key, int version) {
        return EDITION.service(key).orElseThrow();
    }

    @Override
    public ServiceLevelAgreement agreement(String key, int version) {
        return EDITION.agreement(key).orElseThrow();
    }

    @Override
    public CalendarDefinition calendar(String key, int version) {
        return EDITION.calendar(key).orElseThrow();
    }

    @Override
    public GroupDefinition group(String key, int version) {
        return EDITION.group(key).orElseThrow();
    }

    @Override
    public WorkingTime workingTime(String calendarKey, int version) {
        return times.computeIfAbsent(
                calendarKey, key -> WorkingTime.of(calendar(key, version).calendar()));
    }
}
