package org.threeline.desk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.clock.Clocks.Event;
import org.threeline.desk.escalation.DueClockReader.DueClock;
import org.threeline.desk.escalation.HeldPlaceReader.HeldTicket;
import org.threeline.desk.run.RunCounts;
import org.threeline.desk.ticket.LockedTickets;

/** The sweep's reader and writer: what is due is read in order, page by page, and each ticket is looked at once. */
class BreachSweepTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00.123Z");
    private static final int MORE_THAN_A_PAGE = 2_001;
    private static final List<Event> DUE = due();

    private final List<Long> looked = new ArrayList<>();
    private final BreachWatch watch = watch();

    @Test
    void everythingDueIsReadOnceAndInOrder() {
        var reader = reader(null);
        var read = new ArrayList<Event>();
        DueClock last = null;
        for (var next = reader.readItem(); next != null; next = reader.readItem()) {
            last = (DueClock) next;
            read.add(last.event());
        }

        assertThat(read).containsExactlyElementsOf(DUE);
        assertThat(last).isEqualTo(new DueClock(DUE.get(MORE_THAN_A_PAGE - 1), NOW, 100));
        assertThat(reader.checkpointInfo()).isEqualTo(DUE.get(MORE_THAN_A_PAGE - 1));
    }

    @Test
    void twoThreadsShareTheTicketsAndNeitherIsReadTwice() {
        var read = new ArrayList<Event>();
        for (var part = 0; part < 2; part++) {
            var reader = reader(null, part, 2);
            for (var next = reader.readItem(); next != null; next = reader.readItem()) {
                var due = (DueClock) next;
                assertThat(due.event().ticketId() % 2).isEqualTo(part);
                assertThat(due.progress()).isBetween(0, 100);
                read.add(due.event());
            }
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(DUE);
    }

    @Test
    void aRunThatWasInterruptedGoesOnBehindWhereItWas() {
        var reader = reader(DUE.get(1_999));
        assertThat(reader.readItem()).extracting("event").isEqualTo(DUE.get(2_000));
        assertThat(reader.readItem()).isNull();
    }

    @Test
    void aTicketWithSeveralDueClocksIsLookedAtOnce() {
        var clocks = DUE.subList(0, 4).stream()
                .map(event -> new DueClock(event, NOW, 40))
                .toList();
        var writer = new BreachWriter();
        writer.watch = watch;

        assertThat(writer.write(clocks)).isEqualTo(new RunCounts(4, 1, 1, 0));
        assertThat(looked).containsExactly(1L, 2L);
        assertThat(writer.progress(clocks)).isEqualTo(40);
        assertThat(writer.name(clocks.get(0))).isEqualTo("TL-1");
    }

    @Test
    void ticketsOnHoldArePutInTheirPlaceAndToldToNobody() {
        var reader = new HeldPlaceReader();
        reader.watch = watch;
        reader.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        reader.open(null);
        var first = (HeldTicket) reader.readItem();
        var second = (HeldTicket) reader.readItem();
        assertThat(List.of(first, second)).containsExactly(new HeldTicket(5, NOW), new HeldTicket(3, NOW));
        assertThat(reader.readItem()).isNull();

        var writer = new HeldPlaceWriter();
        writer.watch = watch;
        assertThat(writer.write(List.of(first, second))).isEqualTo(RunCounts.NONE);
        assertThat(writer.name(first)).isEqualTo("TL-5");
        assertThat(looked).containsExactly(5L, 3L);
    }

    @Test
    void aLookFindsClocksThatAreDueAndTicketsOnHoldThatAreOutOfPlace() {
        var real = new BreachWatch();
        real.clocks = new Clocks() {
            @Override
            public boolean isAnythingDue(Instant now) {
                return now.isAfter(NOW);
            }
        };
        real.tickets = new LockedTickets() {
            @Override
            public boolean isAnyOutOfPlace(Instant now) {
                return now.isBefore(NOW);
            }

            @Override
            public List<Long> outOfPlace(Instant now, int limit) {
                return List.of(7L);
            }

            @Override
            public int putInPlace(Collection<Long> ids, Instant now) {
                return ids.size();
            }

            @Override
            public int look(Collection<Long> ids, Instant now) {
                return 2;
            }
        };

        assertThat(real.isAnythingDue(NOW.plusMillis(1))).isTrue();
        assertThat(real.isAnythingDue(NOW.minusMillis(1))).isTrue();
        assertThat(real.isAnythingDue(NOW)).isFalse();
        assertThat(real.outOfPlace(NOW, 1)).containsExactly(7L);
        assertThat(real.putInPlace(List.of(7L), NOW)).isOne();
        assertThat(real.look(List.of(7L, 8L), NOW)).isEqualTo(2);
    }

    /** Clocks of tickets 1, 1, 2, 2, 3 and so on, a second apart. */
    private static List<Event> due() {
        var events = new ArrayList<Event>();
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            events.add(new Event(Instant.EPOCH.plusSeconds(i + 1), i, i / 2 + 1));
        }
        return events;
    }

    private DueClockReader reader(Event checkpoint) {
        return reader(checkpoint, 0, 1);
    }

    private DueClockReader reader(Event checkpoint, int part, int parts) {
        var reader = new DueClockReader();
        reader.part = String.valueOf(part);
        reader.parts = String.valueOf(parts);
        reader.watch = watch;
        reader.clock = Clock.fixed(NOW.plusNanos(456_000), ZoneOffset.UTC);
        reader.open(checkpoint);
        return reader;
    }

    /** As the query of {@link Clocks} reads them, and every second ticket in somebody else's hands. */
    private BreachWatch watch() {
        var watching = new BreachWatch() {
            @Override
            public List<Long> outOfPlace(Instant now, int limit) {
                return List.of(5L, 3L);
            }

            @Override
            public int putInPlace(Collection<Long> ticketIds, Instant now) {
                looked.addAll(ticketIds);
                return ticketIds.size();
            }

            @Override
            public int look(Collection<Long> ticketIds, Instant now) {
                looked.addAll(ticketIds);
                return ticketIds.size() / 2;
            }
        };
        watching.clocks = new Clocks() {
            @Override
            public long countDue(Instant now) {
                return DUE.size();
            }

            @Override
            public List<Event> due(Instant now, Event after, Share share, int limit) {
                return DUE.stream()
                        .filter(event -> event.at().isAfter(after.at()))
                        .filter(event -> event.ticketId() % share.of() == share.which())
                        .limit(limit)
                        .toList();
            }
        };
        return watching;
    }
}
