package org.threeline.desk.simulation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.PublishedDefinitions;
import org.threeline.catalog.offering.PublishedVersions;
import org.threeline.catalog.offering.SupposedCatalogue;
import org.threeline.desk.run.ChunkWriter;
import org.threeline.desk.run.RunCounts;
import org.threeline.desk.ticket.ClockReplays;
import org.threeline.desk.ticket.TicketNumber;

/** Tells tickets once more by what is supposed, and counts what would have become of their promises. */
@Dependent
@Named("simulationWriter")
public class SimulationWriter extends ChunkWriter<SimulationReader.Item> {
    @Inject
    Simulations simulations;

    @Inject
    ClockReplays replays;

    @Inject
    Catalogue catalogue;

    @Inject
    PublishedDefinitions definitions;

    private @Nullable PublishedVersions versions;
    private @Nullable SupposedCatalogue supposed;
    private long supposedBy;

    @Override
    protected RunCounts write(List<SimulationReader.Item> items) {
        var bySimulation = new LinkedHashMap<Long, List<SimulationReader.Item>>();
        for (var item : items) {
            bySimulation
                    .computeIfAbsent(item.simulation().id(), id -> new ArrayList<>())
                    .add(item);
        }
        var told = 0;
        for (var each : bySimulation.values()) {
            told += tell(each);
        }
        return new RunCounts(told, told, 0, 0);
    }

    private int tell(List<SimulationReader.Item> items) {
        var simulation = items.get(0).simulation();
        var now = items.get(0).now();
        var ids = items.stream()
                .flatMap(item -> Stream.ofNullable(item.ticketId()))
                .toList();
        if (!ids.isEmpty()) {
            var compared =
                    replays
                            .suppose(ids, supposed(simulation), versions(), simulation.kind(), simulation.key(), now)
                            .stream()
                            .flatMap(retold -> SimulatedTicket.compare(retold, now).stream())
                            .toList();
            simulations.add(simulation.id(), ids, compared);
        }
        if (items.stream().anyMatch(item -> item.ticketId() == null)) {
            simulations.done(simulation.id());
        }
        return ids.size();
    }

    private SupposedCatalogue supposed(Simulation simulation) {
        if (supposed == null || supposedBy != simulation.id()) {
            supposed = SupposedCatalogue.with(simulations.edit(simulation), catalogue);
            supposedBy = simulation.id();
        }
        return supposed;
    }

    private PublishedVersions versions() {
        if (versions == null) {
            versions = definitions.versions();
        }
        return versions;
    }

    @Override
    protected String name(SimulationReader.Item item) {
        return item.ticketId() == null ? "The end of a simulation" : TicketNumber.of(item.ticketId());
    }
}
