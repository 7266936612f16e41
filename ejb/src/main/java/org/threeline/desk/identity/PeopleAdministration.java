package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;

/** Looking after people: who they are, where they belong, whether they may sign in, who administers the desk. */
@Stateless
public class PeopleAdministration {
    static final int LONGEST_ROOM = 60;
    static final int LONGEST_PHONE = 40;

    @Inject
    People people;

    @Inject
    Departments departments;

    @Inject
    Locations locations;

    @Inject
    PeopleDirectory directory;

    @Inject
    ApiTokens tokens;

    @Inject
    PasswordLinks links;

    @Inject
    Audit audit;

    @Inject
    Event<PersonDeactivated> deactivated;

    @Inject
    Event<PersonInvited> invited;

    @Inject
    Event<WorkplaceChanged> workplaces;

    @Inject
    Clock clock;

    /**
     * What a person is to be like; null or empty where it is unknown.
     *
     * @param login needed, except for somebody who has none
     * @param employment null for an employee
     * @param language {@code en} or {@code ru}; null for English
     * @param zone name of a time zone; null for the location's
     */
    public record PersonFields(
            String login,
            String name,
            String email,
            Long departmentId,
            Long locationId,
            String room,
            String phone,
            Employment employment,
            String managerLogin,
            String language,
            String zone) {}

    /**
     * Enters somebody. It can sign in once it has chosen a password.
     *
     * @param invite whether a letter with a link to choose it leaves at once; the person needs an e-mail address then
     * @return the person's id
     * @throws InvalidInput at {@code login}, {@code name}, {@code email}, {@code department}, {@code location},
     *     {@code room}, {@code phone}, {@code manager}, {@code language} or {@code zone}
     */
    public long create(PersonFields wanted, boolean invite, Actor actor) {
        AdministrationRight.require(actor);
        var checked = check(wanted, null);
        if (invite && checked.email() == null) {
            throw new InvalidInput("email", "person.invitation_needs_address");
        }
        var person =
                Person.enter(checked.login(), checked.name(), checked.email(), Person.ORIGIN_PERSON, clock.instant());
        shape(person, checked);
        people.add(person);
        people.requireUniqueLogin();
        audit.record(
                actor,
                AuditKind.PERSON_CREATED,
                subject(person),
                AuditDetails.none()
                        .with("login", checked.login())
                        .with("email", checked.email())
                        .with("department", person.department())
                        .with("location", person.location()));
        if (invite) {
            invited.fire(new PersonInvited(person.id(), actor));
        }
        return person.id();
    }

    /**
     * Changes somebody.
     *
     * @param seen the version that was shown
     * @throws InvalidInput at the same fields as {@link #create}
     * @throws StaleVersion where somebody else changed the person meanwhile
     */
    public void change(long id, int seen, PersonFields wanted, Actor actor) {
        AdministrationRight.require(actor);
        var person = get(id, seen);
        var checked = check(wanted, person);
        var details = AuditDetails.none()
                .changed("login", person.login(), checked.login())
                .changed("name", person.name(), checked.name())
                .changed("email", person.email(), checked.email())
                .changed("department", person.department(), nameOf(checked.department()))
                .changed("location", nameOf(person.atLocation()), nameOf(checked.location()))
                .changed("room", person.room(), checked.room())
                .changed("phone", person.phone(), checked.phone())
                .changed("employment", person.employment(), checked.employment())
                .changed("manager", loginOf(person.managerId()), loginOf(checked.managerId()))
                .changed(
                        "language",
                        person.locale().getLanguage(),
                        checked.language().getLanguage())
                .changed("zone", person.zone().getId(), checked.zone().getId());
        if (details.isEmpty()) {
            return;
        }
        var calendar = person.workplaceCalendar();
        person.beCalled(checked.login(), checked.name(), checked.email());
        shape(person, checked);
        people.requireUniqueLogin();
        if (!Objects.equals(person.workplaceCalendar(), calendar)) {
            workplaces.fire(WorkplaceChanged.of(person));
        }
        audit.record(actor, AuditKind.PERSON_CHANGED, subject(person), details);
    }

