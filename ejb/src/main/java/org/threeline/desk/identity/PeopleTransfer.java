package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.desk.identity.PeoplePlan.Fault;
import org.threeline.kernel.BusinessRuleViolation;

/**
 * Brings many people in from a file, and changes those it tells of. People are known by their login; nobody is removed,
 * and what the file has no column for stays. The same file twice changes nothing.
 */
@Stateless
public class PeopleTransfer {
    private static final int MOST_NAMED = 30;

    @Inject
    People people;

    @Inject
    PersonRows rows;

    @Inject
    Departments departments;

    @Inject
    Locations locations;

    @Inject
    SupportGroups groups;

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
     * What applying the lines would do.
     *
     * @param createPlaces whether departments and locations nobody knows are founded; otherwise they are faults
     */
    public PeoplePlan compare(PersonLines lines, boolean createPlaces, Actor actor) {
        AdministrationRight.require(actor);
        return new PeopleComparison(this, createPlaces, false, null, fault -> {}).of(lines);
    }

    /**
     * Tells of everything that is wrong with the lines, however much that is.
     *
     * @param told hears of each fault when it is found
     */
    public void faults(PersonLines lines, boolean createPlaces, Consumer<Fault> told, Actor actor) {
        AdministrationRight.require(actor);
        new PeopleComparison(this, createPlaces, false, null, told).of(lines);
    }

    /**
     * Applies the lines, all of them or, where one has a fault, none. Of two at the same moment one waits for the
     * other and then sees what it did.
     *
     * @param invite whether new people who have an e-mail address are sent a link to choose a password
     * @param source what the lines come from, for the audit
     * @throws BusinessRuleViolation {@code people_file.changed_meanwhile} where what is stored changed while the lines
     *     were compared, so that one of them has a fault now
     */
    public PeoplePlan apply(PersonLines lines, boolean createPlaces, boolean invite, String source, Actor actor) {
        AdministrationRight.require(actor);
        people.oneTransferAtATime();
        var compared = new PeopleComparison(this, createPlaces, false, null, fault -> {}).of(lines);
        if (!compared.isApplicable()) {
            return compared;
        }
        var plan = new PeopleComparison(this, createPlaces, invite, actor, fault -> {}).of(lines);
        if (plan.isFaulty()) {
            throw new BusinessRuleViolation("people_file.changed_meanwhile");
        }
        audit.record(
                actor,
                AuditKind.PEOPLE_IMPORTED,
                new AuditSubject("people", source),
                AuditDetails.none()
                        .with("created", plan.created())
                        .with("changed", plan.changed())
                        .with("departments", joined(plan.newDepartments()))
                        .with("locations", joined(plan.newLocations())));
        return plan;
    }

    private static String joined(List<String> names) {
        if (names.isEmpty()) {
            return null;
        }
        var first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
        return names.size() > MOST_NAMED ? first + " …" : first;
    }
}
