package org.threeline.catalog.calendar;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.threeline.kernel.InvalidInput.FieldError;

/**
 * What a calendar must be like to be saved. The arithmetic accepts more; these rules catch what nobody means: hours that
 * overlap, an empty week, a date in a year that is surely a slip.
 */
public final class CalendarRules {
    /** The first and last year a certain date may lie in. */
    static final int FIRST_YEAR = 1900;

    static final int LAST_YEAR = 2999;

    private static final String ROOT = "calendar";

    private final List<FieldError> errors = new ArrayList<>();

    private CalendarRules() {}

    /**
     * Checks a calendar before it is saved.
     *
     * @return what is wrong with it, placed below {@code calendar}; empty when it may be saved
     */
    public static List<FieldError> check(ServiceCalendar calendar) {
        CalendarRules rules = new CalendarRules();
        rules.checkZone(calendar.zone());
        rules.checkWeek(calendar.weekly());
        rules.checkHolidays(calendar.holidays());
        calendar.exceptions().forEach((date, hours) -> {
            String field = ROOT + ".exceptions." + date;
            rules.checkYear(date, field);
            rules.checkHours(hours, field);
        });
        return List.copyOf(rules.errors);
    }

    /** A zone with a history: a bare offset never changes its clocks, which no place keeps up for long. */
    private void checkZone(ZoneId zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone.getId())) {
            errors.add(new FieldError(ROOT + ".zone", "calendar.zone_unknown"));
        }
    }

    private void checkWeek(Map<DayOfWeek, List<ServiceHours>> weekly) {
        if (weekly.isEmpty()) {
            errors.add(new FieldError(ROOT + ".weekly", "calendar.week_empty"));
        }
        weekly.forEach((day, hours) -> checkHours(hours, ROOT + ".weekly." + CalendarJson.nameOf(day)));
    }

    private void checkHolidays(List<Holiday> holidays) {
        for (int i = 0; i < holidays.size(); i++) {
            String field = ROOT + ".holidays[" + i + "]";
            checkYear(holidays.get(i).date(), field);
            if (holidays.get(i).hours().endsNextDay()) {
                errors.add(new FieldError(field, "calendar.holiday_beyond_day"));
            }
        }
    }

    private void checkYear(CalendarDate date, String field) {
        Integer year = date.year();
        if (year != null && (year < FIRST_YEAR || year > LAST_YEAR)) {
            // As text: a year has no thousands that a reader's language would set apart.
            errors.add(new FieldError(
                    field, "calendar.year_out_of_range", Integer.toString(FIRST_YEAR), Integer.toString(LAST_YEAR)));
        }
    }

    private void checkHours(List<ServiceHours> hours, String field) {
        for (int i = 0; i < hours.size(); i++) {
            ServiceHours each = hours.get(i);
            if (each.from() == 0 && each.to() == 0) {
                errors.add(new FieldError(field + "[" + i + "]", "calendar.hours_zero"));
            } else if (each.from() == ServiceHours.MINUTES_OF_DAY) {
                errors.add(new FieldError(field + "[" + i + "]", "calendar.hours_start"));
            }
        }
        int[] byStart = IntStream.range(0, hours.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> hours.get(i).from()))
                .mapToInt(Integer::intValue)
                .toArray();
        int end = 0;
        for (int i : byStart) {
            if (hours.get(i).from() < end) {
                errors.add(new FieldError(field + "[" + i + "]", "calendar.hours_overlap"));
            }
            end = Math.max(end, hours.get(i).endFromStartOfDay());
        }
    }
}
