package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.desk.audit.AuditFilter;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditPlace;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.web.faces.Viewer;

/** What is looked for in the audit, as it stands in the address; days are the viewer's. */
@RequestScoped
public class AuditSearch {
    static final String PERSON = "person";
    static final String KIND = "kind";
    static final String FROM = "from";
    static final String TO = "to";
    private static final String PLACE = "after";
    private static final int MOST_PEOPLE = 20;

    @Inject
    HttpServletRequest request;

    @Inject
    People people;

    @Inject
    Viewer viewer;

    private final Map<String, String> errors = new HashMap<>();
    private AuditFilter filter;

    /** What is wrong with the address is left out, and {@link #error} says so. */
    public AuditFilter filter() {
        if (filter == null) {
            var from = day(FROM);
            var to = day(TO);
            filter = new AuditFilter(
                    people(),
                    kind(),
                    from == null ? null : from.atStartOfDay(viewer.zone()).toInstant(),
                    to == null
                            ? null
                            : to.plusDays(1).atStartOfDay(viewer.zone()).toInstant());
        }
        return filter;
    }

    /** What was asked for, as it was typed; empty for nothing. */
    public String typed(String name) {
        return Objects.toString(request.getParameter(name), "").strip();
    }

    /** The key of what is wrong with a field, or null. */
    public String error(String name) {
        filter();
        return errors.get(name);
    }

    public boolean isNarrowed() {
        return !query().isEmpty();
    }

    /** The search as a query without its question mark, to stand in an address; empty when there is none. */
    public String query() {
        var asked = new LinkedHashMap<String, String>();
        for (var name : new String[] {PERSON, KIND, FROM, TO}) {
            if (!typed(name).isEmpty()) {
                asked.put(name, typed(name));
            }
        }
        return asked.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Where the list goes on; null at its beginning, and for what is no place. */
    public AuditPlace place() {
        var parts = typed(PLACE).split("~", -1);
        if (parts.length != 2) {
            return null;
        }
        try {
            return new AuditPlace(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (DateTimeException | NumberFormatException malformed) {
            return null;
        }
    }

    /** The query of the page that begins after a place. */
    public String queryAfter(AuditPlace place) {
        var asked = query();
        return (asked.isEmpty() ? "" : asked + "&") + PLACE + "=" + place.at() + "~" + place.id();
    }

    /** One by the login, or all who are called so. */
    private Set<Long> people() {
        var typed = typed(PERSON);
        if (typed.isEmpty()) {
            return null;
        }
        var login = people.named(typed).map(PersonSummary::id);
        if (login.isPresent()) {
            return Set.of(login.get());
        }
        var found = people.called(typed, MOST_PEOPLE + 1);
        if (found.isEmpty() || found.size() > MOST_PEOPLE) {
            errors.put(PERSON, found.isEmpty() ? "admin_audit.not_found" : "admin_audit.too_many");
            return null;
        }
        return found;
    }

    private AuditKind kind() {
        return Arrays.stream(AuditKind.values())
                .filter(kind -> kind.name().equals(typed(KIND)))
                .findFirst()
                .orElse(null);
    }

    private LocalDate day(String name) {
        try {
            return typed(name).isEmpty() ? null : LocalDate.parse(typed(name));
        } catch (DateTimeException malformed) {
            errors.put(name, "input.not_a_day");
            return null;
        }
    }
}
