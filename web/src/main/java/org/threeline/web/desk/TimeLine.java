package org.threeline.web.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.threeline.desk.clock.ClockSegment;
import org.threeline.desk.clock.ClockSegment.Kind;

/**
 * How a clock's account lies on a line from 0 to 100: twenty minutes and thirty days alike. Time in which the calendar is
 * open lies to scale; closed time takes little room, and days on which nothing happened are folded into one, so that no
 * stretch is too thin to be seen.
 */
public final class TimeLine {
    /** More stretches than these are folded. */
    private static final int MOST = 14;

    private static final double WHOLE = 100;
    private static final double CLOSED_AT_MOST = 6;
    private static final double FOLDED_WIDTH = 10;
    private static final double FIXED_AT_MOST = 55;
    private static final double LEAST = 2.4;

    /** Room for a date, and for a time of day, where the line is as narrow as a phone, and where it is wide. */
    private static final double DATE_ROOM = 27;

    private static final double DATE_ROOM_WIDE = 14;
    private static final double HOUR_ROOM = 18;
    private static final double HOUR_ROOM_WIDE = 9;
    private static final Duration HOURS_UP_TO = Duration.ofHours(36);
    private static final int[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720};
    private static final int HOURS_MOST = 9;
    private static final double MARK_ROOM = 7;
    private static final int LANES = 4;

    /**
     * A stretch of the line.
     *
     * @param beyond whether it lies after the due time
     * @param ahead whether it has not come yet
     * @param folded whether it takes less room than its time would
     */
    public record Stretch(
            Instant from,
            Instant to,
            Kind kind,
            boolean beyond,
            boolean ahead,
            boolean folded,
            double x,
            double width) {
        public String start() {
            return percent(x);
        }

        public String breadth() {
            return percent(width);
        }

        public String middle() {
            return percent(x + width / 2);
        }

        /** The classes it is drawn with. */
        public String look() {
            return "is-" + kind.name().toLowerCase(Locale.ROOT) + (beyond ? " is-beyond" : "")
                    + (ahead ? " is-ahead" : "") + (folded ? " is-folded" : "");
        }
    }

    /**
     * A beginning of a day or a full hour.
     *
     * @param label whether there is room for its name anywhere, only on a wide line, or nowhere
     */
    public record Tick(Instant at, double x, Label label) {
        public String start() {
            return percent(x);
        }

        public boolean isNamed() {
            return label != Label.NONE;
        }

        public boolean isWideOnly() {
            return label == Label.WIDE;
        }
    }

    /** Where a tick's name has room. */
    public enum Label {
        ALWAYS,
        WIDE,
        NONE
    }

    private record Piece(Instant from, Instant to, Kind kind, boolean beyond, boolean ahead, boolean folded) {
        private long millis() {
            return Duration.between(from, to).toMillis();
        }

        private boolean touches(Instant mark) {
            return !mark.isBefore(from) && !mark.isAfter(to);
        }
    }

    private final List<Stretch> stretches;
    private final List<Tick> days;
    private final List<Tick> hours;

    private TimeLine(List<Stretch> stretches, ZoneId zone) {
        this.stretches = stretches;
        this.days = days(zone);
        this.hours = hours(zone);
    }

    /**
     * @param segments at least one
     * @param due the due time, or null while a pause keeps it open
     * @param now what lies later is still ahead
     * @param marks instants around which nothing is folded
     * @param zone in which days begin
     */
    static TimeLine of(List<ClockSegment> segments, Instant due, Instant now, Collection<Instant> marks, ZoneId zone) {
        var pieces = new ArrayList<Piece>();
        for (var segment : segments) {
            var beyond = due != null && !segment.from().isBefore(due);
            if (segment.from().isBefore(now) && segment.to().isAfter(now)) {
                pieces.add(new Piece(segment.from(), now, segment.kind(), beyond, false, false));
                pieces.add(new Piece(now, segment.to(), segment.kind(), beyond, true, false));
            } else {
                var ahead = !segment.from().isBefore(now);
                pieces.add(new Piece(segment.from(), segment.to(), segment.kind(), beyond, ahead, false));
            }
        }
        var shown = pieces.size() > MOST ? folded(pieces, marks, false) : pieces;
        return new TimeLine(laid(shown.size() > 2 * MOST ? folded(shown, marks, true) : shown), zone);
    }