    /**
     * Makes somebody an administrator, or takes that away.
     *
     * @param seen the version that was shown
     * @throws BusinessRuleViolation {@code person.roles.yourself} for taking it from oneself,
     *     {@code person.roles.last_administrator} where nobody else would be left
     */
    public void administrate(long id, int seen, boolean administrator, Actor actor) {
        AdministrationRight.require(actor);
        // Two who take it from each other at the same moment have to see each other.
        people.oneAtATime();
        requireStillAdministrator(actor);
        var person = get(id, seen);
        if (person.isAdmin() == administrator) {
            return;
        }
        if (administrator) {
            if (person.login() == null || !person.isActive()) {
                throw new BusinessRuleViolation("person.roles.cannot_sign_in", person.name());
            }
            person.becomeAdministrator();
        } else {
            requireDispensable(person, "person.roles", actor);
            person.stopAdministrating();
        }
        audit.record(
                actor,
                AuditKind.ROLES_CHANGED,
                subject(person),
                AuditDetails.none().changed("administrator", !administrator, administrator));
    }

    /**
     * Lets somebody sign in no more: sessions, tokens and links to choose a password end.
     *
     * @param seen the version that was shown
     * @param handOver whether open tickets the person is responsible for go back to the queues of their groups
     * @throws BusinessRuleViolation {@code person.deactivate.yourself}, or
     *     {@code person.deactivate.last_administrator} where no other administrator would be left
     */
    public void deactivate(long id, int seen, boolean handOver, Actor actor) {
        AdministrationRight.require(actor);
        people.oneAtATime();
        requireStillAdministrator(actor);
        var person = get(id, seen);
        if (!person.isActive()) {
            return;
        }
        requireDispensable(person, "person.deactivate", actor);
        person.deactivate();
        tokens.revokeAll(id);
        links.endAll(id);
        deactivated.fire(new PersonDeactivated(id, handOver, actor));
        audit.record(
                actor,
                AuditKind.PERSON_DEACTIVATED,
                subject(person),
                AuditDetails.none().with("handOver", handOver));
    }

    /**
     * Ends all sessions, tokens and links of somebody, who goes on with the password: a device was lost, say. Once more
     * ends what began since.
     */
    public void endAccess(long id, Actor actor) {
        AdministrationRight.require(actor);
        var person = people.byId(id).orElseThrow(() -> new NotFound("person " + id));
        person.endSessions();
        people.written();
        tokens.revokeAll(id);
        links.endAll(id);
        audit.record(actor, AuditKind.ACCESS_ENDED, subject(person), AuditDetails.none());
    }

    /**
     * Lets somebody sign in again, with the password from before. Tokens stay revoked.
     *
     * @param seen the version that was shown
     * @throws BusinessRuleViolation {@code person.reactivate.no_login} for somebody who has no login
     */
    public void reactivate(long id, int seen, Actor actor) {
        AdministrationRight.require(actor);
        var person = get(id, seen);
        if (person.isActive()) {
            return;
        }
        if (person.login() == null) {
            throw new BusinessRuleViolation("person.reactivate.no_login", person.name());
        }
        person.reactivate();
        audit.record(actor, AuditKind.PERSON_REACTIVATED, subject(person), AuditDetails.none());
    }

    /** While the actor waited for the turn, another administrator may have taken the right away. */
    private void requireStillAdministrator(Actor actor) {
        if (!actor.isSystem()
                && people.byId(actor.personId())
                        .filter(one -> one.isActive() && one.isAdmin())
                        .isEmpty()) {
            throw new NotFound("administration for " + actor.login());
        }
    }

    private void requireDispensable(Person person, String act, Actor actor) {
        if (actor.isPerson(person.id())) {
            throw new BusinessRuleViolation(act + ".yourself");
        }
        if (person.isAdmin() && person.isActive() && people.countAdministrators() <= 1) {
            throw new BusinessRuleViolation(act + ".last_administrator", person.name());
        }
    }

