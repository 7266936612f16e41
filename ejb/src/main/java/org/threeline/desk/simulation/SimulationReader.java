package org.threeline.desk.simulation;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Finds the tickets that simulations concern, one simulation after the other. */
@Dependent
@Named("simulationReader")
public class SimulationReader extends AbstractItemReader {
    private static final int PAGE = 5000;

    @Inject
    Simulations simulations;

    @Inject
    Clock clock;

    private final Queue<Long> page = new ArrayDeque<>();
    private @Nullable Simulation current;
    private Instant now;
    private Place place;

    /**
     * How far a run is.
     *
     * @param simulation id of the one in hand
     * @param ticket id of the last one read for it
     */
    record Place(long simulation, long ticket) implements Serializable {}

    /**
     * What the reader hands to the writer.
     *
     * @param ticketId null where the simulation has no more tickets
     * @param now the one instant the run goes by
     */
    record Item(Simulation simulation, @Nullable Long ticketId, Instant now) {}

    @Override
    public void open(@Nullable Serializable checkpoint) {
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        place = checkpoint == null ? new Place(0, 0) : (Place) checkpoint;
    }

    @Override
    public @Nullable Object readItem() {
        if (current == null) {
            current =
                    simulations.open(place.simulation(), 1).stream().findFirst().orElse(null);
            if (current == null) {
                return null;
            }
            // What was told is committed with its counts, so that is where it goes on, whatever the run remembers.
            place = new Place(current.id(), current.lastTicket());
        }
        if (page.isEmpty()) {
            page.addAll(simulations.tickets(current, place.ticket(), PAGE));
        }
        var ticket = page.poll();
        var item = new Item(current, ticket, now);
        if (ticket == null) {
            place = new Place(current.id() + 1, 0);
            current = null;
        } else {
            place = new Place(current.id(), ticket);
        }
        return item;
    }

    @Override
    public Serializable checkpointInfo() {
        return place;
    }
}
