package org.threeline.desk.ticket;

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

/**
 * A stay of a ticket in a support group, with what was handed over on its arrival. The group's calendar is kept with
 * its version, so that the working time of the stay stays derivable.
 */
@Entity
@Access(AccessType.FIELD)
@Table(name = "ticket_hop")
public class Hop {
    @Id
    @SequenceGenerator(name = "ticket_hop_seq", sequenceName = "ticket_hop_seq", allocationSize = 50)
    @GeneratedValue(generator = "ticket_hop_seq")
    private Long id;

    @Column(name = "ticket_id")
    private long ticketId;

    private int seq;

    @Enumerated(EnumType.STRING)
    private HopKind kind;

    @Column(name = "group_key")
    private String groupKey;

    private int line;

    @Column(name = "calendar_key")
    private String calendarKey;

    @Column(name = "calendar_version")
    private int calendarVersion;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    /** Whether the report's figures of the ticket are older than this stay; the job that counts them takes it away. */
    @Column(name = "figures_due")
    private boolean figuresDue;

    @Column(name = "by_id")
    private Long byId;

    private String reason;
    private String seen;
    private String tried;
    private String asked;

    protected Hop() {} // JPA

    Hop(long ticketId, int seq, HopKind kind, HoldingGroup group, Instant startedAt, Long byId) {
        this.ticketId = ticketId;
        this.seq = seq;
        this.kind = kind;
        this.groupKey = group.key();
        this.line = group.line();
        this.calendarKey = group.calendarKey();
        this.calendarVersion = group.calendarVersion();
        this.startedAt = startedAt;
        this.byId = byId;
        // A finished ticket that is taken up again is finished no more.
        this.figuresDue = kind == HopKind.REOPENED;
    }

    void because(String reason) {
        this.reason = reason;
    }

    void handOver(Handover handover) {
        this.reason = handover.reason();
        this.seen = handover.seen();
        this.tried = handover.tried();
        this.asked = handover.asked();
    }

    void end(Instant at) {
        endedAt = at;
        figuresDue = true;
    }

    long ticketId() {
        return ticketId;
    }

    public int seq() {
        return seq;
    }

    public HopKind kind() {
        return kind;
    }

    public String groupKey() {
        return groupKey;
    }

    public int line() {
        return line;
    }

    public String calendarKey() {
        return calendarKey;
    }

    public int calendarVersion() {
        return calendarVersion;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Null while the group holds the ticket. */
    public Instant endedAt() {
        return endedAt;
    }

    public Long byId() {
        return byId;
    }

    public String reason() {
        return reason;
    }

    public String seen() {
        return seen;
    }

    public String tried() {
        return tried;
    }

    public String asked() {
        return asked;
    }
}
