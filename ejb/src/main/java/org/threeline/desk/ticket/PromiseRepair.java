package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.threeline.catalog.offering.PublishedVersions;
import org.threeline.desk.clock.ClockDifference;
import org.threeline.desk.clock.Clocks;

/**
 * Sets the clocks of tickets to what their histories tell, where somebody has seen in what they differ. The tickets'
 * "updated" time stays: nobody did anything to them.
 */
@Stateless
public class PromiseRepair {
    @Inject
    LockedTickets locked;

    @Inject
    ClockReplays replays;

    @Inject
    Clocks clocks;

    @Inject
    Tickets tickets;

    @Inject
    TicketWays ways;

    /** What became of a ticket. */
    public enum Outcome {
        /** Its clocks are what the history tells now. */
        REPAIRED,
        /** They were already. */
        RIGHT,
        /** They differ in something else than was seen, so nothing was done. */
        CHANGED
    }

    /**
     * What became of a ticket, and in what it differs still.
     *
     * @param differences empty unless something else was seen
     */
    public record Repaired(Outcome outcome, List<ClockDifference> differences) {}

    /**
     * Repairs what nobody else has in hand.
     *
     * @param seen in what each ticket was seen to differ
     * @param repair its id, for the history
     * @return by the ticket's id; without those in other hands
     */
    public Map<Long, Repaired> repair(
            Map<Long, List<ClockDifference>> seen, long repair, PublishedVersions versions, Instant now) {
        var work = locked.free(seen.keySet(), now);
        // Read beside the locked ones: what a look notices there that is wrong is told to nobody.
        var retold = replays
                .asItWas(work.stream().map(each -> each.ticket().id()).toList(), versions, now)
                .stream()
                .collect(Collectors.toMap(each -> each.ticket().id(), Function.identity()));
        var repaired = new HashMap<Long, Repaired>();
        for (var each : work) {
            var id = each.ticket().id();
            var told = Objects.requireNonNull(retold.get(id)).told();
            var differences = ClockDifference.between(retold.get(id).stored(), told);
            if (differences.isEmpty()) {
                repaired.put(id, new Repaired(Outcome.RIGHT, List.of()));
            } else if (!differences.equals(seen.get(id))) {
                repaired.put(id, new Repaired(Outcome.CHANGED, differences));
            } else {
                tickets.add(new HistoryEntry(
                        id, now, null, HistoryKind.PROMISES_REPAIRED, null, facts(repair, differences)));
                clocks.repair(each.clocks(), told, now);
                locked.keep(each);
                repaired.put(id, new Repaired(Outcome.REPAIRED, List.of()));
            }
        }
        ways.changed(repaired.entrySet().stream()
                .filter(each -> each.getValue().outcome() == Outcome.REPAIRED)
                .map(Map.Entry::getKey)
                .toList());
        return repaired;
    }

    /** What was stored is not lost: it stands in the history from now on. */
    private static Map<String, Object> facts(long repair, List<ClockDifference> differences) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var difference : differences) {
            var row = new LinkedHashMap<String, Object>();
            if (difference.clock() != null) {
                row.put("clock", difference.clock().name());
                row.put("cycle", difference.cycle());
            }
            row.put("what", difference.what().name());
            if (difference.stored() != null) {
                row.put("from", difference.stored());
            }
            if (difference.told() != null) {
                row.put("to", difference.told());
            }
            rows.add(row);
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("repair", repair);
        facts.put("differences", rows);
        return facts;
    }
}
