package org.threeline.bench;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.threeline.catalog.calendar.CalendarDate;
import org.threeline.catalog.calendar.Holiday;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.desk.clock.ClockSegment;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.PauseCause;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.clock.TicketClocks;

/**
 * March 2026 in Berlin, Monday to Friday from 8 to 12 and 13 to 17, with a holiday, an afternoon off, and a shift in the
 * night in which the clocks are set forward. Public and open to subclasses because JMH makes some.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:ActiveProcessorCount=1")
public class ArithmeticBenchmark {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long WORKED = Duration.ofHours(163).toMillis();
    private static final Duration DURATION = Duration.ofHours(163);

    /** A power of two; so many that no processor learns the answers by heart. */
    private static final int STARTS = 4096;

    private final WorkingTime time = WorkingTime.of(calendar());
    private final long[] starts = new long[STARTS];
    private final long[] ends = new long[STARTS];
    private final Instant[] startInstants = new Instant[STARTS];

    /** Working time of each day from the first start's on, for the walk that does nothing else. */
    private final long[] days = new long[62];

    private TicketClocks clocks;
    private SlaClock clock;
    private Instant asOf;
    private List<ClockSegment> segments;
    private int next;

    /** Starts within the first two days of the month, so that each way leads over the change of the clocks. */
    @Setup
    public void prepare() {
        var first = LocalDate.of(2026, 3, 2).atTime(LocalTime.of(8, 0)).atZone(BERLIN);
        for (int i = 0; i < STARTS; i++) {
            starts[i] = first.toInstant().toEpochMilli()
                    + i * 39_119L % Duration.ofHours(40).toMillis();
            startInstants[i] = Instant.ofEpochMilli(starts[i]);
            ends[i] = time.add(starts[i], WORKED);
            if (ends[i] != addDayByDay(starts[i])
                    || time.between(starts[i], ends[i]) != WORKED
                    || Duration.ofMillis(ends[i] - starts[i]).toDays() < 26) {
                throw new IllegalStateException("A wrong answer is no figure: " + startInstants[i]);
            }
        }
        for (int i = 0; i < days.length; i++) {
            var day = first.toLocalDate().plusDays(i);
            days[i] = time.between(
                    day.atStartOfDay(BERLIN).toInstant().toEpochMilli(),
                    day.plusDays(1).atStartOfDay(BERLIN).toInstant().toEpochMilli());
        }
        clocks = new TicketClocks(1, (key, version) -> time);
        clocks.attach(
                List.of(new ClockTerms(
                        TargetKind.RESOLUTION,
                        Priority.P3,
                        DURATION.minusHours(20),
                        "office",
                        1,
                        "agreement",
                        1,
                        Set.of(PauseCause.REQUESTER, PauseCause.VENDOR),
                        List.of(Threshold.ofPercent(75)),
                        null)),
                startInstants[0]);
        for (int day : new int[] {2, 7, 15}) {
            clocks.pause(PauseCause.REQUESTER, startInstants[0].plus(Duration.ofDays(day)), null);
            clocks.resume(startInstants[0].plus(Duration.ofDays(day)).plus(Duration.ofHours(20)));
        }
        asOf = startInstants[0].plus(Duration.ofDays(29));
        clock = clocks.all().get(0);
        segments = clocks.read(clock, asOf).explanation();
    }

    @Benchmark
    public long add() {
        return time.add(starts[place()], WORKED);
    }

    @Benchmark
    public Instant addInstants() {
        return time.add(startInstants[place()], DURATION);
    }

    @Benchmark
    public long between() {
        var place = place();
        return time.between(starts[place], ends[STARTS - 1 - place]);
    }

    @Benchmark
    public List<ClockSegment> explain() {
        return clocks.read(clock, asOf).explanation();
    }

    /** The limit: what a walk over the days costs that finds everything ready and needs no calendar. */
    @Benchmark
    public long walkAnArrayOfDays() {
        var left = WORKED + starts[place()] % 2;
        var day = 0;
        while (left > days[day]) {
            left -= days[day++];
        }
        return day;
    }

    /** What it costs to do it as one would first write it. */
    @Benchmark
    public long addDayByDay() {
        return addDayByDay(starts[place()]);
    }

    /** The limit of an explanation: its segments alone, made anew. */
    @Benchmark
    public List<ClockSegment> copySegments() {
        var copy = new ArrayList<ClockSegment>(segments.size());
        for (var segment : segments) {
            copy.add(
                    new ClockSegment(segment.from(), segment.to(), segment.kind(), segment.cause(), segment.counted()));
        }
        return copy;
    }

    private int place() {
        return next++ & STARTS - 1;
    }

    private static long addDayByDay(long start) {
        var left = WORKED;
        for (var date = Instant.ofEpochMilli(start).atZone(BERLIN).toLocalDate(); ; date = date.plusDays(1)) {
            for (var shift : shifts(date)) {
                var open = Math.max(start, instant(date, shift[0]));
                var close = instant(date, shift[1]);
                if (close - open >= left) {
                    return open + left;
                }
                left -= Math.max(0, close - open);
            }
        }
    }

    private static int[][] shifts(LocalDate date) {
        if (date.equals(LocalDate.of(2026, 3, 19))) {
            return new int[0][];
        }
        if (date.equals(LocalDate.of(2026, 3, 13))) {
            return new int[][] {{8, 12}};
        }
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> new int[0][];
            case SUNDAY -> new int[][] {{1, 5}};
            default -> new int[][] {{8, 12}, {13, 17}};
        };
    }

    private static long instant(LocalDate date, int hour) {
        return date.atTime(hour, 0).atZone(BERLIN).toInstant().toEpochMilli();
    }

    private static ServiceCalendar calendar() {
        Map<DayOfWeek, List<ServiceHours>> week = new EnumMap<>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                week.put(day, List.of(new ServiceHours(480, 720), new ServiceHours(780, 1020)));
            }
        }
        week.put(DayOfWeek.SUNDAY, List.of(new ServiceHours(60, 300)));
        return new ServiceCalendar(
                BERLIN,
                week,
                List.of(
                        Holiday.wholeDay(CalendarDate.parse("2026-03-19")),
                        new Holiday(CalendarDate.parse("2026-03-13"), new ServiceHours(720, 1080))),
                Map.of());
    }
}
