package org.threeline.catalog.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A place on the way to a due time at which somebody is told: a share of the target, or so much working time before the
 * target is used up. Exactly one of the two is above zero. Written {@code 75} for a percentage, {@code 30m} or
 * {@code 1h30m} for a time before.
 *
 * @param percent the share of the target, 1 to 100, where 100 is the breach; 0 for a time before
 * @param minutesBefore working minutes before the due time, up to {@value #MOST_MINUTES}; 0 for a share
 */
public record Threshold(int percent, int minutesBefore) {
    /** The due time itself. */
    public static final Threshold BREACH = new Threshold(100, 0);

    /** The earliest a time before the due time may be: a year of hours, as long as the longest target. */
    public static final int MOST_MINUTES = WorkingDuration.MOST_MINUTES;

    private static final int WHOLE = 100;
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}");

    /** @throws IllegalArgumentException when it is nothing, both, or out of range */
    public Threshold {
        if ((percent == 0) == (minutesBefore == 0)) {
            throw new IllegalArgumentException("A threshold is a percentage or a time before the due time");
        }
        if (percent < 0 || percent > WHOLE || minutesBefore < 0 || minutesBefore > MOST_MINUTES) {
            throw new IllegalArgumentException("A threshold lies between the start and the due time");
        }
    }

    public static Threshold ofPercent(int percent) {
        return new Threshold(percent, 0);
    }

    public static Threshold before(int minutes) {
        return new Threshold(0, minutes);
    }

    /**
     * Reads what {@link #toString} writes, or a whole number.
     *
     * @throws IllegalArgumentException when it has another form or is out of range; days are another form, for how long
     *     one is depends on the calendar
     */
    @JsonCreator
    public static Threshold parse(Object written) {
        var text = String.valueOf(written);
        if (PERCENT.matcher(text).matches()) {
            return ofPercent(Integer.parseInt(text));
        }
        var before = WorkingDuration.parse(text);
        if (before.days() > 0) {
            throw new IllegalArgumentException("A time before the due time is written 30m or 1h30m");
        }
        return before(before.minutes());
    }

    public boolean isBreach() {
        return equals(BREACH);
    }

    /** Whether it is a time before the due time rather than a share. */
    public boolean isBefore() {
        return minutesBefore > 0;
    }

    /** How much of a target has been worked when it is passed; zero or less when the target is not that long. */
    public Duration worked(Duration target) {
        return isBefore()
                ? target.minusMinutes(minutesBefore)
                : Duration.ofMillis(Math.multiplyExact(target.toMillis(), percent) / WHOLE);
    }

    /** Whether it comes after the start of a clock with this target: one that does not is never told. */
    public boolean fits(Duration target) {
        return worked(target).compareTo(Duration.ZERO) > 0;
    }

    /** In the order in which a clock with this target passes them. */
    public static Comparator<Threshold> inOrder(Duration target) {
        return Comparator.comparing((Threshold threshold) -> threshold.worked(target))
                .thenComparing(Threshold::percent)
                .thenComparing(Threshold::minutesBefore);
    }

    /** The value in a document: a number for a share, a text for a time before. */
    @JsonValue
    Object written() {
        return isBefore() ? toString() : percent;
    }

    /** The form {@link #parse} reads. */
    @Override
    public String toString() {
        return isBefore() ? WorkingDuration.ofMinutes(minutesBefore).toString() : String.valueOf(percent);
    }
}
