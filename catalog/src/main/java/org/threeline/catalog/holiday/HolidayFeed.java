package org.threeline.catalog.holiday;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;
import org.threeline.kernel.InvalidInput.FieldError;

/**
 * The days an iCalendar file has events on that last whole days. Repetitions are followed through the asked years only;
 * events with hours are counted and left out; what the file says of zones, alarms and its maker does not matter. A
 * calendar has the days of its own zone: the 25th of December is that day wherever the file was made.
 */
public final class HolidayFeed {
    /** More than any public calendar has; what is larger is not looked at. */
    public static final int LARGEST_FILE = 1_048_576;

    /** Days one file may give. */
    static final int MOST_DAYS = 500;

    /** Repetitions looked at for one file, those before the asked years included: some tenths of a second. */
    private static final int MOST_STEPS = 200_000;

    private static final int MOST_FAULTS = 50;
    private static final int LONGEST_EVENT = 366;
    private static final int LONGEST_NAME = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final Pattern DATE = Pattern.compile("[0-9]{8}");
    private static final Pattern TIME = Pattern.compile("[0-9]{8}T[0-9]{6}Z?");
    private static final Pattern WHOLE_DAYS = Pattern.compile("P(?:([0-9]{1,3})W)?(?:([0-9]{1,3})D)?");
    private static final Set<String> FREQUENCIES = Set.of("YEARLY", "MONTHLY", "WEEKLY", "DAILY");

    private final LocalDate first;
    private final LocalDate last;
    private final ZoneId zone;
    private final Map<LocalDate, Found> found = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private int withHours;
    private int steps;
    private boolean cut;

    private HolidayFeed(int firstYear, int lastYear, ZoneId zone) {
        this.first = LocalDate.of(firstYear, 1, 1);
        this.last = LocalDate.of(lastYear, 12, 31);
        this.zone = zone;
    }

    /**
     * Reads a file.
     *
     * @param file its bytes, UTF-8
     * @param firstYear the first year of interest
     * @param lastYear the last one, not before the first
     * @param zone of the calendar the days are for; it matters for files that write whole days as from midnight to
     *     midnight in another zone
     */
    public static HolidayReading read(byte[] file, int firstYear, int lastYear, ZoneId zone) {
        HolidayFeed feed = new HolidayFeed(firstYear, lastYear, zone);
        if (file.length > LARGEST_FILE) {
            feed.fault(1, "holiday_file.too_big");
        } else {
            feed.read(file);
        }
        return new HolidayReading(List.copyOf(feed.found.values()), feed.withHours, feed.cut, feed.faults);
    }

    private void read(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            fault(1, "holiday_file.not_utf8");
            return;
        }
        List<Line> lines = unfolded(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (lines.isEmpty() || !lines.get(0).text.strip().equalsIgnoreCase("BEGIN:VCALENDAR")) {
            fault(1, "holiday_file.not_a_calendar");
            return;
        }
        List<Line> open = new ArrayList<>();
        Event event = null;
        for (Line line : lines) {
            Property property = property(line);
            if (property == null) {
                fault(line.number, "holiday_file.line_malformed");
            } else if (property.name.equals("BEGIN")) {
                open.add(new Line(line.number, property.value.toUpperCase(Locale.ROOT)));
                if (open.size() == 2 && property.value.equalsIgnoreCase("VEVENT")) {
                    event = new Event(line.number);
                }
            } else if (property.name.equals("END")) {
                Line begun = open.isEmpty() ? null : open.remove(open.size() - 1);
                if (begun == null || !begun.text.equals(property.value.toUpperCase(Locale.ROOT))) {
                    fault(line.number, "holiday_file.end_unexpected", property.value);
                    return;
                }
                if (event != null && open.size() == 1) {
                    take(event);
                    event = null;
                }
            } else if (event != null && open.size() == 2) {
                event.properties.add(property);
            }
        }
        for (Line unfinished : open) {
            fault(unfinished.number, "holiday_file.end_missing", unfinished.text);
        }
    }

