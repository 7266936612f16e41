package org.threeline.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipInputStream;

/**
 * Which clocks an import of the incident log has to leave, counted from the rows of the file and nothing else
 * (docs/imports.md). The log knows whole minutes, so all working time is a list of minutes here: how many of them were
 * open before each. It shares no line with the application.
 */
public final class LogRecount {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/uuuu H:mm");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2016, 3, 25),
            LocalDate.of(2016, 3, 28),
            LocalDate.of(2016, 5, 5),
            LocalDate.of(2016, 5, 16),
            LocalDate.of(2016, 10, 3),
            LocalDate.of(2016, 12, 26));
    private static final long FIRST_MINUTE = minute(Instant.parse("2016-01-01T00:00:00Z"));
    private static final int HOURS = 24 * 366 * 5;
    private static final String RESPONSE = "FIRST_RESPONSE";
    private static final String RESOLUTION = "RESOLUTION";
    private static final Set<String> HOLDS =
            Set.of("Awaiting User Info", "Awaiting Vendor", "Awaiting Problem", "Awaiting Evidence");
    private static final Set<String> DONE = Set.of("Resolved", "Closed");

    /** Minutes open before each minute since {@link #FIRST_MINUTE}, by calendar. */
    private static final Map<String, int[]> OPEN_BEFORE =
            Map.of("imported-24x7", openBefore(false), "imported-office", openBefore(true));

    /** Working minutes promised per priority, P1 first. */
    private static final Map<String, int[]> TARGETS =
            Map.of(RESPONSE, new int[] {15, 60, 240, 480}, RESOLUTION, new int[] {240, 480, 1800, 3000});

    /**
     * A clock as it stands after the last row; times are minutes since 1970.
     *
     * @param sequence counts the clocks of a kind
     * @param stopped null while it is owed
     * @param due null while it rests
     * @param outcome null while it is owed
     * @param late whether the due time had passed at the stop, or for an owed one at whatever later time
     * @param elapsed counted minutes up to the stop, or to the instant asked for
     * @param rested excluded minutes up to then
     */
    public record Clock(
            String kind,
            int sequence,
            String priority,
            int target,
            String calendar,
            long started,
            Long stopped,
            boolean paused,
            Long due,
            String outcome,
            boolean late,
            long elapsed,
            long rested) {}

    private record Row(long line, long at, int count, long opened, String state, int priority) {}

    /** A stretch of the incident's life; {@code counts} says whether its resolution was worked on. */
    private record Stretch(long from, long to, boolean counts) {}

    /** A clock that still runs; the priority is counted from 1. */
    private record Running(String kind, int sequence, int priority) {}

    private final long asOf;
    private final long opened;
    private final List<Stretch> past = new ArrayList<>();
    private final List<Clock> clocks = new ArrayList<>();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Map<String, Clock> stopped = new HashMap<>();
    private long since;
    private String state = "New";

    private LogRecount(long opened, int priority, long asOf) {
        this.asOf = asOf;
        this.opened = opened;
        this.since = opened;
        running.put(RESPONSE, new Running(RESPONSE, 1, priority));
        running.put(RESOLUTION, new Running(RESOLUTION, 1, priority));
    }

    /**
     * @param file the log, as csv or in a zip
     * @param until later rows do not exist; null takes all
     * @param asOf when clocks that still run are read; later than the last row
     * @return the clocks of each incident, by its number
     */
    public static Map<String, List<Clock>> of(byte[] file, Instant until, Instant asOf) {
        var clocks = new LinkedHashMap<String, List<Clock>>();
        rows(text(file), until == null ? Long.MAX_VALUE : minute(until))
                .forEach((number, rows) -> clocks.put(number, incident(rows, minute(asOf))));
        return clocks;
    }

    private static List<Clock> incident(List<Row> rows, long asOf) {
        rows.sort(Comparator.comparing(Row::at).thenComparing(Row::count).thenComparing(Row::line));
        var first = rows.get(0);
        var incident = new LogRecount(first.opened(), first.priority(), asOf);
        rows.forEach(incident::happens);
        return incident.whole();
    }

    private void happens(Row row) {
        var at = Math.max(row.at(), opened);
        if (DONE.contains(state) && !DONE.contains(row.state())) {
            become("Active", at);
            var before = stopped.remove(RESOLUTION);
            running.put(RESOLUTION, new Running(RESOLUTION, before.sequence(), priority(before)));
        }
        for (var clock : List.copyOf(running.values())) {
            if (clock.priority() != row.priority()) {
                clocks.add(reading(clock, at, "SUPERSEDED"));
                running.put(clock.kind(), new Running(clock.kind(), clock.sequence() + 1, row.priority()));
            }
        }
        if (!row.state().equals("New")) {
            stop(RESPONSE, at);
        }
        if (DONE.contains(row.state()) && running.containsKey(RESOLUTION)) {
            // Whatever it waited for is over now.
            become("Active", at);
            stop(RESOLUTION, at);
        }
        become(row.state(), at);
    }

    private void become(String next, long at) {
        past.add(new Stretch(since, at, counts()));
        since = at;
        state = next;
    }

    private boolean counts() {
        return !HOLDS.contains(state) && !DONE.contains(state);
    }

    private void stop(String kind, long at) {
        var clock = running.remove(kind);
        if (clock != null) {
            var read = reading(clock, at, null);
            var late = read.due() != null && at > read.due();
            stopped.put(kind, reading(clock, at, late ? "MISSED" : "MET"));
        }
    }

    private List<Clock> whole() {
        clocks.addAll(stopped.values());
        running.values().forEach(clock -> clocks.add(reading(clock, asOf, null)));
        clocks.sort(Comparator.comparing(Clock::kind).thenComparing(Clock::sequence));
        return clocks;
    }

    /** What the clock says at an instant not before the last change. */
    private Clock reading(Running clock, long at, String outcome) {
        var index = clock.priority() - 1;
        var target = TARGETS.get(clock.kind())[index];
        var calendar = index == 0 ? "imported-24x7" : "imported-office";
        var resolution = clock.kind().equals(RESOLUTION);
        var stretches = new ArrayList<>(past);
        stretches.add(new Stretch(since, at, counts()));
        var elapsed = 0L;
        Long due = null;
        for (var stretch : stretches) {
            if (stretch.counts() || !resolution) {
                var worked = open(calendar, stretch.from(), stretch.to());
                if (due == null && elapsed + worked >= target) {
                    due = add(calendar, stretch.from(), target - elapsed);
                }
                elapsed += worked;
            }
        }
        var rests = resolution && !counts();
        if (due == null && !rests) {
            due = add(calendar, at, target - elapsed);
        }
        return new Clock(
                clock.kind(),
                clock.sequence(),
                "P" + clock.priority(),
                target,
                calendar,
                opened,
                outcome == null ? null : Long.valueOf(at),
                rests,
                due,
                outcome,
                due != null && (outcome == null || at > due),
                elapsed,
                open(calendar, opened, at) - elapsed);
    }

    private static int priority(Clock clock) {
        return Integer.parseInt(clock.priority().substring(1));
    }

    private static long open(String calendar, long from, long to) {
        var before = OPEN_BEFORE.get(calendar);
        return before[index(to)] - before[index(from)];
    }

    /** The earliest minute by which so many have been open, at least one. */
    private static long add(String calendar, long from, long minutes) {
        var before = OPEN_BEFORE.get(calendar);
        var wanted = before[index(from)] + minutes;
        var low = index(from);
        var high = before.length - 1;
        while (low < high) {
            var middle = (low + high) / 2;
            if (before[middle] >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return FIRST_MINUTE + low;
    }

    private static int index(long minute) {
        return Math.toIntExact(minute - FIRST_MINUTE);
    }

    private static int[] openBefore(boolean office) {
        var before = new int[HOURS * 60 + 1];
        for (int hour = 0; hour < HOURS; hour++) {
            // Europe's clocks change by whole hours, and offices open at whole hours.
            var local = Instant.ofEpochSecond((FIRST_MINUTE + hour * 60L) * 60).atZone(BERLIN);
            var open = !office
                    || local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
                            && local.getHour() >= 8
                            && local.getHour() < 18
                            && !HOLIDAYS.contains(local.toLocalDate());
            for (int i = hour * 60; i < (hour + 1) * 60; i++) {
                before[i + 1] = before[i] + (open ? 1 : 0);
            }
        }
        return before;
    }

    /** Whether offices of imported groups are open during a minute since 1970. */
    static boolean isOfficeOpen(long minute) {
        var before = OPEN_BEFORE.get("imported-office");
        return before[index(minute) + 1] > before[index(minute)];
    }

    static long minute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60L);
    }

    private static Map<String, List<Row>> rows(String text, long until) {
        var lines = text.lines().toList();
        if (text.indexOf('"') >= 0) {
            throw new IllegalArgumentException("A log with quotes is not counted here");
        }
        var columns = List.of(lines.get(0).split(","));
        var rows = new LinkedHashMap<String, List<Row>>();
        var seen = new HashSet<String>();
        for (int i = 1; i < lines.size(); i++) {
            var fields = List.of(lines.get(i).split(",", -1));
            var row = row(i + 1L, columns, fields);
            if (row != null && row.at() <= until && seen.add(lines.get(i))) {
                rows.computeIfAbsent(fields.get(columns.indexOf("number")), number -> new ArrayList<>())
                        .add(row);
            }
        }
        return rows;
    }

    /** Null where the row cannot be read. */
    private static Row row(long line, List<String> columns, List<String> fields) {
        try {
            var state = fields.get(columns.indexOf("incident_state"));
            var known = HOLDS.contains(state)
                    || DONE.contains(state)
                    || Set.of("New", "Active").contains(state);
            return known
                    ? new Row(
                            line,
                            time(fields.get(columns.indexOf("sys_updated_at"))),
                            Integer.parseInt(fields.get(columns.indexOf("sys_mod_count"))),
                            time(fields.get(columns.indexOf("opened_at"))),
                            state,
                            weight(
                                    level(fields.get(columns.indexOf("impact"))),
                                    level(fields.get(columns.indexOf("urgency")))))
                    : null;
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            return null;
        }
    }

    /** High and high is 1; each step down of either is one more, and there are four. */
    private static int weight(int impact, int urgency) {
        return Math.min(4, impact + urgency - 1);
    }

    private static int level(String named) {
        return Integer.parseInt(named.substring(0, 1));
    }

    private static long time(String text) {
        return minute(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
    }

    private static String text(byte[] file) {
        try {
            if (file[0] != 'P' || file[1] != 'K') {
                return new String(file, StandardCharsets.UTF_8);
            }
            try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().endsWith(".csv")) {
                        return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
            }
            throw new IOException("There is no csv file in the zip");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sample among the tests. */
    static byte[] sample() {
        try (InputStream stream = LogRecount.class.getResourceAsStream("/incident-log/sample.csv")) {
            return Objects.requireNonNull(stream).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
