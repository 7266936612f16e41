package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.web.faces.Words;

/** What counts on a calendar in the catalogue in force. */
@RequestScoped
public class CalendarUse {
    @Inject
    Catalogue catalogue;

    @Inject
    Words words;

    /** The agreements with a target on the calendar. */
    List<Named> agreements(String calendar) {
        return catalogue.inForce().agreements().stream()
                .filter(agreement -> countsOn(agreement, calendar))
                .map(agreement -> new Named(agreement.key(), words.text(agreement.name())))
                .toList();
    }

    /** The services whose promises count on the calendar, be it the agreement that says so or the service. */
    List<Named> services(String calendar) {
        var edition = catalogue.inForce();
        return edition.services().stream()
                .filter(service -> edition.calendarsOf(service).contains(calendar))
                .map(this::named)
                .toList();
    }

    /** The groups that work by the calendar, or promise to let go of a ticket on it. */
    List<Named> groups(String calendar) {
        return catalogue.inForce().groups().stream()
                .filter(group -> calendar.equals(group.calendar())
                        || group.ola().stream()
                                .anyMatch(target -> target.calendar().isFixedTo(calendar)))
                .map(group -> new Named(group.key(), words.text(group.name())))
                .toList();
    }

    private Named named(ServiceOffering service) {
        return new Named(service.key(), words.text(service.name()));
    }

    private static boolean countsOn(ServiceLevelAgreement agreement, String calendar) {
        return agreement.targets().stream().anyMatch(target -> target.calendar().isFixedTo(calendar));
    }

    /** A definition by its key and what the viewer calls it. */
    public record Named(String key, String name) {}
}
