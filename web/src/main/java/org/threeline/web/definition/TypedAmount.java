package org.threeline.web.definition;

import java.util.Locale;
import org.threeline.catalog.sla.Repetition;
import org.threeline.catalog.sla.Threshold;
import org.threeline.catalog.sla.WorkingDuration;
import org.threeline.kernel.InvalidInput;

/** Amounts of time as people type them: with blanks and capitals, and with the letters of either keyboard. */
public final class TypedAmount {
    private static final int WHOLE = 100;

    private TypedAmount() {}

    /** The form {@link WorkingDuration} reads, where there is one: {@code 1 h 30 min} is {@code 1h30m}. */
    public static String plain(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0]", "")
                .replaceAll("(?<=[0-9])(?:мин|min|м)\\.?", "m")
                .replaceAll("(?<=[0-9])ч\\.?", "h")
                .replaceAll("(?<=[0-9])д\\.?", "d");
    }

    /**
     * An amount of working time.
     *
     * @throws InvalidInput at the field: {@code target.malformed} or {@code target.out_of_range}
     */
    public static WorkingDuration duration(String typed, String field) {
        var plain = plain(typed);
        if (!WorkingDuration.isWritten(plain)) {
            throw new InvalidInput(field, "target.malformed");
        }
        try {
            return WorkingDuration.parse(plain);
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidInput(field, "target.out_of_range");
        }
    }

    /**
     * A share of a target, with or without a percent sign.
     *
     * @param most the largest share that is possible, 100 being the breach
     * @throws InvalidInput at the field: {@code threshold.malformed} or {@code threshold.out_of_range}
     */
    public static int percent(String typed, int most, String field) {
        var digits = plain(typed).replaceAll("%$", "");
        if (!digits.matches("[0-9]{1,9}")) {
            throw new InvalidInput(field, "threshold.malformed");
        }
        var percent = Integer.parseInt(digits);
        if (percent < 1 || percent > most) {
            throw new InvalidInput(field, "threshold.out_of_range", 1, most);
        }
        return percent;
    }

    /**
     * Working time before the due time, in hours and minutes.
     *
     * @throws InvalidInput at the field: {@code threshold.malformed} or {@code target.out_of_range}
     */
    public static WorkingDuration before(String typed, String field) {
        var plain = plain(typed);
        if (!WorkingDuration.isWritten(plain) || plain.endsWith("d")) {
            throw new InvalidInput(field, "threshold.malformed");
        }
        return duration(plain, field);
    }

    /**
     * Elapsed time until something is told again, in hours and minutes.
     *
     * @return minutes, up to {@link Repetition#MOST_MINUTES}
     * @throws InvalidInput at the field: {@code repetition.malformed} or {@code repetition.out_of_range}
     */
    public static int interval(String typed, String field) {
        var plain = plain(typed);
        if (!WorkingDuration.isWritten(plain) || plain.endsWith("d")) {
            throw new InvalidInput(field, "repetition.malformed");
        }
        try {
            var minutes = WorkingDuration.parse(plain).minutes();
            if (minutes <= Repetition.MOST_MINUTES) {
                return minutes;
            }
        } catch (IllegalArgumentException outOfRange) {
            // Nothing at all, or more than a year: told as what is more than a week.
        }
        throw new InvalidInput(field, "repetition.out_of_range");
    }

    /**
     * How often something is told again.
     *
     * @throws InvalidInput at the field: {@code repetition.times}
     */
    public static int times(String typed, String field) {
        var digits = plain(typed);
        var times = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
        if (times < 1 || times > Repetition.MOST_TIMES) {
            throw new InvalidInput(field, "repetition.times", Repetition.MOST_TIMES);
        }
        return times;
    }

    /**
     * A warning: a share below the whole, or a time before the due time.
     *
     * @throws InvalidInput at the field
     */
    public static Threshold warning(String typed, String field) {
        var plain = plain(typed);
        return plain.matches("[0-9]+%?")
                ? Threshold.ofPercent(percent(plain, WHOLE - 1, field))
                : Threshold.before(before(plain, field).minutes());
    }
}
