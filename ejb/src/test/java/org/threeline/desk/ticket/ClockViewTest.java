package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.WorkedTicket.BY_LUKAS;
import static org.threeline.desk.ticket.WorkedTicket.NUMBER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockReading;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.ticket.TicketHandling.HoldTicket;

class ClockViewTest {
    private final WorkedTicket worked = new WorkedTicket();

    @Test
    void theRequesterSeesWhenAndNotHow() {
        var view = ClockView.forRequester(resolution(NOON.plus(Duration.ofHours(4))));

        assertThat(view.dueAt()).isEqualTo(Instant.parse("2026-03-04T12:00:00Z"));
        assertThat(view.state()).isEqualTo(ClockState.RUNNING);
        assertThat(view.work()).isNull();
        assertThat(view.explanation()).isNull();
        assertThat(view.share()).isNull();
    }

    @Test
    void theDeskSeesHowMuchIsUsedUp() {
        var view = ClockView.forDesk(resolution(NOON.plus(Duration.ofHours(4))), List.of(), true, true);

        assertThat(view.share()).isEqualTo(0.25);
        assertThat(view.work().remainingSeconds()).isEqualTo(12 * 3600.0);
        assertThat(view.explanation()).isNotEmpty();
        assertThat(view.ahead().remaining()).isEqualTo(Duration.ofHours(12));
        assertThat(ClockView.forDesk(resolution(NOON), List.of(), false, false).explanation())
                .isNull();
    }

    @Test
    void aClockThatRestsHasNoDueTimeButAnExpectedOne() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.handling().hold(new HoldTicket(NUMBER, null, HoldReason.VENDOR, null, null), BY_LUKAS);
        var view = ClockView.forRequester(resolution(NOON.plus(Duration.ofHours(1))));

        assertThat(view.paused()).isTrue();
        assertThat(view.dueAt()).isNull();
        assertThat(view.projectedDueAt()).isEqualTo(Instant.parse("2026-03-04T13:00:00Z"));
    }

    private ClockReading resolution(Instant at) {
        return worked.locked().clocks.of(worked.ticket.id(), null).read(worked.clock(TargetKind.RESOLUTION), at);
    }
}
