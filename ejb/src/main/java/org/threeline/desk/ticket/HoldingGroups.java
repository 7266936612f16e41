package org.threeline.desk.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.group.Membership;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.kernel.InvalidInput;

/** The support groups a ticket can be in, and the people there who can be responsible for it. */
@ApplicationScoped
public class HoldingGroups {
    @Inject
    Catalogue catalogue;

    @Inject
    SupportGroups groups;

    @Inject
    People people;

    HoldingGroup receiving(ServiceOffering service) {
        return named(service.receivingGroup()).orElseThrow();
    }

    /** Empty where the catalogue has no such group. */
    Optional<HoldingGroup> named(String key) {
        var edition = catalogue.inForce();
        return edition.group(key)
                .map(group -> new HoldingGroup(
                        group.key(),
                        group.line(),
                        group.calendar(),
                        edition.calendar(group.calendar()).orElseThrow().version()));
    }

    /** @throws InvalidInput at the field where there is no such group */
    HoldingGroup required(String field, String key) {
        return named(key).orElseThrow(() -> new InvalidInput(field, "group.unknown", key));
    }

    /** @throws InvalidInput at the field where nobody active of that login is a member of the group */
    long member(String field, String login, String groupKey) {
        return people.find(login)
                .filter(person -> isMember(person.id(), groupKey))
                .orElseThrow(() -> new InvalidInput(field, "assignee.not_a_member", login))
                .id();
    }

    /** Whether the person is a member of any group. */
    boolean isAgent(long personId) {
        return !groups.of(personId).isEmpty();
    }

    /** Whether the person is active and a member of the group. */
    boolean isMember(long personId, String groupKey) {
        return people.byId(personId).filter(person -> person.isActive()).isPresent()
                && groups.of(personId).stream()
                        .anyMatch(membership -> membership.groupKey().equals(groupKey));
    }

    /** The ticket's own group, then the others that serve it on its line, each with its members. */
    List<AssignableGroup> assignable(Ticket ticket) {
        var edition = catalogue.inForce();
        var beside = edition.service(ticket.serviceKey())
                .map(service -> service.groupsOf(ticket.line()))
                .orElse(List.of());
        return Stream.concat(Stream.of(ticket.groupKey()), beside.stream())
                .distinct()
                .filter(key -> edition.group(key).isPresent())
                .map(key -> new AssignableGroup(key, members(key)))
                .toList();
    }

    private List<PersonSummary> members(String key) {
        var ids = groups.in(key).stream().map(Membership::personId).toList();
        return people.summaries(ids).values().stream()
                .sorted(Comparator.comparing(PersonSummary::name))
                .toList();
    }

    /** Groups a ticket may be escalated to: the service's on later lines, then those its group names beside it. */
    List<GroupDefinition> escalationTargets(Ticket ticket) {
        var edition = catalogue.inForce();
        var service = edition.service(ticket.serviceKey())
                .orElseGet(() -> catalogue.service(ticket.serviceKey(), ticket.serviceVersion()));
        var keys = new ArrayList<String>();
        service.lines().stream()
                .filter(line -> line.line() > ticket.line())
                .forEach(line -> keys.addAll(line.groups()));
        edition.group(ticket.groupKey()).ifPresent(group -> keys.addAll(group.sideways()));
        return keys.stream()
                .distinct()
                .filter(key -> !key.equals(ticket.groupKey()))
                .flatMap(key -> edition.group(key).stream())
                .toList();
    }
}
