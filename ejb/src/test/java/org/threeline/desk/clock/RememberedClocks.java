package org.threeline.desk.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.threeline.catalog.offering.Catalogue;

/** The clocks of one ticket in memory instead of a database, and what a catalogue promises. */
public final class RememberedClocks extends Clocks {
    private final List<SlaClock> started = new ArrayList<>();
    private final List<ClockPause> rested = new ArrayList<>();

    public RememberedClocks(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public static Promises promises(Catalogue catalogue) {
        var promises = new Promises();
        promises.catalogue = catalogue;
        return promises;
    }

    @Override
    public TicketClocks of(long ticketId, Instant expectedResume) {
        return new TicketClocks(ticketId, catalogue::workingTime, started, rested, expectedResume);
    }

    @Override
    public Map<Long, TicketClocks> ofAll(Collection<Long> ticketIds) {
        return ticketIds.stream().collect(Collectors.toMap(id -> id, id -> of(id, null)));
    }

    @Override
    public void keep(TicketClocks clocks) {
        for (var clock : clocks.startedClocks()) {
            number(clock);
            started.add(clock);
        }
        rested.addAll(clocks.startedPauses());
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
