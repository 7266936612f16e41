package org.threeline.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.kernel.InvalidInput.FieldError;

class CalendarRulesTest {
    @Test
    void aUsualWeekWithNightsAndHalfHolidaysMayBeSaved() throws Exception {
        assertThat(check("""
                                {"zone": "Europe/Berlin",
                                 "weekly": {"mon": [["13:00", "17:00"], ["09:00", "13:00"]], "tue": [["22:00", "06:00"]],
                                            "wed": [["00:00", "08:00"], ["18:00", "00:00"]], "thu": [["00:00", "24:00"]]},
                                 "holidays": ["*-02-29", {"date": "2026-12-24", "from": "12:00", "to": "24:00"}],
                                 "exceptions": {"2026-12-31": []}}
                                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"zone\": \"UTC\"} | calendar.weekly | calendar.week_empty",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": []}} | calendar.weekly | calendar.week_empty",
                "{\"zone\": \"+02:00\", \"weekly\": {\"mon\": [[\"09:00\", \"17:00\"]]}} | calendar.zone | calendar.zone_unknown",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"00:00\", \"00:00\"]]}} | calendar.weekly.mon[0] | calendar.hours_zero",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"24:00\", \"06:00\"]]}} | calendar.weekly.mon[0] | calendar.hours_start",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"12:00\", \"17:00\"], [\"09:00\", \"12:01\"]]}} | calendar.weekly.mon[0] | calendar.hours_overlap",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"20:00\", \"04:00\"], [\"23:00\", \"24:00\"]]}} | calendar.weekly.mon[1] | calendar.hours_overlap",
            })
    void whatNobodyMeansIsRefused(String calendar, String field, String code) throws Exception {
        assertThat(check(calendar)).containsExactly(new FieldError(field, code));
    }

    @Test
    void datesInYearsThatAreSurelySlipsAreRefused() throws Exception {
        assertThat(check("""
                                {"zone": "UTC", "weekly": {"mon": [["09:00", "17:00"]]},
                                 "holidays": ["0000-01-01", "2026-01-01", "9999-12-31"],
                                 "exceptions": {"0026-05-01": []}}
                                """))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(
                        tuple("calendar.holidays[0]", "calendar.year_out_of_range"),
                        tuple("calendar.holidays[2]", "calendar.year_out_of_range"),
                        tuple("calendar.exceptions.0026-05-01", "calendar.year_out_of_range"));
    }

    @Test
    void aHolidayEndsOnItsOwnDay() throws Exception {
        assertThat(check("""
                                {"zone": "UTC", "weekly": {"mon": [["09:00", "17:00"]]},
                                 "holidays": [{"date": "*-12-31", "from": "12:00", "to": "06:00"}]}
                                """)).containsExactly(new FieldError("calendar.holidays[0]", "calendar.holiday_beyond_day"));
    }

    private static List<FieldError> check(String calendar) throws Exception {
        return CalendarRules.check(CalendarJson.read(new ObjectMapper().readTree(calendar), "calendar"));
    }
}
