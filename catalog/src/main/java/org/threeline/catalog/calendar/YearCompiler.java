package org.threeline.catalog.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Works out the years of a calendar. Years without a certain date and outside the zone's recorded changes of the clocks
 * come in fourteen shapes (the weekday of New Year, leap or not) before and after those changes, since rules like "the
 * last Sunday of March" depend on nothing else; each shape is worked out once. Thread-safe.
 */
final class YearCompiler {
    private static final int SHAPES = 14;

    /** So many ranges of hours cost as much as a day. */
    private static final int RANGES_OF_A_DAY = 8;

    private final DatePlan plan;
    private final ZoneRules rules;

    /** The years whose clocks follow recorded changes, not a rule. */
    private final int firstRecorded;

    private final int lastRecorded;

    private final AtomicReferenceArray<YearHours> shapes = new AtomicReferenceArray<>(2 * SHAPES);

    /** What is spent by a trial; null where the calendar was published and may cost what it costs. */
    private final @Nullable TrialEffort effort;

    YearCompiler(ServiceCalendar calendar, @Nullable TrialEffort effort) {
        this.effort = effort;
        plan = new DatePlan(calendar);
        rules = calendar.zone().getRules();
        List<ZoneOffsetTransition> recorded = rules.getTransitions();
        // A change near New Year may show in the neighbouring year.
        firstRecorded = recorded.isEmpty()
                ? Integer.MAX_VALUE
                : recorded.get(0).getDateTimeBefore().getYear() - 1;
        lastRecorded = recorded.isEmpty()
                ? Integer.MIN_VALUE
                : recorded.get(recorded.size() - 1).getDateTimeAfter().getYear() + 1;
    }

    /** Whether the calendar names no hours at all. */
    boolean isNeverOpen() {
        return plan.isEmpty();
    }

    YearHours year(int year) {
        return year(year, startOf(LocalDate.of(year, 1, 1)));
    }

    /** The year after another one: quicker than by its number, since its start is known. */
    YearHours yearAfter(YearHours previous) {
        return year(previous.year() + 1, previous.end());
    }

    private YearHours year(int year, long start) {
        spend(1);
        if (plan.names(year) || year >= firstRecorded && year <= lastRecorded) {
            return compile(year, start);
        }
        int shape = LocalDate.of(year, 1, 1).getDayOfWeek().ordinal()
                + (Year.isLeap(year) ? 7 : 0)
                + (year > lastRecorded ? SHAPES : 0);
        YearHours known = shapes.get(shape);
        if (known == null) {
            known = compile(year, start);
            shapes.set(shape, known);
        }
        return known.sameShape(year, start);
    }

    private YearHours compile(int year, long start) {
        LocalDate first = LocalDate.of(year, 1, 1);
        int length = first.lengthOfYear();
        spend(length);
        boolean[] changing = daysWithChangingClocks(first, length);
        Map<Ingredients, DayHours> usual = new HashMap<>();
        DayHours[] days = new DayHours[length];
        long[] starts = new long[length + 1];
        MinuteSet openYesterday = plan.open(first.minusDays(1));
        MinuteSet closedYesterday = plan.closed(first.minusDays(1));
        LocalDate date = first;
        for (int i = 0; i < length; i++) {
            LocalDate tomorrow = date.plusDays(1);
            MinuteSet open = plan.open(date);
            MinuteSet closed = plan.closed(date);
            Ingredients ingredients = new Ingredients(openYesterday, open, closedYesterday, closed);
            if (changing[i]) {
                days[i] = changingDay(date, start + starts[i], ingredients.minutes());
                starts[i + 1] = startOf(tomorrow) - start;
            } else {
                days[i] = usual.computeIfAbsent(ingredients, this::usualDay);
                starts[i + 1] = starts[i] + Milliseconds.DAY;
            }
            openYesterday = open;
            closedYesterday = closed;
            date = tomorrow;
        }
        return new YearHours(year, start, starts, days);
    }

    private boolean[] daysWithChangingClocks(LocalDate first, int length) {
        boolean[] changing = new boolean[length];
        LocalDateTime before = first.minusDays(3).atStartOfDay();
        LocalDateTime after = first.plusDays(length + 3L).atStartOfDay();
        ZoneOffsetTransition change = rules.nextTransition(before.toInstant(ZoneOffset.UTC));
        while (change != null && change.getDateTimeBefore().isBefore(after)) {
            LocalDate from = (change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter()).toLocalDate();
            LocalDate to = (change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore()).toLocalDate();
            int begin = (int) Math.max(0, from.toEpochDay() - first.toEpochDay());
            int end = (int) Math.min(length, to.toEpochDay() - first.toEpochDay() + 1);
            if (begin < end) {
                Arrays.fill(changing, begin, end, true);
            }
            change = rules.nextTransition(change.getInstant());
        }
        return changing;
    }

    private DayHours usualDay(Ingredients ingredients) {
        spend(ingredients.ranges() / RANGES_OF_A_DAY);
        MinuteSet minutes = ingredients.minutes();
        int[] bounds = new int[2 * minutes.ranges()];
        for (int i = 0; i < minutes.ranges(); i++) {
            bounds[2 * i] = minutes.from(i) * Milliseconds.MINUTE;
            bounds[2 * i + 1] = minutes.to(i) * Milliseconds.MINUTE;
        }
        return new DayHours(bounds);
    }

    private DayHours changingDay(LocalDate date, long start, MinuteSet minutes) {
        int[] bounds = new int[2 * minutes.ranges()];
        LocalDateTime midnight = date.atStartOfDay();
        for (int i = 0; i < minutes.ranges(); i++) {
            bounds[2 * i] = (int) (instantOf(midnight.plusMinutes(minutes.from(i))) - start);
            bounds[2 * i + 1] = (int) (instantOf(midnight.plusMinutes(minutes.to(i))) - start);
        }
        return new DayHours(bounds);
    }

    private void spend(long steps) {
        if (effort != null) {
            effort.spend(steps);
        }
    }

    private long startOf(LocalDate date) {
        return instantOf(date.atStartOfDay());
    }

    /** The instant a wall-clock time stands for: the earlier of two, and for a time that was skipped the change itself. */
    private long instantOf(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        long second;
        if (change == null) {
            second = local.toEpochSecond(rules.getOffset(local));
        } else if (change.isGap()) {
            second = change.toEpochSecond();
        } else {
            second = local.toEpochSecond(change.getOffsetBefore());
        }
        return second * Milliseconds.SECOND;
    }

    /** What a day's working time is made of. Equal for two days when made of the very same sets. */
    private record Ingredients(MinuteSet openYesterday, MinuteSet open, MinuteSet closedYesterday, MinuteSet closed) {
        /** How much there is to look at. */
        int ranges() {
            return openYesterday.ranges() + open.ranges() + closedYesterday.ranges() + closed.ranges();
        }

        MinuteSet minutes() {
            MinuteSet holidays = closedYesterday.tomorrow().union(closed.today());
            return openYesterday.tomorrow().union(open.today()).minus(holidays);
        }
    }
}
