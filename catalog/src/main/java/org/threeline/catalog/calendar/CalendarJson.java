package org.threeline.catalog.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

/**
 * A calendar as files and REST write it:
 *
 * <pre>{@code
 * {"zone": "Europe/Berlin",
 *  "weekly": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]], "tue": [["22:00", "06:00"]]},
 *  "holidays": ["2026-05-01", "*-12-25", {"date": "*-12-24", "from": "12:00", "to": "24:00"}],
 *  "exceptions": {"2026-12-12": [["10:00", "14:00"]], "*-12-31": []}}
 * }</pre>
 *
 * Only the zone is required. Reading checks the form, not the sense; that is left to {@link CalendarRules}.
 */
public final class CalendarJson {
    /** Enough to repair a file by; a document of nothing but mistakes must not answer with as many. */
    private static final int MOST_ERRORS = 100;

    private static final Set<String> FIELDS = Set.of("zone", "weekly", "holidays", "exceptions");
    private static final Set<String> HOLIDAY_FIELDS = Set.of("date", "from", "to");

    private final List<FieldError> errors = new ArrayList<>();

    private CalendarJson() {}

    /**
     * Reads a calendar.
     *
     * @param json what was sent, may be null or missing
     * @param field what the calendar's own field is called, for example {@code calendar}; errors are placed below it
     * @throws InvalidInput naming every malformed value, for example {@code calendar.weekly.mon[0][1]} with
     *     {@code calendar.time_malformed}
     */
    public static ServiceCalendar read(@Nullable JsonNode json, String field) {
        CalendarJson reading = new CalendarJson();
        ServiceCalendar calendar = reading.calendar(json == null ? MissingNode.getInstance() : json, field);
        if (calendar == null) {
            throw new InvalidInput(reading.errors);
        }
        return calendar;
    }

