package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.Priority;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.clock.WorkingTimes;

/** A replay without a database, for tests of what an import makes of a log. */
public final class ReplayedLife {
    private static final long ID = 1;

    private final TicketReplay replay;

    private ReplayedLife(TicketReplay replay) {
        this.replay = replay;
    }

    public static ReplayedLife of(
            ServiceOffering service,
            String reference,
            Instant openedAt,
            Channel channel,
            long requesterId,
            List<TicketMoment> moments,
            Function<Priority, List<ClockTerms>> terms,
            WorkingTimes times) {
        var beginning = new TicketReplay.Beginning(service, 1, channel, reference, requesterId, reference, openedAt);
        var ticket = TicketReplay.open(beginning, moments.get(0));
        var replay = TicketReplay.begin(
                ID,
                ticket,
                moments.get(0).group(),
                new TicketClocks(ID, times),
                (priority, running) -> terms.apply(priority));
        moments.forEach(replay::follow);
        replay.end();
        return new ReplayedLife(replay);
    }

    /** A sweep looks at the ticket as it is, long after its last moment. */
    public void sweep(Instant now) {
        replay.clocks().look(now);
    }

    /** A later import tells more. */
    public void goOn(List<TicketMoment> moments) {
        moments.forEach(replay::follow);
        replay.end();
    }

    public Ticket ticket() {
        return replay.ticket();
    }

    public TicketClocks clocks() {
        return replay.clocks();
    }

    /** Changes of group; where the ticket began is none. */
    public long hops() {
        return replay.newHops().stream()
                        .filter(hop -> hop.kind() == HopKind.IMPORTED)
                        .count()
                - 1;
    }
}
