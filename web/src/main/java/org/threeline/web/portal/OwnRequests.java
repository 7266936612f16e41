package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.notify.Notifications;
import org.threeline.desk.ticket.QueueItem;
import org.threeline.desk.ticket.QueueView;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.desk.ticket.TicketQueue;
import org.threeline.desk.ticket.TicketQueue.Filter;
import org.threeline.desk.ticket.TicketQueue.Key;
import org.threeline.desk.ticket.TicketQueue.Page;
import org.threeline.desk.ticket.TicketQueue.Sort;
import org.threeline.desk.ticket.TicketStatus;
import org.threeline.web.faces.LiveClocks;
import org.threeline.web.faces.Promise;
import org.threeline.web.faces.Words;

/** The viewer's requests for the lists of the portal, what changed last first. */
@RequestScoped
public class OwnRequests {
    /** Which of them a list shows. */
    public enum Part {
        OPEN(QueueView.MINE, TicketStatus.NEW, TicketStatus.ASSIGNED, TicketStatus.IN_PROGRESS, TicketStatus.ON_HOLD),
        WAITING(QueueView.WAITING_FOR_ME),
        DONE(QueueView.MINE, TicketStatus.RESOLVED, TicketStatus.CLOSED, TicketStatus.CANCELLED),
        FOLLOWED(QueueView.FOLLOWED),
        ALL(QueueView.MINE);

        private final QueueView view;
        private final Set<TicketStatus> statuses;

        Part(QueueView view, TicketStatus... statuses) {
            this.view = view;
            this.statuses = Set.of(statuses);
        }

        /** As it stands in an address. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The part an address names; open requests where it names none. */
        static Part of(String word) {
            for (var part : values()) {
                if (part.word().equals(word)) {
                    return part;
                }
            }
            return OPEN;
        }

        private Filter filter(String text) {
            return new Filter(statuses, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), text);
        }
    }

    @Inject
    TicketQueue queue;

    @Inject
    Notifications notifications;

    @Inject
    CurrentPerson person;

    @Inject
    Catalogue catalogue;

    @Inject
    Words words;

    @Inject
    DueWords due;

    @Inject
    LiveClocks live;

    /** @param text words of the title or a number, or null; @param after null for the first page */
    Page page(Part part, String text, Key after, int limit) {
        return queue.page(part.view, part.filter(text), Sort.UPDATED, after, limit, person.actor());
    }

    /** The page before a place, read backwards. */
    Page pageBefore(Part part, String text, Key before, int limit) {
        return queue.pageBefore(part.view, part.filter(text), Sort.UPDATED, before, limit, person.actor());
    }

    int count(Part part) {
        return queue.count(part.view, part.filter(null), person.actor());
    }

    /** Where a row stands, to go on from it. */
    static Key key(QueueItem item) {
        return TicketQueue.Key.of(item, Sort.UPDATED);
    }

    List<RequestRow> rows(List<QueueItem> items) {
        var unread = notifications.unreadAbout(
                items.stream().map(item -> TicketNumber.id(item.row().number())).toList(), person.actor());
        return items.stream()
                .map(item ->
                        row(item, unread.contains(TicketNumber.id(item.row().number()))))
                .toList();
    }

    private String live(QueueItem item) {
        var ring = item.ring();
        var when = live.due();
        return live.told(
                ring.ahead(),
                due.running(ring.kind(), when),
                due.late(ring.kind(), when),
                due.resting(ring.kind(), item.row().holdReason(), true, when));
    }

    private RequestRow row(QueueItem item, boolean unread) {
        var row = item.row();
        var status =
                FriendlyStatus.of(row.status(), row.holdReason(), person.actor().isPerson(row.requesterId()));
        var service = catalogue
                .inForce()
                .service(row.service())
                .map(known -> words.text(known.name()))
                .orElse(row.service());
        var ring = row.status().isOpen() ? item.ring() : null;
        if (ring == null) {
            return new RequestRow(
                    row.number(), row.subject(), service, status, null, "", null, row.updatedAt(), unread);
        }
        var promise = ring.paused()
                ? Promise.resting(ring.dueAt(), null, ring.share())
                : Promise.running(ring.dueAt(), null, ring.share());
        var text = ring.paused()
                ? due.resting(ring.kind(), row.holdReason(), true, ring.dueAt())
                : promise.isBreached() ? due.late(ring.kind(), ring.dueAt()) : due.running(ring.kind(), ring.dueAt());
        return new RequestRow(
                row.number(), row.subject(), service, status, promise, text, live(item), row.updatedAt(), unread);
    }
}
