package org.threeline.desk.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.offering.WrittenCatalogue;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.ticket.ClockReplays.Retold;
import org.threeline.desk.ticket.ReplayedTicket;

/** What became of a promise beside what would have; a ticket of Monday noon in an office of 9 to 17. */
class SimulatedTicketTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));

    private final WrittenCatalogue catalogue = new WrittenCatalogue();

    @Test
    void aPromiseThatWasKeptAndWouldHaveBeenBrokenIsAFlip() {
        var was = clocks(4);
        var is = clocks(1);
        was.resolve(TWO);
        is.resolve(TWO);
        var compared = compare(was, is);
        assertThat(compared)
                .extracting("kind", "priority", "group", "was", "is")
                .containsExactly(
                        tuple(TargetKind.RESOLUTION, Priority.P4, "service-desk", Verdict.KEPT, Verdict.BROKEN));
        assertThat(compared.get(0).isFlip()).isTrue();
        assertThat(compared.get(0).dueWas()).isEqualTo(NOON.plus(Duration.ofHours(4)));
        assertThat(compared.get(0).dueIs()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(compared.get(0).stoppedAt()).isEqualTo(TWO);
    }

    @Test
    void whatRunsIsInTimeSoFarOrBroken() {
        var compared = compare(clocks(4), clocks(1));
        assertThat(compared).extracting("was", "is").containsExactly(tuple(Verdict.OPEN, Verdict.BROKEN));
        assertThat(compared.get(0).stoppedAt()).isNull();
        assertThat(compare(clocks(4), clocks(5))).allMatch(each -> !each.isFlip());
    }

    @Test
    void aPromiseThatOnlyWouldHaveBeenMadeIsTold() {
        assertThat(compare(new TicketClocks(1, catalogue::workingTime), clocks(4)))
                .extracting("was", "is")
                .containsExactly(tuple(Verdict.NONE, Verdict.OPEN));
        assertThat(compare(clocks(4), new TicketClocks(1, catalogue::workingTime)))
                .extracting("was", "is")
                .containsExactly(tuple(Verdict.OPEN, Verdict.NONE));
    }

    @Test
    void whatWasCancelledIsNoPromise() {
        var was = clocks(4);
        var is = clocks(3);
        was.cancel(TWO);
        is.cancel(TWO);
        assertThat(compare(was, is)).isEmpty();
    }

    @Test
    void ofClocksThatReplacedEachOtherTheLastDecides() {
        var was = clocks(1);
        was.change(List.of(terms(4)), NOON.plusSeconds(60));
        assertThat(compare(was, clocks(4))).extracting("was", "is").containsExactly(tuple(Verdict.OPEN, Verdict.OPEN));
    }

    @Test
    void timeInAGroupIsTheGroups() {
        var was = new TicketClocks(1, catalogue::workingTime);
        var ola = new ClockTerms(
                TargetKind.OLA,
                Priority.P4,
                Duration.ofHours(3),
                "office",
                0,
                "workplace",
                0,
                Set.of(),
                List.of(),
                "workplace");
        was.receive(Optional.of(ola), NOON);
        assertThat(compare(was, was)).extracting("group").containsExactly("workplace");
    }

    private List<SimulatedTicket.Compared> compare(TicketClocks was, TicketClocks is) {
        was.look(TWO);
        is.look(TWO);
        var ticket = new ReplayedTicket(
                1, "laptop-problem", 0, 0, 1, Impact.LOW, Urgency.MEDIUM, Priority.P4, "service-desk", NOON);
        return SimulatedTicket.compare(new Retold(ticket, was, is), TWO);
    }

    private TicketClocks clocks(int hours) {
        var clocks = new TicketClocks(1, catalogue::workingTime);
        clocks.attach(List.of(terms(hours)), NOON);
        return clocks;
    }

    private static ClockTerms terms(int hours) {
        return new ClockTerms(
                TargetKind.RESOLUTION,
                Priority.P4,
                Duration.ofHours(hours),
                "office",
                0,
                "it",
                0,
                Set.of(),
                List.of(),
                null);
    }
}
