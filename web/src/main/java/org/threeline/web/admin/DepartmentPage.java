package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.DepartmentAdministration;
import org.threeline.desk.identity.DepartmentAdministration.DepartmentFields;
import org.threeline.desk.identity.DepartmentView;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.kernel.InvalidInput;
import org.threeline.web.admin.Pairs.Pair;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Words;

/** One department: founding it, changing it, retiring it. */
@Named
@RequestScoped
public class DepartmentPage {
    private static final int MOST_FOUND = 10;

    @Inject
    DepartmentAdministration administration;

    @Inject
    People people;

    @Inject
    CurrentPerson person;

    @Inject
    CurrentAddress address;

    @Inject
    Words words;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private List<DepartmentView> all;
    private DepartmentView stored;
    private boolean changed;
    private Integer version;
    private String name;
    private String parent;
    private String head;
    private String costCentre;
    private String moveTo;

    public boolean isNew() {
        return address.path().endsWith("/new");
    }

    /** Null for a new one. */
    public DepartmentView stored() {
        if (stored == null && !isNew()) {
            stored = administration.view(Parts.id(address), person.actor());
        }
        return stored;
    }

    /** Whether somebody else changed it while it was being edited. */
    public boolean isChanged() {
        return changed;
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
        attempt(() -> administration.change(stored().id(), version, wanted, person.actor()));
        leave(stored().id());
    }

    public void retire() throws IOException {
        attempt(() -> administration.retire(stored().id(), version, Parts.number(moveTo), person.actor()));
        browser.redirect(request.getContextPath() + "/admin/departments?retired=true&saved=" + stored().id());
    }

    public void reopen() throws IOException {
        attempt(() -> administration.reopen(stored().id(), version, person.actor()));
        leave(stored().id());
    }

    /** What was typed stays beside what is stored now, and can be saved over it. */
    private void attempt(Runnable change) {
        try {
            change.run();
        } catch (InvalidInput wrong) {
            throw wrong;
        } catch (RuntimeException refused) {
            var seen = version;
            stored = null;
            version = null;
            changed = seen != null && seen != stored().version();
            throw refused;
        }
    }

    private void leave(long id) throws IOException {
        browser.redirect(request.getContextPath() + "/admin/departments?saved=" + id);
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

    private <T> T shown(T typed, Function<DepartmentView, T> kept) {
        return typed != null || isNew() || "POST".equals(request.getMethod()) ? typed : kept.apply(stored());
    }

    public Integer getVersion() {
        return version != null || isNew() ? version : Integer.valueOf(stored().version());
    }

    public void setVersion(Integer version) {
        this.version = version;
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
