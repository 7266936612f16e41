package org.threeline.catalog.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Which calendar a target is counted on: always the same one, or that of the service, or that of the place where the
 * requester works. Written as the calendar's key, {@code SERVICE} or {@code REQUESTER_LOCATION}; keys have small letters
 * only, so none can be taken for another.
 *
 * @param key of the calendar; null unless it is always the same
 */
public record TargetCalendar(Source source, @Nullable String key) {
    /** Where the calendar comes from. */
    public enum Source {
        FIXED,
        SERVICE,
        /** The service's where the requester's place has none. */
        REQUESTER_LOCATION
    }

    public static final TargetCalendar OF_SERVICE = new TargetCalendar(Source.SERVICE, null);
    public static final TargetCalendar OF_REQUESTER_LOCATION = new TargetCalendar(Source.REQUESTER_LOCATION, null);

    /** @throws IllegalArgumentException when a fixed one has no key, or another has one */
    public TargetCalendar {
        if ((source == Source.FIXED) == (key == null)) {
            throw new IllegalArgumentException("A calendar has a key if it is always the same, and only then");
        }
    }

    public static TargetCalendar fixed(String key) {
        return new TargetCalendar(Source.FIXED, key);
    }

    /** Reads what {@link #toString} writes. */
    @JsonCreator
    public static TargetCalendar parse(String written) {
        if (written.equals(Source.SERVICE.name())) {
            return OF_SERVICE;
        }
        return written.equals(Source.REQUESTER_LOCATION.name()) ? OF_REQUESTER_LOCATION : fixed(written);
    }

    public boolean isFixed() {
        return source == Source.FIXED;
    }

    public boolean isFixedTo(String calendar) {
        return calendar.equals(key);
    }

    /**
     * The key of the calendar that counts.
     *
     * @param ofService the service's calendar, or null where it has none
     * @param ofLocation that of the requester's place, or null where it has none
     * @throws IllegalStateException where none counts; a catalogue with such a target is not published
     */
    public String key(@Nullable String ofService, @Nullable String ofLocation) {
        var counts =
                switch (source) {
                    case FIXED -> key;
                    case SERVICE -> ofService;
                    case REQUESTER_LOCATION -> ofLocation != null ? ofLocation : ofService;
                };
        if (counts == null) {
            throw new IllegalStateException("A target counts on no calendar");
        }
        return counts;
    }

    @Override
    @JsonValue
    public String toString() {
        return key != null ? key : source.name();
    }
}
