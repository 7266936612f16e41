package org.threeline.desk.ticket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.threeline.desk.identity.PersonSummary;

/**
 * How a ticket's working time was shared out, and whether it was thrown to and fro.
 *
 * @param lines in ascending order
 * @param groups in the order the ticket first came to them
 * @param people in the order they were first responsible
 * @param returns groups the ticket came back to from a group it had been handed to, in the order it first did
 */
public record WorkShare(List<OfLine> lines, List<OfGroup> groups, List<OfPerson> people, List<Return> returns) {
    public record OfLine(int line, Duration worked) {}

    /** @param stays how often the ticket was there */
    public record OfGroup(String group, int line, Duration worked, int stays) {}

    public record OfPerson(PersonSummary person, Duration worked) {}

    /**
     * The ticket went from a group to another and straight back.
     *
     * @param group where it came back to
     * @param from where it had been meanwhile
     */
    public record Return(String group, String from, int times) {}

    /** @param hops in order */
    static WorkShare of(List<HopView> hops) {
        var lines = new TreeMap<Integer, Duration>();
        var groups = new LinkedHashMap<String, OfGroup>();
        var people = new LinkedHashMap<PersonSummary, Duration>();
        for (var hop : hops) {
            lines.merge(hop.line(), hop.worked(), Duration::plus);
            groups.merge(
                    hop.group(),
                    new OfGroup(hop.group(), hop.line(), hop.worked(), 1),
                    (one, other) -> new OfGroup(
                            one.group(), one.line(), one.worked().plus(other.worked()), one.stays() + other.stays()));
            hop.stints().stream()
                    .filter(stint -> stint.person() != null)
                    .forEach(stint -> people.merge(stint.person(), stint.worked(), Duration::plus));
        }
        return new WorkShare(
                lines.entrySet().stream()
                        .map(line -> new OfLine(line.getKey(), line.getValue()))
                        .toList(),
                List.copyOf(groups.values()),
                people.entrySet().stream()
                        .map(person -> new OfPerson(person.getKey(), person.getValue()))
                        .toList(),
                returns(hops));
    }

    /** Whether it was handed from a group to another and straight back. */
    public boolean isPingPong() {
        return !returns.isEmpty();
    }

    private static List<Return> returns(List<HopView> hops) {
        Map<List<String>, Integer> returns = new LinkedHashMap<>();
        changes(hops).stream()
                .filter(Change::isReturn)
                .forEach(change -> returns.merge(List.of(change.to().group(), change.from()), 1, Integer::sum));
        return returns.entrySet().stream()
                .map(back -> new Return(back.getKey().get(0), back.getKey().get(1), back.getValue()))
                .toList();
    }

    /**
     * The ticket went from one group to another.
     *
     * @param from the group it left
     * @param to the stay that began with it
     * @param isReturn whether it came straight back from where it had been handed to
     */
    record Change(String from, HopView to, boolean isReturn) {}

    /** All changes of the group, in order; who reopens a ticket or hands it to a colleague leaves it in its group. */
    static List<Change> changes(List<HopView> hops) {
        var changes = new ArrayList<Change>();
        String before = null;
        String current = null;
        for (var hop : hops) {
            if (current != null && !current.equals(hop.group())) {
                changes.add(new Change(current, hop, hop.group().equals(before)));
                before = current;
            }
            current = hop.group();
        }
        return changes;
    }
}
