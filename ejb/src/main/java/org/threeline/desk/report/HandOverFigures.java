package org.threeline.desk.report;

import java.time.Duration;
import java.util.List;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.identity.PersonSummary;

/**
 * Where the time of some tickets went.
 *
 * @param lines in ascending order
 * @param groups by line, the longest worked in first
 * @param ways between groups, the most trodden first
 * @param people of the one group the report is about, the longest responsible first; empty for those who may not see it
 * @param breaches kinds of promises that were broken
 */
public record HandOverFigures(
        Tickets tickets,
        List<OfLine> lines,
        List<OfGroup> groups,
        List<Way> ways,
        People people,
        List<Breach> breaches) {
    /**
     * The tickets themselves.
     *
     * @param solvedByFirstLine solved, and by the first line
     * @param handOvers how often one of them went from one group to another
     * @param toAndFro how many went straight back at least once
     * @param broken how many had a promise to the requester broken
     * @param unexplained how many of these without anybody saying why
     */
    public record Tickets(
            long all,
            long solved,
            long solvedByFirstLine,
            long handOvers,
            long toAndFro,
            long broken,
            long unexplained) {}

    /**
     * Stays of tickets in groups.
     *
     * @param worked working time of all of them
     * @param median half of them took no longer, in whole minutes
     * @param ninety nine of ten took no longer, in whole minutes
     * @param kept where the group's own target was kept; of the others it was broken, or there was none
     * @param handedBack how often a ticket was handed back to where it had come from
     */
    public record Stays(
            long count, Duration worked, Duration median, Duration ninety, long kept, long broken, long handedBack) {}

    public record OfLine(int line, Stays stays) {}

    public record OfGroup(String group, int line, Stays stays) {}

    /**
     * Tickets that went from one group to another.
     *
     * @param handedBack how many of them to where they had come from
     * @param straightBack how many of them came straight back from where they had been handed to
     */
    public record Way(String from, String to, long times, long handedBack, long straightBack) {}

    /**
     * Who was responsible in the one group the report is about.
     *
     * @param isShown whether the reader may see it; without, nobody is listed
     * @param nobodys working time of the group in which nobody was
     */
    public record People(boolean isShown, List<OfPerson> all, Duration nobodys) {
        static final People HIDDEN = new People(false, List.of(), Duration.ZERO);
    }

    public record OfPerson(PersonSummary person, long tickets, Duration worked) {}

    /** Promises of a kind that were broken, for a reason. */
    public record Breach(TargetKind kind, Priority priority, ReasonGiven reason, long promises) {}
}
