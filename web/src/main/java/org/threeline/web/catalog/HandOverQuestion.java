package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.Priority;
import org.threeline.desk.report.HandOverReports.Place;
import org.threeline.desk.report.HandOverScope;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.web.faces.Viewer;

/**
 * What the report on lines and hand-overs is asked for, as it stands in the address; days are the viewer's, both included.
 * Without any it is about the last ninety days.
 */
@RequestScoped
public class HandOverQuestion {
    public static final String FROM = "from";
    public static final String UNTIL = "until";
    public static final String FAMILY = "family";
    public static final String SERVICE = "service";
    public static final String GROUP = "group";
    public static final String PRIORITY = "priority";

    /** All of them, as addresses name them. */
    public static final List<String> NAMES = List.of(FROM, UNTIL, FAMILY, SERVICE, GROUP, PRIORITY);

    /** So many days when nothing is asked for. */
    static final int USUAL_DAYS = 90;

    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    /** No service is called so; it stands for a family without any. */
    private static final String NO_SERVICE = "-";

    @Inject
    HttpServletRequest request;

    @Inject
    Catalogue catalogue;

    @Inject
    SupportGroups groups;

    @Inject
    Viewer viewer;

    @Inject
    Clock clock;

    private @Nullable List<FieldError> errors;
    private @Nullable HandOverScope scope;

    /** What was asked for; where something is wrong with it, that is left out, and {@link #errors} says so. */
    public HandOverScope scope() {
        read();
        return Objects.requireNonNull(scope);
    }

    /** What is wrong with the address, in the order of the fields. */
    public List<FieldError> errors() {
        read();
        return Objects.requireNonNull(errors);
    }

    /** What is wrong with a field, or null. */
    public @Nullable FieldError error(String name) {
        return errors().stream()
                .filter(error -> error.field().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What was asked for, as it was typed; empty for nothing. */
    public String typed(String name) {
        return Objects.toString(request.getParameter(name), "").strip();
    }

    /** The first day. */
    public LocalDate firstDay() {
        return scope().from().atZone(viewer.zone()).toLocalDate();
    }

    /** The last day, itself included. */
    public LocalDate lastDay() {
        return scope().until().minusMillis(1).atZone(viewer.zone()).toLocalDate();
    }

    /** Today, where the viewer is. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), viewer.zone());
    }

    /** The question without its question mark, to stand in an address; empty when nothing was asked for. */
    public String query() {
        return query(Map.of());
    }

    /** The same question with some values replaced; an empty one is left out. */
    public String query(Map<String, String> instead) {
        var asked = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            asked.put(name, instead.getOrDefault(name, typed(name)));
        }
        instead.forEach(asked::putIfAbsent);
        return asked.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Where the page answers the same question with some values replaced, as a path from the root of the site. */
    public String address(Map<String, String> instead) {
        var query = query(instead);
        return request.getContextPath() + "/catalogue/reports/hand-overs" + (query.isEmpty() ? "" : "?" + query);
    }

    /** Where a list goes on; null at its beginning, and for what is no place. */
    public @Nullable Place place(String name) {
        var parts = typed(name).split("~", -1);
        if (parts.length != 2) {
            return null;
        }
        try {
            var at = Instant.parse(parts[0]);
            return isThinkable(LocalDate.ofInstant(at, ZoneOffset.UTC))
                    ? new Place(at, Long.parseLong(parts[1]))
                    : null;
        } catch (DateTimeException | NumberFormatException malformed) {
            return null;
        }
    }

    static String written(Place place) {
        return place.doneAt() + "~" + place.ticketId();
    }

    private void read() {
        if (scope != null) {
            return;
        }
        var wrong = new ArrayList<FieldError>();
        var last = day(UNTIL, wrong);
        var first = day(FROM, wrong);
        var until = last == null ? today() : last;
        var from = first == null ? until.minusDays(USUAL_DAYS - 1L) : first;
        if (first != null && last == null && first.isAfter(until)) {
            until = first;
        }
        if (from.isAfter(until)) {
            wrong.add(new FieldError(UNTIL, "report.until_before_from"));
            from = until;
        }
        errors = wrong;
        scope = new HandOverScope(
                from.atStartOfDay(viewer.zone()).toInstant(),
                until.plusDays(1).atStartOfDay(viewer.zone()).toInstant(),
                services(wrong),
                group(wrong),
                priority(wrong));
        errors = NAMES.stream()
                .flatMap(name -> wrong.stream().filter(error -> error.field().equals(name)))
                .toList();
    }

    private @Nullable LocalDate day(String name, List<FieldError> wrong) {
        var typed = typed(name);
        try {
            if (typed.isEmpty()) {
                return null;
            }
            var day = LocalDate.parse(typed);
            if (isThinkable(day)) {
                return day;
            }
            wrong.add(new FieldError(name, "input.out_of_range", FIRST.toString(), LAST.toString()));
        } catch (DateTimeException malformed) {
            wrong.add(new FieldError(name, "input.not_a_day"));
        }
        return null;
    }

    private static boolean isThinkable(LocalDate day) {
        return !day.isBefore(FIRST) && day.isBefore(LAST);
    }

    private Set<String> services(List<FieldError> wrong) {
        var edition = catalogue.inForce();
        var keys = new HashSet<String>();
        var family = typed(FAMILY);
        if (!family.isEmpty()) {
            if (edition.family(family).isEmpty()) {
                wrong.add(new FieldError(FAMILY, "report.family_unknown", family));
            }
            edition.servicesOf(family).stream().map(ServiceOffering::key).forEach(keys::add);
            keys.add(NO_SERVICE);
        }
        var service = typed(SERVICE);
        if (!service.isEmpty()) {
            if (edition.service(service).isEmpty()) {
                wrong.add(new FieldError(SERVICE, "service.unknown", service));
            }
            if (family.isEmpty() || keys.contains(service)) {
                return Set.of(service);
            }
            return Set.of(NO_SERVICE);
        }
        return keys;
    }

    private @Nullable String group(List<FieldError> wrong) {
        var group = typed(GROUP);
        if (group.isEmpty()) {
            return null;
        }
        if (!groups.names().containsKey(group)) {
            wrong.add(new FieldError(GROUP, "group.unknown", group));
        }
        return group;
    }

    private @Nullable Priority priority(List<FieldError> wrong) {
        var typed = typed(PRIORITY);
        if (typed.isEmpty()) {
            return null;
        }
        var found = Arrays.stream(Priority.values())
                .filter(priority -> priority.name().equals(typed))
                .findFirst();
        if (found.isEmpty()) {
            var options = Arrays.stream(Priority.values()).map(Enum::name).collect(Collectors.joining(", "));
            wrong.add(new FieldError(PRIORITY, "input.not_an_option", options));
        }
        return found.orElse(null);
    }
}
