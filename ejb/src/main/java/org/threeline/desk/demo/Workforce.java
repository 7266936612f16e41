package org.threeline.desk.demo;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.offering.CatalogueEdition;
import org.threeline.desk.identity.Enrolment.Newcomer;

/** Everybody of the made-up company, by office, department and group; the same people every time. */
final class Workforce {
    private static final String LANGUAGE = "language";
    private static final String DEPARTMENT = "department";
    private static final String KNOWN = "known";

    private final Map<String, Object> company = DemoTexts.file("company.yaml");
    private final Lot lot = Lot.of("people");
    private final Map<String, Colleague> byLogin = new LinkedHashMap<>();
    private final Map<String, List<String>> teams = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<Colleague> all = new ArrayList<>();
    private final Map<String, WorkingTime> calendars = new HashMap<>();

    private Workforce() {}

    static Workforce hired() {
        var workforce = new Workforce();
        workforce.known();
        workforce.agents();
        workforce.employees();
        workforce.all.addAll(workforce.byLogin.values());
        return workforce;
    }

    /** Everybody, those with known passwords first. */
    Collection<Colleague> everybody() {
        return byLogin.values();
    }

    Colleague named(String login) {
        return byLogin.get(login);
    }

    /** Logins by group, the lead first. */
    Map<String, List<String>> teams() {
        return teams;
    }

    List<Colleague> team(String group) {
        return teams.getOrDefault(group, List.of()).stream().map(byLogin::get).toList();
    }

    /** When an office works. */
    WorkingTime hours(String office, CatalogueEdition edition) {
        return calendar((String) office(office).get("calendar"), edition);
    }

    /** The arithmetic of a calendar; where the catalogue has none of that key, always open. */
    WorkingTime calendar(String calendarKey, CatalogueEdition edition) {
        return calendars.computeIfAbsent(
                calendarKey,
                key -> WorkingTime.of(edition.calendar(key)
                        .map(CalendarDefinition::calendar)
                        .orElseGet(() -> ServiceCalendar.always(ZoneOffset.UTC))));
    }

    /** Somebody of the same office. */
    Colleague anybody(Lot lot, Colleague but) {
        while (true) {
            var found = lot.one(all);
            if (found.office().equals(but.office()) && !found.equals(but)) {
                return found;
            }
        }
    }

    private void known() {
        var groups = new HashMap<String, List<String>>();
        DemoTexts.map(company.get("teams")).forEach((group, team) -> {
            for (var login : DemoTexts.texts(DemoTexts.map(team).get(KNOWN))) {
                groups.computeIfAbsent(login, key -> new ArrayList<>()).add(group);
                teams.computeIfAbsent(group, key -> new ArrayList<>()).add(login);
            }
        });
        for (var entry : (List<?>) company.get(KNOWN)) {
            var known = DemoTexts.map(entry);
            var login = (String) known.get("login");
            var person = new Newcomer(
                    login,
                    (String) known.get("name"),
                    (String) known.get(DEPARTMENT),
                    (String) known.get("location"),
                    null,
                    (String) known.get(LANGUAGE),
                    ZoneId.of((String) known.get("zone")),
                    Boolean.TRUE.equals(known.get("administrator")),
                    null);
            names.add(person.name());
            byLogin.put(
                    login,
                    new Colleague(
                            person,
                            person.language().equals("ru") ? "Moscow" : "Berlin",
                            person.name().endsWith("a") || person.name().endsWith("а"),
                            groups.getOrDefault(login, List.of())));
        }
    }

    private void agents() {
        DemoTexts.map(company.get("teams")).forEach((group, entry) -> {
            var team = DemoTexts.map(entry);
            DemoTexts.map(team.get("more")).forEach((office, count) -> {
                for (var i = 0; i < DemoTexts.number(count); i++) {
                    var colleague = hire(office, (String) team.get(DEPARTMENT), List.of(group));
                    teams.computeIfAbsent(group, key -> new ArrayList<>()).add(colleague.login());
                }
            });
        });
    }

    private void employees() {
        var shares = weights(DemoTexts.map(company.get("offices")).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        office -> DemoTexts.map(office.getValue()).get("share"),
                        (one, other) -> one,
                        LinkedHashMap::new)));
        var departments = weights(DemoTexts.map(company.get("departments")));
        var employees = byLogin.values().stream()
                .filter(colleague -> !colleague.isAgent())
                .count();
        for (; employees < DemoTexts.number(company.get("employees")); employees++) {
            hire(lot.weighted(shares), lot.weighted(departments), List.of());
        }
    }

    private Colleague hire(String office, String department, List<String> groups) {
        var woman = lot.happens(50);
        var name = name(office, woman);
        var details = office(office);
        var person = new Newcomer(
                login(name),
                name,
                department,
                office + ", " + lot.between(1, DemoTexts.number(details.get("floors"))) + "."
                        + "%02d".formatted(lot.between(1, 38)),
                details.get("phone") + "%04d".formatted(1000 + byLogin.size()),
                (String) details.get(LANGUAGE),
                ZoneId.of((String) details.get("zone")),
                false,
                manager(office, department));
        var colleague = new Colleague(person, office, woman, groups);
        byLogin.put(colleague.login(), colleague);
        return colleague;
    }

    /** The first of a department in an office leads the others there, and is led by the first of the department. */
    private String manager(String office, String department) {
        var colleagues = byLogin.values().stream()
                .filter(colleague -> colleague.person().department().equals(department))
                .toList();
        return colleagues.stream()
                .filter(colleague -> colleague.office().equals(office))
                .findFirst()
                .or(() -> colleagues.stream().findFirst())
                .map(Colleague::login)
                .orElse(null);
    }

    private String name(String office, boolean woman) {
        var words = DemoTexts.map(DemoTexts.map(company.get("names")).get(office));
        while (true) {
            var given = lot.one(DemoTexts.texts(words.get(woman ? "women" : "men")));
            var forms = lot.one(DemoTexts.texts(words.get("families"))).split("/");
            var name = given + " " + forms[woman ? forms.length - 1 : 0];
            // Two of one name happen in every company; here they would only make people wonder.
            if (names.add(name)) {
                return name;
            }
        }
    }

    private String login(String name) {
        var plain = Spelling.plain(name);
        var login = plain;
        for (var i = 2; byLogin.containsKey(login); i++) {
            login = plain + i;
        }
        return login;
    }

    private Map<String, Object> office(String name) {
        return DemoTexts.map(DemoTexts.map(company.get("offices")).get(name));
    }

    private static Map<String, Integer> weights(Map<String, ?> written) {
        var weights = new LinkedHashMap<String, Integer>();
        written.forEach((name, share) -> weights.put(name, DemoTexts.number(share)));
        return weights;
    }
}
