package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.identity.Actor;

/** A ticket in the hands of one use case: its row is locked, its clocks are loaded, and the instant is read once. */
final class LockedTicket {
    private final Ticket ticket;
    private final TicketClocks clocks;
    private final TicketAccess access;
    private final Actor actor;
    private final Instant now;
    private final Consumer<HistoryEntry> story;

    LockedTicket(
            Ticket ticket,
            TicketClocks clocks,
            TicketAccess access,
            Actor actor,
            Instant now,
            Consumer<HistoryEntry> story) {
        this.ticket = ticket;
        this.clocks = clocks;
        this.access = access;
        this.actor = actor;
        this.now = now;
        this.story = story;
    }

    /**
     * @param text what was written, or null
     * @return the entry's id
     */
    long write(HistoryKind kind, String text, Map<String, Object> data) {
        var entry = new HistoryEntry(ticket.id(), now, actor.personId(), kind, text, data);
        story.accept(entry);
        return entry.id();
    }

    long write(HistoryKind kind, String text) {
        return write(kind, text, Map.of());
    }

    Ticket ticket() {
        return ticket;
    }

    TicketClocks clocks() {
        return clocks;
    }

    TicketAccess access() {
        return access;
    }

    Actor actor() {
        return actor;
    }

    Instant now() {
        return now;
    }
}
