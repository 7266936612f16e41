package org.threeline.web.admin;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.threeline.catalog.calendar.CalendarDate;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.CalendarRules;
import org.threeline.catalog.calendar.Holiday;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.kernel.LocalizedText;

/**
 * A calendar as it is typed: every field keeps what stands in it, right or wrong, until {@link #read} makes a calendar
 * of it. Rows come and go by commands such as {@code add:mon}, so that the page works without a script too.
 */
final class CalendarForm {
    /** More dates than any company closes on; a forged form cannot make the page endless. */
    static final int MOST_DATES = 600;

    private static final int MOST_HOURS = 12;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 500;
    private static final String WEEK = "week.";
    private static final String HOLIDAY = "holiday.";
    private static final String EXCEPTION = "exception.";
    /** Stands in for rows that cannot be read, so that the others are checked all the same. */
    private static final ServiceHours ANY_HOURS = new ServiceHours(540, 1020);

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})(?:[:.]?([0-9]{2}))?");

    /** The leap year a date of every year is shown in, so that the 29th of February can be. */
    private static final int SHOWN_YEAR = 2028;

    String key = "";
    String nameEn = "";
    String nameRu = "";
    String zone = "";
    String reason = "";
    boolean overFile;
    Integer version;
    final Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
    final List<Day> holidays = new ArrayList<>();
    final List<Day> exceptions = new ArrayList<>();
    private final Map<String, FieldError> errors = new LinkedHashMap<>();

    /** Where the next typing goes, by the id of its field; empty where it stays. */
    private String focus = "";

    private CalendarForm() {
        for (var day : DayOfWeek.values()) {
            week.put(day, new ArrayList<>());
        }
    }

    /** An empty calendar: Monday to Friday from nine to five, which is easier to change than nothing. */
    static CalendarForm fresh(ZoneId zone) {
        var form = new CalendarForm();
        form.zone = zone.getId();
        for (var day : DayOfWeek.values()) {
            if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                form.week.get(day).add(new Hours("09:00", "17:00"));
            }
        }
        return form;
    }

    /** What a version says. */
    static CalendarForm of(CalendarDefinition definition) {
        var form = new CalendarForm();
        form.key = definition.key();
        form.version = definition.version();
        form.nameEn = definition.name().en();
        form.nameRu = Objects.toString(definition.name().ru(), "");
        var calendar = definition.calendar();
        form.zone = calendar.zone().getId();
        calendar.weekly()
                .forEach(
                        (day, hours) -> hours.forEach(each -> form.week.get(day).add(Hours.of(each))));
        calendar.holidays().forEach(holiday -> {
            var day = Day.of(holiday.date());
            if (!holiday.isWholeDay()) {
                day.hours.add(Hours.of(holiday.hours()));
            }
            form.holidays.add(day);
        });
        calendar.exceptions().forEach((date, hours) -> {
            var day = Day.of(date);
            hours.forEach(each -> day.hours.add(Hours.of(each)));
            form.exceptions.add(day);
        });
        return form;
    }

    /** What was sent. */
    static CalendarForm sent(Map<String, String[]> parameters) {
        var form = new CalendarForm();
        form.key = text(parameters, "key");
        form.nameEn = text(parameters, "name.en");
        form.nameRu = text(parameters, "name.ru");
        form.zone = text(parameters, "zone");
        form.reason = text(parameters, "reason");
        form.overFile = parameters.containsKey("over");
        var version = text(parameters, "version");
        form.version = version.matches("[0-9]{1,9}") ? Integer.valueOf(version) : null;
        for (var day : DayOfWeek.values()) {
            form.week.get(day).addAll(hours(parameters, WEEK + token(day) + "."));
        }
        form.holidays.addAll(days(parameters, HOLIDAY));
        form.exceptions.addAll(days(parameters, EXCEPTION));
        return form;
    }

    private static String text(Map<String, String[]> parameters, String name) {
        var values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }

    private static List<Day> days(Map<String, String[]> parameters, String prefix) {
        var days = new ArrayList<Day>();
        for (var number : numbers(parameters, prefix, ".date", MOST_DATES)) {
            var place = prefix + number;
            var day = new Day(text(parameters, place + ".date"), parameters.containsKey(place + ".every"));
            day.hours.addAll(hours(parameters, place + ".hours."));
            days.add(day);
        }
        return days;
    }

    private static List<Hours> hours(Map<String, String[]> parameters, String prefix) {
        return numbers(parameters, prefix, ".from", MOST_HOURS).stream()
                .map(number -> new Hours(
                        text(parameters, prefix + number + ".from"), text(parameters, prefix + number + ".to")))
                .toList();
    }

    /** The numbers of the rows that were sent, in order. */
    private static List<Integer> numbers(Map<String, String[]> parameters, String prefix, String suffix, int most) {
        var numbers = new TreeMap<Integer, Integer>();
        for (var name : parameters.keySet()) {
            if (name.startsWith(prefix) && name.endsWith(suffix)) {
                var middle =
                        name.substring(prefix.length(), Math.max(prefix.length(), name.length() - suffix.length()));
                if (middle.matches("[0-9]{1,5}")) {
                    numbers.put(Integer.valueOf(middle), 0);
                }
            }
        }
        return numbers.keySet().stream().limit(most).toList();
    }

    /** The name of a day in fields: {@code mon} to {@code sun}. */
    static String token(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static Optional<DayOfWeek> day(String token) {
        for (var day : DayOfWeek.values()) {
            if (token(day).equals(token)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    String focus() {
        return focus;
    }

    /** Puts the typing into a field. */
    void focusOn(String field) {
        focus = field;
    }

    /** What is wrong with a field, or null. */
    FieldError error(String field) {
        return errors.get(field);
    }

    boolean isRight() {
        return errors.isEmpty();
    }

    /** The first field that is wrong; empty when none is. */
    String firstError() {
        return errors.keySet().stream().findFirst().orElse("");
    }

    /** Says that a field is wrong; the first word about a field counts. */
    void refuse(String field, String code, Object... arguments) {
        errors.putIfAbsent(field, new FieldError(field, code, arguments));
    }

    /**
     * Adds, removes or copies rows; a command that names no row of the form does nothing.
     *
     * @param command for example {@code add:mon}, {@code drop:mon:0}, {@code copy:mon}, {@code copy-all:mon},
     *     {@code add-holiday}, {@code part:3}, {@code whole:3}, {@code drop-holiday:3}, {@code add-exception},
     *     {@code add-hours:2}, {@code drop-hours:2:0}, {@code drop-exception:2}
     */
    void change(String command) {
        var words = command.split(":");
        var first = words.length > 1 ? words[1] : "";
        var row = number(words, 1);
        switch (words[0]) {
            case "add" -> day(first).ifPresent(day -> add(week.get(day), WEEK + first + "."));
            case "drop" ->
                day(first).ifPresent(day -> {
                    drop(week.get(day), number(words, 2));
                    focus = "add-" + first;
                });
            case "copy" -> day(first).ifPresent(day -> copy(day, DayOfWeek.FRIDAY));
            case "copy-all" -> day(first).ifPresent(day -> copy(day, DayOfWeek.SUNDAY));
            case "add-holiday" -> addDay(holidays, HOLIDAY);
            case "drop-holiday" -> {
                drop(holidays, row);
                focus = "add-holiday";
            }
            case "part" ->
                at(holidays, row).ifPresent(day -> {
                    if (day.hours.isEmpty()) {
                        add(day.hours, HOLIDAY + row + ".hours.");
                    }
                });
            case "whole" ->
                at(holidays, row).ifPresent(day -> {
                    day.hours.clear();
                    focus = "part-" + row;
                });
            case "add-exception" -> addDay(exceptions, EXCEPTION);
            case "drop-exception" -> {
                drop(exceptions, row);
                focus = "add-exception";
            }
            case "add-hours" -> at(exceptions, row).ifPresent(day -> add(day.hours, EXCEPTION + row + ".hours."));
            case "drop-hours" ->
                at(exceptions, row).ifPresent(day -> {
                    drop(day.hours, number(words, 2));
                    focus = "add-hours-" + row;
                });
            default -> focus = "";
        }
    }

    private static int number(String[] words, int place) {
        return words.length > place && words[place].matches("[0-9]{1,5}") ? Integer.parseInt(words[place]) : -1;
    }

    private static <T> Optional<T> at(List<T> rows, int row) {
        return row >= 0 && row < rows.size() ? Optional.of(rows.get(row)) : Optional.empty();
    }

    private static void drop(List<?> rows, int row) {
        if (row >= 0 && row < rows.size()) {
            rows.remove(row);
        }
    }

    private void add(List<Hours> rows, String prefix) {
        if (rows.size() < MOST_HOURS) {
            rows.add(new Hours("", ""));
            focus = prefix + (rows.size() - 1) + ".from";
        }
    }

    private void addDay(List<Day> rows, String prefix) {
        if (rows.size() < MOST_DATES) {
            rows.add(new Day("", false));
            focus = prefix + (rows.size() - 1) + ".date";
        }
    }

    private void copy(DayOfWeek from, DayOfWeek last) {
        var hours = List.copyOf(week.get(from));
        for (var day : DayOfWeek.values()) {
            if (day.getValue() <= last.getValue() && day != from) {
                week.put(day, new ArrayList<>(hours));
            }
        }
        focus = "add-" + token(from);
    }

    /** Adds a whole day off, unless the form holds it; whether it was added. */
    boolean addHoliday(LocalDate date) {
        if (holds(date) || holidays.size() >= MOST_DATES) {
            return false;
        }
        holidays.add(Day.of(CalendarDate.on(date)));
        return true;
    }

    /** Whether the date is off already, by itself or as a day of every year. */
    boolean holds(LocalDate date) {
        var iso = date.toString();
        return holidays.stream()
                .filter(day -> day.hours.isEmpty())
                .anyMatch(day -> day.every && day.date.length() == iso.length()
                        ? day.date.substring(4).equals(iso.substring(4))
                        : day.date.equals(iso));
    }

    /** Puts the holidays in the order of the year: those of every year first, then the certain ones. */
    void sortHolidays() {
        holidays.sort(Comparator.comparing((Day day) -> !day.every).thenComparing(day -> day.date));
    }

    /** What the form says, where all of it is right; otherwise {@link #error} tells what is wrong where. */
    Optional<CalendarDefinition> read() {
        readNames();
        var place = readZone();
        Map<DayOfWeek, List<ServiceHours>> weekly = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) -> weekly.put(day, readHours(hours, WEEK + token(day) + ".")));
        var off = readHolidays();
        var rowsOfDates = new LinkedHashMap<CalendarDate, Integer>();
        var dates = readExceptions(rowsOfDates);
        // Everything that is wrong is told at once: the rules see what could be read although the rest could not.
        var calendar = new ServiceCalendar(place, weekly, off, dates);
        for (var error : CalendarRules.check(calendar)) {
            refuse(
                    fieldOf(error.field(), rowsOfDates),
                    error.code(),
                    error.arguments().toArray());
        }
        return errors.isEmpty()
                ? Optional.of(new CalendarDefinition(
                        key, 0, new LocalizedText(nameEn, nameRu.isEmpty() ? null : nameRu), calendar))
                : Optional.empty();
    }

    /** The hours and dates alone, for a look at them while the rest is still being typed. */
    Optional<ServiceCalendar> look() {
        var named = nameEn.isEmpty() ? "-" : nameEn;
        var typed = nameEn;
        var typedKey = key;
        nameEn = named;
        key = "look";
        var read = read();
        nameEn = typed;
        key = typedKey;
        return read.map(CalendarDefinition::calendar);
    }

    /** Forgets what is missing: whoever is still typing need not be told. */
    void forgiveMissing() {
        errors.values().removeIf(error -> error.code().equals("input.missing"));
    }

    /** The last certain date that is off; empty when none is. */
    Optional<LocalDate> lastHoliday() {
        return holidays.stream()
                .filter(day -> !day.every && day.date.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
                .map(day -> day.date)
                .max(String::compareTo)
                .flatMap(date -> {
                    try {
                        return Optional.of(LocalDate.parse(date));
                    } catch (DateTimeException noSuchDay) {
                        return Optional.empty();
                    }
                });
    }

    private void readNames() {
        if (!KEY.matcher(key).matches() || key.length() > 60 || DefinitionKind.CALENDAR.isReserved(key)) {
            refuse("key", "admin_calendar.key.malformed");
        }
        if (nameEn.isEmpty()) {
            refuse("name.en", "input.missing");
        } else if (nameEn.length() > LONGEST_NAME) {
            refuse("name.en", "input.too_long", LONGEST_NAME);
        }
        if (nameRu.length() > LONGEST_NAME) {
            refuse("name.ru", "input.too_long", LONGEST_NAME);
        }
        if (reason.length() > LONGEST_REASON) {
            refuse("reason", "input.too_long", LONGEST_REASON);
        }
    }

    private ZoneId readZone() {
        try {
            if (ZoneId.getAvailableZoneIds().contains(zone)) {
                return ZoneId.of(zone);
            }
        } catch (DateTimeException unknown) {
            // Refused below like any other word.
        }
        refuse("zone", zone.isEmpty() ? "input.missing" : "calendar.zone_unknown");
        return ZoneId.of("UTC");
    }

    private List<ServiceHours> readHours(List<Hours> rows, String prefix) {
        var read = new ArrayList<ServiceHours>();
        for (var i = 0; i < rows.size(); i++) {
            var from = readTime(rows.get(i).from(), prefix + i + ".from");
            var to = readTime(rows.get(i).to(), prefix + i + ".to");
            if (from >= 0 && to >= 0) {
                read.add(new ServiceHours(from, to));
            }
        }
        return read.size() == rows.size() ? read : List.of(ANY_HOURS);
    }

    private int readTime(String typed, String field) {
        if (typed.isEmpty()) {
            refuse(field, "input.missing");
            return -1;
        }
        var minute = minuteOf(typed);
        if (minute < 0) {
            refuse(field, "calendar.time_malformed");
        }
        return minute;
    }

    /** The minute of {@code 9}, {@code 9:00}, {@code 09.00} or {@code 0900}; -1 for anything else. */
    static int minuteOf(String typed) {
        var parts = TIME.matcher(typed);
        if (!parts.matches()) {
            return -1;
        }
        var hour = Integer.parseInt(parts.group(1));
        var minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return minute > 59 || hour * 60 + minute > ServiceHours.MINUTES_OF_DAY ? -1 : hour * 60 + minute;
    }

    private List<Holiday> readHolidays() {
        var read = new ArrayList<Holiday>();
        var seen = new HashSet<Holiday>();
        var whole = new HashSet<CalendarDate>();
        for (var i = 0; i < holidays.size(); i++) {
            var field = HOLIDAY + i + ".date";
            var date = readDate(holidays.get(i), field);
            var hours = readHours(holidays.get(i).hours, HOLIDAY + i + ".hours.");
            if (date == null) {
                read.add(Holiday.wholeDay(CalendarDate.everyYear(1, 1)));
                continue;
            }
            var holiday = hours.isEmpty() ? Holiday.wholeDay(date) : new Holiday(date, hours.get(0));
            if (!seen.add(holiday) || whole.contains(date)) {
                refuse(field, "admin_calendar.date_twice");
            }
            if (holiday.isWholeDay()) {
                whole.add(date);
            }
            read.add(holiday);
        }
        return read;
    }

    private Map<CalendarDate, List<ServiceHours>> readExceptions(Map<CalendarDate, Integer> rows) {
        var read = new LinkedHashMap<CalendarDate, List<ServiceHours>>();
        for (var i = 0; i < exceptions.size(); i++) {
            var field = EXCEPTION + i + ".date";
            var date = readDate(exceptions.get(i), field);
            var hours = readHours(exceptions.get(i).hours, EXCEPTION + i + ".hours.");
            if (date != null && read.putIfAbsent(date, hours) != null) {
                refuse(field, "admin_calendar.date_twice");
            } else if (date != null) {
                rows.put(date, i);
            }
        }
        return read;
    }

    private CalendarDate readDate(Day day, String field) {
        if (day.date.isEmpty()) {
            refuse(field, "input.missing");
            return null;
        }
        try {
            var parts = LocalDate.parse(day.date);
            if (day.every) {
                return CalendarDate.everyYear(parts.getMonthValue(), parts.getDayOfMonth());
            }
            if (parts.getYear() < 0 || parts.getYear() > Year.of(9999).getValue()) {
                refuse(field, "calendar.year_out_of_range", "1900", "2999");
                return null;
            }
            return CalendarDate.on(parts);
        } catch (DateTimeException malformed) {
            refuse(field, "admin_calendar.date_malformed");
            return null;
        }
    }

    /** The field of this form a fault of the rules belongs to. */
    private static String fieldOf(String place, Map<CalendarDate, Integer> rowsOfDates) {
        var below = place.substring("calendar.".length());
        var row = below.indexOf('[') < 0 ? "" : below.substring(below.indexOf('[') + 1, below.indexOf(']'));
        if (below.startsWith("weekly.")) {
            return WEEK + below.substring("weekly.".length(), below.indexOf('[')) + "." + row + ".from";
        }
        if (below.startsWith("holidays")) {
            return HOLIDAY + row + ".date";
        }
        if (below.startsWith("exceptions.")) {
            var name = below.substring("exceptions.".length());
            var date = name.indexOf('[') < 0 ? name : name.substring(0, name.indexOf('['));
            var number = rowsOfDates.entrySet().stream()
                    .filter(each -> each.getKey().toString().equals(date))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(0);
            return EXCEPTION + number + (row.isEmpty() ? ".date" : ".hours." + row + ".from");
        }
        return below.equals("weekly") ? "week" : below;
    }

    /** Names of all zones a calendar can have, places only. */
    static List<String> zones() {
        Set<String> all = ZoneId.getAvailableZoneIds();
        return all.stream()
                .filter(name -> name.contains("/") && !name.startsWith("Etc/") && !name.startsWith("SystemV/")
                        || name.equals("UTC"))
                .sorted()
                .toList();
    }

    /** One stretch as it is typed. */
    record Hours(String from, String to) {
        static Hours of(ServiceHours hours) {
            var both = hours.toString().split("-");
            return new Hours(both[0], both[1]);
        }
    }

    /** A date as it is typed, with its hours: for a holiday those that are off, for an exception those that are worked. */
    static final class Day {
        final String date;
        final boolean every;
        final List<Hours> hours = new ArrayList<>();

        Day(String date, boolean every) {
            this.date = date;
            this.every = every;
        }

        static Day of(CalendarDate date) {
            var year = date.isRecurring() ? SHOWN_YEAR : date.year();
            return new Day(date.monthDay().atYear(year).toString(), date.isRecurring());
        }
    }
}
