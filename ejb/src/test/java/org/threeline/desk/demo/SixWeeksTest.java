package org.threeline.desk.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.desk.ticket.RememberedChronicles.clocks;
import static org.threeline.desk.ticket.RememberedChronicles.hops;
import static org.threeline.desk.ticket.RememberedChronicles.stints;
import static org.threeline.desk.ticket.RememberedChronicles.story;
import static org.threeline.desk.ticket.RememberedChronicles.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.catalog.offering.BuiltInCatalogue;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.ticket.HistoryEntry;
import org.threeline.desk.ticket.HistoryKind;
import org.threeline.desk.ticket.RememberedChronicles;
import org.threeline.desk.ticket.Ticket;
import org.threeline.desk.ticket.TicketChronicle;
import org.threeline.desk.ticket.TicketStatus;

class SixWeeksTest {
    private static final Instant WEDNESDAY = Instant.parse("2026-10-14T09:12:30.500Z");
    private static final BuiltInCatalogue CATALOGUE = new BuiltInCatalogue();
    private static final Workforce WORKFORCE = Workforce.hired();
    private static final Map<String, Long> IDS = ids();
    private static final SixWeeks WEEKS = upTo(WEDNESDAY);

    private static Map<String, Long> ids() {
        var ids = new HashMap<String, Long>();
        WORKFORCE.everybody().forEach(colleague -> ids.put(colleague.login(), 50L + ids.size()));
        return ids;
    }

    private static SixWeeks upTo(Instant now) {
        return SixWeeks.told(CATALOGUE.inForce(), WORKFORCE, IDS, RememberedChronicles.on(CATALOGUE), now);
    }

    @Test
    void theSameSeedTellsTheSameWeeks() {
        var again = upTo(WEDNESDAY);
        assertThat(again.tickets()).extracting(SixWeeksTest::inWords).isEqualTo(inWords(WEEKS));
        assertThat(again.notifications()).isEqualTo(WEEKS.notifications());
    }

    private static List<String> inWords(SixWeeks weeks) {
        return weeks.tickets().stream().map(SixWeeksTest::inWords).toList();
    }

    private static String inWords(TicketChronicle chronicle) {
        var ticket = ticket(chronicle);
        return ticket.number()
                + ticket.subject()
                + ticket.status()
                + ticket.assigneeId()
                + ticket.answers()
                + ticket.updatedAt()
                + ticket.sortDueAt()
                + story(chronicle).stream().map(HistoryEntry::at).toList();
    }

    @Test
    void thereIsWorkInEveryState() {
        assertThat(WEEKS.tickets()).hasSizeBetween(1_500, 2_500);
        assertThat(WEEKS.tickets().stream().map(TicketChronicle::status).collect(toSet()))
                .containsExactlyInAnyOrder(TicketStatus.values());
        assertThat(WEEKS.tickets().stream()
                        .map(told -> ticket(told).holdReason())
                        .filter(Objects::nonNull)
                        .collect(toSet()))
                .containsExactlyInAnyOrder(HoldReason.values());
        assertThat(WEEKS.tickets().stream().map(TicketChronicle::line).collect(toSet()))
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(WEEKS.tickets().stream()
                        .flatMap(told -> story(told).stream())
                        .map(HistoryEntry::kind)
                        .collect(toSet()))
                .contains(
                        HistoryKind.HANDED_BACK,
                        HistoryKind.REOPENED,
                        HistoryKind.CANCELLED,
                        HistoryKind.CONFIRMED,
                        HistoryKind.CLOSED,
                        HistoryKind.PRIORITIZED,
                        HistoryKind.PROMISE_AT_RISK,
                        HistoryKind.PROMISE_BROKEN);
        var open = WEEKS.tickets().stream().filter(TicketChronicle::isOpen).count();
        assertThat(open).isBetween(90L, 330L);
    }

