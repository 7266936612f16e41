package org.threeline.it;

import static org.threeline.it.Reader.ADMIN;
import static org.threeline.it.Reader.AGENTS;
import static org.threeline.it.Reader.KNOWN;
import static org.threeline.it.Reader.LEAD;
import static org.threeline.it.Reader.OWNER;
import static org.threeline.it.Reader.STRANGER;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every page there is, whom it opens for, and the addresses under which it is looked at: as it is, empty, and in its other
 * states. Whoever adds a page adds a line; until then {@link EveryPageE2E} fails. Words in braces stand for {@link
 * Exhibits things} that exist while the tests run.
 */
enum ListedPage {
    HOME("/", KNOWN, "/", "/?show=drafts", "/?show=waiting"),
    SIGN_IN("/sign-in", Set.of(STRANGER), "/sign-in", "/sign-in?error=refused", "/sign-in?signedOut"),
    SET_UP("/setup", Set.of(STRANGER), "/setup"),
    PASSWORD("/password", Set.of(STRANGER), "/password?token=none", "{invitation}"),
    FORGOTTEN_PASSWORD(
            "/password/forgotten", Set.of(STRANGER), "/password/forgotten", "/password/forgotten?asked=true"),
    SEARCH("/search", KNOWN, "/search", "/search?q=laptop", "/search?q=zzzzz"),
    SERVICES("/services", KNOWN, "/services", "/services?family=it", "/services?family=hr"),
    SERVICE("/services/{key}", KNOWN, "/services/{service}", "/services/travel-expenses", "/services/parental-leave"),
    REQUESTS("/requests", KNOWN, "/requests", "/requests?show=all", "/requests?q=zzzzz"),
    REQUEST("/tickets/{number}", KNOWN, "/tickets/{own}", "/tickets/{solved}"),
    EDIT_REQUEST("/tickets/{number}/edit", KNOWN, "/tickets/{own}/edit"),
    PROFILE("/preferences", KNOWN),
    SECURITY("/preferences/security", KNOWN),
    OWN_ABSENCE("/preferences/absence", KNOWN),
    ABSENCE("/preferences/absence/{login}", Set.of(LEAD, ADMIN), "/preferences/absence/line2"),
    NOTIFICATION_PREFERENCES("/preferences/notifications", KNOWN),
    NOTIFICATIONS("/notifications", KNOWN, "/notifications", "/notifications?show=unread"),
    DESK("/desk", AGENTS, "/desk", "/desk?view=all", "/desk?view=on-team&status=NEW", "/desk?view=waiting&q=zzzzz"),
    NEW_TICKET("/desk/new", AGENTS, "/desk/new", "/desk/new?person=employee&service=laptop-problem"),
    TICKET(
            "/desk/tickets/{number}",
            AGENTS,
            "/desk/tickets/{ticket}",
            "/desk/tickets/{ticket}?view=all",
            "/desk/tickets/{ticket}?why={clock}",
            "/desk/tickets/{waiting}",
            "/desk/tickets/{waiting}?why={resting}"),
    CATALOGUE("/catalogue", Set.of(OWNER, ADMIN)),
    AGREEMENTS("/catalogue/agreements", Set.of(OWNER, ADMIN)),
    NEW_AGREEMENT(
            "/catalogue/agreements/new",
            Set.of(OWNER, ADMIN),
            "/catalogue/agreements/new",
            "/catalogue/agreements/new?copy=it-requests"),
    AGREEMENT(
            "/catalogue/agreements/{key}",
            Set.of(OWNER, ADMIN),
            "/catalogue/agreements/it-incidents",
            "/catalogue/agreements/it-requests",
            "/catalogue/agreements/hr"),
    OFFERING(
            "/catalogue/{key}",
            Set.of(OWNER, ADMIN),
            "/catalogue/{service}",
            "/catalogue/{service}?tab=questions",
            "/catalogue/{service}?tab=promises",
            "/catalogue/{service}?tab=preview",
            "/catalogue/{service}?tab=history"),
    HAND_OVERS(
            "/catalogue/reports/hand-overs",
            Set.of(LEAD, OWNER, ADMIN),
            "/catalogue/reports/hand-overs",
            "/catalogue/reports/hand-overs?group=workplace",
            "/catalogue/reports/hand-overs?from=1999-01-01&until=1999-01-02",
            "/catalogue/reports/hand-overs?from=2026-01-05&until=2026-01-04&group=nobody"),
    SIMULATION("/catalogue/simulations/{id}", Set.of(OWNER, ADMIN), "/catalogue/simulations/{simulation}"),
    GROUPS("/admin/groups", Set.of(LEAD, ADMIN)),
    NEW_GROUP("/admin/groups/new", Set.of(ADMIN)),
    GROUP("/admin/groups/{key}", Set.of(LEAD, ADMIN), "/admin/groups/workplace"),
    ROTA("/admin/groups/{key}/rota", Set.of(LEAD, ADMIN), "/admin/groups/workplace/rota"),
    CALENDARS("/admin/calendars", Set.of(OWNER, ADMIN)),
    NEW_CALENDAR("/admin/calendars/new", Set.of(OWNER, ADMIN)),
    CALENDAR("/admin/calendars/{key}", Set.of(OWNER, ADMIN), "/admin/calendars/{calendar}"),
    ADMINISTRATION("/admin", Set.of(ADMIN)),
    JOBS("/admin/jobs", Set.of(ADMIN)),
    RUN("/admin/jobs/{execution}", Set.of(ADMIN), "/admin/jobs/{run}", "/admin/jobs/{import}"),
    CLOCK_REPAIRS("/admin/clock-repairs", Set.of(ADMIN)),
    CLOCK_REPAIR("/admin/clock-repairs/{id}", Set.of(ADMIN), "/admin/clock-repairs/{repair}"),
    IMPORTS("/admin/imports", Set.of(ADMIN)),
    PEOPLE("/admin/people", Set.of(ADMIN), "/admin/people", "/admin/people?q=zzzzz"),
    NEW_PERSON("/admin/people/new", Set.of(ADMIN)),
    PEOPLE_IMPORT("/admin/people/import", Set.of(ADMIN)),
    PERSON("/admin/people/{id}", Set.of(ADMIN), "/admin/people/{person}", "/admin/people/{invited}"),
    DEPARTMENTS("/admin/departments", Set.of(ADMIN)),
    NEW_DEPARTMENT("/admin/departments/new", Set.of(ADMIN)),
    DEPARTMENT("/admin/departments/{id}", Set.of(ADMIN), "/admin/departments/{department}"),
    LOCATIONS("/admin/locations", Set.of(ADMIN)),
    NEW_LOCATION("/admin/locations/new", Set.of(ADMIN)),
    LOCATION("/admin/locations/{id}", Set.of(ADMIN), "/admin/locations/{location}"),
    MAIL("/admin/mail", Set.of(ADMIN)),
    SETTINGS("/admin/settings", Set.of(ADMIN)),
    BRANDING("/admin/branding", Set.of(ADMIN)),
    STATUS("/admin/status", Set.of(ADMIN)),
    AUDIT("/admin/audit", Set.of(OWNER, ADMIN), "/admin/audit", "/admin/audit?person=zzzzz");