    /** Lines put together again that were folded, each with the number of its first. */
    private static List<Line> unfolded(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        StringBuilder current = new StringBuilder();
        int began = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t') && began > 0) {
                current.append(line, 1, line.length());
                continue;
            }
            if (began > 0 && !current.toString().isBlank()) {
                lines.add(new Line(began, current.toString()));
            }
            current.setLength(0);
            current.append(line);
            began = number;
        }
        if (!current.toString().isBlank()) {
            lines.add(new Line(began, current.toString()));
        }
        return lines;
    }

    /** {@code NAME;PARAMETER=value:value}; null when the line is nothing of the kind. */
    private static @Nullable Property property(Line line) {
        boolean quoted = false;
        for (int i = 0; i < line.text.length(); i++) {
            char c = line.text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                String[] names = line.text.substring(0, i).split(";", -1);
                return NAME.matcher(names[0]).matches()
                        ? new Property(
                                line.number,
                                names[0].toUpperCase(Locale.ROOT),
                                parameter(names, "TZID"),
                                line.text.substring(i + 1).strip())
                        : null;
            }
        }
        return null;
    }

    private static @Nullable String parameter(String[] names, String wanted) {
        for (int i = 1; i < names.length; i++) {
            if (names[i].toUpperCase(Locale.ROOT).startsWith(wanted + "=")) {
                return names[i].substring(wanted.length() + 1).replace("\"", "");
            }
        }
        return null;
    }

    private void take(Event event) {
        Property start = event.find("DTSTART");
        Property status = event.find("STATUS");
        if (status != null && status.value.equalsIgnoreCase("CANCELLED")) {
            return;
        }
        if (start == null) {
            fault(event.line, "holiday_file.start_missing");
            return;
        }
        Moment begins = moment(start);
        Property end = event.find("DTEND");
        Moment ends = end == null ? null : moment(end);
        if (begins == null || end != null && ends == null) {
            return;
        }
        Property lasting = event.find("DURATION");
        int days = days(begins, ends, lasting);
        if (days == 0) {
            withHours++;
            return;
        }
        if (days < 0 || days > LONGEST_EVENT) {
            fault((end == null ? start : end).line, "holiday_file.length");
            return;
        }
        Set<LocalDate> except = except(event);
        String name = name(event.find("SUMMARY"));
        Property rule = event.find("RRULE");
        if (rule == null) {
            add(begins.date, days, name, event.line, except);
        } else {
            follow(rule, begins.date, days, name, event.line, except);
        }
        for (Property more : event.all("RDATE")) {
            for (String each : more.value.split(",", -1)) {
                Moment also = moment(new Property(more.line, more.name, more.zone, each));
                if (also != null) {
                    add(also.date, days, name, event.line, except);
                }
            }
        }
    }

    /** How many whole days; 0 for an event with hours, negative for one that ends before it begins. */
    private static int days(Moment begins, @Nullable Moment ends, @Nullable Property lasting) {
        if (begins.time != null && !begins.time.equals(LocalTime.MIDNIGHT)) {
            return 0;
        }
        if (ends == null) {
            if (lasting == null) {
                return begins.time == null ? 1 : 0;
            }
            var parts = WHOLE_DAYS.matcher(lasting.value);
            if (!parts.matches()) {
                return 0;
            }
            int weeks = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1));
            return weeks * 7 + (parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2)));
        }
        if (ends.time != null && !ends.time.equals(LocalTime.MIDNIGHT)) {
            return 0;
        }
        long days = ChronoUnit.DAYS.between(begins.date, ends.date);
        // Some write one day as ending when it begins.
        return days == 0 && begins.time == null ? 1 : (int) Math.max(-1, Math.min(days, LONGEST_EVENT + 1));
    }

    private Set<LocalDate> except(Event event) {
        Set<LocalDate> dates = new HashSet<>();
        for (Property property : event.all("EXDATE")) {
            for (String each : property.value.split(",", -1)) {
                Moment moment = moment(new Property(property.line, property.name, property.zone, each));
                if (moment != null) {
                    dates.add(moment.date);
                }
            }
        }
        return dates;
    }

    private void follow(Property rule, LocalDate begins, int days, String name, int line, Set<LocalDate> except) {
        RecurrenceRule repeated;
        try {
            repeated = new RecurrenceRule(rule.value, RecurrenceRule.RfcMode.RFC5545_LAX);
        } catch (InvalidRecurrenceRuleException malformed) {
            fault(rule.line, "holiday_file.rule_malformed");
            return;
        }
        if (!FREQUENCIES.contains(repeated.getFreq().name())) {
            fault(rule.line, "holiday_file.rule_too_often");
            return;
        }
        try {
            var dates = repeated.iterator(
                    new DateTime(begins.getYear(), begins.getMonthValue() - 1, begins.getDayOfMonth()));
            while (dates.hasNext() && !cut) {
                if (++steps > MOST_STEPS) {
                    cut = true;
                    return;
                }
                DateTime next = dates.nextDateTime();
                LocalDate date = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
                if (date.isAfter(last)) {
                    return;
                }
                add(date, days, name, line, except);
            }
        } catch (IllegalArgumentException | DateTimeException neverOrDamaged) {
            // A rule such as every 30th of February has no day at all.
            fault(rule.line, "holiday_file.rule_malformed");
        }
    }

    private void add(LocalDate begins, int days, String name, int line, Set<LocalDate> except) {
        if (except.contains(begins)) {
            return;
        }
        for (int i = 0; i < days; i++) {
            LocalDate day = begins.plusDays(i);
            if (!day.isBefore(first) && !day.isAfter(last) && !found.containsKey(day)) {
                if (found.size() >= MOST_DAYS) {
                    cut = true;
                    return;
                }
                found.put(day, new Found(day, name, line));
            }
        }
    }

    private @Nullable Moment moment(Property property) {
        String value = property.value.strip();
        try {
            if (DATE.matcher(value).matches()) {
                return new Moment(checked(LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE)), null);
            }
            if (TIME.matcher(value).matches()) {
                LocalDateTime local = LocalDateTime.parse(
                        value.replace("Z", ""), DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT));
                // Midnight of the zone it was written in begins a day there; a moment of the world begins one here.
                if (value.endsWith("Z")) {
                    local = local.atOffset(ZoneOffset.UTC)
                            .atZoneSameInstant(zone)
                            .toLocalDateTime();
                }
                return new Moment(checked(local.toLocalDate()), local.toLocalTime());
            }
        } catch (DateTimeException noSuchDay) {
            // Told below like any other value that is no date.
        }
        fault(property.line, "holiday_file.date_malformed", property.name);
        return null;
    }

    private static LocalDate checked(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > Year.of(9998).getValue()) {
            throw new DateTimeException("a year no calendar has");
        }
        return date;
    }

    private static String name(@Nullable Property summary) {
        if (summary == null) {
            return "";
        }
        String text = summary.value
                .replaceAll("\\\\[nN]", " ")
                .replaceAll("\\\\(.)", "$1")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }

    private void fault(int line, String code, Object... arguments) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(line, new FieldError("calendar-file", code, arguments)));
        }
    }

    /**
     * A day the file names.
     *
     * @param name what the file calls it, may be empty
     * @param line the line of the file its event begins in, from 1
     */
    public record Found(LocalDate date, String name, int line) {}

    /**
     * Something wrong with the file.
     *
     * @param line from 1
     */
    public record Fault(int line, FieldError error) {}

    /**
     * What a file gave.
     *
     * @param days in order, each once
     * @param withHours how many events have hours and were left out
     * @param cut whether the file has more than is taken, so that days may be missing
     * @param faults what is wrong with it; events that could be read are among the days all the same
     */
    public record HolidayReading(List<Found> days, int withHours, boolean cut, List<Fault> faults) {
        public HolidayReading {
            days = List.copyOf(days);
            faults = List.copyOf(faults);
        }
    }

    private record Line(int number, String text) {}

    private record Property(int line, String name, @Nullable String zone, String value) {}

    private record Moment(LocalDate date, @Nullable LocalTime time) {}

    private static final class Event {
        private final int line;
        private final List<Property> properties = new ArrayList<>();

        private Event(int line) {
            this.line = line;
        }

        private @Nullable Property find(String name) {
            return properties.stream()
                    .filter(property -> property.name.equals(name))
                    .findFirst()
                    .orElse(null);
        }

        private List<Property> all(String name) {
            return properties.stream()
                    .filter(property -> property.name.equals(name))
                    .toList();
        }
    }
}
