package org.threeline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;

/** What to call people in an input that holds a login. */
@Named("knownPeople")
@RequestScoped
public class KnownPeople {
    @Inject
    People people;

    /**
     * The name of a person that was found, or of a login that was chosen before; what was typed, where nobody has it as
     * a login.
     */
    public String label(Object found) {
        if (found instanceof PersonSummary person) {
            return person.name();
        }
        return found instanceof String login
                ? people.named(login).map(PersonSummary::name).orElse(login)
                : "";
    }
}