    /** What is answered where there is no page, or none for this reader. */
    static final List<String> NOT_FOUND = List.of("/nothing/here", "/desk/tickets/TL-999999999", "/error");

    private static final Pattern THING = Pattern.compile("\\{(\\w+)}");

    private final String template;
    private final Set<Reader> readers;
    private final List<String> looks;

    ListedPage(String template, Set<Reader> readers, String... looks) {
        this.template = template;
        this.readers = readers;
        this.looks = looks.length == 0 ? List.of(template) : List.of(looks);
    }

    String template() {
        return template;
    }

    /** Whether somebody finds something there; others are told that there is nothing. */
    boolean opensFor(Reader reader) {
        return readers.contains(reader);
    }

    /** The addresses to look at it under: its other states for the first reader only, for they are the same for all. */
    List<String> addresses(Reader reader, Map<String, String> things) {
        return looks.stream()
                .limit(isFirst(reader) ? looks.size() : 1)
                .map(look ->
                        THING.matcher(look).replaceAll(thing -> Matcher.quoteReplacement(things.get(thing.group(1)))))
                .toList();
    }

    /** Whether nobody before them in the order of readers sees it. */
    boolean isFirst(Reader reader) {
        return readers.stream().noneMatch(other -> other.compareTo(reader) < 0);
    }

    static List<ListedPage> of(Reader reader) {
        return Arrays.stream(values()).filter(page -> page.opensFor(reader)).toList();
    }
}
