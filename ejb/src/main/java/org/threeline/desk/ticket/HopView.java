package org.threeline.desk.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.clock.WorkingTimes;
import org.threeline.desk.identity.PersonSummary;

/**
 * A ticket's stay in a group, as the desk sees it.
 *
 * @param worked working time of the group's calendar it spent there, up to now while it lasts; what its clock rests on
 *     does not count
 * @param endedAt null while it lasts
 * @param by who brought it there; null for the desk itself
 */
public record HopView(
        int seq,
        HopKind kind,
        String group,
        int line,
        Instant startedAt,
        Instant endedAt,
        Duration worked,
        PersonSummary by,
        Handover handover,
        List<StintView> stints) {
    /** How long somebody was responsible within the stay, in the same working time. */
    public record StintView(PersonSummary person, Instant startedAt, Instant endedAt, Duration worked) {}

    /**
     * The stay with its working time: counted on the calendar it was begun on, for reports as for the ticket's own page.
     *
     * @param stints all of the ticket
     * @param names of people by id
     * @param now up to when a stay counts that lasts
     */
    static HopView of(
            Hop hop,
            List<Stint> stints,
            Map<Long, PersonSummary> names,
            TicketClocks clocks,
            WorkingTimes calendars,
            Instant now) {
        var time = calendars.of(hop.calendarKey(), hop.calendarVersion());
        return new HopView(
                hop.seq(),
                hop.kind(),
                hop.groupKey(),
                hop.line(),
                hop.startedAt(),
                hop.endedAt(),
                clocks.spent(hop.groupKey(), time, hop.startedAt(), hop.startedAt(), end(hop.endedAt(), now)),
                hop.byId() == null ? null : names.get(hop.byId()),
                new Handover(hop.reason(), hop.seen(), hop.tried(), hop.asked()),
                stints.stream()
                        .filter(stint -> stint.hopSeq() == hop.seq())
                        .map(stint -> new StintView(
                                names.get(stint.personId()),
                                stint.startedAt(),
                                stint.endedAt(),
                                clocks.spent(
                                        hop.groupKey(),
                                        time,
                                        hop.startedAt(),
                                        stint.startedAt(),
                                        end(stint.endedAt(), now))))
                        .toList());
    }

    private static Instant end(Instant endedAt, Instant now) {
        return endedAt == null ? now : endedAt;
    }
}
