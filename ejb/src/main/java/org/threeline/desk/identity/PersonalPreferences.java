package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/** What people decide about themselves: their language, their time zone, and how to be reached. */
@Stateless
public class PersonalPreferences {
    private static final Set<String> LANGUAGES = Set.of("en", "ru");
    private static final int LONGEST_PHONE = 40;

    @Inject
    People people;

    /**
     * Changes what is given; null keeps what was.
     *
     * @param locale {@code en} or {@code ru}
     * @param zone a region like {@code Europe/Berlin}, or UTC
     * @param phone blank removes it
     */
    public void change(long personId, String locale, String zone, String phone) {
        if (locale != null && !LANGUAGES.contains(locale)) {
            throw new InvalidInput("locale", "input.not_an_option", "en, ru");
        }
        if (phone != null) {
            TypedLine.requireGood("phone", phone.strip(), LONGEST_PHONE);
        }
        var person = people.byId(personId).orElseThrow(() -> new NotFound("person " + personId));
        person.prefer(locale == null ? null : Locale.forLanguageTag(locale), zone == null ? null : zone(zone));
        if (phone != null) {
            person.reachAt(phone.isBlank() ? null : phone.strip());
        }
    }

    private static ZoneId zone(String name) {
        // Offsets are refused: they know no summer time.
        if (name.length() <= 50 && ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        throw new InvalidInput("zone", "calendar.zone_unknown");
    }
}
