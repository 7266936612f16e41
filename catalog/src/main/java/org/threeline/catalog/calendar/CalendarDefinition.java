package org.threeline.catalog.calendar;

import org.threeline.kernel.LocalizedText;

/**
 * A calendar as the catalogue defines it.
 *
 * @param key stable name, for example {@code office-berlin}
 * @param version starts at 1, grows with every published change; a clock keeps the version it was made with
 * @param name what the calendar is called
 * @param calendar the hours themselves
 */
public record CalendarDefinition(String key, int version, LocalizedText name, ServiceCalendar calendar) {}
