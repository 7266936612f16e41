package org.threeline.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");
    private static final Instant FRIDAY_NOON = Instant.parse("2026-01-09T11:00:00Z");

    @Test
    void timeUsedUpAtClosingIsDueAtClosingAndNotAtTheNextOpening() {
        WorkingTime office = WorkingTime.of(officeWeek(BERLIN, List.of(), Map.of()));

        assertThat(office.add(FRIDAY_NOON, Duration.ofHours(5))).isEqualTo("2026-01-09T16:00:00Z");
        assertThat(office.add(FRIDAY_NOON, Duration.ofHours(5).plusMillis(1))).isEqualTo("2026-01-12T08:00:00.001Z");
        assertThat(office.subtract(FRIDAY_NOON, Duration.ofHours(3))).isEqualTo("2026-01-09T08:00:00Z");
    }

    @Test
    void noTimeEndsWhereItStartsEvenOnAWeekend() {
        Instant sunday = Instant.parse("2026-01-11T11:00:00Z");
        WorkingTime office = WorkingTime.of(officeWeek(BERLIN, List.of(), Map.of()));

        assertThat(office.add(sunday, Duration.ZERO)).isEqualTo(sunday);
        assertThat(office.subtract(sunday, Duration.ZERO)).isEqualTo(sunday);
    }

    @Test
    void daysOf23And25HoursHaveThatManyHours() {
        WorkingTime always = WorkingTime.of(ServiceCalendar.always(BERLIN));
        WorkingTime sundays = WorkingTime.of(new ServiceCalendar(
                BERLIN, Map.of(DayOfWeek.SUNDAY, List.of(ServiceHours.WHOLE_DAY)), List.of(), Map.of()));

        assertThat(sundays.ranges(Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-30T12:00:00Z")))
                .extracting(OpenRange::length)
                .containsExactly(Duration.ofHours(23));
        assertThat(sundays.ranges(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-26T12:00:00Z")))
                .extracting(OpenRange::length)
                .containsExactly(Duration.ofHours(25));
        assertThat(always.ranges(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2027-11-01T00:00:00Z")))
                .hasSize(1);
    }

    @Test
    void aSkippedDateHasNoWorkingTimeAndDoesNotInterruptTheNight() {
        WorkingTime always = WorkingTime.of(ServiceCalendar.always(APIA));
        Instant change = Instant.parse("2011-12-30T10:00:00Z");
        WorkingTime thatFriday = WorkingTime.of(new ServiceCalendar(
                APIA, Map.of(), List.of(), Map.of(CalendarDate.parse("2011-12-30"), List.of(ServiceHours.WHOLE_DAY))));
        WorkingTime nights = WorkingTime.of(new ServiceCalendar(
                APIA,
                Map.of(
                        DayOfWeek.THURSDAY, List.of(new ServiceHours(1320, 1440)),
                        DayOfWeek.SATURDAY, List.of(new ServiceHours(0, 360))),
                List.of(),
                Map.of()));

        assertThat(always.add(change.minusSeconds(3600), Duration.ofHours(2))).isEqualTo(change.plusSeconds(3600));
        assertThat(thatFriday.nextOpen(Instant.parse("2011-01-01T00:00:00Z"), false))
                .isNull();
        assertThat(nights.nextClose(change.minusSeconds(3600))).isEqualTo(change.plus(Duration.ofHours(6)));
    }

    @Test
    void aHolidayCutsTheNightsOnBothSides() {
        Map<DayOfWeek, List<ServiceHours>> nights = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            nights.put(day, List.of(new ServiceHours(1320, 360)));
        }
        WorkingTime time = WorkingTime.of(new ServiceCalendar(
                ZoneId.of("UTC"), nights, List.of(Holiday.wholeDay(CalendarDate.parse("2026-05-01"))), Map.of()));

        assertThat(time.ranges(Instant.parse("2026-04-30T12:00:00Z"), Instant.parse("2026-05-02T12:00:00Z")))
                .containsExactly(
                        new OpenRange(Instant.parse("2026-04-30T22:00:00Z"), Instant.parse("2026-05-01T00:00:00Z")),
                        new OpenRange(Instant.parse("2026-05-02T00:00:00Z"), Instant.parse("2026-05-02T06:00:00Z")));
    }

    @Test
    void aCertainDateHidesTheOneOfEveryYear() {
        WorkingTime time = WorkingTime.of(officeWeek(
                BERLIN,
                List.of(
                        Holiday.wholeDay(CalendarDate.parse("*-12-24")),
                        new Holiday(CalendarDate.parse("2026-12-24"), new ServiceHours(720, 1440))),
                Map.of(
                        CalendarDate.parse("*-12-29"), List.of(),
                        CalendarDate.parse("2026-12-29"), List.of(new ServiceHours(600, 660)))));

        assertThat(time.isOpen(Instant.parse("2026-12-24T09:00:00Z"))).isTrue();
        assertThat(time.isOpen(Instant.parse("2026-12-24T12:00:00Z"))).isFalse();
        assertThat(time.isOpen(Instant.parse("2027-12-24T09:00:00Z"))).isFalse();
        assertThat(time.isOpen(Instant.parse("2026-12-29T09:30:00Z"))).isTrue();
        assertThat(time.isOpen(Instant.parse("2027-12-29T09:30:00Z"))).isFalse();
    }

    @Test
    void whatNeverOpensIsNeverDueAndSaysSoAtOnce() {
        WorkingTime empty = WorkingTime.of(new ServiceCalendar(BERLIN, Map.of(), List.of(), Map.of()));
        WorkingTime holidaysOnly = WorkingTime.of(officeWeek(
                BERLIN, Holiday.wholeDays(CalendarDate.parse("*-01-01"), CalendarDate.parse("*-12-31")), Map.of()));

        for (WorkingTime closed : List.of(empty, holidaysOnly)) {
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                assertThat(closed.add(FRIDAY_NOON, Duration.ofMillis(1))).isNull();
                assertThat(closed.subtract(FRIDAY_NOON, Duration.ofMillis(1))).isNull();
                assertThat(closed.nextOpen(FRIDAY_NOON, false)).isNull();
                assertThat(closed.nextOpen(FRIDAY_NOON, true)).isNull();
                assertThat(closed.nextClose(FRIDAY_NOON)).isNull();
                assertThat(closed.between(WorkingTime.EARLIEST, WorkingTime.LATEST))
                        .isZero();
            });
        }
    }

    @Test
    void whatNeverClosesHasNoClosingAndNoFurtherOpening() {
        WorkingTime always = WorkingTime.of(ServiceCalendar.always(BERLIN));

        assertThat(always.nextClose(FRIDAY_NOON)).isNull();
        assertThat(always.nextOpen(FRIDAY_NOON, true)).isNull();
        assertThat(always.nextOpen(FRIDAY_NOON, false)).isEqualTo(FRIDAY_NOON);
    }

    @Test
    void anOpeningCenturiesAwayIsFound() {
        WorkingTime once = WorkingTime.of(new ServiceCalendar(
                BERLIN,
                Map.of(),
                List.of(),
                Map.of(CalendarDate.parse("2999-07-01"), List.of(new ServiceHours(0, 60)))));

        assertThat(once.add(FRIDAY_NOON, Duration.ofHours(1))).isEqualTo("2999-06-30T23:00:00Z");
        assertThat(once.add(FRIDAY_NOON, Duration.ofHours(1).plusMillis(1))).isNull();
        assertThat(once.subtract(WorkingTime.LATEST, Duration.ofHours(1))).isEqualTo("2999-06-30T22:00:00Z");
    }

    @Test
    void aDurationBeyondAllYearsIsNeverReached() {
        WorkingTime always = WorkingTime.of(ServiceCalendar.always(BERLIN));
        Duration all = Duration.between(FRIDAY_NOON, WorkingTime.LATEST);

        assertThat(always.add(FRIDAY_NOON, all)).isEqualTo(WorkingTime.LATEST);
        assertThat(always.add(FRIDAY_NOON, all.plusMillis(1))).isNull();
        assertThat(always.add(FRIDAY_NOON, Duration.ofSeconds(Long.MAX_VALUE))).isNull();
        assertThat(always.subtract(FRIDAY_NOON, Duration.ofSeconds(Long.MAX_VALUE)))
                .isNull();
        assertThat(always.add(FRIDAY_NOON.toEpochMilli(), Long.MAX_VALUE)).isEqualTo(WorkingTime.NEVER);
    }

    @Test
    void negativeDurationsAndUnknownYearsAreRefused() {
        WorkingTime always = WorkingTime.of(ServiceCalendar.always(BERLIN));

        assertThatIllegalArgumentException().isThrownBy(() -> always.add(FRIDAY_NOON, Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> always.subtract(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> always.isOpen(Instant.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> always.between(Instant.MIN, FRIDAY_NOON));
    }

    @Test
    void threadsThatAskAtOnceGetTheSameAnswers() throws Exception {
        WorkingTime shared = WorkingTime.of(officeWeek(BERLIN, List.of(), Map.of()));
        Callable<List<Instant>> walk = () -> IntStream.range(0, 4000)
                .mapToObj(week -> shared.add(FRIDAY_NOON.minus(Duration.ofDays(7L * week)), Duration.ofHours(163)))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Instant>>> answers = pool.invokeAll(Collections.nCopies(8, walk));
            List<Instant> expected = walk.call();
            for (Future<List<Instant>> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static ServiceCalendar officeWeek(
            ZoneId zone, List<Holiday> holidays, Map<CalendarDate, List<ServiceHours>> exceptions) {
        Map<DayOfWeek, List<ServiceHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
                week.put(day, List.of(new ServiceHours(540, 1020)));
            }
        }
        return new ServiceCalendar(zone, week, holidays, exceptions);
    }
}
