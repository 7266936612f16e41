package org.threeline.desk.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.catalog.offering.Definitions;

/** The clocks of one ticket in memory instead of a database, and what a catalogue promises. */
public final class RememberedClocks extends Clocks {
    private final List<SlaClock> started;
    private final List<ClockPause> rested;
    private final Set<Long> saidBreach = new HashSet<>();
    private final Definitions definitions;

    public RememberedClocks(Definitions definitions) {
        this(definitions, new ArrayList<>(), new ArrayList<>());
    }

    private RememberedClocks(Definitions definitions, List<SlaClock> started, List<ClockPause> rested) {
        this.definitions = definitions;
        this.started = started;
        this.rested = rested;
    }

    /** The same clocks, counted by other definitions. */
    public RememberedClocks by(Definitions others) {
        return new RememberedClocks(others, started, rested);
    }

    public static Promises promises(Definitions definitions) {
        return Promises.by(definitions);
    }

    @Override
    public TicketClocks none(long ticketId) {
        return new TicketClocks(ticketId, definitions::workingTime);
    }

    @Override
    public TicketClocks of(long ticketId, Instant expectedResume) {
        return of(ticketId, expectedResume, definitions);
    }

    private TicketClocks of(long ticketId, Instant expectedResume, Definitions by) {
        return new TicketClocks(ticketId, by::workingTime, started, rested, expectedResume);
    }

    @Override
    public Map<Long, TicketClocks> ofAll(Collection<Long> ticketIds) {
        return ofAll(ticketIds, definitions);
    }

    @Override
    public Map<Long, TicketClocks> ofAll(Collection<Long> ticketIds, Definitions by) {
        return ticketIds.stream().collect(Collectors.toMap(id -> id, id -> of(id, null, by)));
    }

    @Override
    public Map<Long, TicketClocks> toLook(Collection<Long> ticketIds) {
        return ofAll(ticketIds);
    }

    @Override
    public void keepLooked(Collection<TicketClocks> looked) {
        looked.stream().flatMap(clocks -> clocks.news().stream()).forEach(news -> {
            if (!news.clock().told().get("id").equals(news.clock().id())) {
                throw new IllegalStateException("A clock is kept as another");
            }
        });
    }

    @Override
    public void keep(TicketClocks clocks) {
        clocks.news().stream()
                .filter(ClockNews::isBreach)
                .forEach(news -> saidBreach.add(news.clock().id()));
        for (var clock : clocks.startedClocks()) {
            number(clock);
            started.add(clock);
        }
        rested.addAll(clocks.startedPauses());
    }

    @Override
    public void repair(TicketClocks stored, TicketClocks told, Instant now) {
        stored.become(told, clock -> saidBreach.contains(clock.id()), now);
        started.removeAll(stored.removedClocks());
        rested.removeAll(stored.removedPauses());
    }

    private void number(SlaClock clock) {
        try {
            var id = SlaClock.class.getDeclaredField("id");
            id.setAccessible(true);
            id.set(clock, started.size() + 1L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
