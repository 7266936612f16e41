package org.threeline.desk.clock;

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
import org.jspecify.annotations.Nullable;

/**
 * A time in which a ticket rested, with its cause. It belongs to the ticket: each clock takes the pauses its own terms
 * name, so that new terms can be measured against all of them.
 */
@Entity
@Access(AccessType.FIELD)
@Table(name = "clock_pause")
public class ClockPause {
    @Id
    @SequenceGenerator(name = "clock_pause_seq", sequenceName = "clock_pause_seq", allocationSize = 50)
    @GeneratedValue(generator = "clock_pause_seq")
    private Long id;

    @Column(name = "ticket_id")
    private long ticketId;

    @Enumerated(EnumType.STRING)
    private PauseCause cause;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected ClockPause() {} // JPA

    ClockPause(long ticketId, PauseCause cause, Instant startedAt) {
        this.ticketId = ticketId;
        this.cause = cause;
        this.startedAt = startedAt;
    }

    /** The same pause as it looked before it ended. */
    ClockPause asLasting() {
        return new ClockPause(ticketId, cause, startedAt);
    }

    void end(Instant at) {
        endedAt = at.isBefore(startedAt) ? startedAt : at;
    }

    public long ticketId() {
        return ticketId;
    }

    public PauseCause cause() {
        return cause;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Null while it lasts. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    boolean lasts() {
        return endedAt == null;
    }

    ClockCourse.Rest rest() {
        return new ClockCourse.Rest(startedAt, endedAt);
    }
}
