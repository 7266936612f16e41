package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.clock.TicketClocks;

/**
 * A ticket's way through groups and people, as reports count it.
 *
 * @param isSolved whether it was resolved, and not taken up again since
 * @param breachReason why a promise was broken, as it was written down; null where nobody said
 * @param broken promises to the requester that were broken, now or before
 * @param stays in order
 */
public record TicketWay(
        long ticketId,
        String service,
        Priority priority,
        boolean isSolved,
        String breachReason,
        Set<TargetKind> broken,
        List<Stay> stays) {
    /**
     * A stay in a group.
     *
     * @param kept whether what is agreed with the group was kept; null where nothing was, or it was not decided
     * @param cameFrom the group the ticket came from; null where it was filed here, or is still with the same group
     * @param isReturn whether it came straight back from where it had been handed to
     */
    public record Stay(HopView hop, Boolean kept, String cameFrom, boolean isReturn) {
        /** Whether the group it came from handed it back. */
        public boolean isHandedBack() {
            return cameFrom != null && hop.kind() == HopKind.HANDED_BACK;
        }
    }

    static TicketWay of(
            long ticketId,
            String service,
            Priority priority,
            TicketStatus status,
            String breachReason,
            List<HopView> hops,
            TicketClocks clocks) {
        var changes = WorkShare.changes(hops).stream()
                .collect(Collectors.toMap(change -> change.to().seq(), Function.identity()));
        return new TicketWay(
                ticketId,
                service,
                priority,
                status.isDone(),
                breachReason,
                broken(clocks),
                hops.stream()
                        .map(hop -> {
                            var change = Optional.ofNullable(changes.get(hop.seq()));
                            return new Stay(
                                    hop,
                                    clocks.ofStay(hop.group(), hop.startedAt())
                                            .map(TicketWay::kept)
                                            .orElse(null),
                                    change.map(WorkShare.Change::from).orElse(null),
                                    change.filter(WorkShare.Change::isReturn).isPresent());
                        })
                        .toList());
    }

    private static Set<TargetKind> broken(TicketClocks clocks) {
        var broken = EnumSet.noneOf(TargetKind.class);
        clocks.all().stream()
                .filter(clock -> clock.kind() != TargetKind.OLA && clock.breachedAt() != null)
                .forEach(clock -> broken.add(clock.kind()));
        return broken;
    }

    private static Boolean kept(SlaClock clock) {
        if (clock.breachedAt() != null) {
            return false;
        }
        return clock.state(Instant.MIN) == ClockState.MET ? true : null;
    }

    /** Whether nobody has it any more: it was resolved or cancelled. */
    public boolean isOver() {
        return !stays.isEmpty()
                && stays.stream().map(stay -> stay.hop().endedAt()).noneMatch(Objects::isNull);
    }

    /** How often it went from one group to another. */
    public int handOvers() {
        return (int) stays.stream().filter(stay -> stay.cameFrom() != null).count();
    }

    /** How often it came straight back. */
    public int returns() {
        return (int) stays.stream().filter(Stay::isReturn).count();
    }

    /** Where it was last. */
    public HopView last() {
        return stays.get(stays.size() - 1).hop();
    }
}
