package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;

/** Looking after the departments of the company. */
@Stateless
public class DepartmentAdministration {
    static final int LONGEST_NAME = 100;
    private static final int LONGEST_COST_CENTRE = 40;

    @Inject
    Departments departments;

    @Inject
    People people;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * What a department is to be like.
     *
     * @param parentId the department it lies in, or null right below the company
     * @param headLogin who leads it; null or empty for nobody
     * @param costCentre null or empty when unknown
     */
    public record DepartmentFields(String name, Long parentId, String headLogin, String costCentre) {}

    /** All departments, each after the one it lies in, retired ones too. */
    public List<DepartmentView> all(Actor actor) {
        AdministrationRight.require(actor);
        var all = departments.all();
        var counts = departments.countPeople();
        var heads = people.summaries(all.stream().map(Department::headId).toList());
        var children = new HashMap<Department, List<Department>>();
        all.forEach(each -> children.computeIfAbsent(each.parent(), parent -> new ArrayList<>())
                .add(each));
        var views = new ArrayList<DepartmentView>();
        add(null, 0, children, counts, heads, views);
        return views;
    }

    /** @throws NotFound where there is no such department */
    public DepartmentView view(long id, Actor actor) {
        return all(actor).stream()
                .filter(view -> view.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("department " + id));
    }

    /**
     * Founds a department.
     *
     * @return its id
     * @throws InvalidInput at {@code name}, {@code parent}, {@code head} or {@code costCentre}
     */
    public long create(DepartmentFields wanted, Actor actor) {
        AdministrationRight.require(actor);
        var checked = check(wanted, null);
        var department = Department.found(checked.name(), clock.instant());
        shape(department, checked);
        departments.add(department);
        audit.record(actor, AuditKind.DEPARTMENT_CREATED, subject(department), told(checked));
        return department.id();
    }

    /**
     * Changes a department.
     *
     * @param seen the version that was shown
     * @throws InvalidInput at {@code name}, {@code parent}, {@code head} or {@code costCentre}
     * @throws StaleVersion where somebody else changed it meanwhile
     */
    public void change(long id, int seen, DepartmentFields wanted, Actor actor) {
        AdministrationRight.require(actor);
        var department = get(id, seen);
        var checked = check(wanted, department);
        var before =
                new Checked(department.name(), department.parent(), head(department.headId()), department.costCentre());
        department.rename(checked.name());
        shape(department, checked);
        departments.requireUnique();
        var details = AuditDetails.none()
                .changed("name", before.name(), checked.name())
                .changed("parent", nameOf(before.parent()), nameOf(checked.parent()))
                .changed("head", loginOf(before.head()), loginOf(checked.head()))
                .changed("costCentre", before.costCentre(), checked.costCentre());
        if (!details.isEmpty()) {
            audit.record(actor, AuditKind.DEPARTMENT_CHANGED, subject(department), details);
        }
    }

    /**
     * Retires a department: nobody can be put into it any more.
     *
     * @param seen the version that was shown
     * @param moveTo where its people go, or null where it has none
     * @throws BusinessRuleViolation {@code department.retire.has_people} where it has people and they go nowhere,
     *     {@code department.retire.has_departments} where departments lie in it
     */
    public void retire(long id, int seen, Long moveTo, Actor actor) {
        AdministrationRight.require(actor);
        var department = get(id, seen);
        if (departments.all().stream().anyMatch(each -> each.isActive() && department.equals(each.parent()))) {
            throw new BusinessRuleViolation("department.retire.has_departments", department.name());
        }
        var inside = departments.countPeople().getOrDefault(id, 0L);
        Department target = null;
        if (inside > 0) {
            if (moveTo == null) {
                throw new BusinessRuleViolation("department.retire.has_people", department.name(), inside);
            }
            target = departments
                    .byId(moveTo)
                    .filter(Department::isActive)
                    .filter(each -> !each.equals(department))
                    .orElseThrow(() -> new InvalidInput("moveTo", "department.unknown"));
        }
        department.retire();
        if (target != null) {
            departments.movePeople(department, target);
        }
        audit.record(
                actor,
                AuditKind.DEPARTMENT_RETIRED,
                subject(department),
                AuditDetails.none().with("people", inside == 0 ? null : inside).with("movedTo", nameOf(target)));
    }

