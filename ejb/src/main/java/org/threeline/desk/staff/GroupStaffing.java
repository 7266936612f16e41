package org.threeline.desk.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.threeline.catalog.group.GroupSummary;
import org.threeline.catalog.group.Membership;
import org.threeline.catalog.group.SupportGroup;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.Person;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.GroupLoad;
import org.threeline.desk.ticket.TicketHandling;
import org.threeline.desk.ticket.TicketHandling.AssignTicket;
import org.threeline.desk.ticket.Tickets;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/**
 * Taking people into a support group, naming its leads, and letting people go. Administrators do so everywhere, leads in
 * their own groups; for everybody else a group's staffing does not exist.
 */
@Stateless
public class GroupStaffing {
    @Inject
    SupportGroups groups;

    @Inject
    People people;

    @Inject
    Tickets tickets;

    @Inject
    TicketHandling handling;

    @Inject
    Audit audit;

    /** The groups whose staffing the actor may change, by line and key, those that rest too. */
    public List<GroupSummary> groups(Actor actor) {
        return groups.summaries().stream()
                .filter(group -> actor.admin() || actor.isLead(group.key()))
                .toList();
    }

    /** What groups hold now, by key; a group without open tickets is missing. */
    public Map<String, GroupLoad> loads() {
        return tickets.loads();
    }

    /**
     * Who belongs to a group, leads first, then by name.
     *
     * @throws NotFound when there is no such group for the actor
     */
    public List<Member> members(String groupKey, Actor actor) {
        required(groupKey, actor);
        var memberships = groups.in(groupKey);
        var known =
                people.summaries(memberships.stream().map(Membership::personId).toList());
        var held = tickets.openOfMembers(groupKey);
        return memberships.stream()
                .filter(membership -> known.containsKey(membership.personId()))
                .map(membership -> new Member(
                        known.get(membership.personId()),
                        membership.isLead(),
                        held.getOrDefault(membership.personId(), 0L)))
                .sorted(Comparator.comparing(Member::lead).reversed().thenComparing(member -> member.person()
                        .name()))
                .toList();
    }

    /**
     * Takes somebody into a group.
     *
     * @throws NotFound when there is no such group for the actor
     * @throws InvalidInput at {@code person} when nobody active has this login, or is a member already
     */
    public void add(String groupKey, String login, boolean lead, Actor actor) {
        var group = required(groupKey, actor);
        var person = people.find(login == null ? "" : login)
                .filter(Person::isActive)
                .orElseThrow(() -> new InvalidInput("person", "person.unknown", login == null ? "" : login));
        if (isMember(groupKey, person.id())) {
            throw new InvalidInput("person", "group.member_already", person.name());
        }
        groups.join(groupKey, person.id(), lead);
        record(actor, AuditKind.MEMBER_ADDED, group, person, lead);
    }

    /**
     * Makes a member a lead, or an ordinary member again.
     *
     * @throws NotFound when there is no such member for the actor
     * @throws BusinessRuleViolation {@code group.leave.last_lead} as for {@link #remove}
     */
    public void lead(String groupKey, String login, boolean lead, Actor actor) {
        var group = required(groupKey, actor);
        var person = member(groupKey, login);
        if (!lead) {
            requireAnotherLead(groupKey, person, actor);
        }
        groups.join(groupKey, person.id(), lead);
        record(actor, AuditKind.MEMBER_CHANGED, group, person, lead);
    }

    /**
     * Lets somebody go from a group; the rights end at once.
     *
     * @param putBack whether what the person holds there goes back to the group's queue
     * @param reason what the tickets' history says of it, in the reader's own words; needed when tickets are put back
     * @return how many tickets were put back
     * @throws NotFound when there is no such member for the actor
     * @throws BusinessRuleViolation {@code group.leave.last_lead} when a lead who is no administrator would leave the
     *     group without one
     */
    public int remove(String groupKey, String login, boolean putBack, String reason, Actor actor) {
        var group = required(groupKey, actor);
        var person = member(groupKey, login);
        requireAnotherLead(groupKey, person, actor);
        var held = putBack ? tickets.openOf(groupKey, person.id()) : List.<String>of();
        // Whoever may change the group's members acts as one of its leads on what they leave behind.
        var asLead = new Actor(actor.personId(), actor.login(), Set.of(groupKey), Set.of(groupKey), actor.admin());
        held.forEach(number -> handling.assign(new AssignTicket(number, null, null, null, reason), asLead));
        groups.leave(groupKey, person.id());
        audit.record(
                actor,
                AuditKind.MEMBER_REMOVED,
                subject(group),
                AuditDetails.none()
                        .with("person", person.login())
                        .with("name", person.name())
                        .with("putBack", held.size()));
        return held.size();
    }

    private SupportGroup required(String key, Actor actor) {
        return groups.find(key)
                .filter(group -> actor.admin() || actor.isLead(key))
                .orElseThrow(() -> new NotFound("group " + key));
    }

    private Person member(String groupKey, String login) {
        return people.find(login == null ? "" : login)
                .filter(person -> isMember(groupKey, person.id()))
                .orElseThrow(() -> new NotFound("member " + login + " of " + groupKey));
    }

    private boolean isMember(String groupKey, long personId) {
        return groups.membersOf(groupKey).people().contains(personId);
    }

    /** A group without a lead is nobody's to look after; only an administrator may leave one so. */
    private void requireAnotherLead(String groupKey, Person person, Actor actor) {
        if (!actor.admin() && groups.membersOf(groupKey).leads().equals(List.of(person.id()))) {
            throw new BusinessRuleViolation("group.leave.last_lead", person.name());
        }
    }

    private void record(Actor actor, AuditKind kind, SupportGroup group, Person person, boolean lead) {
        audit.record(
                actor,
                kind,
                subject(group),
                AuditDetails.none()
                        .with("person", person.login())
                        .with("name", person.name())
                        .with("lead", lead));
    }

    private static AuditSubject subject(SupportGroup group) {
        return AuditSubject.of("groups", group.key(), group.name().en());
    }

    /**
     * Somebody who belongs to a group.
     *
     * @param held open tickets of the group this person is responsible for
     */
    public record Member(PersonSummary person, boolean lead, long held) {}
}
