package org.threeline.desk.escalation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.threeline.catalog.group.GroupMembers;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.Recipient;
import org.threeline.desk.identity.People;
import org.threeline.desk.oncall.OnCall;
import org.threeline.desk.ticket.TicketStanding;
import org.threeline.kernel.storage.TransactionLocal;

/**
 * Whom an escalation rule means. A sweep escalates hundreds of tickets in one transaction, and they belong to few groups
 * and services, so each is asked for once and remembered until the transaction ends.
 */
@ApplicationScoped
public class Audience {
    @Inject
    SupportGroups groups;

    @Inject
    People people;

    @Inject
    Catalogue catalogue;

    @Inject
    OnCall onCall;

    @Resource
    TransactionSynchronizationRegistry transactions;

    private final TransactionLocal<Known> known = new TransactionLocal<>(Known::new);

    /** What one transaction has asked for. */
    private static final class Known {
        private final Map<String, Set<Long>> paged = new HashMap<>();
        private final Map<String, GroupMembers> members = new HashMap<>();
        private final Map<String, Set<Long>> owners = new HashMap<>();
        private final Map<List<String>, Set<Long>> named = new HashMap<>();
        private final Map<Long, Optional<Long>> managers = new HashMap<>();
    }

    private Known known() {
        return known.get(transactions);
    }

    /** Who is told of a ticket where it stands now; who is on call is no part of it, for that person is paged. */
    public Set<Long> told(Collection<Recipient> recipients, TicketStanding ticket) {
        var ids = new HashSet<Long>();
        for (Recipient recipient : recipients) {
            switch (recipient) {
                case ASSIGNEE -> {
                    if (ticket.assigneeId() != null) {
                        ids.add(ticket.assigneeId());
                    }
                }
                case GROUP -> ids.addAll(of(ticket.groupKey()).people());
                case GROUP_LEAD -> ids.addAll(leadsOf(ticket.groupKey()));
                case SERVICE_OWNER -> ids.addAll(owners(ticket));
                case ON_CALL -> {
                    // Is paged, which is more than being told.
                }
                case REQUESTER_MANAGER -> manager(ticket).ifPresent(ids::add);
            }
        }
        return ids;
    }

    /** Who is on call in a group; where nobody is, its leads. */
    public Set<Long> onCall(String groupKey) {
        return known().paged
                .computeIfAbsent(
                        groupKey, key -> onCall.personNow(key).map(Set::of).orElseGet(() -> leadsOf(key)));
    }

    public Set<Long> leadsOf(String groupKey) {
        return Set.copyOf(of(groupKey).leads());
    }

    GroupMembers of(String groupKey) {
        return known().members.computeIfAbsent(groupKey, groups::membersOf);
    }

    /** The active people with these logins. */
    Set<Long> named(List<String> logins) {
        return logins.isEmpty() ? Set.of() : known().named.computeIfAbsent(logins, this::active);
    }

    /** Whoever leads who asked; nobody where the ticket is confidential and so nobody else's business. */
    Optional<Long> manager(TicketStanding ticket) {
        return ticket.confidential()
                ? Optional.empty()
                : known().managers.computeIfAbsent(ticket.requesterId(), people::managerOf);
    }

    /**
     * A confidential ticket does not exist for its owner (docs/life-of-a-ticket.md), so its clock is silent too. Nobody
     * where there is no such service any more.
     */
    private Set<Long> owners(TicketStanding ticket) {
        return ticket.confidential()
                ? Set.of()
                : known().owners.computeIfAbsent(ticket.serviceKey(), key -> {
                    var edition = catalogue.inForce();
                    return edition.service(key)
                            .map(service -> active(edition.ownersOf(service)))
                            .orElse(Set.of());
                });
    }

    private Set<Long> active(Collection<String> logins) {
        return Set.copyOf(people.idsOf(logins).values());
    }
}
