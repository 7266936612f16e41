package org.threeline.desk.demo;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.Enrolment;
import org.threeline.desk.notify.Notifications;
import org.threeline.desk.ticket.TicketChronicles;

/**
 * A company to try the desk with: everybody's password is the same and known, so it never enters a desk in use. It is
 * founded in one transaction, whole or not at all.
 */
@Stateless
public class DemoCompany {
    private static final String PASSWORD = "threeline";

    @Inject
    Enrolment enrolment;

    @Inject
    SupportGroups groups;

    @Inject
    Catalogue catalogue;

    @Inject
    TicketChronicles chronicles;

    @Inject
    Notifications notifications;

    @Inject
    Clock clock;

    /**
     * Founds the company where nobody is known yet, with six weeks of work behind it. Of two nodes one does.
     *
     * @return how many tickets there are; -1 where somebody was known
     */
    public int found() {
        var workforce = Workforce.hired();
        var ids = hire(workforce);
        if (ids.isEmpty()) {
            return -1;
        }
        var weeks = SixWeeks.told(
                catalogue.inForce(), workforce, ids, chronicles, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        chronicles.keep(weeks.tickets());
        notifications.remember(weeks.notifications());
        return weeks.tickets().size();
    }

    /**
     * As {@link #found}, with people and groups only.
     *
     * @return whether it did
     */
    public boolean foundWithoutTickets() {
        return !hire(Workforce.hired()).isEmpty();
    }

    private Map<String, Long> hire(Workforce workforce) {
        var ids = enrolment.demo(
                workforce.everybody().stream().map(Colleague::person).toList(), PASSWORD);
        if (!ids.isEmpty()) {
            var edition = catalogue.inForce();
            workforce.teams().forEach((group, team) -> {
                if (edition.group(group).isPresent()) {
                    for (var login : team) {
                        groups.join(group, ids.get(login), login.equals(team.get(0)));
                    }
                }
            });
        }
        return ids;
    }
}
