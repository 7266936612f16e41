package org.threeline.desk.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.threeline.desk.absence.AwayTime;
import org.threeline.desk.oncall.Rota.Turn;
import org.threeline.desk.oncall.Shift.Reason;

/**
 * Who is on call when: a rota together with all that may stand against it. Whoever is away is passed over for the one who
 * stands in, if that is a member who is there, and whoever left the group for the next in order. It reads nothing and
 * knows no present, so the past can be asked as well.
 */
final class Shifts {
    private final Rota rota;
    private final ZoneId zone;
    private final Collection<Replacement> replacements;
    private final Set<Long> members;
    private final Collection<AwayTime> away;

    /** @param members who may be on call at all: members of the group who can sign in */
    Shifts(Rota rota, ZoneId zone, Collection<Replacement> replacements, Set<Long> members, Collection<AwayTime> away) {
        this.rota = rota;
        this.zone = zone;
        this.replacements = replacements;
        this.members = members;
        this.away = away;
    }

    /** The stretch around an instant; empty before the first turn. */
    Optional<Shift> at(Instant at) {
        return rota.turnAt(at, zone).map(turn -> stretches(turn).stream()
                .filter(shift -> at.isBefore(shift.until()))
                .findFirst()
                .orElseThrow());
    }

    /** What is left of the turn at an instant, or before the first turn nothing, and so many turns after it. */
    List<Shift> from(Instant at, int turns) {
        var shifts = new ArrayList<Shift>();
        var now = rota.turnAt(at, zone);
        now.ifPresent(turn -> stretches(turn).stream()
                .filter(shift -> at.isBefore(shift.until()))
                .forEach(shifts::add));
        long next = now.map(turn -> turn.number() + 1).orElse(0L);
        for (long number = next; number < next + turns; number++) {
            shifts.addAll(stretches(rota.turn(number, zone)));
        }
        return shifts;
    }

    private List<Shift> stretches(Turn turn) {
        var shifts = new ArrayList<Shift>();
        var from = turn.from();
        for (var until : cuts(turn)) {
            var shift = shift(turn, from, until);
            var last = shifts.isEmpty() ? null : shifts.get(shifts.size() - 1);
            if (last != null && isSame(last, shift)) {
                shifts.set(
                        shifts.size() - 1,
                        new Shift(last.personId(), last.plannedId(), last.reason(), last.from(), until));
            } else {
                shifts.add(shift);
            }
            from = until;
        }
        return shifts;
    }

    private static boolean isSame(Shift one, Shift other) {
        return one.reason() == other.reason()
                && (one.personId() == null
                        ? other.personId() == null
                        : one.personId().equals(other.personId()));
    }

    /** Moments of a turn, its end among them, at which it may become somebody else's. */
    private NavigableSet<Instant> cuts(Turn turn) {
        var cuts = new TreeSet<Instant>();
        replacements.forEach(replacement -> {
            cuts.add(replacement.from());
            cuts.add(replacement.until());
        });
        away.forEach(time -> {
            cuts.add(time.from());
            cuts.add(time.until());
        });
        cuts.removeIf(cut -> !cut.isAfter(turn.from()) || !cut.isBefore(turn.until()));
        cuts.add(turn.until());
        return cuts;
    }

    private Shift shift(Turn turn, Instant from, Instant until) {
        var planned = turn.personId();
        var replacing = replacements.stream()
                .filter(replacement -> replacement.insteadOf() == planned && replacement.isOn(from))
                .map(Replacement::personId)
                .findFirst();
        long first = replacing.orElse(planned);
        if (isThere(first, from)) {
            return new Shift(first, planned, first == planned ? Reason.TURN : Reason.REPLACES, from, until);
        }
        var deputy = members.contains(first) ? deputy(first, from) : Optional.<Long>empty();
        if (deputy.isPresent()) {
            return new Shift(deputy.get(), planned, Reason.STANDS_IN, from, until);
        }
        for (int further = first == planned ? 1 : 0; further < rota.people().size(); further++) {
            long next = rota.people()
                    .get(Math.floorMod(turn.number() + further, rota.people().size()));
            if (isThere(next, from)) {
                // Where only the one who was to replace is not there, it is the turn's own person after all.
                return new Shift(next, planned, next == planned ? Reason.TURN : Reason.NEXT, from, until);
            }
        }
        return new Shift(null, planned, Reason.NOBODY, from, until);
    }

    private Optional<Long> deputy(long person, Instant at) {
        return away.stream()
                .filter(time -> time.personId() == person && time.isOn(at) && time.deputyId() != null)
                .map(AwayTime::deputyId)
                .filter(deputy -> isThere(deputy, at))
                .findFirst();
    }

    private boolean isThere(long person, Instant at) {
        return members.contains(person) && away.stream().noneMatch(time -> time.personId() == person && time.isOn(at));
    }
}
