package org.threeline.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.kernel.InvalidInput;

class CalendarJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aCalendarIsReadAsItStands() throws Exception {
        ServiceCalendar calendar = CalendarJson.read(json("""
                        {"zone": "Europe/Berlin",
                         "weekly": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]], "tue": [["22:00", "06:00"]]},
                         "holidays": ["2026-05-01", "*-02-29", {"date": "*-12-24", "from": "12:00", "to": "24:00"}],
                         "exceptions": {"2026-12-12": [["10:00", "24:00"]], "*-12-31": []}}
                        """), "calendar");

        assertThat(calendar.weekly().get(DayOfWeek.MONDAY))
                .containsExactly(new ServiceHours(540, 720), new ServiceHours(780, 1020));
        assertThat(calendar.weekly().get(DayOfWeek.TUESDAY))
                .singleElement()
                .matches(ServiceHours::endsNextDay)
                .hasToString("22:00-06:00");
        assertThat(calendar.holidays())
                .containsExactly(
                        Holiday.wholeDay(CalendarDate.parse("2026-05-01")),
                        Holiday.wholeDay(CalendarDate.everyYear(2, 29)),
                        new Holiday(CalendarDate.everyYear(12, 24), new ServiceHours(720, 1440)));
        assertThat(calendar.exceptions())
                .containsEntry(CalendarDate.parse("2026-12-12"), List.of(new ServiceHours(600, 1440)))
                .containsEntry(CalendarDate.everyYear(12, 31), List.of());
    }

    @Test
    void onlyTheZoneIsRequired() throws Exception {
        assertThat(CalendarJson.read(json("{\"zone\": \"UTC\", \"weekly\": null}"), "calendar")
                        .weekly())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | calendar | input.missing",
                "[] | calendar | input.mistyped",
                "{} | calendar.zone | input.missing",
                "{\"zone\": 1} | calendar.zone | input.mistyped",
                "{\"zone\": \"Mars/Olympus\"} | calendar.zone | calendar.zone_unknown",
                "{\"zone\": \"\"} | calendar.zone | calendar.zone_unknown",
                "{\"zone\": \"UTC\", \"week\": {}} | calendar.week | input.unknown_field",
                "{\"zone\": \"UTC\", \"weekly\": []} | calendar.weekly | input.mistyped",
                "{\"zone\": \"UTC\", \"weekly\": {\"monday\": []}} | calendar.weekly.monday | calendar.day_unknown",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": {}}} | calendar.weekly.mon | input.mistyped",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"09:00\"]]}} | calendar.weekly.mon[0] | calendar.hours_malformed",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [\"09:00\"]}} | calendar.weekly.mon[0] | calendar.hours_malformed",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"09:00\", \"24:01\"]]}} | calendar.weekly.mon[0][1] | calendar.time_malformed",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"9:00\", \"17:00\"]]}} | calendar.weekly.mon[0][0] | calendar.time_malformed",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"09:60\", \"17:00\"]]}} | calendar.weekly.mon[0][0] | calendar.time_malformed",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"-9:00\", \"17:00\"]]}} | calendar.weekly.mon[0][0] | calendar.time_malformed",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[540, \"17:00\"]]}} | calendar.weekly.mon[0][0] | calendar.time_malformed",
                "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[null, \"17:00\"]]}} | calendar.weekly.mon[0][0] | input.missing",
                "{\"zone\": \"UTC\", \"holidays\": {}} | calendar.holidays | input.mistyped",
                "{\"zone\": \"UTC\", \"holidays\": [7]} | calendar.holidays[0] | calendar.holiday_malformed",
                "{\"zone\": \"UTC\", \"holidays\": [\"2026-02-29\"]} | calendar.holidays[0] | calendar.date_malformed",
                "{\"zone\": \"UTC\", \"holidays\": [\"*-02-30\"]} | calendar.holidays[0] | calendar.date_malformed",
                "{\"zone\": \"UTC\", \"holidays\": [\"26-01-01\"]} | calendar.holidays[0] | calendar.date_malformed",
                "{\"zone\": \"UTC\", \"holidays\": [{\"from\": \"09:00\", \"to\": \"10:00\"}]} | calendar.holidays[0].date | input.missing",
                "{\"zone\": \"UTC\", \"holidays\": [{\"date\": 3, \"from\": \"09:00\", \"to\": \"10:00\"}]} | calendar.holidays[0].date | input.mistyped",
                "{\"zone\": \"UTC\", \"holidays\": [{\"date\": \"*-01-01\", \"from\": \"09:00\"}]} | calendar.holidays[0].to | input.missing",
                "{\"zone\": \"UTC\", \"exceptions\": {\"mon\": []}} | calendar.exceptions.mon | calendar.date_malformed",
                "{\"zone\": \"UTC\", \"exceptions\": {\"*-01-01\": [[]]}} | calendar.exceptions.*-01-01[0] | calendar.hours_malformed",
            })
    void whatIsMalformedIsNamedAtItsPlace(String text, String field, String code) throws Exception {
        JsonNode json = json(text);

        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> CalendarJson.read(json, "calendar"));

        assertThat(refused.errors()).containsExactly(new InvalidInput.FieldError(field, code));
    }

    @Test
    void allMistakesAreNamedButNotThousands() throws Exception {
        JsonNode two = json("{\"zone\": \"x y\", \"holidays\": [\"?\"]}");
        JsonNode thousands = json("{\"zone\": \"UTC\", \"holidays\": [" + "0,".repeat(5000) + "0]}");

        assertThat(catchThrowableOfType(InvalidInput.class, () -> CalendarJson.read(two, "calendar"))
                        .errors())
                .hasSize(2);
        assertThat(catchThrowableOfType(InvalidInput.class, () -> CalendarJson.read(thousands, "calendar"))
                        .errors())
                .hasSize(100);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