    /** Opens a retired department again. */
    public void reopen(long id, int seen, Actor actor) {
        AdministrationRight.require(actor);
        var department = get(id, seen);
        if (department.parent() != null && !department.parent().isActive()) {
            throw new BusinessRuleViolation(
                    "department.reopen.parent_retired", department.parent().name());
        }
        department.reopen();
        audit.record(actor, AuditKind.DEPARTMENT_REOPENED, subject(department), AuditDetails.none());
    }

    private void add(
            Department parent,
            int depth,
            Map<Department, List<Department>> children,
            Map<Long, Long> counts,
            Map<Long, PersonSummary> heads,
            List<DepartmentView> views) {
        for (var each : children.getOrDefault(parent, List.of())) {
            var head = each.headId() == null ? null : heads.get(each.headId());
            views.add(new DepartmentView(
                    each.id(),
                    each.name(),
                    depth,
                    parent == null ? null : parent.id(),
                    nameOf(parent),
                    head == null ? null : head.login(),
                    head == null ? null : head.name(),
                    each.costCentre(),
                    each.isActive(),
                    counts.getOrDefault(each.id(), 0L),
                    each.version()));
            add(each, depth + 1, children, counts, heads, views);
        }
    }

    private Department get(long id, int seen) {
        var department = departments.byId(id).orElseThrow(() -> new NotFound("department " + id));
        if (department.version() != seen) {
            throw new StaleVersion("department " + id, seen, department.version());
        }
        return department;
    }

    private Checked check(DepartmentFields wanted, Department itself) {
        var fields = new TypedFields();
        var name = fields.required("name", wanted.name(), LONGEST_NAME);
        if (name != null) {
            departments
                    .named(name)
                    .filter(other -> !other.equals(itself))
                    .ifPresent(other -> fields.wrong("name", nameTaken(other)));
        }
        Department parent = null;
        if (wanted.parentId() != null) {
            parent = departments.byId(wanted.parentId()).orElse(null);
            if (parent == null || !parent.isActive() && !(itself != null && parent.equals(itself.parent()))) {
                fields.wrong("parent", "department.unknown");
            } else if (itself != null && parent.isWithin(itself)) {
                fields.wrong("parent", "department.within_itself");
            }
        }
        Person head = null;
        var login = fields.line("head", wanted.headLogin(), Person.LONGEST_LOGIN);
        if (login != null) {
            head = people.find(login).orElse(null);
            if (head == null || !head.isActive() && !(itself != null && Objects.equals(head.id(), itself.headId()))) {
                fields.wrong("head", "person.unknown_login");
            }
        }
        var costCentre = fields.line("costCentre", wanted.costCentre(), LONGEST_COST_CENTRE);
        fields.requireGood();
        return new Checked(name, parent, head, costCentre);
    }

    static String nameTaken(Department other) {
        return other.isActive() ? "department.name_taken" : "department.name_of_retired";
    }

    private static void shape(Department department, Checked checked) {
        department.moveInto(checked.parent());
        department.leadBy(checked.head() == null ? null : checked.head().id());
        department.chargeTo(checked.costCentre());
    }

    private Person head(Long id) {
        return id == null ? null : people.byId(id).orElse(null);
    }

    private static AuditSubject subject(Department department) {
        return AuditSubject.of("departments", department.id(), department.name());
    }

    private static AuditDetails told(Checked checked) {
        return AuditDetails.none()
                .with("parent", nameOf(checked.parent()))
                .with("head", loginOf(checked.head()))
                .with("costCentre", checked.costCentre());
    }

    private static String nameOf(Department department) {
        return department == null ? null : department.name();
    }

    private static String loginOf(Person person) {
        return person == null ? null : person.login();
    }

    private record Checked(String name, Department parent, Person head, String costCentre) {}
}
