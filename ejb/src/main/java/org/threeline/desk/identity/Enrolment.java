package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Takes a whole company in at once, where nobody is known yet. */
@Stateless
public class Enrolment {
    @Inject
    People people;

    @Inject
    Departments departments;

    @Inject
    Locations locations;

    @Inject
    Passwords passwords;

    @Inject
    Clock clock;

    /**
     * Somebody to take in.
     *
     * @param location a place, and perhaps a comma and the room there
     * @param language two letters
     * @param phone or null
     * @param manager login of somebody who is taken in as well, or null
     */
    public record Newcomer(
            String login,
            String name,
            String department,
            String location,
            String phone,
            String language,
            ZoneId zone,
            boolean administrator,
            String manager) {}

    /**
     * Takes everybody in under one password, which is hashed once: it is slow on purpose. Belongs into the caller's
     * transaction; of two at the same moment one does.
     *
     * @return ids by login; empty where somebody was known already, and then nobody is taken in
     */
    public Map<String, Long> demo(Collection<Newcomer> newcomers, String password) {
        people.oneAtATime();
        if (people.isAnybodyKnown()) {
            return Map.of();
        }
        var hash = passwords.hash(password);
        var ids = new LinkedHashMap<String, Long>();
        var founded = new HashMap<String, Department>();
        var opened = new HashMap<String, Location>();
        var entered = new LinkedHashMap<Person, Newcomer>();
        for (var newcomer : newcomers) {
            var person = entered(newcomer);
            person.changePassword(hash);
            var place = newcomer.location().split(", ", 2);
            person.worksAt(
                    founded.computeIfAbsent(newcomer.department(), departments::ensure),
                    opened.computeIfAbsent(place[0], name -> locations.ensure(name, newcomer.zone())),
                    place.length == 1 ? null : place[1]);
            people.add(person);
            ids.put(newcomer.login(), person.id());
            entered.put(person, newcomer);
        }
        // A row can only name a manager whose row is there.
        people.written();
        entered.forEach((person, newcomer) -> {
            if (newcomer.manager() != null) {
                person.worksAs(Employment.EMPLOYEE, ids.get(newcomer.manager()));
            }
        });
        return ids;
    }

    private Person entered(Newcomer newcomer) {
        var person = Person.enter(
                newcomer.login(),
                newcomer.name(),
                newcomer.login() + "@threeline.example",
                Person.ORIGIN_DEMO,
                clock.instant());
        person.reachAt(newcomer.phone());
        person.prefer(Locale.forLanguageTag(newcomer.language()), newcomer.zone());
        if (newcomer.administrator()) {
            person.becomeAdministrator();
        }
        return person;
    }
}