    @Test
    void nineOfTenPromisesWereKept() {
        var outcomes = WEEKS.tickets().stream()
                .flatMap(told -> clocks(told).all().stream())
                .filter(clock -> clock.kind() != TargetKind.OLA && clock.stoppedAt() != null)
                .map(clock -> clock.state(WEDNESDAY))
                .filter(state -> state == ClockState.MET || state == ClockState.MISSED)
                .toList();
        var kept = outcomes.stream().filter(state -> state == ClockState.MET).count();
        assertThat(kept * 100.0 / outcomes.size()).isBetween(86.0, 96.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-14T09:12:30.500Z", "2026-11-01T02:00:00Z", "2026-01-04T22:59:59.999Z"})
    void someAreDueWithinTheHourAndSomeAreLateWheneverItIs(String now) {
        var at = Instant.parse(now);
        var open = upTo(at).tickets().stream().filter(TicketChronicle::isOpen).toList();
        assertThat(open)
                .anySatisfy(told -> assertThat(ticket(told).nextDueAt()).isBetween(at, at.plus(Duration.ofHours(1))));
        assertThat(open).anySatisfy(told -> assertThat(clocks(told).all())
                .anyMatch(clock -> clock.kind() != TargetKind.OLA && clock.state(at) == ClockState.BREACHED));
    }

    @Test
    void storiesAreToldInOrderAndEndWhereTheTicketEnds() {
        assertThat(WEEKS.tickets()).allSatisfy(told -> {
            var ticket = ticket(told);
            var story = story(told);
            assertThat(story.get(0).kind()).isEqualTo(HistoryKind.FILED);
            assertThat(story).extracting(HistoryEntry::at).isSorted().allMatch(at -> !at.isAfter(WEDNESDAY));
            assertThat(ticket.updatedAt()).isBetween(ticket.createdAt(), WEDNESDAY);
            if (ticket.status() == TicketStatus.CLOSED) {
                assertThat(last(story)).isIn(HistoryKind.CLOSED, HistoryKind.CONFIRMED);
            }
            if (ticket.status() == TicketStatus.CANCELLED) {
                assertThat(last(story)).isEqualTo(HistoryKind.CANCELLED);
            }
        });
        assertThat(WEEKS.tickets()).extracting(told -> ticket(told).createdAt()).isSorted();
    }

    private static HistoryKind last(List<HistoryEntry> story) {
        // What ends a promise that was broken is told first, that it was broken after it.
        return story.stream()
                .map(HistoryEntry::kind)
                .filter(kind -> kind != HistoryKind.PROMISE_BROKEN)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Test
    void everyStayHasItsTimeAndEveryAssigneeIsAMember() {
        assertThat(WEEKS.tickets()).allSatisfy(told -> {
            var ticket = ticket(told);
            var hops = hops(told);
            for (var i = 0; i < hops.size(); i++) {
                assertThat(hops.get(i).seq()).isEqualTo(i + 1);
                if (i > 0 && hops.get(i - 1).endedAt() != null) {
                    assertThat(hops.get(i - 1).endedAt())
                            .isBeforeOrEqualTo(hops.get(i).startedAt());
                }
            }
            assertThat(hops.get(hops.size() - 1).endedAt() == null).isEqualTo(ticket.isOpen());
            assertThat(stints(told).stream().filter(stint -> stint.endedAt() == null))
                    .hasSize(ticket.isOpen() && ticket.assigneeId() != null ? 1 : 0);
            if (ticket.assigneeId() != null) {
                assertThat(team(ticket)).contains(ticket.assigneeId());
            }
        });
    }

    private static List<Long> team(Ticket ticket) {
        return WORKFORCE.team(ticket.groupKey()).stream()
                .map(member -> IDS.get(member.login()))
                .toList();
    }

    @Test
    void clocksSayWhatTheirCalendarsSay() {
        assertThat(WEEKS.tickets()).allSatisfy(told -> {
            for (var clock : clocks(told).all()) {
                var times = CATALOGUE.workingTime(clock.calendarKey(), 1);
                if (clock.dueAt() != null) {
                    // Rests push a due time out, nothing pulls it in.
                    assertThat(clock.dueAt()).isAfterOrEqualTo(times.add(clock.startedAt(), clock.target()));
                    if (clock.pausesOn().isEmpty() && ticket(told).resolvedAt() == null && !wasReopened(told)) {
                        assertThat(clock.dueAt()).isEqualTo(times.add(clock.startedAt(), clock.target()));
                    }
                }
                assertThat(clock.breachedAt() == null || !clock.breachedAt().isAfter(WEDNESDAY))
                        .isTrue();
            }
        });
    }

    private static boolean wasReopened(TicketChronicle told) {
        return story(told).stream().anyMatch(entry -> entry.kind() == HistoryKind.REOPENED);
    }

    @Test
    void theJobsFindNothingToDo() {
        assertThat(WEEKS.tickets()).allSatisfy(told -> {
            assertThat(clocks(told).all())
                    .allMatch(clock ->
                            clock.nextEventAt() == null || !clock.nextEventAt().isBefore(WEDNESDAY));
            assertThat(ticket(told).closeDueAt())
                    .satisfiesAnyOf(due -> assertThat(due).isNull(), due -> assertThat(due)
                            .isAfterOrEqualTo(WEDNESDAY));
            assertThat(ticket(told).holdUntil())
                    .satisfiesAnyOf(due -> assertThat(due).isNull(), due -> assertThat(due)
                            .isAfterOrEqualTo(WEDNESDAY));
        });
    }

    @Test
    void theKnownAccountsFindWorkAndNewsButNoFlood() {
        for (var login : Set.of("line1", "line2", "line3")) {
            var mine = WEEKS.tickets().stream()
                    .filter(told -> told.isOpen() && IDS.get(login).equals(told.assignee()))
                    .count();
            assertThat(mine).as(login).isBetween(3L, 25L);
        }
        var employee = WEEKS.tickets().stream()
                .filter(told -> ticket(told).requesterId() == IDS.get("employee"))
                .toList();
        assertThat(employee).hasSize(10);
        assertThat(employee).anyMatch(told -> ticket(told).holdReason() == HoldReason.REQUESTER);
        for (var login : Set.of("employee", "line1", "line2", "line3")) {
            var unread = WEEKS.notifications().stream()
                    .filter(news -> news.personId() == IDS.get(login) && news.readAt() == null)
                    .count();
            assertThat(unread).as(login).isBetween(1L, 6L);
        }
        assertThat(WEEKS.notifications())
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    }
}
