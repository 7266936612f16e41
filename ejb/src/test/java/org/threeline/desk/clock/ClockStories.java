package org.threeline.desk.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.threeline.catalog.calendar.CalendarDate;
import org.threeline.catalog.calendar.Holiday;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;

/** Tickets that live through changes of the clocks on odd calendars, with everything that can happen to their promises. */
final class ClockStories extends DomainContextBase {
    /** How many stories each property is tried on. */
    static final int TRIES = 200;

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Asia/Tehran"),
            ZoneId.of("Asia/Gaza"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Chatham"),
            ZoneId.of("Pacific/Apia"));
    private static final List<PauseCause> HOLDS =
            EnumSet.complementOf(EnumSet.of(PauseCause.RESOLVED)).stream().toList();
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    enum Verb {
        REPLY,
        MESSAGE,
        PAUSE,
        RESUME,
        RESOLVE,
        REOPEN,
        CHANGE,
        RECEIVE,
        LOOK
    }

    /**
     * Something that happens to a ticket.
     *
     * @param cause of a pause, else null
     * @param terms which terms hold after a change, else 0
     */
    record Step(Instant at, Verb verb, PauseCause cause, int terms) {
        static Step of(Instant at, Verb verb) {
            return new Step(at, verb, null, 0);
        }
    }

    /**
     * @param calendars two, numbered as versions of one
     * @param terms of every kind, OLA last; the first hold when the ticket is filed
     * @param steps each later than the one before
     */
    record Story(List<WorkingTime> calendars, Instant filedAt, List<List<ClockTerms>> terms, List<Step> steps) {
        Story with(List<Step> others) {
            return new Story(calendars, filedAt, terms, List.copyOf(others));
        }

        WorkingTime time(ClockTerms term) {
            return calendars.get(term.calendarVersion());
        }

        Instant end() {
            return steps.get(steps.size() - 1).at();
        }

        /** All told. */
        Told told() {
            var told = new Told(this);
            steps.forEach(told::happens);
            return told;
        }
    }

    /** A story as far as it has been told to the clocks under test. */
    static final class Told {
        final TicketClocks clocks;
        private final Story story;
        private int terms;

        Told(Story story) {
            this.story = story;
            clocks = new TicketClocks(1, (key, version) -> story.calendars().get(version));
            clocks.attach(promised(), story.filedAt());
            clocks.receive(level(), story.filedAt());
        }

        void happens(Step step) {
            var at = step.at();
            switch (step.verb()) {
                case REPLY -> clocks.reply(at);
                case MESSAGE -> clocks.message(of(TargetKind.NEXT_REPLY), at);
                case PAUSE -> clocks.pause(step.cause(), at, null);
                case RESUME -> clocks.resume(at);
                case RESOLVE -> clocks.resolve(at);
                case REOPEN -> clocks.reopen(promised(), level(), at);
                case RECEIVE -> clocks.receive(level(), at);
                case LOOK -> clocks.look(at);
                case CHANGE -> {
                    terms = step.terms();
                    clocks.change(promised(), at);
                    clocks.changeOperationalLevel(level(), at);
                }
            }
        }

        private List<ClockTerms> promised() {
            return story.terms().get(terms).stream()
                    .filter(term -> term.kind() != TargetKind.OLA)
                    .toList();
        }

        private Optional<ClockTerms> level() {
            return of(TargetKind.OLA);
        }

        private Optional<ClockTerms> of(TargetKind kind) {
            return story.terms().get(terms).stream()
                    .filter(term -> term.kind() == kind)
                    .findFirst();
        }
    }

    @Provide
    Arbitrary<Story> stories() {
        return Arbitraries.randomValue(ClockStories::story);
    }

    private static Story story(Random random) {
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var moment = moment(zone, random);
        var calendars = List.of(calendar(zone, moment, random), calendar(zone, moment, random));
        var terms = new ArrayList<List<ClockTerms>>();
        for (int version = 0; version < 3; version++) {
            terms.add(terms(version, random));
        }
        var filedAt = moment.minusMillis(gap(random));
        return new Story(calendars, filedAt, List.copyOf(terms), steps(filedAt, random));
    }

