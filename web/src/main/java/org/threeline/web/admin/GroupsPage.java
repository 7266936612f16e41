package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.threeline.catalog.group.GroupSummary;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.absence.Absences;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.staff.GroupStaffing;
import org.threeline.desk.ticket.GroupLoad;
import org.threeline.kernel.NotFound;
import org.threeline.web.faces.Words;

/** The support groups: who leads them, how many belong to them, and how busy they are. */
@Named
@RequestScoped
public class GroupsPage {
    @Inject
    GroupStaffing staffing;

    @Inject
    Absences absences;

    @Inject
    Catalogue catalogue;

    @Inject
    CurrentPerson person;

    @Inject
    Words words;

    private List<GroupRow> groups;

    /** Those the viewer may look after, by line; those an import named are not among them. */
    public List<GroupRow> groups() {
        if (groups == null) {
            var actor = person.actor();
            var own = staffing.groups(actor);
            if (own.isEmpty() && !actor.admin()) {
                throw new NotFound("groups to look after");
            }
            var loads = staffing.loads();
            groups = own.stream()
                    .filter(group -> group.calendarKey() != null)
                    .map(group -> row(group, loads.getOrDefault(group.key(), GroupLoad.NONE)))
                    .toList();
        }
        return groups;
    }

    private GroupRow row(GroupSummary group, GroupLoad load) {
        var members = staffing.members(group.key(), person.actor());
        var away = absences.awayNow(
                members.stream().map(member -> member.person().id()).toList());
        return new GroupRow(
                group.key(),
                words.text(group.name()),
                group.line(),
                group.active(),
                catalogue
                        .inForce()
                        .calendar(group.calendarKey())
                        .map(calendar -> words.text(calendar.name()))
                        .orElse(group.calendarKey()),
                members.stream()
                        .filter(GroupStaffing.Member::lead)
                        .map(member -> member.person().name())
                        .toList(),
                members.size(),
                away.size(),
                load);
    }

    public boolean isAdmin() {
        return person.isAdmin();
    }

    /**
     * A group in the list.
     *
     * @param active whether it still receives tickets
     * @param leads names
     * @param away how many members are absent now
     */
    public record GroupRow(
            String key,
            String name,
            int line,
            boolean active,
            String calendar,
            List<String> leads,
            int members,
            int away,
            GroupLoad load) {}
}
