package org.threeline.desk.absence;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;

/** A time somebody is away, with the one who stands in. It begins and ends by itself. */
@Entity
@Table(name = "absence")
@Access(AccessType.FIELD)
public class Absence {
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration FURTHEST = Duration.ofDays(800);

    @Id
    @SequenceGenerator(name = "absence_seq", sequenceName = "absence_seq", allocationSize = 50)
    @GeneratedValue(generator = "absence_seq")
    private Long id;

    @Column(name = "person_id")
    private long personId;

    @Column(name = "begins_at")
    private Instant beginsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "deputy_id")
    private Long deputyId;

    @Column(name = "entered_by")
    private long enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    protected Absence() {} // JPA

    /**
     * Somebody will be away, or is.
     *
     * @param ends the first moment the person is back
     * @param deputyId who stands in, or null for nobody
     * @throws InvalidInput at {@code until} when it ends before it begins, is over, or is longer than a year and a
     *     month; at {@code from} when it begins more than two years from now; at {@code deputy} when somebody would
     *     stand in for himself
     */
    static Absence enter(long personId, Instant begins, Instant ends, Long deputyId, long enteredBy, Instant now) {
        if (!ends.isAfter(begins)) {
            throw new InvalidInput("until", "absence.ends_before");
        }
        if (!ends.isAfter(now)) {
            throw new InvalidInput("until", "absence.over");
        }
        if (begins.isAfter(now.plus(FURTHEST))) {
            throw new InvalidInput("from", "absence.too_far");
        }
        if (Duration.between(begins, ends).compareTo(LONGEST) > 0) {
            throw new InvalidInput("until", "absence.too_long");
        }
        if (Objects.equals(deputyId, personId)) {
            throw new InvalidInput("deputy", "absence.own_deputy");
        }
        var absence = new Absence();
        absence.personId = personId;
        absence.beginsAt = begins;
        absence.endsAt = ends;
        absence.deputyId = deputyId;
        absence.enteredBy = enteredBy;
        absence.enteredAt = now;
        return absence;
    }

    long id() {
        return id;
    }

    long personId() {
        return personId;
    }

    Instant beginsAt() {
        return beginsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    /** Who stands in; null for nobody. */
    Long deputyId() {
        return deputyId;
    }

    long enteredBy() {
        return enteredBy;
    }

    /** Whether the person is away at this moment; at its end it is back. */
    boolean isOn(Instant at) {
        return !at.isBefore(beginsAt) && at.isBefore(endsAt);
    }

    boolean hasBegun(Instant at) {
        return !at.isBefore(beginsAt);
    }

    /** Whether both times share a moment; one that begins when the other ends does not. */
    boolean overlaps(Instant begins, Instant ends) {
        return begins.isBefore(endsAt) && beginsAt.isBefore(ends);
    }

    /**
     * The person is back earlier.
     *
     * @throws BusinessRuleViolation {@code absence.end.not_on} when it has not begun, or is over
     */
    void endNow(Instant now) {
        if (!isOn(now) || now.equals(beginsAt)) {
            throw new BusinessRuleViolation("absence.end.not_on");
        }
        endsAt = now;
    }
}
