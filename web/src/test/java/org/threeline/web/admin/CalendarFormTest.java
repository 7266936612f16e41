package org.threeline.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.catalog.calendar.CalendarDate;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.Holiday;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.kernel.LocalizedText;

class CalendarFormTest {
    private static Map<String, String[]> typed(String... pairs) {
        var typed = new HashMap<String, String[]>();
        typed.put("key", new String[] {"office"});
        typed.put("name.en", new String[] {"Office"});
        typed.put("zone", new String[] {"Europe/Berlin"});
        typed.put("week.mon.0.from", new String[] {"9"});
        typed.put("week.mon.0.to", new String[] {"17.30"});
        for (var i = 0; i < pairs.length; i += 2) {
            typed.put(pairs[i], new String[] {pairs[i + 1]});
        }
        return typed;
    }

    private static CalendarForm form(String... pairs) {
        return CalendarForm.sent(typed(pairs));
    }

    @Test
    void whatAVersionSaysComesBackUnchanged() {
        var calendar = new ServiceCalendar(
                ZoneId.of("Asia/Omsk"),
                Map.of(DayOfWeek.FRIDAY, List.of(new ServiceHours(540, 720), new ServiceHours(1320, 360))),
                List.of(
                        Holiday.wholeDay(CalendarDate.parse("*-02-29")),
                        new Holiday(CalendarDate.parse("2026-12-24"), new ServiceHours(720, 1440))),
                Map.of(CalendarDate.parse("2026-12-12"), List.of()));
        var definition = new CalendarDefinition("omsk", 4, new LocalizedText("Omsk", "Омск"), calendar);
        var form = CalendarForm.of(definition);
        assertThat(form.version).isEqualTo(4);
        assertThat(form.read())
                .hasValueSatisfying(read -> assertThat(read.calendar()).isEqualTo(calendar));
        assertThat(form.read())
                .hasValueSatisfying(read -> assertThat(read.name()).isEqualTo(definition.name()));
    }

    @ParameterizedTest
    @CsvSource({
        "9,540",
        "09:05,545",
        "0905,545",
        "9.30,570",
        "24:00,1440",
        "24:01,-1",
        "25,-1",
        "9:60,-1",
        "x,-1",
        "-1,-1"
    })
    void timesAreTakenAsPeopleTypeThem(String text, int minute) {
        assertThat(CalendarForm.minuteOf(text)).isEqualTo(minute);
    }

    @ParameterizedTest
    @CsvSource({
        "zone,Mars/Base,zone,calendar.zone_unknown",
        "zone,+02:00,zone,calendar.zone_unknown",
        "name.en,'',name.en,input.missing",
        "key,Not A Key,key,admin_calendar.key.malformed",
        "key,new,key,admin_calendar.key.malformed",
        "week.mon.0.to,25:00,week.mon.0.to,calendar.time_malformed",
        "week.mon.0.from,'',week.mon.0.from,input.missing",
        "holiday.0.date,0000-01-01,holiday.0.date,calendar.year_out_of_range",
        "holiday.0.date,9999-01-01,holiday.0.date,calendar.year_out_of_range",
        "holiday.0.date,12345-01-01,holiday.0.date,admin_calendar.date_malformed",
        "holiday.0.date,2026-02-30,holiday.0.date,admin_calendar.date_malformed",
        "exception.0.date,'',exception.0.date,input.missing"
    })
    void eachFaultIsToldAtItsField(String name, String value, String field, String code) {
        var form = form(name, value);
        assertThat(form.read()).isEmpty();
        assertThat(form.error(field)).isNotNull();
        assertThat(form.error(field).code()).isEqualTo(code);
    }

    @Test
    void hoursThatOverlapOrAreNothingAreTold() {
        var overlap = form("week.mon.1.from", "17:00", "week.mon.1.to", "18:00");
        overlap.read();
        assertThat(overlap.error("week.mon.1.from").code()).isEqualTo("calendar.hours_overlap");
        var nothing = form("week.tue.0.from", "00:00", "week.tue.0.to", "0");
        nothing.read();
        assertThat(nothing.error("week.tue.0.from").code()).isEqualTo("calendar.hours_zero");
        var exception = form(
                "exception.3.date", "2026-12-12", "exception.3.hours.0.from", "24:00", "exception.3.hours.0.to", "3");
        exception.read();
        assertThat(exception.error("exception.0.hours.0.from").code()).isEqualTo("calendar.hours_start");
    }