    /** Days with nothing but work and nights become one piece; with {@code pauses}, their short rests too. */
    private static List<Piece> folded(List<Piece> pieces, Collection<Instant> marks, boolean pauses) {
        var folded = new ArrayList<Piece>();
        var quiet = new ArrayList<Piece>();
        for (var piece : pieces) {
            var isQuiet =
                    (pauses || piece.kind() != Kind.PAUSED) && marks.stream().noneMatch(piece::touches);
            var goesOn = quiet.isEmpty()
                    || quiet.get(0).beyond() == piece.beyond() && quiet.get(0).ahead() == piece.ahead();
            if (!isQuiet || !goesOn) {
                fold(quiet, folded);
            }
            (isQuiet ? quiet : folded).add(piece);
        }
        fold(quiet, folded);
        return folded;
    }

    private static void fold(List<Piece> quiet, List<Piece> folded) {
        if (quiet.size() < 3) {
            folded.addAll(quiet);
        } else {
            var first = quiet.get(0);
            folded.add(new Piece(
                    first.from(), quiet.get(quiet.size() - 1).to(), Kind.WORKING, first.beyond(), first.ahead(), true));
        }
        quiet.clear();
    }

    private static List<Stretch> laid(List<Piece> pieces) {
        var openMillis = pieces.stream()
                .filter(TimeLine::isToScale)
                .mapToLong(Piece::millis)
                .sum();
        var fixed = new double[pieces.size()];
        var fixedSum = 0.0;
        for (int i = 0; i < fixed.length; i++) {
            var piece = pieces.get(i);
            if (openMillis > 0 && !isToScale(piece)) {
                fixed[i] = piece.folded()
                        ? FOLDED_WIDTH
                        : Math.max(
                                LEAST / 2,
                                Math.min(CLOSED_AT_MOST, WHOLE * piece.millis() / (openMillis + piece.millis())));
            }
            fixedSum += fixed[i];
        }
        var shrink = fixedSum > FIXED_AT_MOST ? FIXED_AT_MOST / fixedSum : 1;
        var toScale = pieces.stream()
                .filter(piece -> openMillis == 0 || isToScale(piece))
                .count();
        var scaled = WHOLE - fixedSum * shrink;
        var least = Math.min(LEAST, scaled / 2 / Math.max(1, toScale));
        var wholeMillis = Math.max(
                1,
                openMillis > 0
                        ? openMillis
                        : pieces.stream().mapToLong(Piece::millis).sum());
        var stretches = new ArrayList<Stretch>();
        var x = 0.0;
        for (int i = 0; i < fixed.length; i++) {
            var piece = pieces.get(i);
            var width = fixed[i] > 0
                    ? fixed[i] * shrink
                    : least + (scaled - toScale * least) * piece.millis() / wholeMillis;
            var isFolded = piece.folded() || fixed[i] >= CLOSED_AT_MOST;
            stretches.add(new Stretch(
                    piece.from(), piece.to(), piece.kind(), piece.beyond(), piece.ahead(), isFolded, x, width));
            x += width;
        }
        return List.copyOf(stretches);
    }

    private static boolean isToScale(Piece piece) {
        return piece.kind() != Kind.CLOSED && !piece.folded();
    }

    public List<Stretch> stretches() {
        return stretches;
    }

    /** The days that begin on the line. */
    public List<Tick> days() {
        return days;
    }

    /** Times of day; empty where the line is longer than a day and a half. */
    public List<Tick> hours() {
        return hours;
    }

    public Instant from() {
        return stretches.get(0).from();
    }

