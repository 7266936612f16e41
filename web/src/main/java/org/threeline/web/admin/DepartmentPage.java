package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.DepartmentAdministration;
import org.threeline.desk.identity.DepartmentAdministration.DepartmentFields;
import org.threeline.desk.identity.DepartmentView;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.web.admin.Pairs.Pair;
import org.threeline.web.faces.Choice;

/** One department: founding it, changing it, retiring it. */
@Named
@RequestScoped
public class DepartmentPage extends RecordPage<DepartmentView> {
    private static final int MOST_FOUND = 10;

    @Inject
    DepartmentAdministration administration;

    @Inject
    People people;

    private List<DepartmentView> all;
    private String name;
    private String parent;
    private String head;
    private String costCentre;
    private String moveTo;

    @Override
    DepartmentView read(long id, Actor actor) {
        return administration.view(id, actor);
    }

    /** What is stored, to compare with what is typed after somebody else changed it. */
    public List<Pair> storedValues() {
        return new Pairs()
                .with(words.get("admin_department.name"), stored().name())
                .with(words.get("admin_department.parent"), stored().parent())
                .with(words.get("admin_department.head"), stored().head())
                .with(words.get("admin_department.costCentre"), stored().costCentre())
                .all();
    }

    /** Departments it may lie in: all that are not retired, but itself. */
    public List<Choice> parents() {
        return choices(each -> isNew() || each.id() != stored().id());
    }

    /** Where its people can go. */
    public List<Choice> targets() {
        return parents();
    }

    public List<PersonSummary> colleagues(String typed) {
        return people.search(typed, MOST_FOUND);
    }

    public void save() throws IOException {
        var wanted = new DepartmentFields(name, Parts.number(parent), head, costCentre);
        if (isNew()) {
            leave(administration.create(wanted, person.actor()));
            return;
        }
        attempt(() -> administration.change(stored().id(), seen(), wanted, person.actor()));
        leave(stored().id());
    }

    public void retire() throws IOException {
        attempt(() -> administration.retire(stored().id(), seen(), Parts.number(moveTo), person.actor()));
        leaveTo("/admin/departments?retired=true&saved=" + stored().id());
    }

    public void reopen() throws IOException {
        attempt(() -> administration.reopen(stored().id(), seen(), person.actor()));
        leave(stored().id());
    }

    private void leave(long id) throws IOException {
        leaveTo("/admin/departments?saved=" + id);
    }

    private List<Choice> choices(Predicate<DepartmentView> wanted) {
        if (all == null) {
            all = administration.all(person.actor());
        }
        return all.stream()
                .filter(each -> each.active() && wanted.test(each))
                .map(each -> new Choice(String.valueOf(each.id()), "– ".repeat(each.depth()) + each.name()))
                .toList();
    }

    public String getName() {
        return shown(name, DepartmentView::name);
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getParent() {
        return shown(parent, department -> Parts.text(department.parentId()));
    }

    public void setParent(String parent) {
        this.parent = parent;
    }

    public String getHead() {
        return shown(head, DepartmentView::headLogin);
    }

    public void setHead(String head) {
        this.head = head;
    }

    public String getCostCentre() {
        return shown(costCentre, DepartmentView::costCentre);
    }

    public void setCostCentre(String costCentre) {
        this.costCentre = costCentre;
    }

    public String getMoveTo() {
        return moveTo;
    }

    public void setMoveTo(String moveTo) {
        this.moveTo = moveTo;
    }
}
