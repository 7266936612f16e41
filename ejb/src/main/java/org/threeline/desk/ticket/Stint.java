package org.threeline.desk.ticket;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A time in which one person was responsible for a ticket within a hop. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "ticket_stint")
public class Stint {
    @Id
    @SequenceGenerator(name = "ticket_stint_seq", sequenceName = "ticket_stint_seq", allocationSize = 50)
    @GeneratedValue(generator = "ticket_stint_seq")
    private Long id;

    @Column(name = "ticket_id")
    private long ticketId;

    @Column(name = "hop_seq")
    private int hopSeq;

    @Column(name = "person_id")
    private long personId;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Stint() {} // JPA

    Stint(long ticketId, int hopSeq, long personId, Instant startedAt) {
        this.ticketId = ticketId;
        this.hopSeq = hopSeq;
        this.personId = personId;
        this.startedAt = startedAt;
    }

    void end(Instant at) {
        endedAt = at;
    }

    long ticketId() {
        return ticketId;
    }

    public int hopSeq() {
        return hopSeq;
    }

    public long personId() {
        return personId;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant endedAt() {
        return endedAt;
    }
}
