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
import org.threeline.catalog.sla.Threshold;

/** The record that a clock told a threshold, or its breach. Its key is the reason why each is told once, ever. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "clock_threshold")
@IdClass(ClockThreshold.Key.class)
public class ClockThreshold {
    @Id
    @Column(name = "clock_id")
    private long clockId;

    @Id
    private String threshold;

    @Column(name = "fired_at")
    private Instant firedAt;

    protected ClockThreshold() {} // JPA

    public long clockId() {
        return clockId;
    }

    /** What was passed. */
    public Threshold threshold() {
        return Threshold.parse(threshold);
    }

    /** When it was noticed; when it was passed is a matter of arithmetic. */
    public Instant firedAt() {
        return firedAt;
    }

    /** JPA's key of a threshold. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 2;
        private long clockId;
        private String threshold = "";

        public Key() {} // JPA

        public Key(long clockId, String threshold) {
            this.clockId = clockId;
            this.threshold = threshold;
        }

        long clockId() {
            return clockId;
        }

        String threshold() {
            return threshold;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.clockId == clockId && key.threshold.equals(threshold);
        }

        @Override
        public int hashCode() {
            return Objects.hash(clockId, threshold);
        }
    }
}
