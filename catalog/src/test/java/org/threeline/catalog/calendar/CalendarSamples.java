package org.threeline.catalog.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Calendars nobody would draw up, and the moments where calendars go wrong: changes of the clocks, year ends, leap days. */
final class CalendarSamples extends DomainContextBase {
    static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Asia/Tehran"),
            ZoneId.of("Asia/Gaza"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Chatham"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Antarctica/Troll"));

    /** A calendar and a moment of interest in its zone, near which its dates lie. */
    record Sample(ServiceCalendar calendar, Instant moment) {
        WorkingTime time() {
            return WorkingTime.of(calendar);
        }

        /** The plain rules, for up to the given number of days on either side of the moment. */
        PlainWorkingTime plain(int days) {
            LocalDate date = moment.atZone(ZoneOffset.UTC).toLocalDate();
            return new PlainWorkingTime(calendar, date.minusDays(days), date.plusDays(days));
        }

        /** An instant some milliseconds away from the moment. */
        Instant near(long millis) {
            return moment.plusMillis(millis);
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.randomValue(CalendarSamples::sample);
    }

    private static Sample sample(Random random) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        return around(zone, moment(zone, random), random);
    }

    /** A calendar of a zone whose dates lie near a moment. */
    static Sample around(ZoneId zone, Instant moment, Random random) {
        LocalDate date = moment.atZone(zone).toLocalDate();
        Map<DayOfWeek, List<ServiceHours>> weekly = new EnumMap<>(DayOfWeek.class);
        int most = random.nextInt(4);
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.put(day, hours(random, random.nextInt(most + 1)));
        }
        List<Holiday> holidays = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            ServiceHours part = random.nextBoolean() ? ServiceHours.WHOLE_DAY : hours(random);
            holidays.add(new Holiday(dateNear(date, random), part));
        }
        Map<CalendarDate, List<ServiceHours>> exceptions = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            exceptions.put(dateNear(date, random), hours(random, random.nextInt(4)));
        }
        return new Sample(new ServiceCalendar(zone, weekly, holidays, exceptions), moment);
    }

    private static List<ServiceHours> hours(Random random, int count) {
        List<ServiceHours> hours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hours.add(hours(random));
        }
        return hours;
    }

    private static ServiceHours hours(Random random) {
        return new ServiceHours(minute(random), minute(random));
    }

    private static int minute(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1441);
            case 1 -> random.nextInt(16) * 15; // where clocks change
            case 2 -> random.nextInt(2) * 1440;
            default -> random.nextInt(49) * 30;
        };
    }

    private static CalendarDate dateNear(LocalDate date, Random random) {
        if (random.nextInt(20) == 0) {
            return CalendarDate.everyYear(2, 29);
        }
        LocalDate near = date.plusDays(random.nextInt(21) - 10);
        return random.nextInt(3) == 0
                ? CalendarDate.everyYear(near.getMonthValue(), near.getDayOfMonth())
                : CalendarDate.on(near);
    }

    private static Instant moment(ZoneId zone, Random random) {
        int year = random.nextInt(8) == 0 ? 1 + random.nextInt(9990) : 1990 + random.nextInt(60);
        LocalDate date =
                switch (random.nextInt(4)) {
                    case 0 -> LocalDate.of(year, 12, 31);
                    case 1 -> LocalDate.of(year, 2, 28);
                    default -> LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
                };
        Instant moment = date.atStartOfDay(zone).toInstant();
        if (random.nextInt(3) > 0) {
            ZoneOffsetTransition change = random.nextBoolean()
                    ? zone.getRules().nextTransition(moment)
                    : zone.getRules().previousTransition(moment);
            moment = change == null ? moment : change.getInstant();
        }
        // Far enough from the last year that nothing reaches beyond it.
        return moment.isBefore(Instant.parse("0002-01-01T00:00:00Z")) ? Instant.parse("0002-01-01T00:00:00Z") : moment;
    }
}
