package org.threeline.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Years outside recorded history look like other years of their kind, unless the calendar names a date in them. */
class FarYearsTest {
    static List<ZoneId> zones() {
        return CalendarSamples.ZONES;
    }

    @ParameterizedTest
    @MethodSource("zones")
    void everyYearAgreesWithThePlainRulesWhenAskedInARow(ZoneId zone) {
        ServiceCalendar calendar = new ServiceCalendar(
                zone,
                Map.of(
                        DayOfWeek.MONDAY, List.of(new ServiceHours(540, 1020)),
                        DayOfWeek.THURSDAY, List.of(new ServiceHours(150, 200)),
                        DayOfWeek.SATURDAY, List.of(new ServiceHours(1380, 150)),
                        DayOfWeek.SUNDAY, List.of(new ServiceHours(90, 195), new ServiceHours(1320, 360))),
                List.of(
                        new Holiday(CalendarDate.parse("*-03-31"), new ServiceHours(120, 1200)),
                        Holiday.wholeDay(CalendarDate.parse("*-10-25")),
                        Holiday.wholeDay(CalendarDate.parse("2112-06-01"))),
                Map.of(
                        CalendarDate.parse("*-02-29"), List.of(new ServiceHours(600, 720)),
                        CalendarDate.parse("*-12-31"), List.of(new ServiceHours(1320, 360)),
                        CalendarDate.parse("2101-12-31"), List.of(new ServiceHours(1200, 600)),
                        CalendarDate.parse("*-01-02"), List.of()));
        WorkingTime time = WorkingTime.of(calendar);

        IntStream.concat(
                        IntStream.concat(
                                IntStream.of(1, 4, 1582, 1700, 1704, 9996, 9998), IntStream.rangeClosed(2088, 2119)),
                        yearsAroundRecordedHistory(zone))
                .forEach(year -> {
                    LocalDate first = LocalDate.of(year, 2, 1);
                    LocalDate last = first.plusDays(364);
                    Instant from = first.atStartOfDay(zone).toInstant();
                    Instant to = last.atStartOfDay(zone).toInstant();
                    PlainWorkingTime plain = new PlainWorkingTime(calendar, first, last);
                    assertThat(time.ranges(from, to))
                            .as("the year from %s on", first)
                            .isEqualTo(plain.open(from, to));
                });
    }

    private static IntStream yearsAroundRecordedHistory(ZoneId zone) {
        List<ZoneOffsetTransition> recorded = zone.getRules().getTransitions();
        if (recorded.isEmpty()) {
            return IntStream.empty();
        }
        int first = recorded.get(0).getDateTimeBefore().getYear();
        int last = recorded.get(recorded.size() - 1).getDateTimeBefore().getYear();
        // Twenty-eight years hold every kind of year, so that those at the edge can be taken for others.
        return IntStream.concat(
                IntStream.rangeClosed(first - 28, first + 2),
                IntStream.iterate(last + 28, year -> year >= last - 2, year -> year - 1));
    }
}
