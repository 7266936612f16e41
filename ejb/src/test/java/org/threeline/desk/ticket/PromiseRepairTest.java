package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.WorkedTicket.BY_LUKAS;
import static org.threeline.desk.ticket.WorkedTicket.NUMBER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.offering.PublishedVersions;
import org.threeline.catalog.offering.WrittenCatalogue;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockDifference;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.ticket.ClockReplays.Retold;
import org.threeline.desk.ticket.PromiseRepair.Outcome;
import org.threeline.desk.ticket.TicketHandling.HoldTicket;

/** Clocks that somebody's hand, or a fault, made wrong become what the history tells, and nothing else changes. */
class PromiseRepairTest {
    private final WorkedTicket worked = new WorkedTicket();
    private final long id = worked.ticket.id();
    private final List<Long> countedAgain = new ArrayList<>();
    private PromiseRepair repair;

    @BeforeEach
    void begin() {
        repair = new PromiseRepair();
        repair.locked = worked.locked();
        repair.clocks = worked.locked().clocks;
        repair.tickets = worked.tickets;
        repair.ways = new TicketWays() {
            @Override
            public void changed(Collection<Long> ids) {
                countedAgain.addAll(ids);
            }
        };
        repair.replays = new ClockReplays() {
            @Override
            public List<Retold> asItWas(Collection<Long> ids, PublishedVersions versions, Instant now) {
                var told = told();
                told.look(now);
                return ids.stream()
                        .map(each -> new Retold(ReplayedTicket.of(worked.ticket), stored(), told))
                        .toList();
            }
        };
    }

    @Test
    void aDueTimeThatIsWrongIsSetRightAndTheOldOneStaysInTheHistory() throws Exception {
        var clock = worked.clock(TargetKind.RESOLUTION);
        var right = clock.dueAt();
        set(clock, "dueAt", NOON.plusSeconds(60));
        var seen = differences();
        assertThat(seen).extracting(ClockDifference::what).containsExactly(ClockDifference.Field.DUE);

        assertThat(repaired(seen, NOON).outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(worked.clock(TargetKind.RESOLUTION).dueAt()).isEqualTo(right);
        assertThat(differences()).isEmpty();
        assertThat(worked.lastWord().kind()).isEqualTo(HistoryKind.PROMISES_REPAIRED);
        assertThat(worked.lastWord().data().toString())
                .contains("from=" + NOON.plusSeconds(60))
                .contains("to=" + right);
        assertThat(worked.ticket.sortDueAt()).isEqualTo(stored().sortDueAt());
        assertThat(repaired(seen, NOON).outcome()).isEqualTo(Outcome.RIGHT);
        assertThat(countedAgain).containsExactly(id);
    }

    @Test
    void whatDiffersInSomethingElseThanWasSeenIsNotTouched() throws Exception {
        var clock = worked.clock(TargetKind.RESOLUTION);
        set(clock, "dueAt", NOON.plusSeconds(60));
        var seen = differences();
        set(clock, "dueAt", NOON.plusSeconds(90));
        var repaired = repaired(seen, NOON);
        assertThat(repaired.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(repaired.differences()).isEqualTo(differences()).isNotEqualTo(seen);
        assertThat(worked.story()).doesNotContain(HistoryKind.PROMISES_REPAIRED);
        assertThat(countedAgain).isEmpty();
    }

    @Test
    void aPromiseThatRunsAndTurnsOutToBeBrokenIsToldOnce() throws Exception {
        var clock = worked.clock(TargetKind.FIRST_RESPONSE);
        var later = clock.dueAt().plus(Duration.ofHours(1));
        set(clock, "dueAt", NOON.plus(Duration.ofDays(300)));
        set(clock, "nextEventAt", null);
        worked.at(later);
        var seen = differencesAt(later);
        assertThat(repaired(seen, later).outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).state(later)).isEqualTo(ClockState.BREACHED);
        assertThat(worked.told.events()).extracting(PromiseTold::isBreach).containsExactly(true);
        assertThat(worked.story()).endsWith(HistoryKind.PROMISES_REPAIRED, HistoryKind.PROMISE_BROKEN);
    }

    @Test
    void clocksAndRestsThatAreMissingOrTooManyAreSetRight() throws Exception {
        worked.at(NOON.plusSeconds(600)).handling().take(NUMBER, null, BY_LUKAS);
        worked.handling().hold(new HoldTicket(NUMBER, null, HoldReason.VENDOR, null, null), BY_LUKAS);
        var clocks = worked.locked().clocks;
        var lost = worked.clock(TargetKind.RESOLUTION);
        set(lost, "kind", TargetKind.PERIODIC_UPDATE);
        var now = NOON.plusSeconds(900);
        var seen = differencesAt(now);
        assertThat(seen).extracting(ClockDifference::what).containsOnly(ClockDifference.Field.CLOCK);
        assertThat(repaired(seen, now).outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(clocks.of(id, null).latest(TargetKind.PERIODIC_UPDATE)).isEmpty();
        assertThat(clocks.of(id, null).latest(TargetKind.RESOLUTION)).isPresent();
        assertThat(differencesAt(now)).isEmpty();
    }

    private PromiseRepair.Repaired repaired(List<ClockDifference> seen, Instant now) {
        return repair.repair(Map.of(id, seen), 51, WrittenCatalogue.versions(), now)
                .get(id);
    }

    private List<ClockDifference> differences() {
        return ClockDifference.between(stored(), told());
    }

    private List<ClockDifference> differencesAt(Instant now) {
        var told = told();
        told.look(now);
        return ClockDifference.between(stored(), told);
    }

    private TicketClocks stored() {
        return worked.locked().clocks.of(id, worked.ticket.holdUntil());
    }

    private TicketClocks told() {
        var published = new WrittenCatalogue();
        var story = worked.life();
        var facts = ReplayedTicket.of(worked.ticket);
        return ClockReplay.tell(
                new TicketClocks(id, published::workingTime),
                new ReplayTerms(published, WrittenCatalogue.versions(), null, facts, null, stored().all(), story),
                story,
                facts.impact(),
                facts.urgency());
    }

    /** As a hand in the database would. */
    private static void set(SlaClock clock, String field, Object value) throws ReflectiveOperationException {
        var found = SlaClock.class.getDeclaredField(field);
        found.setAccessible(true);
        found.set(clock, value);
    }
}
