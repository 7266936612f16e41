package org.threeline.desk.notify;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.threeline.catalog.sla.TargetKind;

/** One person told of one thing that happened to a ticket, until it is read. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "notification")
public class Notification {
    @Id
    @SequenceGenerator(name = "notification_seq", sequenceName = "notification_seq", allocationSize = 50)
    @GeneratedValue(generator = "notification_seq")
    private Long id;

    @Column(name = "person_id")
    private long personId;

    @Column(name = "ticket_id")
    private long ticketId;

    @Enumerated(EnumType.STRING)
    private NotificationKind kind;

    @Enumerated(EnumType.STRING)
    private TargetKind promise;

    @Column(name = "actor_id")
    private Long actorId;

    private Instant at;

    @Column(name = "read_at")
    private Instant readAt;

    protected Notification() {} // JPA

    Notification(long personId, long ticketId, NotificationKind kind, TargetKind promise, Long actorId, Instant at) {
        this.personId = personId;
        this.ticketId = ticketId;
        this.kind = kind;
        this.promise = promise;
        this.actorId = actorId;
        this.at = at;
    }

    void read(Instant now) {
        if (readAt == null) {
            readAt = now;
        }
    }

    /** In the order of {@link ToldNotifications}' columns. */
    Object[] columns() {
        return new Object[] {
            personId, ticketId, kind.name(), promise == null ? null : promise.name(), actorId, at, readAt
        };
    }

    public long personId() {
        return personId;
    }
}