    /** Writes a calendar so that {@link #read} gives an equal one; closed days are left out of the week. */
    public static ObjectNode write(ServiceCalendar calendar) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("zone", calendar.zone().getId());
        ObjectNode weekly = json.putObject("weekly");
        calendar.weekly().forEach((day, hours) -> weekly.set(nameOf(day), write(hours)));
        ArrayNode holidays = json.putArray("holidays");
        for (Holiday holiday : calendar.holidays()) {
            if (holiday.isWholeDay()) {
                holidays.add(holiday.date().toString());
            } else {
                holidays.addObject()
                        .put("date", holiday.date().toString())
                        .put("from", ServiceHours.clock(holiday.hours().from()))
                        .put("to", ServiceHours.clock(holiday.hours().to()));
            }
        }
        ObjectNode exceptions = json.putObject("exceptions");
        calendar.exceptions().forEach((date, hours) -> exceptions.set(date.toString(), write(hours)));
        return json;
    }

    /** The name of a day in calendars: {@code mon} to {@code sun}. */
    static String nameOf(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static ArrayNode write(List<ServiceHours> hours) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (ServiceHours each : hours) {
            json.addArray().add(ServiceHours.clock(each.from())).add(ServiceHours.clock(each.to()));
        }
        return json;
    }

    private @Nullable ServiceCalendar calendar(JsonNode json, String field) {
        if (!isPresent(json)) {
            return refuse(field, "input.missing");
        }
        if (!json.isObject()) {
            return refuse(field, "input.mistyped");
        }
        refuseUnknown(json, field, FIELDS);
        ZoneId zone = zone(json.path("zone"), field + ".zone");
        Map<DayOfWeek, List<ServiceHours>> weekly = weekly(json.path("weekly"), field + ".weekly");
        List<Holiday> holidays = holidays(json.path("holidays"), field + ".holidays");
        Map<CalendarDate, List<ServiceHours>> exceptions = exceptions(json.path("exceptions"), field + ".exceptions");
        return zone == null || !errors.isEmpty() ? null : new ServiceCalendar(zone, weekly, holidays, exceptions);
    }

    private @Nullable ZoneId zone(JsonNode json, String field) {
        if (!isPresent(json)) {
            return refuse(field, "input.missing");
        }
        if (!json.isTextual()) {
            return refuse(field, "input.mistyped");
        }
        try {
            return ZoneId.of(json.textValue());
        } catch (DateTimeException unknown) {
            return refuse(field, "calendar.zone_unknown");
        }
    }

    private Map<DayOfWeek, List<ServiceHours>> weekly(JsonNode json, String field) {
        Map<DayOfWeek, List<ServiceHours>> weekly = new EnumMap<>(DayOfWeek.class);
        if (isObject(json, field)) {
            for (Map.Entry<String, JsonNode> entry : json.properties()) {
                String place = field + "." + entry.getKey();
                DayOfWeek day = day(entry.getKey());
                if (day == null) {
                    refuse(place, "calendar.day_unknown");
                } else {
                    weekly.put(day, hours(entry.getValue(), place));
                }
            }
        }
        return weekly;
    }

    private static @Nullable DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (nameOf(day).equals(name)) {
                return day;
            }
        }
        return null;
    }

    private List<Holiday> holidays(JsonNode json, String field) {
        List<Holiday> holidays = new ArrayList<>();
        if (isArray(json, field)) {
            for (int i = 0; i < json.size(); i++) {
                Holiday holiday = holiday(json.get(i), field + "[" + i + "]");
                if (holiday != null) {
                    holidays.add(holiday);
                }
            }
        }
        return holidays;
    }

    private @Nullable Holiday holiday(JsonNode json, String field) {
        if (json.isTextual()) {
            CalendarDate date = date(json.textValue(), field);
            return date == null ? null : Holiday.wholeDay(date);
        }
        if (!json.isObject()) {
            return refuse(field, "calendar.holiday_malformed");
        }
        refuseUnknown(json, field, HOLIDAY_FIELDS);
        JsonNode name = json.path("date");
        CalendarDate date = null;
        if (!isPresent(name)) {
            refuse(field + ".date", "input.missing");
        } else {
            date = name.isTextual()
                    ? date(name.textValue(), field + ".date")
                    : refuse(field + ".date", "input.mistyped");
        }
        Integer from = time(json.path("from"), field + ".from");
        Integer to = time(json.path("to"), field + ".to");
        return date == null || from == null || to == null ? null : new Holiday(date, new ServiceHours(from, to));
    }

    private Map<CalendarDate, List<ServiceHours>> exceptions(JsonNode json, String field) {
        Map<CalendarDate, List<ServiceHours>> exceptions = new LinkedHashMap<>();
        if (isObject(json, field)) {
            for (Map.Entry<String, JsonNode> entry : json.properties()) {
                String place = field + "." + entry.getKey();
                CalendarDate date = date(entry.getKey(), place);
                List<ServiceHours> hours = hours(entry.getValue(), place);
                if (date != null) {
                    exceptions.put(date, hours);
                }
            }
        }
        return exceptions;
    }

    private @Nullable CalendarDate date(String text, String field) {
        try {
            return CalendarDate.parse(text);
        } catch (IllegalArgumentException malformed) {
            return refuse(field, "calendar.date_malformed");
        }
    }

    private List<ServiceHours> hours(JsonNode json, String field) {
        List<ServiceHours> hours = new ArrayList<>();
        if (isArray(json, field)) {
            for (int i = 0; i < json.size(); i++) {
                JsonNode pair = json.get(i);
                String place = field + "[" + i + "]";
                if (!pair.isArray() || pair.size() != 2) {
                    refuse(place, "calendar.hours_malformed");
                    continue;
                }
                Integer from = time(pair.get(0), place + "[0]");
                Integer to = time(pair.get(1), place + "[1]");
                if (from != null && to != null) {
                    hours.add(new ServiceHours(from, to));
                }
            }
        }
        return hours;
    }

    /** Minute of the day of {@code HH:MM}, 00:00 to 24:00, or null when that is not what stands there. */
    private @Nullable Integer time(JsonNode json, String field) {
        if (!isPresent(json)) {
            return refuse(field, "input.missing");
        }
        String text = json.isTextual() ? json.textValue() : "";
        if (text.length() != 5 || text.charAt(2) != ':') {
            return refuse(field, "calendar.time_malformed");
        }
        int minute = 0;
        int[] worth = {600, 60, 0, 10, 1};
        for (int i = 0; i < 5; i++) {
            int digit = i == 2 ? 0 : text.charAt(i) - '0';
            if (digit < 0 || digit > (i == 3 ? 5 : 9)) {
                return refuse(field, "calendar.time_malformed");
            }
            minute += digit * worth[i];
        }
        return minute <= ServiceHours.MINUTES_OF_DAY ? minute : refuse(field, "calendar.time_malformed");
    }

    private boolean isObject(JsonNode json, String field) {
        if (isPresent(json) && !json.isObject()) {
            refuse(field, "input.mistyped");
        }
        return isPresent(json) && json.isObject();
    }

    private boolean isArray(JsonNode json, String field) {
        if (isPresent(json) && !json.isArray()) {
            refuse(field, "input.mistyped");
        }
        return isPresent(json) && json.isArray();
    }

    private static boolean isPresent(JsonNode json) {
        return !json.isNull() && !json.isMissingNode();
    }

    private void refuseUnknown(JsonNode json, String field, Set<String> known) {
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!known.contains(entry.getKey())) {
                refuse(field + "." + entry.getKey(), "input.unknown_field");
            }
        }
    }

    /** Notes the error; null stands for the value that could not be read. */
    private <T> @Nullable T refuse(String field, String code) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new FieldError(field, code));
        }
        return null;
    }
}
