package org.threeline.desk.identity;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.threeline.catalog.group.GroupSummary;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.kernel.InvalidInput;

/**
 * One reading of a file of people beside what is stored, some hundred lines at a time. Where somebody applies it, what
 * differs is changed on the way and written before the next lines are read, so that memory does not grow with the file.
 */
final class PeopleComparison {
    static final int MOST_LINES = 50_000;
    private static final int LINES_AT_ONCE = 500;
    private static final int MOST_FAULTS = 500;
    private static final int MOST_CHANGES = 200;
    private static final int LONGEST_SHOWN = 80;
    private static final Set<String> YES = Set.of("true", "yes", "1", "да");
    private static final Set<String> NO = Set.of("false", "no", "0", "нет");

    private final PeopleTransfer desk;
    private final boolean createPlaces;
    private final boolean invite;

    /** Who applies it; null where it is only compared. */
    private final Actor applying;

    /** Hears of each fault when it is found. */
    private final Consumer<PeoplePlan.Fault> told;

    private final Set<String> knownGroups;
    private final Map<String, Long> linesOfLogins = new HashMap<>();
    private final List<LaterSuperior> laterManagers = new ArrayList<>();
    private final Map<String, String> newDepartments = new LinkedHashMap<>();
    private final Map<String, String> newLocations = new LinkedHashMap<>();
    private final List<PeoplePlan.Difference> changes = new ArrayList<>();
    private final List<PeoplePlan.Fault> faults = new ArrayList<>();
    private final Set<Long> refused = new TreeSet<>();
    private long created;
    private long changed;
    private long unchanged;
    private long countFaults;
    private long countLines;

    PeopleComparison(
            PeopleTransfer desk,
            boolean createPlaces,
            boolean invite,
            Actor applying,
            Consumer<PeoplePlan.Fault> told) {
        this.desk = desk;
        this.createPlaces = createPlaces;
        this.invite = invite;
        this.applying = applying;
        this.told = told;
        this.knownGroups = desk.groups.summaries().stream()
                .filter(GroupSummary::active)
                .map(GroupSummary::key)
                .collect(Collectors.toSet());
    }

    /** @throws InvalidInput at {@code file} where it has too many lines */
    PeoplePlan of(PersonLines lines) {
        var some = new ArrayList<PersonLine>();
        lines.forEach(line -> {
            if (++countLines > MOST_LINES) {
                throw new InvalidInput("file", "people_file.too_many", MOST_LINES);
            }
            some.add(line);
            if (some.size() == LINES_AT_ONCE) {
                take(some);
            }
        });
        take(some);
        giveLaterSuperiors();
        changes.removeIf(change -> refused.contains(change.line()));
        faults.sort(Comparator.comparingLong(PeoplePlan.Fault::line).thenComparing(PeopleComparison::place));
        return new PeoplePlan(
                created,
                changed,
                unchanged,
                refused.size(),
                List.copyOf(changes),
                List.copyOf(faults),
                countFaults,
                List.copyOf(newDepartments.values()),
                List.copyOf(newLocations.values()));
    }

    private void take(List<PersonLine> lines) {
        var known = Known.of(lines, desk, applying != null);
        var acts = new Acts();
        for (var line : lines) {
            take(line, known, acts);
        }
        if (applying != null) {
            desk.people.requireUniqueLogin();
            desk.audit.recordAll(applying, AuditKind.PERSON_CREATED, acts.created);
            desk.audit.recordAll(applying, AuditKind.PERSON_CHANGED, acts.changed);
        }
        desk.people.writeAndForget();
        lines.clear();
    }

    private void take(PersonLine line, Known known, Acts acts) {
        if (!line.fits()) {
            fault(new PeoplePlan.Fault(
                    line.line(), null, "people_file.width", List.of(line.width(), line.columns()), ""));
            return;
        }
        var fields = new TypedFields();
        var login = fields.login("login", line.get(PersonColumn.LOGIN));
        if (login != null && fields.errors().isEmpty()) {
            var before = linesOfLogins.putIfAbsent(login, line.line());
            if (before != null) {
                fields.wrong("login", "people_file.login_twice", before);
            }
        }
        var person = login == null ? null : known.people.get(login);
        var wanted = wanted(line, login, person, known, fields);
        if (wanted.managerLogin() != null && !known.activeIds.containsKey(wanted.managerLogin())) {
            laterManagers.add(new LaterSuperior(line.line(), login, wanted.managerLogin(), person == null));
        }
        if (!fields.errors().isEmpty()) {
            refuse(line, fields);
            return;
        }
        var details = person == null ? AuditDetails.none() : difference(person, wanted, known);
        if (person == null) {
            created++;
            tell(line, wanted, true, List.of());
        } else if (details.isEmpty()) {
            unchanged++;
        } else {
            changed++;
            tell(line, wanted, false, details.names());
        }
        if (applying != null && (person == null || !details.isEmpty())) {
            apply(person, wanted, details, known, acts);
        }
    }

