package org.threeline.desk.repair;

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
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** One telling of tickets' clocks from their histories, and what is done about the differences. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "clock_repair")
public class ClockRepair {
    /** Tickets that are in somebody's hands, or fail, this often stay as they are. */
    private static final int MOST_PASSES = 3;

    @Id
    @SequenceGenerator(name = "clock_repair_seq", sequenceName = "clock_repair_seq", allocationSize = 50)
    @GeneratedValue(generator = "clock_repair_seq")
    private Long id;

    @Enumerated(EnumType.STRING)
    private RepairScope scope;

    @Column(name = "subject")
    private @Nullable String subject;

    @Enumerated(EnumType.STRING)
    private RepairPhase phase = RepairPhase.COMPARING;

    @Column(name = "asked_by_id")
    private long askedById;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "up_to_ticket")
    private long upToTicket;

    private long tickets;
    private long compared;

    @Column(name = "last_ticket")
    private long lastTicket;

    private int passes;

    @Column(name = "decided_by_id")
    private @Nullable Long decidedById;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected ClockRepair() {} // JPA

    /**
     * @param upToTicket the newest ticket of its time; later ones are not looked at
     * @param tickets how many there are
     */
    ClockRepair(
            RepairScope scope,
            @Nullable String subject,
            long askedById,
            Instant askedAt,
            long upToTicket,
            long tickets) {
        this.scope = scope;
        this.subject = subject;
        this.askedById = askedById;
        this.askedAt = askedAt;
        this.upToTicket = upToTicket;
        this.tickets = tickets;
    }

    void compares(Collection<Long> more) {
        compared += more.size();
        lastTicket = Math.max(lastTicket, Collections.max(more));
    }

    void isCompared(boolean isAnythingFound, Instant now) {
        phase = isAnythingFound ? RepairPhase.COMPARED : RepairPhase.ENDED;
        endedAt = isAnythingFound ? null : now;
    }

    void isApplied(long byId, Instant now) {
        phase = RepairPhase.APPLYING;
        passes = 0;
        decidedById = byId;
        decidedAt = now;
    }

    /** All that was found has been gone through once more. */
    void passed() {
        passes++;
    }

    boolean isGivenUp() {
        return passes >= MOST_PASSES;
    }

    void end(Instant now) {
        phase = RepairPhase.ENDED;
        endedAt = now;
    }

    void isLeft(long byId, Instant now) {
        decidedById = byId;
        decidedAt = now;
        end(now);
    }

    public Long id() {
        return id;
    }

    public RepairScope scope() {
        return scope;
    }

    /** Id of the ticket or key of the service; null for all. */
    public @Nullable String subject() {
        return subject;
    }

    public RepairPhase phase() {
        return phase;
    }

    public long askedById() {
        return askedById;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** The newest ticket it looks at. */
    long upToTicket() {
        return upToTicket;
    }

    /** How many tickets it looks at. */
    public long tickets() {
        return tickets;
    }

    /** How many of them were compared. */
    public long compared() {
        return compared;
    }

    /** Id of the last ticket that was compared; a run that takes over goes on behind it. */
    long lastTicket() {
        return lastTicket;
    }

    /** Who decided what becomes of the differences; null while nobody has. */
    public @Nullable Long decidedById() {
        return decidedById;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
