package org.threeline.desk.identity;

import java.time.ZoneId;
import org.threeline.kernel.Versioned;

/**
 * A location as administrators see it.
 *
 * @param address how to find it, or null
 * @param calendarKey key of the working calendar that is usual there, or null
 * @param active false when it is retired
 * @param people active people there
 */
public record LocationView(
        long id, String name, String address, ZoneId zone, String calendarKey, boolean active, long people, int version)
        implements Versioned {}
