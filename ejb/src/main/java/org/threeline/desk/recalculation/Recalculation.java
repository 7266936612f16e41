package org.threeline.desk.recalculation;

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

/** That running clocks are to be measured anew; done once nothing is left, or nothing more can be done. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "recalculation")
public class Recalculation {
    /** Tickets that fail this often in a row keep their clocks as they are; the log names them. */
    private static final int MOST_PASSES = 5;

    @Id
    @SequenceGenerator(name = "recalculation_seq", sequenceName = "recalculation_seq", allocationSize = 50)
    @GeneratedValue(generator = "recalculation_seq")
    private Long id;

    @Enumerated(EnumType.STRING)
    private RecalculationCause cause;

    @Column(name = "subject")
    private String subject;

    @Column(name = "asked_by_id")
    private @Nullable Long askedById;

    @Column(name = "asked_at")
    private Instant askedAt;

    private int passes;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    protected Recalculation() {} // JPA

    Recalculation(RecalculationCause cause, String subject, @Nullable Long askedById, Instant askedAt) {
        this.cause = cause;
        this.subject = subject;
        this.askedById = askedById;
        this.askedAt = askedAt;
    }

    /** It is known already; nothing is to be done. */
    Recalculation asDone() {
        doneAt = askedAt;
        return this;
    }

    /** All of it has been gone through once more. */
    void passed(boolean isAnythingLeft, Instant now) {
        passes++;
        if (!isAnythingLeft || passes >= MOST_PASSES) {
            doneAt = now;
        }
    }

    /** How often all of it was gone through. */
    int passes() {
        return passes;
    }

    public Long id() {
        return id;
    }

    public RecalculationCause cause() {
        return cause;
    }

    /** Key or id of what changed, as the cause says. */
    public String subject() {
        return subject;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public boolean isDone() {
        return doneAt != null;
    }
}
