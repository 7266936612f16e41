package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceFamily;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.desk.identity.PersonAccount.GroupPart;
import org.threeline.kernel.NotFound;

/** Looking people up as an administrator does. */
@Stateless
public class PeopleDirectory {
    @Inject
    People people;

    @Inject
    PersonRows rows;

    @Inject
    SupportGroups supportGroups;

    @Inject
    Catalogue catalogue;

    /**
     * People by name.
     *
     * @param place where the list goes on; null to begin
     */
    public List<PersonRow> find(PersonFilter filter, PersonPlace place, int limit, Actor actor) {
        AdministrationRight.require(actor);
        return rows.find(filter, owners(), place, limit);
    }

    /** How many people a search finds. */
    public long count(PersonFilter filter, Actor actor) {
        AdministrationRight.require(actor);
        return rows.count(filter, owners());
    }

    /**
     * Everybody with a login, by login, as rows of a file: one cell for each {@link PersonColumn}.
     *
     * @param afterLogin where to go on; null to begin
     */
    public List<List<String>> export(String afterLogin, int limit, Actor actor) {
        AdministrationRight.require(actor);
        return rows.export(afterLogin, limit);
    }

    /** @throws NotFound where there is no such person */
    public PersonAccount account(long id, Actor actor) {
        AdministrationRight.require(actor);
        var person = people.byId(id).orElseThrow(() -> new NotFound("person " + id));
        var names = supportGroups.all();
        var groups = supportGroups.of(id).stream()
                .flatMap(membership -> names.stream()
                        .filter(group -> group.key().equals(membership.groupKey()))
                        .map(group -> new GroupPart(group.key(), group.name(), group.line(), membership.isLead())))
                .toList();
        var edition = catalogue.inForce();
        var families = edition.families().stream()
                .filter(family -> family.owners().contains(person.login()))
                .map(ServiceFamily::name)
                .toList();
        var services = edition.services().stream()
                .filter(service -> service.owners().contains(person.login()))
                .map(ServiceOffering::name)
                .toList();
        var roles = EnumSet.noneOf(Role.class);
        if (person.login() != null) {
            roles.add(Role.EMPLOYEE);
        }
        if (!groups.isEmpty()) {
            roles.add(Role.AGENT);
        }
        if (!families.isEmpty() || !services.isEmpty()) {
            roles.add(Role.OWNER);
        }
        if (person.isAdmin()) {
            roles.add(Role.ADMIN);
        }
        var manager = person.managerId() == null
                ? null
                : people.byId(person.managerId()).orElse(null);
        var department = person.inDepartment();
        var location = person.atLocation();
        return new PersonAccount(
                id,
                person.login(),
                person.name(),
                person.email(),
                department == null ? null : department.id(),
                person.department(),
                location == null ? null : location.id(),
                location == null ? null : location.name(),
                person.room(),
                person.phone(),
                person.employment(),
                manager == null ? null : manager.login(),
                manager == null ? null : manager.name(),
                person.locale().getLanguage(),
                person.zone().getId(),
                person.isAdmin(),
                person.isActive(),
                person.isImported(),
                person.login() != null && !person.hasPassword(),
                person.version(),
                person.createdAt(),
                roles,
                groups,
                families,
                services);
    }

    /** Logins of all who answer for a family or a service. */
    Set<String> owners() {
        var edition = catalogue.inForce();
        var owners = new HashSet<String>();
        edition.families().forEach(family -> owners.addAll(family.owners()));
        edition.services().forEach(service -> owners.addAll(service.owners()));
        return owners;
    }
}
