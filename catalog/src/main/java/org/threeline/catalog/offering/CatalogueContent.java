package org.threeline.catalog.offering;

import java.util.List;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;

/**
 * Everything a catalogue consists of, each list in the order of the files.
 *
 * @param families parts of the company
 * @param calendars when they work
 * @param agreements what they promise
 * @param groups who answers
 * @param services what can be asked for, hidden ones too
 */
record CatalogueContent(
        List<ServiceFamily> families,
        List<CalendarDefinition> calendars,
        List<ServiceLevelAgreement> agreements,
        List<GroupDefinition> groups,
        List<ServiceOffering> services) {
    CatalogueContent {
        families = List.copyOf(families);
        calendars = List.copyOf(calendars);
        agreements = List.copyOf(agreements);
        groups = List.copyOf(groups);
        services = List.copyOf(services);
    }
}
