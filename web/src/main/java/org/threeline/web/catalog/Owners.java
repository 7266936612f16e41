package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;

/** The people behind the logins the catalogue names; all of them are asked for at once. */
@RequestScoped
public class Owners {
    @Inject
    Catalogue catalogue;

    @Inject
    People people;

    private Map<String, PersonSummary> byLogin;

    /** The people with these logins; somebody the desk does not know, or not any more, is named by the login. */
    List<PersonSummary> of(Collection<String> logins) {
        if (byLogin == null) {
            byLogin = readAll();
        }
        var found = new ArrayList<PersonSummary>();
        for (var login : logins) {
            found.add(byLogin.getOrDefault(login.toLowerCase(Locale.ROOT), new PersonSummary(0, login, login, null)));
        }
        return found;
    }

    /** People by id; unknown ids and nulls are left out. */
    Map<Long, PersonSummary> byId(Collection<Long> ids) {
        return people.summaries(ids);
    }

    private Map<String, PersonSummary> readAll() {
        var edition = catalogue.inForce();
        var logins = Stream.concat(
                        edition.families().stream().flatMap(family -> family.owners().stream()),
                        edition.services().stream().flatMap(service -> service.owners().stream()))
                .distinct()
                .toList();
        return people.summaries(people.idsOf(logins).values()).values().stream()
                .collect(Collectors.toMap(PersonSummary::login, Function.identity()));
    }
}
