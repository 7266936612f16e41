package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.CatalogueRights;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.web.faces.Words;

/** All working calendars: their hours this week, and what counts on them. */
@Named
@RequestScoped
public class CalendarsPage {
    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueRights rights;

    @Inject
    CurrentPerson person;

    @Inject
    CalendarWords calendarWords;

    @Inject
    CalendarUse use;

    @Inject
    Words words;

    private List<CalendarRow> calendars;

    public List<CalendarRow> calendars() {
        if (calendars == null) {
            var permitted = rights.of(person.identity());
            calendars = catalogue.inForce().calendars().stream()
                    .map(calendar -> row(calendar, permitted.mayEditCalendar(calendar.key())))
                    .toList();
        }
        return calendars;
    }

    private CalendarRow row(CalendarDefinition calendar, boolean editable) {
        var days = calendarWords.nextDays(calendar.calendar()).subList(0, 7);
        return new CalendarRow(
                calendar.key(),
                calendar.version(),
                words.text(calendar.name()),
                calendar.calendar().zone().getId(),
                days,
                calendarWords.sum(days),
                use.services(calendar.key()).size(),
                use.groups(calendar.key()).size(),
                editable);
    }

    /**
     * A calendar in the list.
     *
     * @param days the next seven days
     * @param sum what is worked in them
     * @param services how many services count on it
     * @param groups how many groups work by it
     * @param editable whether the viewer may change it
     */
    public record CalendarRow(
            String key,
            int version,
            String name,
            String zone,
            List<CalendarWords.DayLook> days,
            String sum,
            int services,
            int groups,
            boolean editable) {}
}
