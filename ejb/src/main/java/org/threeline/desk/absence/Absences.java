package org.threeline.desk.absence;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.threeline.desk.identity.People;

/** Everybody's absences, and who is away now. */
@Stateless
public class Absences {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    People people;

    @Inject
    Clock clock;

    /** Who of these people is away now, by person; one look at an index, whoever is asked for. */
    public Map<Long, Away> awayNow(Collection<Long> personIds) {
        var asked = personIds.stream().filter(Objects::nonNull).distinct().toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var on = entities.createQuery(
                        "select a from Absence a where a.personId in :people and a.endsAt > :now and a.beginsAt <= :now",
                        Absence.class)
                .setParameter("people", asked)
                .setParameter("now", now)
                .getResultList();
        if (on.isEmpty()) {
            return Map.of();
        }
        var deputies = people.summaries(
                on.stream().map(Absence::deputyId).filter(Objects::nonNull).toList());
        var away = new HashMap<Long, Away>();
        on.forEach(absence -> away.put(
                absence.personId(),
                new Away(
                        absence.personId(),
                        absence.endsAt(),
                        absence.deputyId() == null ? null : deputies.get(absence.deputyId()))));
        return away;
    }

    /** Who stands in for somebody now; empty when the person is there, or nobody stands in who is there. */
    public Optional<Long> deputyOf(long personId) {
        return Optional.ofNullable(awayNow(List.of(personId)).get(personId))
                .map(Away::deputy)
                .map(deputy -> deputy.id())
                .filter(deputy -> !isAway(deputy));
    }

    /** Whether somebody is away now. */
    public boolean isAway(long personId) {
        return awayNow(List.of(personId)).containsKey(personId);
    }

    /** These people, and those who stand in for the absent among them. */
    public List<Long> withDeputies(Collection<Long> personIds) {
        var all = new ArrayList<>(personIds);
        awayNow(personIds).values().stream()
                .map(Away::deputy)
                .filter(Objects::nonNull)
                .map(deputy -> deputy.id())
                .filter(deputy -> !all.contains(deputy))
                .forEach(all::add);
        return all;
    }

    /** When these people are away from an instant on. */
    public List<AwayTime> from(Instant from, Collection<Long> personIds) {
        if (personIds.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select new org.threeline.desk.absence.AwayTime(a.personId, a.beginsAt, a.endsAt, a.deputyId)"
                                + " from Absence a where a.personId in :people and a.endsAt > :from order by a.beginsAt",
                        AwayTime.class)
                .setParameter("people", personIds)
                .setParameter("from", from)
                .getResultList();
    }

    /** The absences of a person that are not over, the next one first. */
    public List<Absence> comingOf(long personId, Instant now) {
        return entities.createQuery(
                        "select a from Absence a where a.personId = :person and a.endsAt > :now order by a.beginsAt",
                        Absence.class)
                .setParameter("person", personId)
                .setParameter("now", now)
                .getResultList();
    }

    /** As {@link #comingOf}, and nobody enters another one for the person until the transaction ends. */
    public List<Absence> lockedOf(long personId, Instant now) {
        entities.createNativeQuery("select id from person where id = ?1 for update")
                .setParameter(1, personId)
                .getSingleResult();
        return comingOf(personId, now);
    }

    public Optional<Absence> find(long id) {
        return Optional.ofNullable(entities.find(Absence.class, id));
    }

    public void add(Absence absence) {
        entities.persist(absence);
    }

    public void remove(Absence absence) {
        entities.remove(absence);
    }
}