    private Wanted wanted(PersonLine line, String login, Person person, Known known, TypedFields fields) {
        var name = line.has(PersonColumn.NAME) || person == null
                ? fields.required("name", line.get(PersonColumn.NAME), Person.LONGEST_NAME)
                : person.name();
        var email = line.has(PersonColumn.EMAIL)
                ? fields.email("email", line.get(PersonColumn.EMAIL))
                : person == null ? null : person.email();
        var zone = fields.zone("zone", line.get(PersonColumn.ZONE));
        var department = line.has(PersonColumn.DEPARTMENT)
                ? department(line, person, known, fields)
                : person == null ? null : person.department();
        var location = line.has(PersonColumn.LOCATION)
                ? location(line, person, known, fields)
                : person == null || person.atLocation() == null
                        ? null
                        : person.atLocation().name();
        var room = line.has(PersonColumn.ROOM)
                ? fields.line("room", line.get(PersonColumn.ROOM), PeopleAdministration.LONGEST_ROOM)
                : person == null ? null : person.room();
        var phone = line.has(PersonColumn.PHONE)
                ? fields.line("phone", line.get(PersonColumn.PHONE), PeopleAdministration.LONGEST_PHONE)
                : person == null ? null : person.phone();
        var language = fields.language("locale", line.get(PersonColumn.LOCALE));
        return new Wanted(
                login,
                name,
                email,
                department,
                location,
                room,
                phone,
                manager(line, login, person, known, fields),
                language != null ? language : person == null ? Locale.ENGLISH : person.locale(),
                zone != null ? zone : person == null ? known.zoneOf(location) : person.zone(),
                groups(line, known.groupsOf(person), fields),
                active(line, person, fields));
    }

    private String department(PersonLine line, Person person, Known known, TypedFields fields) {
        var name = fields.line("department", line.get(PersonColumn.DEPARTMENT), DepartmentAdministration.LONGEST_NAME);
        if (name == null) {
            return null;
        }
        var found = known.department(name);
        if (found == null) {
            if (!createPlaces) {
                fields.wrong("department", "people_file.unknown_department");
            } else {
                newDepartments.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            }
            return name;
        }
        if (!found.isActive() && (person == null || !found.equals(person.inDepartment()))) {
            fields.wrong("department", "department.name_of_retired");
        }
        return found.name();
    }

    private String location(PersonLine line, Person person, Known known, TypedFields fields) {
        var name = fields.line("location", line.get(PersonColumn.LOCATION), LocationAdministration.LONGEST_NAME);
        if (name == null) {
            return null;
        }
        var found = known.location(name);
        if (found == null) {
            if (!createPlaces) {
                fields.wrong("location", "people_file.unknown_location");
            } else {
                newLocations.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            }
            return name;
        }
        if (!found.isActive() && (person == null || !found.equals(person.atLocation()))) {
            fields.wrong("location", "location.name_of_retired");
        }
        return found.name();
    }

    private static String manager(PersonLine line, String login, Person person, Known known, TypedFields fields) {
        if (!line.has(PersonColumn.MANAGER)) {
            return person == null ? null : known.loginOf(person.managerId());
        }
        if (!line.tells(PersonColumn.MANAGER)) {
            return null;
        }
        var manager = Logins.normal(line.get(PersonColumn.MANAGER));
        if (manager.equals(login)) {
            fields.wrong("manager", "person.own_manager");
        }
        return manager;
    }

    /** Null where the file has no such column: memberships stay. */
    private Set<String> groups(PersonLine line, Set<String> memberships, TypedFields fields) {
        if (!line.has(PersonColumn.GROUPS)) {
            return null;
        }
        var wanted = Arrays.stream(line.get(PersonColumn.GROUPS).split("\\|"))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        wanted.stream()
                .filter(key -> !knownGroups.contains(key) && !memberships.contains(key))
                .forEach(key -> fields.wrong("groups", "group.unknown", key));
        return wanted;
    }

    private static boolean active(PersonLine line, Person person, TypedFields fields) {
        if (!line.tells(PersonColumn.ACTIVE)) {
            return person == null || person.isActive();
        }
        var typed = line.get(PersonColumn.ACTIVE).strip().toLowerCase(Locale.ROOT);
        if (!YES.contains(typed) && !NO.contains(typed)) {
            fields.wrong("active", "input.not_an_option", "true, false");
        }
        var active = YES.contains(typed);
        if (!active && person != null && person.isActive() && person.isAdmin()) {
            // Whether another administrator is left is asked one by one, on the person's page.
            fields.wrong("active", "people_file.administrator");
        }
        return active;
    }

