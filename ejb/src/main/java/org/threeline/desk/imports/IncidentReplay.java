package org.threeline.desk.imports;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.People;
import org.threeline.desk.run.RunCounts;
import org.threeline.desk.ticket.HoldingGroup;
import org.threeline.desk.ticket.TicketMoment;
import org.threeline.desk.ticket.TicketReplaying;
import org.threeline.desk.ticket.TicketReplaying.Life;

/** Makes tickets of gathered rows: whole incidents, or what a later part of a log adds to them. */
@Stateless
public class IncidentReplay {
    private static final String SERVICE = "imported-incident";
    private static final String GROUP = "imported";
    private static final String NOBODY_KNOWN = "Unknown";

    @Inject
    ImportRows rows;

    @Inject
    TicketReplaying tickets;

    @Inject
    People people;

    @Inject
    SupportGroups groups;

    @Inject
    Catalogue catalogue;

    /** Replays the waiting rows of these incidents in the caller's transaction. */
    public RunCounts apply(long upload, Collection<String> references) {
        var waiting = rows.of(upload, references);
        var names = new Names(waiting);
        var moments = new IdentityHashMap<TicketMoment, LogRow.Told>();
        var lives = waiting.stream().collect(Collectors.groupingBy(LogRow.Told::reference)).values().stream()
                .map(incident -> life(incident, names, moments))
                .toList();
        var late = tickets.replay(lives).values().stream()
                .flatMap(List::stream)
                .map(moments::get)
                .toList();
        rows.rejectLate(upload, late);
        rows.applied(upload, references);
        return new RunCounts(0, waiting.size() - (long) late.size(), 0, late.size());
    }

    private static Life life(List<LogRow.Told> incident, Names names, Map<TicketMoment, LogRow.Told> rowOf) {
        var first = incident.get(0);
        var moments = new ArrayList<TicketMoment>();
        for (var row : incident) {
            var state = LogState.of(row.state());
            var moment = new TicketMoment(
                    row.at(),
                    state.status(),
                    state.reason(),
                    row.impact(),
                    row.urgency(),
                    names.group(row.group()),
                    row.assignee() == null ? null : names.person(row.assignee()));
            moments.add(moment);
            rowOf.put(moment, row);
        }
        return new Life(
                SERVICE,
                first.reference(),
                first.openedAt(),
                first.channel(),
                first.subject(),
                names.person(first.caller()),
                moments);
    }

    /** People and groups the log names, found or entered as inactive records. */
    private final class Names {
        private final Map<String, Long> persons;
        private final Map<String, HoldingGroup> held = new HashMap<>();
        private final HoldingGroup unknown;

        Names(List<LogRow.Told> incidents) {
            persons = people.ensureImported(incidents.stream()
                    .flatMap(row -> Stream.of(known(row.caller()), row.assignee()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
            var edition = catalogue.inForce();
            var group = edition.group(GROUP).orElseThrow();
            var calendar = edition.calendar(group.calendar()).orElseThrow();
            unknown = new HoldingGroup(group.key(), group.line(), calendar.key(), calendar.version());
            for (var row : incidents) {
                if (row.group() != null) {
                    held.computeIfAbsent(row.group(), this::imported);
                }
            }
        }

        private HoldingGroup imported(String name) {
            var group = groups.ensureImported(name);
            return new HoldingGroup(group.key(), group.line(), unknown.calendarKey(), unknown.calendarVersion());
        }

        HoldingGroup group(String name) {
            return name == null ? unknown : held.get(name);
        }

        long person(String name) {
            return persons.get(known(name));
        }

        private static String known(String name) {
            return name == null ? NOBODY_KNOWN : name;
        }
    }
}
