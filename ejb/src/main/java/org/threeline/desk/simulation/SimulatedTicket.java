package org.threeline.desk.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.ticket.ClockReplays.Retold;

/** What became of each promise of one ticket, and what would have. */
final class SimulatedTicket {
    /**
     * A promise twice.
     *
     * @param group the group's whose time it is, or who has the ticket
     * @param stoppedAt when it was kept or not; null while it runs
     */
    record Compared(
            long ticketId,
            TargetKind kind,
            int cycle,
            Priority priority,
            String group,
            Verdict was,
            Verdict is,
            @Nullable Instant dueWas,
            @Nullable Instant dueIs,
            @Nullable Instant stoppedAt) {
        /** Whether its result is another. */
        boolean isFlip() {
            return was != is;
        }
    }

    private record Counted(TargetKind kind, int cycle) {}

    private SimulatedTicket() {}

    static List<Compared> compare(Retold retold, Instant now) {
        var was = last(retold.stored());
        var is = last(retold.told());
        var counted = new TreeSet<Counted>(Comparator.comparing(Counted::kind).thenComparing(Counted::cycle));
        counted.addAll(was.keySet());
        counted.addAll(is.keySet());
        var all = new ArrayList<Compared>();
        for (var each : counted) {
            var stored = was.get(each);
            var told = is.get(each);
            var one = Objects.requireNonNull(told == null ? stored : told);
            var verdictWas = Verdict.of(stored, now);
            var verdictIs = Verdict.of(told, now);
            if (verdictWas != Verdict.NONE || verdictIs != Verdict.NONE) {
                all.add(new Compared(
                        retold.ticket().id(),
                        each.kind(),
                        each.cycle(),
                        one.priority(),
                        Objects.requireNonNullElse(
                                one.groupKey(), retold.ticket().groupKey()),
                        verdictWas,
                        verdictIs,
                        stored == null ? null : stored.projectedDueAt(),
                        told == null ? null : told.projectedDueAt(),
                        one.stoppedAt()));
            }
        }
        return all;
    }

    /** The clock that decides: of those that replaced each other the last. */
    private static Map<Counted, SlaClock> last(TicketClocks clocks) {
        var last = new LinkedHashMap<Counted, SlaClock>();
        clocks.all().stream()
                .filter(clock -> clock.state(Instant.MIN) != ClockState.SUPERSEDED)
                .forEach(clock -> last.put(new Counted(clock.kind(), clock.cycle()), clock));
        return last;
    }
}
