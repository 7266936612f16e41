package org.threeline.catalog.offering;

import java.util.List;
import org.threeline.kernel.LocalizedText;

/**
 * Services one part of the company offers, shown together on the portal.
 *
 * @param key stable name, for example {@code it}
 * @param version starts at 1, grows with every published change
 * @param name what the tile says
 * @param summary one line under the name
 * @param agreement key of the agreement of every service of the family that names none of its own; null for none
 * @param calendar key of the calendar of every service of the family that names none of its own; null for none
 * @param icon name of a PrimeIcons icon, for example {@code pi-desktop}; null for the default one
 * @param owners logins of those who answer for every service of the family that names no owner of its own
 */
public record ServiceFamily(
        String key,
        int version,
        LocalizedText name,
        LocalizedText summary,
        String agreement,
        String calendar,
        String icon,
        List<String> owners) {
    /** Copies the list; null is none. */
    public ServiceFamily {
        owners = owners == null ? List.of() : List.copyOf(owners);
    }

    /** The same family whose services promise this on this calendar unless they say otherwise; null for nothing. */
    public ServiceFamily promising(String otherAgreement, String otherCalendar) {
        return new ServiceFamily(key, version, name, summary, otherAgreement, otherCalendar, icon, owners);
    }
}
