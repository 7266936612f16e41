package org.threeline.desk.clock;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** The record that a clock passed a share of its target. Its key is the reason why each warning is given once, ever. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "clock_threshold")
@IdClass(ClockThreshold.Key.class)
public class ClockThreshold {
    @Id
    @Column(name = "clock_id")
    private long clockId;

    @Id
    private int percent;

    @Column(name = "fired_at")
    private Instant firedAt;

    protected ClockThreshold() {} // JPA

    ClockThreshold(long clockId, int percent, Instant firedAt) {
        this.clockId = clockId;
        this.percent = percent;
        this.firedAt = firedAt;
    }

    public long clockId() {
        return clockId;
    }

    /** Share of the target, 1..99; 100 is the breach. */
    public int percent() {
        return percent;
    }

    /** When it was noticed; when it was passed is a matter of arithmetic. */
    public Instant firedAt() {
        return firedAt;
    }

    /** JPA's key of a threshold. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1;
        private long clockId;
        private int percent;

        public Key() {} // JPA

        public Key(long clockId, int percent) {
            this.clockId = clockId;
            this.percent = percent;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.clockId == clockId && key.percent == percent;
        }

        @Override
        public int hashCode() {
            return Objects.hash(clockId, percent);
        }
    }
}
