package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Locale;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/** What people decide about themselves: their language, their time zone, how to be reached, and how they sign. */
@Stateless
public class PersonalPreferences {
    private static final int LONGEST_PHONE = 40;
    private static final int LONGEST_SIGNATURE = 1000;

    @Inject
    People people;

    /**
     * What somebody wants changed; null keeps what was.
     *
     * @param locale {@code en} or {@code ru}
     * @param zone a region like {@code Europe/Berlin}, or UTC
     * @param phone blank removes it
     * @param signature text of one or more lines that stands below the person's replies; blank removes it
     */
    public record Wishes(String locale, String zone, String phone, String signature) {
        public static Wishes language(String locale) {
            return new Wishes(locale, null, null, null);
        }
    }

    /**
     * What somebody decided.
     *
     * @param phone null for none
     * @param signature null for none
     */
    public record Chosen(Locale locale, ZoneId zone, String phone, String signature) {}

    public Chosen of(long personId) {
        var person = get(personId);
        return new Chosen(person.locale(), person.zone(), person.phone(), person.signature());
    }

    /** @throws InvalidInput at {@code locale}, {@code zone}, {@code phone} or {@code signature} */
    public void change(long personId, Wishes wanted) {
        var fields = new TypedFields();
        if (wanted.locale() != null && !TypedFields.LANGUAGES.contains(wanted.locale())) {
            fields.wrong("locale", "input.not_an_option", String.join(", ", TypedFields.LANGUAGES));
        }
        if (wanted.zone() != null && !isZone(wanted.zone())) {
            fields.wrong("zone", "calendar.zone_unknown");
        }
        var phone = fields.line("phone", wanted.phone(), LONGEST_PHONE);
        var signature = signature(fields, wanted.signature());
        fields.requireGood();
        var person = get(personId);
        person.prefer(
                wanted.locale() == null ? null : Locale.forLanguageTag(wanted.locale()),
                wanted.zone() == null ? null : ZoneId.of(wanted.zone()));
        if (wanted.phone() != null) {
            person.reachAt(phone);
        }
        if (wanted.signature() != null) {
            person.signWith(signature);
        }
    }

    private Person get(long personId) {
        return people.byId(personId).orElseThrow(() -> new NotFound("person " + personId));
    }

    /** Offsets are refused: they know no summer time. */
    private static boolean isZone(String name) {
        return name.length() <= 50 && ZoneId.getAvailableZoneIds().contains(name);
    }

    private static String signature(TypedFields fields, String typed) {
        var text = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        if (text.length() > LONGEST_SIGNATURE) {
            fields.wrong("signature", "input.too_long", LONGEST_SIGNATURE);
        }
        if (text.codePoints()
                .anyMatch(c -> c != '\n' && Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            fields.wrong("signature", "input.control_character");
        }
        return text.isEmpty() ? null : text;
    }
}
