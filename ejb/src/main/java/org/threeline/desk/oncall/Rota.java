package org.threeline.desk.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Turns in a row. A turn lasts so many local days, from one hand-over to another, so it may be an hour longer or shorter
 * where the clocks change. Before the first day nobody is on call.
 *
 * @param firstDay on which the first turn begins; with whole weeks its day of the week is that of every hand-over
 * @param handover the local time of every hand-over
 * @param days how many days a turn lasts, 1 or more
 * @param people ids in the order of their turns, at least one, each once
 */
public record Rota(LocalDate firstDay, LocalTime handover, int days, List<Long> people) {
    /** Copies the people. */
    public Rota {
        people = List.copyOf(people);
        if (people.isEmpty() || days < 1) {
            throw new IllegalArgumentException("A rota has people, and its turns last a day at least");
        }
    }

    /**
     * One turn.
     *
     * @param number 0 for the first
     * @param personId whose turn it is, whoever really takes it
     * @param until the first moment of the next
     */
    public record Turn(long number, long personId, Instant from, Instant until) {}

    /** Whose turn it is at an instant; empty before the first. */
    public Optional<Turn> turnAt(Instant at, ZoneId zone) {
        var number =
                Math.floorDiv(ChronoUnit.DAYS.between(firstDay, at.atZone(zone).toLocalDate()), days);
        // On the day of a hand-over the turn before goes on until its hour.
        if (at.isBefore(start(number, zone))) {
            number--;
        }
        return number < 0 ? Optional.empty() : Optional.of(turn(number, zone));
    }

    /** The turn of a number, 0 or more. */
    public Turn turn(long number, ZoneId zone) {
        return new Turn(
                number, people.get(Math.floorMod(number, people.size())), start(number, zone), start(number + 1, zone));
    }

    /** As everywhere in the desk: a time the clocks leave out is the moment they change, one they repeat is its first. */
    private Instant start(long number, ZoneId zone) {
        var local = firstDay.plusDays(number * days).atTime(handover);
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.ofLocal(local, zone, null).toInstant();
    }
}
