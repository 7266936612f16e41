package org.threeline.desk.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.TargetKind;

/**
 * Something in which a ticket's stored clocks are not what its history makes of them.
 *
 * @param clock what the clock promises; null where the ticket's rests differ
 * @param cycle of the clock, 0 for rests
 * @param what in which they differ
 * @param stored how it is stored, as text; null where there is nothing
 * @param told how the history tells it, as text; null where it tells nothing
 */
public record ClockDifference(
        @Nullable TargetKind clock,
        int cycle,
        Field what,
        @Nullable String stored,
        @Nullable String told) {
    /** In what clocks can differ. */
    public enum Field {
        /** Whether there is such a clock at all. */
        CLOCK,
        /** Definition, calendar, target, what it rests on and when it warns. */
        TERMS,
        START,
        DUE,
        PAUSED,
        BREACH,
        STOP,
        OUTCOME,
        /** The times the ticket rested. */
        RESTS
    }

    /** Everything in which two accounts of a ticket's clocks differ; when a breach was noticed is no part of it. */
    public static List<ClockDifference> between(TicketClocks stored, TicketClocks told) {
        var differences = new ArrayList<ClockDifference>();
        ClockPair.of(stored, told).forEach(pair -> compare(pair, differences));
        var rests = rests(stored);
        var toldRests = rests(told);
        if (!rests.equals(toldRests)) {
            differences.add(new ClockDifference(null, 0, Field.RESTS, rests.toString(), toldRests.toString()));
        }
        return differences;
    }

    private static void compare(ClockPair pair, List<ClockDifference> differences) {
        var one = pair.any();
        var stored = pair.stored();
        var told = pair.told();
        if (stored == null || told == null) {
            differences.add(new ClockDifference(one.kind(), one.cycle(), Field.CLOCK, text(stored), text(told)));
            return;
        }
        for (var field : Field.values()) {
            var is = value(stored, field);
            var shouldBe = value(told, field);
            if (!Objects.equals(is, shouldBe)) {
                differences.add(new ClockDifference(
                        one.kind(), one.cycle(), field, Objects.toString(is, null), Objects.toString(shouldBe, null)));
            }
        }
    }

    private static @Nullable Object value(SlaClock clock, Field field) {
        return switch (field) {
            case CLOCK, RESTS -> null;
            case TERMS -> terms(clock.terms());
            case START -> clock.startedAt();
            case DUE -> clock.dueAt();
            case PAUSED -> clock.isPaused();
            case BREACH -> clock.breachedAt();
            case STOP -> clock.stoppedAt();
            case OUTCOME -> clock.outcome();
        };
    }

    /** In one line: by what, on which calendar, how much working time, what it rests on and when it warns. */
    private static String terms(ClockTerms terms) {
        return "%s/%d %s/%d %s %s rests %s warns %s"
                .formatted(
                        terms.definitionKey(),
                        terms.definitionVersion(),
                        terms.calendarKey(),
                        terms.calendarVersion(),
                        terms.priority(),
                        terms.target(),
                        terms.pausesOn().stream().sorted().toList(),
                        terms.warnAt());
    }

    private static @Nullable String text(@Nullable SlaClock clock) {
        return clock == null ? null : clock.startedAt() + " – " + Objects.toString(clock.dueAt(), "");
    }

    private static List<String> rests(TicketClocks clocks) {
        return clocks.pauses().stream()
                .map(pause -> pause.cause() + " " + pause.startedAt() + " – " + Objects.toString(pause.endedAt(), ""))
                .toList();
    }
}