    @Test
    void anEmptyWeekAndADateTwiceAreTold() {
        var empty = form();
        empty.change("drop:mon:0");
        empty.read();
        assertThat(empty.error("week").code()).isEqualTo("calendar.week_empty");
        var twice = form("holiday.0.date", "2026-05-01", "holiday.1.date", "2026-05-01");
        twice.read();
        assertThat(twice.error("holiday.1.date").code()).isEqualTo("admin_calendar.date_twice");
        var dates = form("exception.0.date", "2026-05-01", "exception.1.date", "2026-05-01");
        dates.read();
        assertThat(dates.error("exception.1.date").code()).isEqualTo("admin_calendar.date_twice");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var form = form(
                "zone", "Mars/Base",
                "week.mon.1.from", "10:00",
                "week.mon.1.to", "11:00",
                "week.tue.0.from", "x",
                "week.tue.0.to", "9",
                "holiday.0.date", "nonsense",
                "holiday.1.date", "9999-01-01",
                "exception.0.date", "",
                "exception.1.date", "2026-12-12",
                "exception.1.hours.0.from", "0",
                "exception.1.hours.0.to", "0");
        assertThat(form.read()).isEmpty();
        for (var field : List.of(
                "zone",
                "week.mon.1.from",
                "week.tue.0.from",
                "holiday.0.date",
                "holiday.1.date",
                "exception.0.date",
                "exception.1.hours.0.from")) {
            assertThat(form.error(field)).as(field).isNotNull();
        }
        assertThat(form.error("exception.1.hours.0.from").code()).isEqualTo("calendar.hours_zero");
    }

    @Test
    void rowsComeGoAndAreCopied() {
        var form = form();
        form.change("add:mon");
        assertThat(form.week.get(DayOfWeek.MONDAY)).hasSize(2);
        assertThat(form.focus()).isEqualTo("week.mon.1.from");
        form.change("drop:mon:1");
        form.change("copy:mon");
        assertThat(form.week.get(DayOfWeek.FRIDAY)).isEqualTo(form.week.get(DayOfWeek.MONDAY));
        assertThat(form.week.get(DayOfWeek.SATURDAY)).isEmpty();
        form.change("copy-all:mon");
        assertThat(form.week.get(DayOfWeek.SUNDAY)).hasSize(1);
        form.change("add-holiday");
        form.change("part:0");
        assertThat(form.holidays.get(0).hours).hasSize(1);
        form.change("whole:0");
        assertThat(form.holidays.get(0).hours).isEmpty();
        form.change("drop-holiday:0");
        form.change("add-exception");
        form.change("add-hours:0");
        form.change("drop-hours:0:0");
        form.change("drop-exception:0");
        for (var forged : List.of("", "add:xyz", "drop:mon:99", "part:7", "drop-holiday:-1", "nonsense:1:2:3")) {
            form.change(forged);
        }
        assertThat(form.holidays).isEmpty();
        assertThat(form.exceptions).isEmpty();
    }

    @Test
    void aDayThatIsOffAlreadyIsNotAddedAgain() {
        var form = form("holiday.0.date", "2028-12-25", "holiday.0.every", "true");
        assertThat(form.addHoliday(LocalDate.of(2026, 12, 25))).isFalse();
        assertThat(form.addHoliday(LocalDate.of(2026, 12, 26))).isTrue();
        assertThat(form.addHoliday(LocalDate.of(2026, 12, 26))).isFalse();
        assertThat(form.lastHoliday()).hasValue(LocalDate.of(2026, 12, 26));
    }

    @Test
    void aForgedFormHasNoMoreRowsThanAPageCouldMake() {
        var typed = typed();
        for (var i = 0; i < 5_000; i++) {
            typed.put("holiday." + i + ".date", new String[] {"2026-01-01"});
            typed.put("week.tue." + i + ".from", new String[] {"1"});
        }
        var form = CalendarForm.sent(typed);
        assertThat(form.holidays).hasSize(CalendarForm.MOST_DATES);
        assertThat(form.week.get(DayOfWeek.TUESDAY)).hasSize(12);
    }
}
