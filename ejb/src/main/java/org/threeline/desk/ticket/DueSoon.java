package org.threeline.desk.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.threeline.catalog.offering.Catalogue;

/** What "soon" means: one hour of working time, which on a Friday evening lasts until Monday morning. */
@ApplicationScoped
public class DueSoon {
    private static final Duration SOON = Duration.ofHours(1);

    @Inject
    Catalogue catalogue;

    /** For each calendar in force the instant before which something is due soon; calendars that never open are left out. */
    Map<String, Instant> before(Instant now) {
        var before = new LinkedHashMap<String, Instant>();
        for (var calendar : catalogue.inForce().calendars()) {
            var soon = catalogue.workingTime(calendar.key(), calendar.version()).add(now, SOON);
            if (soon != null) {
                before.put(calendar.key(), soon);
            }
        }
        return before;
    }
}
