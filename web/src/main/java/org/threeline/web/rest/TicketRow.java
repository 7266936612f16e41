package org.threeline.web.rest;

import java.time.Instant;
import org.threeline.desk.ticket.QueueItem;

/**
 * A ticket in a list.
 *
 * @param holdReason null unless on hold
 * @param nextDueAt the earliest due time promised to the requester, null while none runs
 * @param sortDueAt as nextDueAt, with the projected time of a promise that rests; null without any promise
 * @param due the promise that is due first, null where none runs
 */
public record TicketRow(
        String number,
        String type,
        String service,
        String subject,
        String status,
        String holdReason,
        String priority,
        int line,
        String group,
        PersonView requester,
        PersonView assignee,
        boolean escalated,
        Instant createdAt,
        Instant updatedAt,
        Instant nextDueAt,
        Instant sortDueAt,
        Due due,
        int version) {
    /**
     * A running promise.
     *
     * @param share of the target's working time that is used, not capped: 1 is the due time
     * @param dueAt the due time, projected while paused
     */
    public record Due(String kind, String state, boolean paused, double share, Instant dueAt) {}

    static TicketRow of(QueueItem item) {
        var row = item.row();
        return new TicketRow(
                row.number(),
                row.type().name(),
                row.service(),
                row.subject(),
                row.status().name(),
                TicketRepresentation.name(row.holdReason()),
                row.priority().name(),
                row.line(),
                row.group(),
                PersonView.of(item.requester()),
                PersonView.of(item.assignee()),
                row.escalated(),
                row.createdAt(),
                row.updatedAt(),
                row.nextDueAt(),
                TicketRepresentation.promised(row.sortDueAt()),
                due(item.ring()),
                row.version());
    }

    private static Due due(QueueItem.Ring ring) {
        return ring == null
                ? null
                : new Due(
                        ring.kind().name(),
                        ring.state().name(),
                        ring.paused(),
                        Math.round(ring.share() * 10_000) / 10_000.0,
                        ring.dueAt());
    }
}
