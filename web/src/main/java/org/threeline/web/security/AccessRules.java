package org.threeline.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.identity.Role;

/** Which addresses are open to everybody, to everybody signed in, or to a role only. */
final class AccessRules {
    /** What an address asks of whoever opens it. */
    enum Answer {
        OPEN,
        SIGN_IN,
        HIDDEN
    }

    /** Files that are the same for all. */
    private static final List<String> FILES =
            List.of("/assets/", "/branding/", "/jakarta.faces.resource/", "/favicon.ico", "/robots.txt");

    /** They answer for themselves, or are there before anybody is signed in. */
    private static final List<String> OPEN = List.of(
            "/api/",
            "/health/",
            "/metrics",
            "/openapi",
            "/sign-in",
            "/sign-out",
            "/setup",
            "/password",
            "/look",
            "/error");

    private AccessRules() {}

    /** The address inside the application, without what a browser may append to hide it from rules. */
    static String path(HttpServletRequest request) {
        var info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    /** Whether it matters there who somebody is. */
    static boolean knowsPeople(String path) {
        return !isBelow(path, FILES) && !isBelow(path, List.of("/health/", "/openapi"));
    }

    /** Where a token counts. Pages are for browsers, and their forms do not ask what a token may do. */
    static boolean takesTokens(String path) {
        return isBelow(path, List.of("/api/", "/metrics"));
    }

    /** Whether requests there are counted before pages are; the interface counts its own, and answers in its own form. */
    static boolean countsAsPage(String path) {
        return knowsPeople(path) && !isBelow(path, List.of("/api/", "/metrics", "/error"));
    }

    /** @param identity null when nobody is signed in */
    static Answer decide(String path, Identity identity) {
        if (isBelow(path, FILES) || isBelow(path, OPEN)) {
            return Answer.OPEN;
        }
        if (identity == null) {
            return Answer.SIGN_IN;
        }
        return identity.roles().stream().anyMatch(rolesFor(path)::contains) ? Answer.OPEN : Answer.HIDDEN;
    }

    /** One of them is enough. */
    private static Set<Role> rolesFor(String path) {
        if (isBelow(path, List.of("/desk"))) {
            return Set.of(Role.AGENT);
        }
        // Leads read there about their groups; the report itself knows whether there is one for somebody.
        if (isBelow(path, List.of("/catalogue/reports", "/catalog/hand-overs"))) {
            return Set.of(Role.OWNER, Role.ADMIN, Role.AGENT);
        }
        if (isBelow(path, List.of("/catalogue", "/catalog"))) {
            return Set.of(Role.OWNER, Role.ADMIN);
        }
        // Owners read there what was published of their services, and edit the calendars of these.
        if (isBelow(path, List.of("/admin/audit", "/admin/audit.csv", "/admin/calendars", "/admin/calendar"))) {
            return Set.of(Role.OWNER, Role.ADMIN);
        }
        // Leads look after their groups; the pages themselves know which these are.
        if (isBelow(path, List.of("/admin/groups", "/admin/group", "/admin/rota"))) {
            return Set.of(Role.AGENT, Role.ADMIN);
        }
        return isBelow(path, List.of("/admin")) ? Set.of(Role.ADMIN) : Set.of(Role.values());
    }

    private static boolean isBelow(String path, List<String> places) {
        return places.stream()
                .anyMatch(place -> place.endsWith("/")
                        ? path.startsWith(place)
                        : path.equals(place) || path.startsWith(place + "/") || path.equals(place + ".xhtml"));
    }
}
