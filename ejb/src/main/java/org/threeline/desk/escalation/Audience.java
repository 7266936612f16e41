package org.threeline.desk.escalation;

import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.threeline.catalog.group.GroupMembers;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.People;
import org.threeline.desk.oncall.OnCall;

/**
 * Whom an escalation rule means. A sweep escalates hundreds of tickets in one transaction, and they belong to few groups
 * and services, so each is asked for once and remembered until the transaction ends.
 */
@TransactionScoped
class Audience implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject
    transient SupportGroups groups;

    @Inject
    transient People people;

    @Inject
    transient Catalogue catalogue;

    @Inject
    transient OnCall onCall;

    private final transient Map<String, Set<Long>> paged = new HashMap<>();
    private final transient Map<String, GroupMembers> members = new HashMap<>();
    private final transient Map<String, Set<Long>> owners = new HashMap<>();
    private final transient Map<List<String>, Set<Long>> named = new HashMap<>();
    private final transient Map<Long, Optional<Long>> managers = new HashMap<>();

    GroupMembers of(String groupKey) {
        return members.computeIfAbsent(groupKey, groups::membersOf);
    }

    /** Nobody where there is no such service any more. */
    Set<Long> ownersOf(String serviceKey) {
        return owners.computeIfAbsent(serviceKey, key -> {
            var edition = catalogue.inForce();
            return edition.service(key)
                    .map(service -> active(edition.ownersOf(service)))
                    .orElse(Set.of());
        });
    }

    /** The active people with these logins. */
    Set<Long> named(List<String> logins) {
        return logins.isEmpty() ? Set.of() : named.computeIfAbsent(logins, this::active);
    }

    /** Who is on call in a group; where nobody is, its leads. */
    Set<Long> onCall(String groupKey) {
        return paged.computeIfAbsent(
                groupKey, key -> onCall.personNow(key).map(Set::of).orElseGet(() -> Set.copyOf(of(key).leads())));
    }

    Optional<Long> managerOf(long personId) {
        return managers.computeIfAbsent(personId, people::managerOf);
    }

    private Set<Long> active(Collection<String> logins) {
        return Set.copyOf(people.idsOf(logins).values());
    }
}
