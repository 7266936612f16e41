package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.threeline.desk.identity.Actor;

/** Keeps in memory what a database would, of one ticket or of none. */
class RememberedTickets extends Tickets {
    final List<Hop> hops = new ArrayList<>();
    final List<Stint> stints = new ArrayList<>();
    final List<HistoryEntry> story = new ArrayList<>();
    final Set<Long> watchers = new TreeSet<>();
    final Set<Long> invited = new TreeSet<>();
    private final Ticket ticket;

    RememberedTickets(Ticket ticket) {
        this.ticket = ticket;
    }

    @Override
    Ticket get(String number) {
        return ticket;
    }

    @Override
    Ticket lock(long id) {
        return ticket;
    }

    @Override
    List<Long> openOf(long personId) {
        return ticket.status().isOpen() && ticket.isAssignedTo(personId) ? List.of(ticket.id()) : List.of();
    }

    @Override
    List<Ticket> all(Collection<Long> ids) {
        return lockFree(ids);
    }

    @Override
    List<Ticket> lockFree(Collection<Long> ids) {
        return ids.contains(ticket.id()) ? List.of(ticket) : List.of();
    }

    @Override
    List<Long> outOfPlace(Instant now, int limit) {
        return ticket.status() == TicketStatus.ON_HOLD
                        && ticket.nextDueAt() == null
                        && ticket.sortDueAt().isBefore(now)
                ? List.of(ticket.id())
                : List.of();
    }

    @Override
    void place(long ticketId, Instant sortDueAt) {
        ticket.isDue(ticket.nextDueAt(), sortDueAt);
    }

    @Override
    TicketAccess access(Ticket ticket, Actor actor) {
        var standing = actor.isSystem()
                ? TicketAccess.Standing.NONE
                : new TicketAccess.Standing(
                        watchers.contains(actor.personId()), invited.contains(actor.personId()), false, false);
        return new TicketAccess(ticket, actor, standing);
    }

    @Override
    void add(HistoryEntry entry) {
        try {
            var id = HistoryEntry.class.getDeclaredField("id");
            id.setAccessible(true);
            id.set(entry, story.size() + 1L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        story.add(entry);
    }

    @Override
    boolean isAnswered(long ticketId) {
        return story.stream()
                .map(HistoryEntry::kind)
                .filter(HistoryKind::isSpoken)
                .reduce((earlier, later) -> later)
                .filter(kind -> kind == HistoryKind.REPLY)
                .isPresent();
    }

    @Override
    List<Hop> hops(long ticketId) {
        return hops;
    }

    @Override
    List<Stint> stints(long ticketId) {
        return stints;
    }

    @Override
    void add(Hop hop, long ticketId) {
        hops.add(hop);
    }

    @Override
    void add(Stint stint) {
        stints.add(stint);
    }

    @Override
    public List<Long> watchers(long ticketId) {
        return List.copyOf(watchers);
    }

    @Override
    boolean addWatcher(long ticketId, long personId) {
        return watchers.add(personId);
    }

    @Override
    boolean removeWatcher(long ticketId, long personId) {
        return watchers.remove(personId);
    }

    @Override
    boolean invite(long ticketId, long personId) {
        return invited.add(personId);
    }
}
