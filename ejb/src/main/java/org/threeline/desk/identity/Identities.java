package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Who people are when they are signed in: themselves and what they belong to, read together. */
@Stateless
public class Identities {
    @Inject
    People people;

    /** The identity behind a login; empty when there is no such person or it may not sign in any more. */
    public Optional<Identity> of(String login) {
        return people.find(login).filter(Person::isActive).map(this::of);
    }

    public Optional<Identity> of(long personId) {
        return people.byId(personId).filter(Person::isActive).map(this::of);
    }

    private Identity of(Person person) {
        return new Identity(
                person.id(),
                person.login(),
                person.name(),
                person.email(),
                person.department(),
                person.location(),
                person.phone(),
                person.locale(),
                person.zone(),
                person.isAdmin(),
                person.sessionEpoch(),
                Set.of(),
                Set.of(),
                false);
    }
}
