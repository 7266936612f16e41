package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Words;

/** What a group's definition says, in the viewer's words. */
@RequestScoped
public class GroupWords {
    @Inject
    Catalogue catalogue;

    @Inject
    Words words;

    @Inject
    Times times;

    /** What a version changes of another, a sentence each. */
    List<String> differences(GroupDefinition before, GroupDefinition after) {
        var told = new ArrayList<String>();
        tell(told, "admin_calendar.changed.name", both(before), both(after));
        tell(told, "admin_group.changed.line", String.valueOf(before.line()), String.valueOf(after.line()));
        tell(told, "admin_group.changed.calendar", calendarName(before.calendar()), calendarName(after.calendar()));
        tell(told, "admin_group.changed.sideways", names(before.sideways()), names(after.sideways()));
        var soFar = told.size();
        for (var priority : Priority.values()) {
            var was = promise(before, priority);
            var is = promise(after, priority);
            if (!was.equals(is)) {
                told.add(words.of("admin_group.changed.ola_of", priority.name(), was, is));
            }
        }
        if (told.size() == soFar && !before.ola().equals(after.ola())) {
            told.add(words.get("admin_group.changed.ola"));
        }
        return told;
    }

    private void tell(List<String> told, String what, String before, String after) {
        if (!before.equals(after)) {
            told.add(words.of(what, before, after));
        }
    }

    /** How long the group may hold a ticket of a priority, with the calendar where it is not the group's. */
    private String promise(GroupDefinition definition, Priority priority) {
        return definition
                .ola(priority)
                .map(target -> definition.calendar(target).equals(definition.calendar())
                        ? amount(target)
                        : amount(target) + " (" + calendarName(definition.calendar(target)) + ")")
                .orElse("–");
    }

    private String amount(ServiceLevelTarget target) {
        var days = target.target().days();
        return days > 0
                ? words.count("catalogue_words.days", days)
                : times.duration(Duration.ofMinutes(target.target().minutes()));
    }

    private static String both(GroupDefinition definition) {
        var ru = definition.name().ru();
        return ru == null ? definition.name().en() : definition.name().en() + " / " + ru;
    }

    /** What a calendar is called; its key where the catalogue knows it no more. */
    String calendarName(String calendarKey) {
        return catalogue
                .inForce()
                .calendar(calendarKey)
                .map(CalendarDefinition::name)
                .map(words::text)
                .orElse(calendarKey);
    }

    private String names(List<String> groupKeys) {
        return groupKeys.isEmpty()
                ? "–"
                : String.join(
                        ", ",
                        groupKeys.stream()
                                .map(each -> catalogue
                                        .inForce()
                                        .group(each)
                                        .map(found -> words.text(found.name()))
                                        .orElse(each))
                                .toList());
    }
}
