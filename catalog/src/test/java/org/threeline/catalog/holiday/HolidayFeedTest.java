package org.threeline.catalog.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.catalog.holiday.HolidayFeed.HolidayReading;

class HolidayFeedTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static HolidayReading read(String events, int from, int to) {
        return bytes(("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "\nEND:VCALENDAR\n").replace("\n", "\r\n"), from, to);
    }

    private static HolidayReading bytes(String text, int from, int to) {
        return HolidayFeed.read(text.getBytes(StandardCharsets.UTF_8), from, to, BERLIN);
    }

    private static String event(String lines) {
        return "BEGIN:VEVENT\n" + lines + "\nEND:VEVENT";
    }

    @Test
    void aWholeDayIsADayWithItsNameAndLine() {
        HolidayReading reading = read(
                event("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\nX-APPLE-COLOR:#fff\n"
                        + "SUMMARY:Erster Weih\n nachtstag\\, frei"),
                2026,
                2026);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.days())
                .extracting(found -> found.date().toString(), HolidayFeed.Found::name, HolidayFeed.Found::line)
                .containsExactly(tuple("2026-12-25", "Erster Weihnachtstag, frei", 3));
    }

    @Test
    void anEndIsTheDayAfterAndADurationCountsDays() {
        assertThat(read(event("DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270103"), 2026, 2026)
                        .days())
                .extracting(HolidayFeed.Found::date)
                .containsExactly(LocalDate.of(2026, 12, 30), LocalDate.of(2026, 12, 31));
        assertThat(read(event("DTSTART;VALUE=DATE:20260701\nDURATION:P1W1D"), 2026, 2026)
                        .days())
                .hasSize(8);
        assertThat(read(event("DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260701"), 2026, 2026)
                        .days())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=YEARLY,20100101,2026-01-01 2027-01-01 2028-01-01",
        "FREQ=YEARLY;UNTIL=20270101,20100101,2026-01-01 2027-01-01",
        "FREQ=YEARLY;COUNT=2,20260501,2026-05-01 2027-05-01",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH,20001123,2026-11-26 2027-11-25 2028-11-23",
        "FREQ=YEARLY;INTERVAL=2,20260704,2026-07-04 2028-07-04",
        "FREQ=YEARLY,20240229,2028-02-29"
    })
    void repetitionsAreFollowedThroughTheYearsAskedFor(String rule, String start, String expected) {
        HolidayReading reading = read(event("DTSTART;VALUE=DATE:" + start + "\nRRULE:" + rule), 2026, 2028);
        assertThat(reading.days().stream().map(found -> found.date().toString()))
                .containsExactly(expected.split(" "));
    }

    @Test
    void exceptionsOfARepetitionAreLeftOutAndFurtherDatesTaken() {
        HolidayReading reading = read(
                event("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270101\n"
                        + "RDATE;VALUE=DATE:20270104,20280103"),
                2026,
                2028);
        assertThat(reading.days().stream().map(found -> found.date().toString()))
                .containsExactly("2026-01-01", "2027-01-04", "2028-01-01", "2028-01-03");
    }

    @Test
    void midnightToMidnightIsAWholeDayInWhateverZone() {
        HolidayReading reading = read(
                event("DTSTART;TZID=\"Asia/Tokyo\":20260504T000000\nDTEND;TZID=\"Asia/Tokyo\":20260505T000000") + "\n"
                        + event("DTSTART:20261224T230000Z\nDTEND:20261225T230000Z") + "\n"
                        + event("DTSTART:20261224T100000Z\nDTEND:20261224T120000Z"),
                2026,
                2026);
        assertThat(reading.days().stream().map(found -> found.date().toString()))
                .containsExactly("2026-05-04", "2026-12-25");
        assertThat(reading.withHours()).isEqualTo(1);
    }

    @Test
    void whatIsCancelledOrInsideOtherThingsIsNoHoliday() {
        assertThat(read(
                                "BEGIN:VTIMEZONE\nBEGIN:STANDARD\nDTSTART:16010101T000000\nEND:STANDARD\nEND:VTIMEZONE\n"
                                        + event("STATUS:CANCELLED\nDTSTART;VALUE=DATE:20260101") + "\n"
                                        + event(
                                                "DTSTART;VALUE=DATE:20260106\nBEGIN:VALARM\nDTSTART;VALUE=DATE:20260107\n"
                                                        + "END:VALARM"),
                                2026,
                                2026)
                        .days()
                        .stream()
                        .map(found -> found.date().toString()))
                .containsExactly("2026-01-06");
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART;VALUE=DATE:20260230,4,holiday_file.date_malformed",
        "DTSTART;VALUE=DATE:00000101,4,holiday_file.date_malformed",
        "SUMMARY:Nothing else,3,holiday_file.start_missing",
        "no colon at all,4,holiday_file.line_malformed",
        "DTSTART;VALUE=DATE:20260101|RRULE:FREQ=NEVER,5,holiday_file.rule_malformed",
        "DTSTART;VALUE=DATE:20260101|RRULE:FREQ=SECONDLY,5,holiday_file.rule_too_often",
        "DTSTART;VALUE=DATE:20260105|DTEND;VALUE=DATE:20260101,5,holiday_file.length",
        "DTSTART;VALUE=DATE:20260105|END:VCALENDAR,5,holiday_file.end_unexpected"
    })
    void eachFaultNamesItsLine(String lines, int line, String code) {
        assertThat(read(event(lines.replace('|', '\n')), 2026, 2026).faults())
                .extracting(HolidayFeed.Fault::line, fault -> fault.error().code())
                .contains(tuple(line, code));
    }

    @Test
    void aFileThatIsNoneSaysSo() {
        assertThat(bytes("<html>", 2026, 2026).faults().get(0).error().code()).isEqualTo("holiday_file.not_a_calendar");
        assertThat(bytes("", 2026, 2026).faults()).hasSize(1);
        assertThat(HolidayFeed.read(new byte[] {(byte) 0xff, (byte) 0xfe}, 2026, 2026, BERLIN)
                        .faults()
                        .get(0)
                        .error()
                        .code())
                .isEqualTo("holiday_file.not_utf8");
        assertThat(HolidayFeed.read(new byte[HolidayFeed.LARGEST_FILE + 1], 2026, 2026, BERLIN)
                        .faults()
                        .get(0)
                        .error()
                        .code())
                .isEqualTo("holiday_file.too_big");
        assertThat(bytes("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\n", 2026, 2026)
                        .faults())
                .extracting(fault -> fault.error().code())
                .containsOnly("holiday_file.end_missing");
    }

    @Test
    @Timeout(20)
    void aHostileFileIsLeftInTime() {
        String daily = event("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY");
        assertThat(read((daily + "\n").repeat(5_000).strip(), 2026, 2030).cut()).isTrue();
        String never = event("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
        assertThat(read(never, 2026, 2030).days()).isEmpty();
        assertThat(read(event("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY"), 2026, 2030)
                        .days())
                .hasSize(HolidayFeed.MOST_DAYS);
    }
}