    private static AuditDetails difference(Person person, Wanted wanted, Known known) {
        var details = AuditDetails.none()
                .changed("name", person.name(), wanted.name())
                .changed("email", person.email(), wanted.email())
                .changed("department", person.department(), wanted.department())
                .changed(
                        "location",
                        person.atLocation() == null ? null : person.atLocation().name(),
                        wanted.location())
                .changed("room", person.room(), wanted.room())
                .changed("phone", person.phone(), wanted.phone())
                .changed("manager", known.loginOf(person.managerId()), wanted.managerLogin())
                .changed(
                        "locale",
                        person.locale().getLanguage(),
                        wanted.language().getLanguage())
                .changed("zone", person.zone().getId(), wanted.zone().getId())
                .changed("active", person.isActive(), wanted.active());
        var memberships = known.groupsOf(person);
        return wanted.groups() == null
                ? details
                : details.changed("groups", String.join("|", memberships), String.join("|", wanted.groups()));
    }

    private void apply(Person known, Wanted wanted, AuditDetails details, Known stored, Acts acts) {
        var person = known;
        if (person == null) {
            person = Person.enter(
                    wanted.login(), wanted.name(), wanted.email(), Person.ORIGIN_PERSON, desk.clock.instant());
        }
        var wasActive = person.isActive();
        var calendar = person.workplaceCalendar();
        person.beCalled(wanted.login(), wanted.name(), wanted.email());
        person.worksAt(
                wanted.department() == null ? null : stored.ensureDepartment(wanted.department()),
                wanted.location() == null ? null : stored.ensureLocation(wanted.location(), wanted.zone()),
                wanted.room());
        person.reachAt(wanted.phone());
        person.prefer(wanted.language(), wanted.zone());
        person.worksAs(
                person.employment(),
                wanted.managerLogin() == null ? null : stored.activeIds.get(wanted.managerLogin()));
        if (known == null) {
            desk.people.add(person);
        } else if (!Objects.equals(person.workplaceCalendar(), calendar)) {
            desk.workplaces.fire(WorkplaceChanged.of(person));
        }
        if (wasActive && !wanted.active()) {
            person.deactivate();
            if (known != null) {
                desk.tokens.revokeAll(person.id());
                desk.links.endAll(person.id());
                desk.deactivated.fire(new PersonDeactivated(person.id(), true, applying));
            }
        } else if (!wasActive && wanted.active()) {
            person.reactivate();
        }
        join(person.id(), wanted.groups(), stored.groupsOf(known));
        if (known == null) {
            acts.created.put(
                    PeopleAdministration.subject(person), AuditDetails.none().with("login", wanted.login()));
            if (invite && person.isActive() && person.email() != null) {
                desk.invited.fire(new PersonInvited(person.id(), applying));
            }
        } else {
            acts.changed.put(PeopleAdministration.subject(person), details);
        }
    }

    private void join(long personId, Set<String> wanted, Set<String> memberships) {
        if (wanted == null) {
            return;
        }
        wanted.stream()
                .filter(key -> !memberships.contains(key))
                .forEach(key -> desk.groups.join(key, personId, false));
        memberships.stream().filter(key -> !wanted.contains(key)).forEach(key -> desk.groups.leave(key, personId));
    }

    /** A manager may stand further down in the file, or be named by nobody at all. */
    private void giveLaterSuperiors() {
        for (var from = 0; from < laterManagers.size(); from += LINES_AT_ONCE) {
            var some = laterManagers.subList(from, Math.min(from + LINES_AT_ONCE, laterManagers.size()));
            for (var later : some) {
                if (!linesOfLogins.containsKey(later.manager())) {
                    withdraw(later);
                    fault(new PeoplePlan.Fault(
                            later.line(), "manager", "person.unknown_login", List.of(), shown(later.manager())));
                }
            }
            if (applying != null && countFaults == 0) {
                var people = desk.people.byLogins(
                        some.stream().map(LaterSuperior::login).toList(), true);
                var managers = desk.people.byLogins(
                        some.stream().map(LaterSuperior::manager).collect(Collectors.toSet()), false);
                some.forEach(later -> {
                    var person = people.get(later.login());
                    person.worksAs(
                            person.employment(), managers.get(later.manager()).id());
                });
                desk.people.writeAndForget();
            }
        }
    }

