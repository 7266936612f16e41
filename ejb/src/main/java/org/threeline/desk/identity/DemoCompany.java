package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueEdition;

/** A company to try the desk with: everybody's password is the same and known, so it never enters a desk in use. */
@Stateless
public class DemoCompany {
    private static final String PASSWORD = "threeline";

    private static final List<Employee> EMPLOYEES = List.of(
            new Employee("employee", "Emma Schneider", "Marketing", "Berlin, 4.12", "en", "Europe/Berlin"),
            new Employee("line1", "Lukas Brandt", "IT Service Desk", "Berlin, 1.03", "en", "Europe/Berlin"),
            new Employee("line2", "Irina Volkova", "IT Operations", "Moscow, 7.21", "ru", "Europe/Moscow"),
            new Employee("line3", "Tomas Novak", "IT Engineering", "Prague, 2.08", "en", "Europe/Prague"),
            new Employee("owner", "Olivia Hartmann", "IT", "Berlin, 5.01", "en", "Europe/Berlin"),
            new Employee("admin", "Adam Kowalski", "IT Operations", "Warsaw, 3.15", "en", "Europe/Warsaw"),
            new Employee("daniel.weiss", "Daniel Weiss", "IT Service Desk", "Berlin, 1.01", "en", "Europe/Berlin"),
            new Employee("yulia.smirnova", "Юлия Смирнова", "IT Service Desk", "Moscow, 7.02", "ru", "Europe/Moscow"),
            new Employee("henrik.dahl", "Henrik Dahl", "IT Operations", "Stockholm, 2.30", "en", "Europe/Stockholm"),
            new Employee("priya.nair", "Priya Nair", "IT Engineering", "London, 6.11", "en", "Europe/London"),
            new Employee("sofia.lind", "Sofia Lind", "Human Resources", "Berlin, 3.02", "en", "Europe/Berlin"),
            new Employee("oleg.morozov", "Олег Морозов", "Human Resources", "Moscow, 6.10", "ru", "Europe/Moscow"),
            new Employee("marta.keller", "Marta Keller", "Facilities", "Berlin, 0.05", "en", "Europe/Berlin"),
            new Employee("ben.whitfield", "Ben Whitfield", "Facilities", "London, 0.02", "en", "Europe/London"),
            new Employee("grace.okafor", "Grace Okafor", "Finance", "London, 5.20", "en", "Europe/London"),
            new Employee("nikita.belov", "Никита Белов", "Finance", "Moscow, 5.04", "ru", "Europe/Moscow"),
            new Employee("anna.petrova", "Анна Петрова", "Sales", "Moscow, 4.17", "ru", "Europe/Moscow"),
            new Employee("james.carter", "James Carter", "Sales", "London, 3.09", "en", "Europe/London"));

    /** Who looks after the groups of a family and line: the first leads them. */
    private static final Map<String, List<String>> STAFF = Map.of(
            "it/1", List.of("daniel.weiss", "line1", "yulia.smirnova"),
            "it/2", List.of("henrik.dahl", "line2"),
            "it/3", List.of("priya.nair", "line3"),
            "hr", List.of("sofia.lind", "oleg.morozov"),
            "facilities", List.of("marta.keller", "ben.whitfield"),
            "finance", List.of("grace.okafor", "nikita.belov"));

    @Inject
    People people;

    @Inject
    Passwords passwords;

    @Inject
    SupportGroups groups;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    /** Founds the company where nobody is known yet; returns whether it did. Of two nodes one does. */
    public boolean found() {
        people.oneAtATime();
        if (people.isAnybodyKnown()) {
            return false;
        }
        var hash = passwords.hash(PASSWORD);
        var ids = new HashMap<String, Long>();
        for (var employee : EMPLOYEES) {
            var person = employee.enter(clock);
            person.changePassword(hash);
            people.add(person);
            ids.put(employee.login, person.id());
        }
        teams(catalogue.inForce()).forEach((group, team) -> {
            for (var login : team) {
                groups.join(group, ids.get(login), login.equals(team.get(0)));
            }
        });
        return true;
    }

    /** Logins by group, the lead first. */
    private static Map<String, List<String>> teams(CatalogueEdition edition) {
        var teams = new LinkedHashMap<String, List<String>>();
        for (var service : edition.services()) {
            for (var line : service.lines()) {
                var staff = STAFF.getOrDefault(
                        service.family() + "/" + line.line(), STAFF.getOrDefault(service.family(), List.of()));
                for (var group : line.groups()) {
                    var team = teams.computeIfAbsent(group, key -> new ArrayList<>());
                    staff.stream().filter(login -> !team.contains(login)).forEach(team::add);
                }
            }
        }
        teams.values().removeIf(List::isEmpty);
        return teams;
    }

    private record Employee(
            String login, String name, String department, String location, String language, String zone) {
        Person enter(Clock clock) {
            var person = Person.enter(login, name, login + "@threeline.example", Person.ORIGIN_DEMO, clock.instant());
            person.worksAt(department, location, null);
            person.prefer(Locale.forLanguageTag(language), ZoneId.of(zone));
            if (login.equals("admin")) {
                person.becomeAdministrator();
            }
            return person;
        }
    }
}
