package org.threeline.desk.ticket;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.desk.ticket.TicketFixture.NOON;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.PauseCause;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.TicketWay.Stay;

/** What reports count of one ticket. */
class TicketWayTest {
    private static final PersonSummary LUKAS = new PersonSummary(11, "lukas", "Lukas Brandt", null);

    private final WorkingTime always = WorkingTime.of(neverClosed());
    private final TicketClocks clocks = new TicketClocks(1, (key, version) -> always);
    private final List<Hop> hops = new ArrayList<>();
    private final List<Stint> stints = new ArrayList<>();

    @Test
    void eachStayTakesTheTimeItsPageShowsAndRestsAsItsGroupsClockDoes() {
        arrive("desk", HopKind.FILED, 0);
        stints.add(new Stint(1, 1, LUKAS.id(), at(30)));
        clocks.pause(PauseCause.REQUESTER, at(60), null);
        clocks.resume(at(90));
        arrive("network", HopKind.ESCALATED, 120);
        leave(180);

        var way = way(TicketStatus.RESOLVED);

        assertThat(way.stays()).extracting(stay -> stay.hop().worked()).containsExactly(ofMinutes(90), ofHours(1));
        assertThat(way.stays().get(0).hop().stints())
                .extracting(HopView.StintView::worked)
                .containsExactly(ofHours(1));
        assertThat(way.stays()).extracting(Stay::cameFrom).containsExactly(null, "desk");
        assertThat(way.handOvers()).isEqualTo(1);
        assertThat(way.last().group()).isEqualTo("network");
        assertThat(way.isOver()).isTrue();
        assertThat(way.isSolved()).isTrue();
    }

    @Test
    void whatIsAgreedWithAGroupIsKeptOrBrokenStayByStay() {
        receive("desk", 60, 0);
        arrive("desk", HopKind.FILED, 0);
        receive("network", 60, 30);
        arrive("network", HopKind.ESCALATED, 30);
        receive("servers", null, 200);
        arrive("servers", HopKind.ESCALATED, 200);
        clocks.resolve(at(300));
        leave(300);

        assertThat(way(TicketStatus.RESOLVED).stays()).extracting(Stay::kept).containsExactly(true, false, null);
    }

    @Test
    void whatWasCancelledInTimeIsNeitherKeptNorBroken() {
        receive("desk", 60, 0);
        arrive("desk", HopKind.FILED, 0);
        clocks.cancel(at(30));
        leave(30);

        var way = way(TicketStatus.CANCELLED);

        assertThat(way.stays()).extracting(Stay::kept).containsOnlyNulls();
        assertThat(way.isSolved()).isFalse();
    }

    @Test
    void whoHandsBackIsToldFromWhoSendsItOn() {
        arrive("desk", HopKind.FILED, 0);
        arrive("network", HopKind.ESCALATED, 10);
        arrive("desk", HopKind.HANDED_BACK, 20);
        arrive("network", HopKind.ESCALATED, 30);
        leave(40);
        arrive("network", HopKind.REOPENED, 50);
        leave(60);

        var way = way(TicketStatus.CLOSED);

        assertThat(way.stays()).extracting(Stay::isHandedBack).containsExactly(false, false, true, false, false);
        assertThat(way.stays()).extracting(Stay::isReturn).containsExactly(false, false, true, true, false);
        assertThat(way.stays()).extracting(Stay::cameFrom).containsExactly(null, "desk", "network", "desk", null);
        assertThat(way.handOvers()).isEqualTo(3);
        assertThat(way.returns()).isEqualTo(2);
        assertThat(way.returns())
                .isEqualTo(WorkShare.of(way.stays().stream().map(Stay::hop).toList()).returns().stream()
                        .mapToInt(WorkShare.Return::times)
                        .sum());
    }

    @Test
    void aTicketSomebodyHasIsNotOverHoweverManyStaysAre() {
        arrive("desk", HopKind.FILED, 0);
        leave(10);
        arrive("desk", HopKind.REOPENED, 20);

        assertThat(way(TicketStatus.IN_PROGRESS).isOver()).isFalse();
        hops.clear();
        assertThat(way(TicketStatus.IN_PROGRESS).isOver()).isFalse();
    }

    @Test
    void onlyPromisesToTheRequesterAreBroken() {
        clocks.attach(List.of(terms(TargetKind.RESOLUTION, 30, null)), at(0));
        receive("desk", 30, 0);
        arrive("desk", HopKind.FILED, 0);
        clocks.look(at(60));
        clocks.resolve(at(60));
        leave(60);

        var way = way(TicketStatus.RESOLVED);

        assertThat(way.broken()).containsExactly(TargetKind.RESOLUTION);
        assertThat(way.stays()).extracting(Stay::kept).containsExactly(false);
    }

    @Test
    void aStayIsToBeCountedOnceItEndsAndAFinishedTicketOnceItIsTakenUpAgain() throws ReflectiveOperationException {
        arrive("desk", HopKind.FILED, 0);
        assertThat(isDue(hops.get(0))).isFalse();
        leave(10);
        assertThat(isDue(hops.get(0))).isTrue();
        arrive("desk", HopKind.REOPENED, 20);
        assertThat(isDue(hops.get(1))).isTrue();
    }

    private static boolean isDue(Hop hop) throws ReflectiveOperationException {
        var due = Hop.class.getDeclaredField("figuresDue");
        due.setAccessible(true);
        return due.getBoolean(hop);
    }

    private void receive(String group, Integer targetMinutes, long minute) {
        clocks.receive(
                Optional.ofNullable(targetMinutes).map(minutes -> terms(TargetKind.OLA, minutes, group)), at(minute));
    }

    private static ClockTerms terms(TargetKind kind, int minutes, String group) {
        return new ClockTerms(
                kind,
                Priority.P3,
                ofMinutes(minutes),
                "always",
                1,
                group == null ? "agreement" : group,
                1,
                Set.of(PauseCause.REQUESTER),
                List.of(),
                group);
    }

    private void arrive(String group, HopKind kind, long minute) {
        leave(minute);
        hops.add(new Hop(1, hops.size() + 1, kind, new HoldingGroup(group, 1, "always", 1), at(minute), null));
    }

    private void leave(long minute) {
        stints.stream().filter(stint -> stint.endedAt() == null).forEach(stint -> stint.end(at(minute)));
        hops.stream().filter(hop -> hop.endedAt() == null).forEach(hop -> hop.end(at(minute)));
    }

    private TicketWay way(TicketStatus status) {
        var views = hops.stream()
                .map(hop ->
                        HopView.of(hop, stints, Map.of(LUKAS.id(), LUKAS), clocks, (key, version) -> always, at(9_999)))
                .toList();
        return TicketWay.of(1, "laptop", Priority.P3, status, null, views, clocks);
    }

    private static Instant at(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static ServiceCalendar neverClosed() {
        var week = new EnumMap<DayOfWeek, List<ServiceHours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, List.of(new ServiceHours(0, 24 * 60)));
        }
        return new ServiceCalendar(ZoneOffset.UTC, week, List.of(), Map.of());
    }
}
