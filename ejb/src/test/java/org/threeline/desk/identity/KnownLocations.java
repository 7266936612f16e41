package org.threeline.desk.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where people work, by the calendar of the place. */
public final class KnownLocations extends Locations {
    private final Map<Long, String> calendars = new HashMap<>();

    public KnownLocations with(long person, String calendar) {
        calendars.put(person, calendar);
        return this;
    }

    @Override
    public Optional<String> calendarOf(long personId) {
        return Optional.ofNullable(calendars.get(personId));
    }
}
