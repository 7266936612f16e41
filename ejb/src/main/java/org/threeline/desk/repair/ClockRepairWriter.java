package org.threeline.desk.repair;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.PublishedDefinitions;
import org.threeline.catalog.offering.PublishedVersions;
import org.threeline.desk.clock.ClockDifference;
import org.threeline.desk.run.ChunkWriter;
import org.threeline.desk.run.RunCounts;
import org.threeline.desk.ticket.ClockReplays;
import org.threeline.desk.ticket.PromiseRepair;
import org.threeline.desk.ticket.PromiseRepair.Outcome;
import org.threeline.desk.ticket.TicketNumber;

/** Compares tickets' clocks with what their histories tell, or sets them right where somebody has decided so. */
@Dependent
@Named("clockRepairWriter")
public class ClockRepairWriter extends ChunkWriter<ClockRepairReader.Item> {
    @Inject
    ClockRepairs repairs;

    @Inject
    ClockReplays replays;

    @Inject
    PromiseRepair promises;

    @Inject
    PublishedDefinitions definitions;

    private @Nullable PublishedVersions versions;

    @Override
    protected RunCounts write(List<ClockRepairReader.Item> items) {
        var byRepair = new LinkedHashMap<Long, List<ClockRepairReader.Item>>();
        items.forEach(item -> byRepair.computeIfAbsent(item.repair().id(), id -> new ArrayList<>())
                .add(item));
        return byRepair.values().stream().map(this::work).reduce(RunCounts.NONE, RunCounts::plus);
    }

    private RunCounts work(List<ClockRepairReader.Item> items) {
        var repair = items.get(0).repair();
        var now = items.get(0).now();
        var ids = items.stream()
                .flatMap(item -> Stream.ofNullable(item.ticketId()))
                .toList();
        var isEnd = items.stream().anyMatch(item -> item.ticketId() == null);
        return repair.phase() == RepairPhase.COMPARING
                ? compare(repair.id(), ids, isEnd, now)
                : apply(repair.id(), ids, isEnd, now);
    }

    private RunCounts compare(long repair, List<Long> ids, boolean isEnd, Instant now) {
        var differing = new LinkedHashMap<Long, List<ClockDifference>>();
        if (!ids.isEmpty()) {
            for (var retold : replays.asItWas(ids, versions(), now)) {
                var differences = ClockDifference.between(retold.stored(), retold.told());
                if (!differences.isEmpty()) {
                    differing.put(retold.ticket().id(), differences);
                }
            }
            repairs.compared(repair, ids, differing);
        }
        if (isEnd) {
            repairs.allCompared(repair, !differing.isEmpty());
        }
        return new RunCounts(ids.size(), differing.size(), ids.size() - (long) differing.size(), 0);
    }

    private RunCounts apply(long repair, List<Long> ids, boolean isEnd, Instant now) {
        var outcomes = promises.repair(repairs.differences(repair, ids), repair, versions(), now);
        repairs.applied(repair, outcomes);
        if (isEnd) {
            repairs.allApplied(repair);
        }
        var repaired = outcomes.values().stream()
                .filter(each -> each.outcome() == Outcome.REPAIRED)
                .count();
        return new RunCounts(ids.size(), repaired, ids.size() - repaired, 0);
    }

    private PublishedVersions versions() {
        if (versions == null) {
            versions = definitions.versions();
        }
        return versions;
    }

    @Override
    protected String name(ClockRepairReader.Item item) {
        return item.ticketId() == null ? "The end of a repair" : TicketNumber.of(item.ticketId());
    }
}
