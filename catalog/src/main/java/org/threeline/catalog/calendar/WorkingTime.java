package org.threeline.catalog.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts and places working time on one calendar: when a promise falls due, how long a ticket has been worked on,
 * whether the desk is open. What it means exactly is told in {@code docs/working-time.md}.
 *
 * <p>Thread-safe and quick once made: keep one per version of a calendar. Years are worked out when first asked for; at
 * most {@value #YEARS_KEPT} of them are kept. Precision is the millisecond: finer parts of an instant or a duration are
 * cut off. Instants are accepted from {@link #EARLIEST} up to {@link #LATEST}; anything else is an
 * {@link IllegalArgumentException}. Each operation exists in {@link Instant}s, where null means "never", and in epoch
 * milliseconds, where {@link #NEVER} does.
 */
public final class WorkingTime {
    /** The answer in milliseconds when a calendar never gets there within the years it can be asked about. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The first instant the arithmetic knows. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** The last instant the arithmetic knows. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final long EARLIEST_MILLIS = EARLIEST.toEpochMilli();
    private static final long LATEST_MILLIS = LATEST.toEpochMilli();

    /** Local years that can hold an accepted instant in some zone. */
    private static final int FIRST_YEAR = 0;

    private static final int LAST_YEAR = 10_000;

    /** A power of two, so that a year finds its place by its last bits. */
    private static final int YEARS_KEPT = 64;

    private final ServiceCalendar calendar;
    private final YearCompiler compiler;
    private final AtomicReferenceArray<YearHours> years = new AtomicReferenceArray<>(YEARS_KEPT);

    private WorkingTime(ServiceCalendar calendar, @Nullable TrialEffort effort) {
        this.calendar = calendar;
        compiler = new YearCompiler(calendar, effort);
    }

    /** The arithmetic of a calendar, however odd the calendar is. */
    public static WorkingTime of(ServiceCalendar calendar) {
        return new WorkingTime(calendar, null);
    }

    /** The arithmetic of a calendar somebody only tries; what it costs is counted. For one thread. */
    public static WorkingTime tried(ServiceCalendar calendar, TrialEffort effort) {
        return new WorkingTime(calendar, effort);
    }

    /** The calendar this counts on. */
    public ServiceCalendar calendar() {
        return calendar;
    }

    /**
     * The earliest instant, not before {@code start}, by which {@code duration} has been worked: a duration that is used
     * up at closing time ends at closing time. No duration ends where it starts.
     *
     * @return null when the calendar never has that much working time
     * @throws IllegalArgumentException for a negative duration
     */
    public @Nullable Instant add(Instant start, Duration duration) {
        return instant(add(millis(start), millis(duration)));
    }

    /** {@link #add(Instant, Duration)} in milliseconds. */
    public long add(long start, long duration) {
        requireKnown(start);
        if (duration <= 0) {
            return unmoved(start, duration);
        }
        if (compiler.isNeverOpen()) {
            return NEVER;
        }
        YearHours year = yearHolding(start);
        long missing = year.workedBefore(start);
        // The year's own head start and a duration beyond all years must not overflow.
        missing += Math.min(duration, NEVER - missing);
        while (missing > year.total()) {
            missing -= year.total();
            if (year.year() == LAST_YEAR) {
                return NEVER;
            }
            year = yearAfter(year);
        }
        long end = year.instantOf(missing - 1) + 1;
        return end <= LATEST_MILLIS ? end : NEVER;
    }

    /**
     * The latest instant, not after {@code end}, from which on {@code duration} is worked until {@code end}: a duration
     * that began with the opening starts at the opening.
     *
     * @return null when the calendar never had that much working time
     * @throws IllegalArgumentException for a negative duration
     */
    public @Nullable Instant subtract(Instant end, Duration duration) {
        return instant(subtract(millis(end), millis(duration)));
    }

    /** {@link #subtract(Instant, Duration)} in milliseconds. */
    public long subtract(long end, long duration) {
        requireKnown(end);
        if (duration <= 0) {
            return unmoved(end, duration);
        }
        if (compiler.isNeverOpen()) {
            return NEVER;
        }
        YearHours year = yearHolding(end);
        long left = year.workedBefore(end) - duration;
        while (left < 0) {
            if (year.year() == FIRST_YEAR) {
                return NEVER;
            }
            year = year(year.year() - 1);
            left += year.total();
        }
        long start = year.instantOf(left);
        return start >= EARLIEST_MILLIS ? start : NEVER;
    }

    /** The working time from {@code start} to {@code end}, negative when {@code end} comes first. */
    public Duration between(Instant start, Instant end) {
        return Duration.ofMillis(between(millis(start), millis(end)));
    }

    /** {@link #between(Instant, Instant)} in milliseconds. */
    public long between(long start, long end) {
        requireKnown(start);
        requireKnown(end);
        if (start > end) {
            return -between(end, start);
        }
        YearHours year = yearHolding(start);
        long worked = -year.workedBefore(start);
        while (end >= year.end()) {
            worked += year.total();
            year = yearAfter(year);
        }
        return worked + year.workedBefore(end);
    }

    /** Whether work goes on at an instant; closing time itself is closed. */
    public boolean isOpen(Instant at) {
        return isOpen(millis(at));
    }

    /** {@link #isOpen(Instant)} in milliseconds. */
    public boolean isOpen(long at) {
        requireKnown(at);
        return yearHolding(at).isOpen(at);
    }

    /**
     * The earliest open instant at or after {@code at}.
     *
     * @param strict asks for the next opening after {@code at} instead: the start of an open stretch
     * @return null when there is none
     */
    public @Nullable Instant nextOpen(Instant at, boolean strict) {
        return instant(nextOpen(millis(at), strict));
    }

    /** {@link #nextOpen(Instant, boolean)} in milliseconds. */
    public long nextOpen(long at, boolean strict) {
        requireKnown(at);
        if (strict && isOpen(at)) {
            long closing = nextClose(at);
            return closing == NEVER ? NEVER : nextOpen(closing, false);
        }
        if (compiler.isNeverOpen()) {
            return NEVER;
        }
        YearHours year = yearHolding(at);
        long worked = year.workedBefore(at);
        while (worked == year.total()) {
            if (year.year() == LAST_YEAR) {
                return NEVER;
            }
            year = yearAfter(year);
            worked = 0;
        }
        long opening = year.instantOf(worked);
        return opening <= LATEST_MILLIS ? opening : NEVER;
    }

    /**
     * The end of the open stretch that holds {@code at}, or else of the next one.
     *
     * @return null when nothing opens any more, or what is open never closes
     */
    public @Nullable Instant nextClose(Instant at) {
        return instant(nextClose(millis(at)));
    }

    /** {@link #nextClose(Instant)} in milliseconds. */
    public long nextClose(long at) {
        long open = nextOpen(at, false);
        if (open == NEVER) {
            return NEVER;
        }
        YearHours year = yearHolding(open);
        long closing = year.closingOf(open);
        while (closing == year.end()) {
            if (year.year() == LAST_YEAR) {
                return NEVER;
            }
            year = yearAfter(year);
            if (!year.isOpen(year.start())) {
                break;
            }
            closing = year.closingOf(year.start());
        }
        return closing <= LATEST_MILLIS ? closing : NEVER;
    }

    /**
     * The open stretches between two instants, in order, cut off at both; stretches that meet are one. As long as the
     * time asked for: meant for weeks and months.
     *
     * @return empty when all is closed, or {@code to} is not after {@code from}
     */
    public List<OpenRange> ranges(Instant from, Instant to) {
        List<OpenRange> ranges = new ArrayList<>();
        long end = millis(to);
        long open = nextOpen(millis(from), false);
        while (open < end) {
            long closing = Math.min(nextClose(open), end);
            ranges.add(new OpenRange(Instant.ofEpochMilli(open), Instant.ofEpochMilli(closing)));
            open = nextOpen(closing, false);
        }
        return List.copyOf(ranges);
    }

    private YearHours yearHolding(long instant) {
        // 400 years have 146,097 days everywhere; the guess is at most a year off.
        YearHours year = year((int) (1970 + Math.floorDiv(Math.floorDiv(instant, Milliseconds.DAY) * 400, 146_097)));
        while (instant < year.start()) {
            year = year(year.year() - 1);
        }
        while (instant >= year.end()) {
            year = yearAfter(year);
        }
        return year;
    }

    private YearHours year(int year) {
        YearHours known = kept(year);
        return known != null ? known : keep(compiler.year(year));
    }

    private YearHours yearAfter(YearHours previous) {
        YearHours known = kept(previous.year() + 1);
        return known != null ? known : keep(compiler.yearAfter(previous));
    }

    private @Nullable YearHours kept(int year) {
        YearHours known = years.get(year & YEARS_KEPT - 1);
        return known != null && known.year() == year ? known : null;
    }

    /** Threads may work out the same year at once; either result will do. */
    private YearHours keep(YearHours year) {
        years.set(year.year() & YEARS_KEPT - 1, year);
        return year;
    }

    private static long unmoved(long instant, long duration) {
        if (duration < 0) {
            throw negative(duration);
        }
        return instant;
    }

    private static IllegalArgumentException negative(Object duration) {
        return new IllegalArgumentException("A working time to add or subtract is not negative: " + duration);
    }

    private static void requireKnown(long instant) {
        if (instant < EARLIEST_MILLIS || instant > LATEST_MILLIS) {
            throw new IllegalArgumentException("Working time is known from the year 1 to 9999, not at " + instant);
        }
    }

    private static long millis(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.getEpochSecond() > LATEST.getEpochSecond()) {
            throw new IllegalArgumentException("Working time is known from the year 1 to 9999, not at " + instant);
        }
        return instant.toEpochMilli();
    }

    private static long millis(Duration duration) {
        if (duration.isNegative()) {
            throw negative(duration);
        }
        // Longer than the arithmetic's years either way.
        return duration.getSeconds() >= NEVER / Milliseconds.SECOND ? NEVER : duration.toMillis();
    }

    private static @Nullable Instant instant(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
