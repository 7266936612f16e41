package org.threeline.desk.oncall;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.absence.Absences;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;

/** Who is on call in a group, as everybody at the desk may know. A group without a rota has nobody, and misses nothing. */
@Stateless
public class OnCall {
    @Inject
    Rotas rotas;

    @Inject
    SupportGroups groups;

    @Inject
    Catalogue catalogue;

    @Inject
    Absences absences;

    @Inject
    People people;

    @Inject
    Clock clock;

    /**
     * Somebody is on call.
     *
     * @param planned whose turn it is
     * @param reason why it is that person
     * @param until the first moment it may be somebody else
     */
    public record OnCallView(
            PersonSummary person, PersonSummary planned, Shift.Reason reason, Instant from, Instant until) {}

    /** Who is on call now; empty without a rota, before its first turn, and where nobody of it is there. */
    public Optional<Long> personNow(String groupKey) {
        var now = clock.instant();
        return shifts(groupKey, now).flatMap(shifts -> shifts.at(now)).map(Shift::personId);
    }

    /** The same with a name, and until when; the person is null where a rota has nobody who is there. */
    public Optional<OnCallView> now(String groupKey) {
        var now = clock.instant();
        return shifts(groupKey, now).flatMap(shifts -> shifts.at(now)).map(shift -> named(List.of(shift))
                .get(0));
    }

    /** Who is on call for the rest of this turn and in so many turns after it, in order; nothing without a rota. */
    public List<OnCallView> coming(String groupKey, int turns) {
        var now = clock.instant();
        return shifts(groupKey, now)
                .map(shifts -> named(shifts.from(now, turns)))
                .orElse(List.of());
    }

    /** Whether a group keeps a rota. */
    public boolean isKept(String groupKey) {
        return rotas.isKept(groupKey);
    }

    private Optional<Shifts> shifts(String groupKey, Instant now) {
        return zone(groupKey).flatMap(zone -> rotas.find(groupKey).map(stored -> {
            var replacements = rotas.replacements(groupKey, now);
            var able = new HashSet<>(people.active(groups.membersOf(groupKey).people()));
            return new Shifts(stored.rota(), zone, replacements, able, absences.from(now, able));
        }));
    }

    /** In which zone a group hands over: that of its calendar; a group no catalogue defines any more has none. */
    public Optional<ZoneId> zone(String groupKey) {
        var edition = catalogue.inForce();
        return edition.group(groupKey)
                .flatMap(group -> edition.calendar(group.calendar()))
                .map(definition -> definition.calendar().zone());
    }

    private List<OnCallView> named(List<Shift> shifts) {
        var ids = new HashSet<Long>();
        shifts.forEach(shift -> {
            ids.add(shift.personId());
            ids.add(shift.plannedId());
        });
        var known = people.summaries(ids);
        return shifts.stream()
                .map(shift -> new OnCallView(
                        known.get(shift.personId()),
                        known.get(shift.plannedId()),
                        shift.reason(),
                        shift.from(),
                        shift.until()))
                .toList();
    }
}