    /** A line was taken for a good one until nobody was found to be the manager; one with other faults never was. */
    private void withdraw(LaterSuperior later) {
        if (refused.contains(later.line())) {
            return;
        }
        if (later.isNew()) {
            created--;
        } else {
            changed--;
        }
    }

    private void refuse(PersonLine line, TypedFields fields) {
        for (var error : fields.errors()) {
            var column = PersonColumn.of(error.field()).orElseThrow();
            fault(new PeoplePlan.Fault(
                    line.line(), column.header(), error.code(), error.arguments(), shown(line.get(column))));
        }
    }

    private void fault(PeoplePlan.Fault fault) {
        refused.add(fault.line());
        countFaults++;
        told.accept(fault);
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    /** Where a fault stands in its line. */
    private static int place(PeoplePlan.Fault fault) {
        return fault.column() == null
                ? 0
                : PersonColumn.of(fault.column()).map(PersonColumn::ordinal).orElse(0);
    }

    private void tell(PersonLine line, Wanted wanted, boolean isNew, List<String> columns) {
        if (changes.size() < MOST_CHANGES) {
            changes.add(new PeoplePlan.Difference(line.line(), wanted.login(), wanted.name(), isNew, columns));
        }
    }

    private static String shown(String value) {
        return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    }

    /** What a person is to be like. */
    private record Wanted(
            String login,
            String name,
            String email,
            String department,
            String location,
            String room,
            String phone,
            String managerLogin,
            Locale language,
            ZoneId zone,
            Set<String> groups,
            boolean active) {}

    private record LaterSuperior(long line, String login, String manager, boolean isNew) {}

    /** What is written down of some lines. */
    private static final class Acts {
        private final Map<AuditSubject, AuditDetails> created = new LinkedHashMap<>();
        private final Map<AuditSubject, AuditDetails> changed = new LinkedHashMap<>();
    }

    /** What is stored of those whom some lines tell of. */
    private static final class Known {
        private final PeopleTransfer desk;
        private final Map<String, Person> people;
        private final Map<Long, Set<String>> groups;

        /** Active people by login who may be managers. */
        private final Map<String, Long> activeIds;

        private final Map<Long, String> managerLogins = new HashMap<>();
        private final Map<String, Optional<Department>> departments = new HashMap<>();
        private final Map<String, Optional<Location>> locations = new HashMap<>();

        private Known(PeopleTransfer desk, List<PersonLine> lines, boolean lock) {
            this.desk = desk;
            people = desk.people.byLogins(
                    lines.stream()
                            .map(line -> Logins.normal(line.get(PersonColumn.LOGIN)))
                            .filter(login -> !login.isEmpty())
                            .toList(),
                    lock);
            groups = desk.rows.groupsOf(people.values().stream().map(Person::id).toList());
            activeIds = desk.people.idsOf(lines.stream()
                    .map(line -> Logins.normal(line.get(PersonColumn.MANAGER)))
                    .filter(login -> !login.isEmpty())
                    .collect(Collectors.toSet()));
            desk.people
                    .summaries(people.values().stream().map(Person::managerId).toList())
                    .values()
                    .forEach(manager -> {
                        managerLogins.put(manager.id(), manager.login());
                        // Who is somebody's manager already may stay it, signed in or not.
                        if (manager.login() != null) {
                            activeIds.putIfAbsent(manager.login(), manager.id());
                        }
                    });
        }

        /** @param lock whether those people stay as they are for others until the transaction ends */
        static Known of(List<PersonLine> lines, PeopleTransfer desk, boolean lock) {
            return new Known(desk, lines, lock);
        }

        /** In order; none for somebody new. */
        Set<String> groupsOf(Person person) {
            return person == null ? Set.of() : groups.getOrDefault(person.id(), Set.of());
        }

        String loginOf(Long managerId) {
            return managerId == null ? null : managerLogins.get(managerId);
        }

        Department department(String name) {
            return departments.computeIfAbsent(name, desk.departments::named).orElse(null);
        }

        Location location(String name) {
            return locations.computeIfAbsent(name, desk.locations::named).orElse(null);
        }

        Department ensureDepartment(String name) {
            if (department(name) == null) {
                departments.put(name, Optional.of(desk.departments.ensure(name)));
            }
            return department(name);
        }

        Location ensureLocation(String name, ZoneId zone) {
            if (location(name) == null) {
                locations.put(name, Optional.of(desk.locations.ensure(name, zone)));
            }
            return location(name);
        }

        /** Where somebody new begins; UTC where nobody knows the place. */
        ZoneId zoneOf(String location) {
            var found = location == null ? null : location(location);
            return Objects.requireNonNullElse(found == null ? null : found.zone(), ZoneId.of("UTC"));
        }
    }
}
