package org.threeline.desk.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.threeline.desk.absence.AwayTime;
import org.threeline.desk.oncall.Shift.Reason;

class ShiftsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long YULIA = 1;
    private static final long DANIEL = 2;
    private static final long IRINA = 3;
    private static final long OLEG = 4;

    /** Mondays at nine, from 2026-03-16 on; on 2026-03-29 and 2026-10-25 the clocks change. */
    private static final Rota WEEKS =
            new Rota(LocalDate.of(2026, 3, 16), LocalTime.of(9, 0), 7, List.of(YULIA, DANIEL, IRINA));

    private final List<Replacement> replacements = new ArrayList<>();
    private final List<AwayTime> away = new ArrayList<>();
    private final Set<Long> members = new TreeSet<>(Set.of(YULIA, DANIEL, IRINA, OLEG));

    @Test
    void turnsFollowEachOtherAndBeginAgain() {
        assertThat(on("2026-03-16T07:59:59Z")).isNull();
        assertThat(on("2026-03-16T08:00:00Z")).isEqualTo(YULIA);
        assertThat(on("2026-03-23T07:59:59Z")).isEqualTo(YULIA);
        assertThat(on("2026-03-23T08:00:00Z")).isEqualTo(DANIEL);
        assertThat(on("2026-04-06T06:59:59Z")).isEqualTo(IRINA);
        assertThat(on("2026-04-06T07:00:00Z")).isEqualTo(YULIA);
    }

    @Test
    void aWeekIsAnHourShorterOrLongerWhereTheClocksChange() {
        assertThat(length(WEEKS, 0)).isEqualTo(Duration.ofHours(168));
        assertThat(length(WEEKS, 1)).isEqualTo(Duration.ofHours(167));
        assertThat(length(WEEKS, 31)).isEqualTo(Duration.ofHours(169));
    }

    @Test
    void aHandOverTheClocksLeaveOutIsWhenTheyChangeAndOneTheyRepeatIsTheFirst() {
        var nights = new Rota(LocalDate.of(2026, 3, 28), LocalTime.of(2, 30), 1, List.of(YULIA, DANIEL));
        assertThat(nights.turn(1, BERLIN).from()).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(nights.turnAt(Instant.parse("2026-03-29T00:59:59Z"), BERLIN)
                        .orElseThrow()
                        .personId())
                .isEqualTo(YULIA);
        assertThat(nights.turnAt(Instant.parse("2026-03-29T01:00:00Z"), BERLIN)
                        .orElseThrow()
                        .personId())
                .isEqualTo(DANIEL);
        var autumn = new Rota(LocalDate.of(2026, 10, 24), LocalTime.of(2, 30), 1, List.of(YULIA, DANIEL));
        assertThat(autumn.turn(1, BERLIN).from()).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(autumn.turnAt(Instant.parse("2026-10-25T01:15:00Z"), BERLIN)
                        .orElseThrow()
                        .personId())
                .isEqualTo(DANIEL);
    }

    @Test
    void aDayThatDoesNotExistHasATurnOfNoLength() {
        var apia = ZoneId.of("Pacific/Apia");
        var days = new Rota(LocalDate.of(2011, 12, 29), LocalTime.of(9, 0), 1, List.of(YULIA, DANIEL, IRINA));
        assertThat(days.turn(1, apia).from()).isEqualTo("2011-12-30T10:00:00Z");
        var before = days.turnAt(Instant.parse("2011-12-30T09:59:59Z"), apia).orElseThrow();
        assertThat(before.personId()).isEqualTo(YULIA);
        assertThat(before.until()).isEqualTo("2011-12-30T10:00:00Z");
        assertThat(days.turnAt(Instant.parse("2011-12-30T20:00:00Z"), apia)
                        .orElseThrow()
                        .personId())
                .isEqualTo(IRINA);
    }

    @Test
    void aReplacementTakesTheTurnForItsTimeOnly() {
        replacements.add(new Replacement(
                9, OLEG, YULIA, Instant.parse("2026-03-18T12:00:00Z"), Instant.parse("2026-03-25T12:00:00Z")));
        assertThat(shifts().from(Instant.parse("2026-03-17T00:00:00Z"), 1))
                .extracting(Shift::personId, Shift::plannedId, Shift::reason, shift -> shift.until()
                        .toString())
                .containsExactly(
                        tuple(YULIA, YULIA, Reason.TURN, "2026-03-18T12:00:00Z"),
                        tuple(OLEG, YULIA, Reason.REPLACES, "2026-03-23T08:00:00Z"),
                        tuple(DANIEL, DANIEL, Reason.TURN, "2026-03-30T07:00:00Z"));
    }

    @Test
    void whoeverIsAwayIsPassedOverForTheDeputyAndElseForTheNext() {
        isAway(YULIA, "2026-03-17T00:00:00Z", "2026-03-19T00:00:00Z", OLEG);
        isAway(DANIEL, "2026-03-20T00:00:00Z", "2026-04-01T00:00:00Z", null);
        assertThat(on("2026-03-16T23:59:59Z")).isEqualTo(YULIA);
        assertThat(on("2026-03-17T00:00:00Z")).isEqualTo(OLEG);
        assertThat(shift("2026-03-17T00:00:00Z").reason()).isEqualTo(Reason.STANDS_IN);
        assertThat(on("2026-03-19T00:00:00Z")).isEqualTo(YULIA);
        assertThat(shift("2026-03-24T00:00:00Z"))
                .isEqualTo(new Shift(
                        IRINA,
                        DANIEL,
                        Reason.NEXT,
                        Instant.parse("2026-03-23T08:00:00Z"),
                        Instant.parse("2026-03-30T07:00:00Z")));
    }

    @Test
    void aDeputyWhoIsNoMemberOrIsAwayTooStandsInForNobody() {
        isAway(YULIA, "2026-03-16T00:00:00Z", "2026-03-20T00:00:00Z", OLEG);
        members.remove(OLEG);
        assertThat(on("2026-03-17T00:00:00Z")).isEqualTo(DANIEL);
        members.add(OLEG);
        isAway(OLEG, "2026-03-17T00:00:00Z", "2026-03-18T00:00:00Z", null);
        assertThat(on("2026-03-17T12:00:00Z")).isEqualTo(DANIEL);
        assertThat(on("2026-03-18T12:00:00Z")).isEqualTo(OLEG);
    }

    @Test
    void whoeverLeftTheGroupIsPassedOver() {
        members.remove(YULIA);
        assertThat(on("2026-03-17T00:00:00Z")).isEqualTo(DANIEL);
        members.clear();
        assertThat(shift("2026-03-17T00:00:00Z").reason()).isEqualTo(Reason.NOBODY);
        assertThat(on("2026-03-17T00:00:00Z")).isNull();
    }

    @Test
    void aReplacementWhoIsAwayGivesTheTurnBack() {
        replacements.add(new Replacement(
                9, OLEG, YULIA, Instant.parse("2026-03-16T08:00:00Z"), Instant.parse("2026-03-23T08:00:00Z")));
        isAway(OLEG, "2026-03-17T00:00:00Z", "2026-03-18T00:00:00Z", null);
        assertThat(on("2026-03-16T12:00:00Z")).isEqualTo(OLEG);
        assertThat(shift("2026-03-17T12:00:00Z").reason()).isEqualTo(Reason.TURN);
        assertThat(on("2026-03-17T12:00:00Z")).isEqualTo(YULIA);
    }

    @Test
    void beforeTheFirstTurnTheComingOnesAreToldAllTheSame() {
        assertThat(shifts().from(Instant.parse("2026-01-01T00:00:00Z"), 4))
                .extracting(Shift::personId)
                .containsExactly(YULIA, DANIEL, IRINA, YULIA);
    }

    @Property(tries = 300)
    void turnsTileTheTimeAndLastLocalDays(
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(min = 0, max = 20_000) int day,
            @ForAll @IntRange(min = 0, max = 1439) int minute,
            @ForAll @IntRange(min = 1, max = 92) int days,
            @ForAll @IntRange(min = 1, max = 6) int people,
            @ForAll @IntRange(min = 0, max = 500_000) int later) {
        var order = new ArrayList<Long>();
        for (long person = 1; person <= people; person++) {
            order.add(person);
        }
        var rota = new Rota(LocalDate.ofEpochDay(day), LocalTime.ofSecondOfDay(minute * 60L), days, order);
        var at = rota.turn(0, zone).from().plus(Duration.ofMinutes(later));
        var turn = rota.turnAt(at, zone).orElseThrow();
        assertThat(at).isAfterOrEqualTo(turn.from()).isBefore(turn.until());
        assertThat(rota.turn(turn.number() + 1, zone).from()).isEqualTo(turn.until());
        assertThat(turn.personId()).isEqualTo(order.get((int) (turn.number() % people)));
        assertThat(Duration.between(turn.from(), turn.until()).minusDays(days).abs())
                .isLessThanOrEqualTo(Duration.ofHours(24));
        assertThat(rota.turnAt(rota.turn(0, zone).from().minusNanos(1), zone)).isEmpty();
    }

    @Property(tries = 200)
    void someoneWhoIsThereIsOnCallAndStretchesTile(
            @ForAll("zones") ZoneId zone, @ForAll("times") List<AwayTime> times, @ForAll @IntRange(max = 60) int days) {
        var shifts = new Shifts(WEEKS, zone, List.of(), members, times);
        var at = WEEKS.turn(0, zone).from().plus(Duration.ofDays(days));
        var coming = shifts.from(at, 4);
        for (int i = 1; i < coming.size(); i++) {
            assertThat(coming.get(i).from()).isEqualTo(coming.get(i - 1).until());
        }
        for (var shift : coming) {
            assertThat(shifts.at(shift.from())).contains(shift);
            for (var person : shift.personId() == null ? WEEKS.people() : List.of(shift.personId())) {
                var isAway = times.stream().anyMatch(time -> time.personId() == person && time.isOn(shift.from()));
                assertThat(isAway).isEqualTo(shift.personId() == null);
            }
        }
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "Europe/Moscow",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "Pacific/Apia",
                        "Asia/Kolkata",
                        "Africa/Casablanca",
                        "America/Sao_Paulo",
                        "Asia/Gaza",
                        "UTC")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<List<AwayTime>> times() {
        var person = Arbitraries.longs().between(1, 4);
        var begins = Arbitraries.integers().between(0, 1200);
        var lasts = Arbitraries.integers().between(1, 800);
        var first = Instant.parse("2026-03-16T00:00:00Z");
        return Combinators.combine(person, begins, lasts, person.injectNull(0.5))
                .as((who, from, hours, deputy) -> new AwayTime(
                        who,
                        first.plus(Duration.ofHours(from)),
                        first.plus(Duration.ofHours((long) from + hours)),
                        who.equals(deputy) ? null : deputy))
                .list()
                .ofMaxSize(5);
    }

    private void isAway(long person, String from, String until, Long deputy) {
        away.add(new AwayTime(person, Instant.parse(from), Instant.parse(until), deputy));
    }

    private Shifts shifts() {
        return new Shifts(WEEKS, BERLIN, replacements, members, away);
    }

    private Shift shift(String at) {
        return shifts().at(Instant.parse(at)).orElseThrow();
    }

    private Long on(String at) {
        return shifts().at(Instant.parse(at)).map(Shift::personId).orElse(null);
    }

    private static Duration length(Rota rota, long number) {
        var turn = rota.turn(number, BERLIN);
        return Duration.between(turn.from(), turn.until());
    }
}
