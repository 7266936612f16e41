package org.threeline.web.faces;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of pages and the views behind them. A part in braces stands for one segment and reaches the page by
 * {@link CurrentAddress}; an address without such a part is found first.
 */
public enum Address {
    HOME("/", "/portal/home.xhtml"),
    SIGN_IN("/sign-in", "/portal/sign-in.xhtml"),
    SET_UP("/setup", "/portal/set-up.xhtml"),
    FORGOTTEN_PASSWORD("/password/forgotten", "/portal/forgotten-password.xhtml"),
    SEARCH("/search", "/portal/search.xhtml"),
    SERVICES("/services", "/portal/services.xhtml"),
    SERVICE("/services/{key}", "/portal/service.xhtml"),
    REQUESTS("/requests", "/portal/requests.xhtml"),
    REQUEST("/tickets/{number}", "/portal/request.xhtml"),
    EDIT_REQUEST("/tickets/{number}/edit", "/portal/edit-request.xhtml"),
    PROFILE("/preferences", "/portal/profile.xhtml"),
    SECURITY("/preferences/security", "/portal/security.xhtml"),
    OWN_ABSENCE("/preferences/absence", "/portal/absence.xhtml"),
    ABSENCE("/preferences/absence/{login}", "/portal/absence.xhtml"),
    DESK("/desk", "/desk/queue.xhtml"),
    NEW_TICKET("/desk/new", "/desk/new-ticket.xhtml"),
    TICKET("/desk/tickets/{number}", "/desk/ticket.xhtml"),
    NOTIFICATIONS("/notifications", "/desk/notifications.xhtml"),
    NOTIFICATION_PREFERENCES("/preferences/notifications", "/portal/notification-preferences.xhtml"),
    CATALOGUE("/catalogue", "/catalog/catalogue.xhtml"),
    AGREEMENTS("/catalogue/agreements", "/catalog/agreements.xhtml"),
    NEW_AGREEMENT("/catalogue/agreements/new", "/catalog/agreement.xhtml"),
    AGREEMENT("/catalogue/agreements/{key}", "/catalog/agreement.xhtml"),
    OFFERING("/catalogue/{key}", "/catalog/offering.xhtml"),
    HAND_OVERS("/catalogue/reports/hand-overs", "/catalog/hand-overs.xhtml"),
    SIMULATION("/catalogue/simulations/{id}", "/catalog/simulation.xhtml"),
    GROUPS("/admin/groups", "/admin/groups.xhtml"),
    NEW_GROUP("/admin/groups/new", "/admin/group.xhtml"),
    GROUP("/admin/groups/{key}", "/admin/group.xhtml"),
    ROTA("/admin/groups/{key}/rota", "/admin/rota.xhtml"),
    CALENDARS("/admin/calendars", "/admin/calendars.xhtml"),
    NEW_CALENDAR("/admin/calendars/new", "/admin/calendar.xhtml"),
    CALENDAR("/admin/calendars/{key}", "/admin/calendar.xhtml"),
    ADMINISTRATION("/admin", "/admin/jobs.xhtml"),
    JOBS("/admin/jobs", "/admin/jobs.xhtml"),
    RUN("/admin/jobs/{execution}", "/admin/run.xhtml"),
    CLOCK_REPAIRS("/admin/clock-repairs", "/admin/clock-repairs.xhtml"),
    CLOCK_REPAIR("/admin/clock-repairs/{id}", "/admin/clock-repair.xhtml"),
    IMPORTS("/admin/imports", "/admin/imports.xhtml"),
    PASSWORD("/password", "/portal/password.xhtml"),
    PEOPLE("/admin/people", "/admin/people.xhtml"),
    NEW_PERSON("/admin/people/new", "/admin/person.xhtml"),
    PEOPLE_IMPORT("/admin/people/import", "/admin/people-import.xhtml"),
    PERSON("/admin/people/{id}", "/admin/person.xhtml"),
    DEPARTMENTS("/admin/departments", "/admin/departments.xhtml"),
    NEW_DEPARTMENT("/admin/departments/new", "/admin/department.xhtml"),
    DEPARTMENT("/admin/departments/{id}", "/admin/department.xhtml"),
    LOCATIONS("/admin/locations", "/admin/locations.xhtml"),
    NEW_LOCATION("/admin/locations/new", "/admin/location.xhtml"),
    LOCATION("/admin/locations/{id}", "/admin/location.xhtml"),
    MAIL("/admin/mail", "/admin/mail.xhtml"),
    SETTINGS("/admin/settings", "/admin/settings.xhtml"),
    BRANDING("/admin/branding", "/admin/branding.xhtml"),
    STATUS("/admin/status", "/admin/status.xhtml"),
    AUDIT("/admin/audit", "/admin/audit.xhtml");

    private final String[] pattern;
    private final String view;

    Address(String pattern, String view) {
        this.pattern = segments(pattern);
        this.view = view;
    }

    /** The view's path inside the application. */
    public String view() {
        return view;
    }

    /** The address with its parts in braces. */
    String template() {
        return "/" + String.join("/", pattern);
    }

    /** The page a path leads to, with what stood in the place of its parts; empty where there is no page. */
    static Optional<Match> of(String path) {
        var asked = segments(path);
        return Arrays.stream(values())
                .flatMap(address -> address.match(asked).stream())
                .findFirst();
    }

    private Optional<Match> match(String[] asked) {
        if (asked.length != pattern.length) {
            return Optional.empty();
        }
        var parts = new HashMap<String, String>();
        for (var i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{")) {
                parts.put(pattern[i].substring(1, pattern[i].length() - 1), asked[i]);
            } else if (!pattern[i].equals(asked[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(this, Map.copyOf(parts)));
    }

    private static String[] segments(String path) {
        return path.substring(1).split("/", -1);
    }

    /** @param parts values of the parts in braces by their names */
    record Match(Address address, Map<String, String> parts) {}
}
