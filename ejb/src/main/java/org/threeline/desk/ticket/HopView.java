package org.threeline.desk.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
}
