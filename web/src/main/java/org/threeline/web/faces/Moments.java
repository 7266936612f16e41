package org.threeline.web.faces;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Instants and durations in the words of one reader. Whole minutes, rounded down; the nearer a day, the shorter its
 * name.
 *
 * @param locale English or Russian
 * @param zone in which the reader reads times
 * @param now what "today" refers to
 */
record Moments(Locale locale, ZoneId zone, Instant now) {
    /** For example "today 14:00", "Thu 14:00", "12 Mar, 14:00". */
    String moment(Instant at) {
        var local = at.atZone(zone);
        return day(local.toLocalDate()) + DateTimeFormatter.ofPattern("HH:mm").format(local);
    }

    /** The day alone, where it stands among others: "Thu 12 Mar". */
    String dayOfWeek(Instant at) {
        return DateTimeFormatter.ofPattern("EEE d MMM", locale).format(at.atZone(zone));
    }

    /** The time of day alone. */
    String hour(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(zone));
    }

    /** Date and time in full with the zone's name, for those who point at it. */
    String full(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(locale)
                        .format(at.atZone(zone))
                + DateTimeFormatter.ofPattern(", HH:mm").format(at.atZone(zone)) + " (" + zone.getId() + ")";
    }

    /** A day in full without a time. */
    String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    /** For example "3 h", "2 h 15 min", "45 min"; a sign is dropped. */
    String duration(Duration duration) {
        var minutes = duration.abs().toMinutes();
        var hours = minutes / 60;
        var rest = minutes % 60;
        if (hours == 0) {
            return text("time.minutes", rest);
        }
        // Beside a hundred hours nobody counts minutes.
        return rest == 0 || hours >= 100 ? text("time.hours", hours) : text("time.hours_minutes", hours, rest);
    }

    /** Time that passed by the clock on the wall, for example "45 min", "9 days 4 h"; a sign is dropped. */
    String elapsed(Duration duration) {
        var hours = duration.abs().toHours();
        if (hours < 24) {
            return duration(duration);
        }
        var days = hours / 24;
        var rest = hours % 24;
        var inDays = Words.counted(locale, "time.days", days);
        // Beside ten days nobody counts hours.
        return rest == 0 || days >= 10 ? inDays : text("time.days_hours", inDays, rest);
    }

    /** How long ago, roughly, for what has just happened; the moment itself for what is older than a day. */
    String ago(Instant at) {
        var past = Duration.between(at, now);
        if (past.compareTo(Duration.ofMinutes(1)) < 0) {
            return text("time.just_now");
        }
        return past.compareTo(Duration.ofHours(24)) < 0
                ? text("time.ago", duration(past.compareTo(Duration.ofHours(1)) < 0 ? past : hours(past)))
                : moment(at);
    }

    private String day(LocalDate day) {
        var today = now.atZone(zone).toLocalDate();
        var distance = ChronoUnit.DAYS.between(today, day);
        if (distance == 0) {
            return text("time.today") + " ";
        }
        if (distance == 1) {
            return text("time.tomorrow") + " ";
        }
        if (distance == -1) {
            return text("time.yesterday") + " ";
        }
        // Within six days the name of the weekday is not ambiguous.
        var pattern = Math.abs(distance) < 7 ? "EEE " : day.getYear() == today.getYear() ? "d MMM, " : "d MMM yyyy, ";
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }

    String text(String key, Object... arguments) {
        return Words.sentence(locale, key, arguments);
    }

    private static Duration hours(Duration duration) {
        return Duration.ofHours(duration.toHours());
    }
}