    public Instant to() {
        return stretches.get(stretches.size() - 1).to();
    }

    public boolean holds(Instant at) {
        return !at.isBefore(from()) && !at.isAfter(to());
    }

    /** Where an instant lies, from 0 to 100; what lies outside is at the nearer end. */
    public double position(Instant at) {
        for (var stretch : stretches) {
            if (at.isBefore(stretch.to())) {
                var whole = Duration.between(stretch.from(), stretch.to()).toMillis();
                var part = Duration.between(stretch.from(), at).toMillis();
                return part <= 0 ? stretch.x() : stretch.x() + stretch.width() * part / whole;
            }
        }
        return WHOLE;
    }

    /** Lanes in which marks at ascending places do not touch each other, the lowest that is free for each. */
    static List<Integer> lanes(List<Double> places) {
        var last = new double[LANES];
        Arrays.fill(last, -WHOLE);
        var lanes = new ArrayList<Integer>();
        for (var place : places) {
            var lane = 0;
            while (lane < LANES - 1 && place - last[lane] < MARK_ROOM) {
                lane++;
            }
            last[lane] = place;
            lanes.add(lane);
        }
        return lanes;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }

    private List<Tick> days(ZoneId zone) {
        var places = new ArrayList<Instant>();
        var day = from().atZone(zone).toLocalDate().plusDays(1);
        for (var at = day.atStartOfDay(zone).toInstant(); at.isBefore(to()); ) {
            places.add(at);
            day = day.plusDays(1);
            at = day.atStartOfDay(zone).toInstant();
        }
        return ticks(places, DATE_ROOM, DATE_ROOM_WIDE);
    }

    private List<Tick> hours(ZoneId zone) {
        var length = Duration.between(from(), to());
        if (length.compareTo(HOURS_UP_TO) > 0) {
            return List.of();
        }
        var step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && length.toMinutes() / STEPS[i] <= HOURS_MOST; i--) {
            step = STEPS[i];
        }
        var places = new ArrayList<Instant>();
        var local = from().atZone(zone).truncatedTo(ChronoUnit.DAYS);
        for (var at = local; at.toInstant().isBefore(to()); at = at.plusMinutes(step)) {
            var instant = at.toInstant();
            if (instant.isAfter(from()) && stretches.stream().anyMatch(stretch -> isOpenAt(stretch, instant))) {
                places.add(instant);
            }
        }
        return ticks(places, HOUR_ROOM, HOUR_ROOM_WIDE);
    }

    private static boolean isOpenAt(Stretch stretch, Instant at) {
        return stretch.kind() != Kind.CLOSED && !at.isBefore(stretch.from()) && at.isBefore(stretch.to());
    }

    /** Within days that are folded into one, none begins. */
    private boolean isDrawn(Instant at) {
        return stretches.stream()
                .noneMatch(stretch -> stretch.folded()
                        && stretch.kind() != Kind.CLOSED
                        && at.isAfter(stretch.from())
                        && at.isBefore(stretch.to()));
    }

    /** The line's own beginning is always named, so the first names keep away from it. */
    private List<Tick> ticks(List<Instant> places, double room, double wideRoom) {
        var ticks = new ArrayList<Tick>();
        var named = 0.0;
        var namedWide = 0.0;
        var drawn = -WHOLE;
        for (var at : places) {
            var x = position(at);
            var label = Label.NONE;
            if (!isDrawn(at)) {
                continue;
            }
            if (x - named >= room && x - namedWide >= wideRoom && x <= WHOLE - room) {
                label = Label.ALWAYS;
                named = x;
                namedWide = x;
            } else if (x - namedWide >= wideRoom && x <= WHOLE - wideRoom) {
                label = Label.WIDE;
                namedWide = x;
            }
            if (label != Label.NONE || x - drawn >= 1) {
                ticks.add(new Tick(at, x, label));
                drawn = x;
            }
        }
        return List.copyOf(ticks);
    }
}
