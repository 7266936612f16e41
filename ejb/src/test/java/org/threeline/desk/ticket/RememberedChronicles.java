package org.threeline.desk.ticket;

import java.util.List;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.clock.RememberedClocks;
import org.threeline.desk.clock.TicketClocks;

/** Lives of tickets told in memory, and what can be read of them afterwards. */
public final class RememberedChronicles {
    private RememberedChronicles() {}

    public static TicketChronicles on(Catalogue catalogue) {
        var chronicles = new TicketChronicles();
        chronicles.catalogue = catalogue;
        chronicles.promises = RememberedClocks.promises(catalogue);
        chronicles.terms = new TicketTerms();
        chronicles.terms.catalogue = catalogue;
        chronicles.terms.promises = chronicles.promises;
        chronicles.groups = new HoldingGroups();
        chronicles.groups.catalogue = catalogue;
        chronicles.clocks = new RememberedClocks(catalogue);
        chronicles.tickets = new RememberedTickets(null) {
            private long last = 10_000;

            @Override
            void add(Ticket ticket) {
                try {
                    var id = Ticket.class.getDeclaredField("id");
                    id.setAccessible(true);
                    id.set(ticket, ++last);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        return chronicles;
    }

    public static Ticket ticket(TicketChronicle chronicle) {
        return chronicle.ticket();
    }

    public static TicketClocks clocks(TicketChronicle chronicle) {
        return chronicle.clocks();
    }

    public static List<HistoryEntry> story(TicketChronicle chronicle) {
        return chronicle.story();
    }

    public static List<Hop> hops(TicketChronicle chronicle) {
        return chronicle.hops();
    }

    public static List<Stint> stints(TicketChronicle chronicle) {
        return chronicle.stints();
    }
}
