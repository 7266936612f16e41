package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.DepartmentAdministration;
import org.threeline.desk.identity.DepartmentView;

/** All departments, each below the one it lies in. */
@Named
@RequestScoped
public class DepartmentsPage {
    private static final int DEEPEST_SHOWN = 6;

    @Inject
    DepartmentAdministration administration;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    private List<DepartmentView> all;

    /** Retired ones only where they are asked for. */
    public List<DepartmentView> departments() {
        return all().stream()
                .filter(department -> department.active() || isRetiredShown())
                .toList();
    }

    public boolean isRetiredShown() {
        return request.getParameter("retired") != null;
    }

    public long countRetired() {
        return all().stream().filter(department -> !department.active()).count();
    }

    /** What was saved just now, or null. */
    public String saved() {
        var id = request.getParameter("saved");
        return all().stream()
                .filter(department -> String.valueOf(department.id()).equals(id))
                .map(DepartmentView::name)
                .findFirst()
                .orElse(null);
    }

    /** How far a name stands to the right, as steps one after the other. */
    public List<Integer> steps(DepartmentView department) {
        return Collections.nCopies(Math.min(department.depth(), DEEPEST_SHOWN), 0);
    }

    private List<DepartmentView> all() {
        if (all == null) {
            all = administration.all(person.actor());
        }
        return all;
    }
}