    private static List<Step> steps(Instant filedAt, Random random) {
        var steps = new ArrayList<Step>();
        var at = filedAt;
        var resolved = false;
        for (int i = 1 + random.nextInt(14); i > 0; i--) {
            at = at.plusMillis(gap(random));
            var verb = resolved
                    ? random.nextInt(3) == 0 ? Verb.LOOK : Verb.REOPEN
                    : Verb.values()[random.nextInt(Verb.values().length)];
            if (verb == Verb.REOPEN && !resolved) {
                verb = Verb.PAUSE;
            }
            if (verb == Verb.RESOLVE || verb == Verb.REOPEN) {
                resolved = verb == Verb.RESOLVE;
            }
            steps.add(new Step(
                    at,
                    verb,
                    verb == Verb.PAUSE ? HOLDS.get(random.nextInt(HOLDS.size())) : null,
                    verb == Verb.CHANGE ? random.nextInt(3) : 0));
        }
        return List.copyOf(steps);
    }

    private static long gap(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt((int) HOUR);
            case 1 -> (1 + random.nextInt(40)) * 15 * MINUTE;
            case 2 -> 1 + (long) (random.nextDouble() * 30 * HOUR);
            default -> 1 + (long) (random.nextDouble() * 100 * HOUR);
        };
    }

    private static List<ClockTerms> terms(int version, Random random) {
        var terms = new ArrayList<ClockTerms>();
        for (var kind : TargetKind.values()) {
            var target = target(random);
            terms.add(new ClockTerms(
                    kind,
                    Priority.values()[version],
                    target,
                    "calendar",
                    random.nextInt(2),
                    "agreement",
                    version,
                    causes(random),
                    warnings(target, random),
                    kind == TargetKind.OLA ? "group" : null));
        }
        return List.copyOf(terms);
    }

    private static Duration target(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Duration.ofMillis(1 + random.nextInt((int) HOUR));
            case 1 -> Duration.ofHours(1 + random.nextInt(40));
            default -> Duration.ofMinutes(1 + random.nextInt(600));
        };
    }

    private static Set<PauseCause> causes(Random random) {
        var causes = EnumSet.noneOf(PauseCause.class);
        HOLDS.stream().filter(hold -> random.nextInt(3) > 0).forEach(causes::add);
        return causes;
    }

    /** As an agreement's would be: in the order they are passed, none before the start. */
    private static List<Threshold> warnings(Duration target, Random random) {
        var thresholds = new HashSet<Threshold>();
        for (int i = random.nextInt(4); i > 0; i--) {
            thresholds.add(
                    random.nextInt(3) == 0
                            ? Threshold.before(1 + random.nextInt(120))
                            : Threshold.ofPercent(1 + random.nextInt(99)));
        }
        return thresholds.stream()
                .filter(threshold -> threshold.fits(target))
                .sorted(Threshold.inOrder(target))
                .toList();
    }

    private static WorkingTime calendar(ZoneId zone, Instant moment, Random random) {
        if (random.nextInt(8) == 0) {
            return WorkingTime.of(ServiceCalendar.always(zone));
        }
        Map<DayOfWeek, List<ServiceHours>> weekly = new EnumMap<>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            weekly.put(day, hours(random, random.nextInt(4)));
        }
        var date = moment.atZone(zone).toLocalDate();
        var holidays = new ArrayList<Holiday>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var day = CalendarDate.on(date.plusDays(random.nextInt(15) - 7L));
            holidays.add(random.nextBoolean() ? Holiday.wholeDay(day) : new Holiday(day, hours(random)));
        }
        var exception = CalendarDate.on(date.plusDays(random.nextInt(15) - 7L));
        return WorkingTime.of(
                new ServiceCalendar(zone, weekly, holidays, Map.of(exception, hours(random, random.nextInt(3)))));
    }

    private static List<ServiceHours> hours(Random random, int count) {
        var hours = new ArrayList<ServiceHours>();
        for (int i = 0; i < count; i++) {
            hours.add(hours(random));
        }
        return hours;
    }

    private static ServiceHours hours(Random random) {
        var from = random.nextInt(96) * 15;
        return new ServiceHours(from, (from + (1 + random.nextInt(40)) * 15) % 1440);
    }

    private static Instant moment(ZoneId zone, Random random) {
        var moment = LocalDate.of(1995 + random.nextInt(45), 1, 1)
                .plusDays(random.nextInt(365))
                .atStartOfDay(zone)
                .toInstant();
        ZoneOffsetTransition change = random.nextBoolean()
                ? zone.getRules().nextTransition(moment)
                : zone.getRules().previousTransition(moment);
        return change == null ? moment : change.getInstant();
    }
}