    private Person get(long id, int seen) {
        var person = people.byId(id).orElseThrow(() -> new NotFound("person " + id));
        if (person.version() != seen) {
            throw new StaleVersion("person " + id, seen, person.version());
        }
        return person;
    }

    private static void shape(Person person, Checked checked) {
        person.worksAt(checked.department(), checked.location(), checked.room());
        person.reachAt(checked.phone());
        person.worksAs(checked.employment(), checked.managerId());
        person.prefer(checked.language(), checked.zone());
    }

    private Checked check(PersonFields wanted, Person itself) {
        var fields = new TypedFields();
        var login = login(fields, wanted, itself);
        var name = fields.required("name", wanted.name(), Person.LONGEST_NAME);
        var email = fields.email("email", wanted.email());
        var department = wanted.departmentId() == null
                ? null
                : departments.byId(wanted.departmentId()).orElse(null);
        if (wanted.departmentId() != null
                && (department == null
                        || !department.isActive() && !(itself != null && department.equals(itself.inDepartment())))) {
            fields.wrong("department", "department.unknown");
        }
        var location = wanted.locationId() == null
                ? null
                : locations.byId(wanted.locationId()).orElse(null);
        if (wanted.locationId() != null
                && (location == null
                        || !location.isActive() && !(itself != null && location.equals(itself.atLocation())))) {
            fields.wrong("location", "location.unknown");
        }
        var room = fields.line("room", wanted.room(), LONGEST_ROOM);
        var phone = fields.line("phone", wanted.phone(), LONGEST_PHONE);
        var manager = manager(fields, wanted, itself);
        var language = fields.language("language", wanted.language());
        var zone = fields.zone("zone", wanted.zone());
        fields.requireGood();
        return new Checked(
                login,
                name,
                email,
                department,
                location,
                room,
                phone,
                wanted.employment() == null ? Employment.EMPLOYEE : wanted.employment(),
                manager,
                language == null ? Locale.ENGLISH : language,
                zone != null ? zone : location != null ? location.zone() : ZoneId.of("UTC"));
    }

    private String login(TypedFields fields, PersonFields wanted, Person itself) {
        if (itself != null
                && itself.login() == null
                && (wanted.login() == null || wanted.login().isBlank())) {
            return null;
        }
        var login = fields.login("login", wanted.login());
        if (login == null) {
            return null;
        }
        people.find(login)
                .filter(other -> !other.equals(itself))
                .ifPresent(other -> fields.wrong("login", "person.login_taken"));
        if (itself != null
                && itself.login() != null
                && !login.equals(itself.login())
                && directory.owners().contains(itself.login())) {
            // The catalogue names its owners by login, and only a publication changes it.
            fields.wrong("login", "person.login_of_owner");
        }
        return login;
    }

    private Long manager(TypedFields fields, PersonFields wanted, Person itself) {
        var login = fields.line("manager", wanted.managerLogin(), Person.LONGEST_LOGIN);
        if (login == null) {
            return null;
        }
        var manager = people.find(login).orElse(null);
        if (manager == null
                || !manager.isActive() && !(itself != null && Objects.equals(manager.id(), itself.managerId()))) {
            fields.wrong("manager", "person.unknown_login");
            return null;
        }
        if (manager.equals(itself)) {
            fields.wrong("manager", "person.own_manager");
        }
        return manager.id();
    }

    private String loginOf(Long id) {
        return id == null ? null : people.byId(id).map(Person::login).orElse(null);
    }

    private static String nameOf(Department department) {
        return department == null ? null : department.name();
    }

    private static String nameOf(Location location) {
        return location == null ? null : location.name();
    }

    static AuditSubject subject(Person person) {
        return AuditSubject.person(person.id(), person.name());
    }

    private record Checked(
            String login,
            String name,
            String email,
            Department department,
            Location location,
            String room,
            String phone,
            Employment employment,
            Long managerId,
            Locale language,
            ZoneId zone) {}
}
