package org.threeline.catalog.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.threeline.catalog.calendar.ServiceCalendar;

/**
 * A promised amount of working time: minutes, or working days of the calendar it is counted on. Exactly one of the
 * two is above zero. Written {@code 15m}, {@code 4h}, {@code 1h30m} or {@code 2d}.
 *
 * @param days working days, 0 to 366
 * @param minutes working minutes, 0 to 527,040 (366 times 24 hours)
 */
public record WorkingDuration(int days, int minutes) {
    /** The longest promise in days. */
    public static final int MOST_DAYS = 366;

    /** The longest promise in minutes. */
    public static final int MOST_MINUTES = MOST_DAYS * 24 * 60;

    /** What people may write, also where it is too much: so that they are told which of the two it is. */
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,9}d|(?:[0-9]{1,9}h)?(?:[0-9]{1,9}m)?");

    private static final Pattern FORM = Pattern.compile("(?:([0-9]{1,6})d)|(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?");

    /** @throws IllegalArgumentException when it is nothing, both, negative, or longer than a year */
    public WorkingDuration {
        if (days < 0 || minutes < 0 || (days == 0) == (minutes == 0)) {
            throw new IllegalArgumentException("A target is more than zero, in minutes and hours or in working days");
        }
        if (days > MOST_DAYS || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("A target is one year at most");
        }
    }

    /** That many minutes of working time. */
    public static WorkingDuration ofMinutes(int minutes) {
        return new WorkingDuration(0, minutes);
    }

    /** That many working days. */
    public static WorkingDuration ofDays(int days) {
        return new WorkingDuration(days, 0);
    }

    /** Whether a text has the form of a target, be it zero or longer than a year. */
    public static boolean isWritten(String text) {
        return !text.isEmpty() && WRITTEN.matcher(text).matches();
    }

    /**
     * Reads {@code 15m}, {@code 4h}, {@code 1h30m} or {@code 2d}.
     *
     * @throws IllegalArgumentException when the text has another form, is zero, or is longer than a year
     */
    @JsonCreator
    public static WorkingDuration parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new IllegalArgumentException("A target is written 15m, 4h, 1h30m or 2d");
        }
        if (parts.group(1) != null) {
            return ofDays(Integer.parseInt(parts.group(1)));
        }
        long minutes = 60L * number(parts.group(2)) + number(parts.group(3));
        return ofMinutes((int) Math.min(minutes, Integer.MAX_VALUE));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** How much working time it is on a calendar; a working day is as long as the calendar's usual one. */
    public Duration on(ServiceCalendar calendar) {
        return days > 0 ? calendar.usualDay().multipliedBy(days) : Duration.ofMinutes(minutes);
    }

    /** The shortest form {@link #parse} reads. */
    @Override
    @JsonValue
    public String toString() {
        if (days > 0) {
            return days + "d";
        }
        return (minutes >= 60 ? minutes / 60 + "h" : "") + (minutes % 60 > 0 ? minutes % 60 + "m" : "");
    }
}
