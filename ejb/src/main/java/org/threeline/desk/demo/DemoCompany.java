package org.threeline.desk.demo;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.Enrolment;

/** A company to try the desk with: everybody's password is the same and known, so it never enters a desk in use. */
@Stateless
public class DemoCompany {
    private static final String PASSWORD = "threeline";

    @Inject
    Enrolment enrolment;

    @Inject
    SupportGroups groups;

    @Inject
    Catalogue catalogue;

    /** Founds the company where nobody is known yet; returns whether it did. Of two nodes one does. */
    public boolean found() {
        var workforce = Workforce.hired();
        var ids = enrolment.demo(
                workforce.everybody().stream().map(Colleague::person).toList(), PASSWORD);
        if (ids.isEmpty()) {
            return false;
        }
        var edition = catalogue.inForce();
        workforce.teams().forEach((group, team) -> {
            if (edition.group(group).isPresent()) {
                for (var login : team) {
                    groups.join(group, ids.get(login), login.equals(team.get(0)));
                }
            }
        });
        return true;
    }
}
