package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;

/**
 * Who people are when they are signed in: themselves and what they belong to, read in two statements. Every request
 * asks, so it costs no transaction of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Identities {
    @Inject
    People people;

    @Inject
    SupportGroups supportGroups;

    @Inject
    Catalogue catalogue;

    /** The identity behind a login; empty when there is no such person or it may not sign in any more. */
    public Optional<Identity> of(String login) {
        return people.find(login).filter(Person::isActive).map(this::of);
    }

    /** The identity of a person; empty when there is no such person or it may not sign in any more. */
    public Optional<Identity> of(long personId) {
        return people.byId(personId).filter(Person::isActive).map(this::of);
    }

    private Identity of(Person person) {
        var groups = new HashSet<String>();
        var leads = new HashSet<String>();
        for (var membership : supportGroups.of(person.id())) {
            groups.add(membership.groupKey());
            if (membership.isLead()) {
                leads.add(membership.groupKey());
            }
        }
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
                groups,
                leads,
                answersForServices(person.login()));
    }

    private boolean answersForServices(String login) {
        var edition = catalogue.inForce();
        return edition.families().stream().anyMatch(family -> family.owners().contains(login))
                || edition.services().stream()
                        .anyMatch(service -> service.owners().contains(login));
    }
}
