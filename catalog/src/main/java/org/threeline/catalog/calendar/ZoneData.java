package org.threeline.catalog.calendar;

import java.time.zone.ZoneRulesProvider;

/** The time zone data of the IANA that working time is counted by. */
public final class ZoneData {
    private ZoneData() {}

    /** The edition the virtual machine has, such as {@code 2026a}; later ones sort behind earlier ones. */
    public static String edition() {
        return ZoneRulesProvider.getVersions("Europe/Berlin").lastEntry().getKey();
    }
}
