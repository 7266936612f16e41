package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.threeline.desk.absence.Absences;
import org.threeline.desk.absence.Away;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.staff.GroupStaffing;
import org.threeline.web.faces.Words;

/** Who belongs to the group of the page, and what its form and its buttons do about that. Each change holds at once. */
@RequestScoped
public class GroupMembers {
    private static final int MOST_FOUND = 10;

    @Inject
    GroupStaffing staffing;

    @Inject
    Absences absences;

    @Inject
    People people;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    FacesContext faces;

    @Inject
    Words words;

    private String group;
    private List<MemberRow> all;
    private String added;
    private boolean addedAsLead;

    /** @param groupKey null while the group is new */
    void of(String groupKey) {
        group = groupKey;
    }

    public List<MemberRow> all() {
        if (all == null && group != null) {
            var members = staffing.members(group, person.actor());
            var away = absences.awayNow(
                    members.stream().map(member -> member.person().id()).toList());
            all = members.stream()
                    .map(member -> new MemberRow(
                            member.person(),
                            member.lead(),
                            member.held(),
                            away.get(member.person().id())))
                    .toList();
        }
        return all == null ? List.of() : all;
    }

    public long countAway() {
        return all().stream().filter(member -> member.away() != null).count();
    }

    public List<PersonSummary> colleagues(String typed) {
        return people.search(typed, MOST_FOUND);
    }

    /** Takes the person that was chosen into the group. */
    public void add() throws IOException {
        staffing.add(group, added, addedAsLead, person.actor());
        leaveTo("/admin/groups/" + group + "?added");
    }

    /** @param command {@code lead}, {@code unlead} or {@code remove} */
    void change(String command, String login) throws IOException {
        if (command.equals("remove")) {
            var back = request.getParameter("back") != null;
            var count = staffing.remove(group, login, back, words.get("admin_group.put_back.reason"), person.actor());
            leaveAfter(login, "?removed=" + count);
        } else {
            staffing.lead(group, login, command.equals("lead"), person.actor());
            leaveAfter(command.equals("lead") ? "" : login, "?changed");
        }
    }

    /** @param left who leads the group no more, or is no member any more */
    private void leaveAfter(String left, String what) throws IOException {
        // A lead who is none any more has nothing to see here.
        leaveTo(left.equals(person.login()) && !person.isAdmin() ? "/desk" : "/admin/groups/" + group + what);
    }

    private void leaveTo(String path) throws IOException {
        browser.redirect(request.getContextPath() + path);
        faces.responseComplete();
    }

    public String getAdded() {
        return added;
    }

    public void setAdded(String added) {
        this.added = added;
    }

    public boolean isAddedAsLead() {
        return addedAsLead;
    }

    public void setAddedAsLead(boolean addedAsLead) {
        this.addedAsLead = addedAsLead;
    }

    /**
     * A member as the page shows it.
     *
     * @param held open tickets of the group the person is responsible for
     * @param away that the person is absent now; null when it is there
     */
    public record MemberRow(PersonSummary person, boolean lead, long held, Away away) {}
}
