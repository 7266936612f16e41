package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.WorkedTicket.BY_EMMA;
import static org.threeline.desk.ticket.WorkedTicket.BY_LUKAS;
import static org.threeline.desk.ticket.WorkedTicket.NUMBER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.ticket.TicketHandling.HoldTicket;
import org.threeline.desk.ticket.TicketHandling.ResolveTicket;

class TicketDeadlinesTest {
    private static final Instant FIVE_DAYS_LATER = NOON.plus(Duration.ofDays(5));

    private final WorkedTicket worked = new WorkedTicket();
    private final TicketDeadlines deadlines = worked.deadlines();
    private final List<Long> found = List.of(worked.ticket.id());

    @Test
    void whatNobodyObjectedToIsClosedInItsTimeAndOnce() {
        resolve();
        assertThat(deadlines.close(found, FIVE_DAYS_LATER.minusMillis(1))).isZero();
        assertThat(deadlines.close(found, FIVE_DAYS_LATER)).isOne();
        assertThat(deadlines.close(found, FIVE_DAYS_LATER)).isZero();

        assertThat(worked.ticket.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(worked.ticket.reopenUntil()).isEqualTo(FIVE_DAYS_LATER.plus(Duration.ofDays(14)));
    }

    @Test
    void whatWasReopenedSinceItWasFoundStaysOpen() {
        resolve();
        worked.handling().reopen(NUMBER, null, "Again", BY_EMMA);
        assertThat(deadlines.close(found, FIVE_DAYS_LATER)).isZero();
        assertThat(worked.ticket.isOpen()).isTrue();
    }

    @Test
    void workGoesOnFromTheInstantThatWasNamedHoweverLateTheJobComes() {
        var until = Instant.parse("2026-03-02T14:00:00Z");
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.handling().hold(new HoldTicket(NUMBER, null, HoldReason.VENDOR, null, until), BY_LUKAS);
        assertThat(deadlines.resume(found, until.minusMillis(1))).isZero();
        assertThat(deadlines.resume(found, Instant.parse("2026-03-02T15:30:00Z")))
                .isOne();
        assertThat(deadlines.resume(found, Instant.parse("2026-03-02T15:30:00Z")))
                .isZero();

        // Sixteen hours from Monday noon, and the two of the hold.
        assertThat(worked.clock(TargetKind.RESOLUTION).dueAt()).isEqualTo(Instant.parse("2026-03-04T14:00:00Z"));
        // Nobody answered while it rested, and an answer was due all the same.
        assertThat(worked.told.events()).extracting(PromiseTold::kind).containsExactly(TargetKind.FIRST_RESPONSE);
    }

    @Test
    void aHoldWithoutAnEndIsEndedBySomebody() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.handling().hold(new HoldTicket(NUMBER, null, HoldReason.VENDOR, null, null), BY_LUKAS);
        assertThat(deadlines.resume(found, FIVE_DAYS_LATER)).isZero();
    }

    @Test
    void aSweepTellsEachShareAndTheBreachOnceEver() {
        var threeQuarters = Instant.parse("2026-03-04T09:00:00Z");
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.talk().reply(NUMBER, "Tomorrow", BY_LUKAS);
        assertThat(worked.locked().look(found, NOON.plusSeconds(60))).isZero();
        assertThat(worked.locked().look(found, threeQuarters)).isOne();
        assertThat(worked.locked().look(found, threeQuarters)).isZero();
        assertThat(worked.locked().look(found, Instant.parse("2026-03-04T12:00:00.001Z")))
                .isOne();

        assertThat(worked.told.events())
                .filteredOn(told -> told.kind() == TargetKind.RESOLUTION)
                .extracting(told -> told.at().percent(), PromiseTold::isBreach, PromiseTold::definitionKey)
                .containsExactly(tuple(75, false, "it"), tuple(100, true, "it"));
        assertThat(worked.story()).contains(HistoryKind.PROMISE_AT_RISK, HistoryKind.PROMISE_BROKEN);
        assertThat(worked.locked().look(List.of(), NOON)).isZero();
    }

    @Test
    void aTicketThatRestsLongGetsThePlaceOfOneThatGoesOnNow() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.talk().reply(NUMBER, "Tomorrow", BY_LUKAS);
        worked.handling().hold(new HoldTicket(NUMBER, null, HoldReason.VENDOR, null, null), BY_LUKAS);
        var placed = worked.ticket.sortDueAt();
        assertThat(worked.locked().isAnyOutOfPlace(placed)).isFalse();
        assertThat(worked.locked().putInPlace(List.of(), placed)).isZero();

        assertThat(worked.locked().outOfPlace(FIVE_DAYS_LATER, 10)).isEqualTo(found);
        assertThat(worked.locked().putInPlace(found, FIVE_DAYS_LATER)).isOne();
        assertThat(worked.ticket.sortDueAt()).isAfter(FIVE_DAYS_LATER);
        assertThat(worked.ticket.nextDueAt()).isNull();
        assertThat(worked.locked().isAnyOutOfPlace(FIVE_DAYS_LATER)).isFalse();
        assertThat(worked.locked().putInPlace(found, FIVE_DAYS_LATER)).isZero();

        worked.handling().resume(NUMBER, null, BY_LUKAS);
        assertThat(worked.locked().putInPlace(found, FIVE_DAYS_LATER)).isZero();
    }

    private void resolve() {
        worked.handling().resolve(new ResolveTicket(NUMBER, null, "Plugged it in", null, null), BY_LUKAS);
    }
}
