package org.threeline.desk.absence;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.Person;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/**
 * Saying that one is away. People do so for themselves; administrators for everybody, and leads for the members of
 * their groups. For others a person's absences do not exist, but that it is away now they see wherever they assign.
 */
@Stateless
public class AbsenceKeeping {
    @Inject
    Absences absences;

    @Inject
    People people;

    @Inject
    SupportGroups groups;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * @param login who is away
     * @param from the first day away, in the person's own zone
     * @param until the last day away
     * @param deputy login of the one who stands in; null or blank for nobody
     */
    public record EnterAbsence(String login, LocalDate from, LocalDate until, String deputy) {}

    /**
     * An absence that is not over.
     *
     * @param from the first day away, in the person's own zone
     * @param until the last one
     * @param deputy who stands in; null for nobody
     * @param on whether the person is away now
     */
    public record AbsenceRow(
            long id, PersonSummary person, LocalDate from, LocalDate until, PersonSummary deputy, boolean on) {}

    /**
     * Enters an absence.
     *
     * @throws NotFound when there is no such person for the actor
     * @throws InvalidInput at {@code from}, {@code until} or {@code deputy}
     * @throws BusinessRuleViolation {@code absence.enter.overlaps} when the person is away then already
     */
    public void enter(EnterAbsence command, Actor actor) {
        var person = required(command.login(), actor);
        if (command.from() == null) {
            throw new InvalidInput("from", "input.missing");
        }
        if (command.until() == null) {
            throw new InvalidInput("until", "input.missing");
        }
        if (command.until().isBefore(command.from())) {
            throw new InvalidInput("until", "absence.ends_before");
        }
        var begins = command.from().atStartOfDay(person.zone()).toInstant();
        var ends = command.until().plusDays(1).atStartOfDay(person.zone()).toInstant();
        var now = clock.instant();
        var absence = Absence.enter(person.id(), begins, ends, deputy(command.deputy()), actor.personId(), now);
        if (absences.lockedOf(person.id(), now).stream().anyMatch(other -> other.overlaps(begins, ends))) {
            throw new BusinessRuleViolation("absence.enter.overlaps", person.name());
        }
        absences.add(absence);
        audit.record(
                actor,
                AuditKind.ABSENCE_ENTERED,
                AuditSubject.person(person.id(), person.name()),
                AuditDetails.none()
                        .with("from", command.from())
                        .with("until", command.until())
                        .with("deputy", command.deputy()));
    }

    /**
     * Ends an absence now, or takes back one that has not begun.
     *
     * @throws NotFound when there is no such absence for the actor
     */
    public void end(long id, Actor actor) {
        var absence = absences.find(id).orElseThrow(() -> new NotFound("absence"));
        var person = people.byId(absence.personId()).orElseThrow();
        requireRight(person, actor);
        var now = clock.instant();
        if (absence.hasBegun(now)) {
            absence.endNow(now);
        } else {
            absences.remove(absence);
        }
        audit.record(
                actor,
                AuditKind.ABSENCE_ENDED,
                AuditSubject.person(person.id(), person.name()),
                AuditDetails.none().with("begins", absence.beginsAt()));
    }

    /**
     * The absences of a person that are not over, the next one first.
     *
     * @throws NotFound when there is no such person for the actor
     */
    public List<AbsenceRow> of(String login, Actor actor) {
        var person = required(login, actor);
        var now = clock.instant();
        var coming = absences.comingOf(person.id(), now);
        var named = people.summaries(
                Stream.concat(Stream.of(person.id()), coming.stream().map(Absence::deputyId))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return coming.stream()
                .map(absence -> new AbsenceRow(
                        absence.id(),
                        named.get(person.id()),
                        day(absence.beginsAt(), person),
                        // Its end is the first moment back, so the last day away is the one just before it.
                        day(absence.endsAt().minusMillis(1), person),
                        absence.deputyId() == null ? null : named.get(absence.deputyId()),
                        absence.isOn(now)))
                .toList();
    }

    private static LocalDate day(Instant at, Person person) {
        return at.atZone(person.zone()).toLocalDate();
    }

    private Long deputy(String login) {
        if (login == null || login.isBlank()) {
            return null;
        }
        return people.find(login)
                .filter(Person::isActive)
                .orElseThrow(() -> new InvalidInput("deputy", "person.unknown", login))
                .id();
    }

    private Person required(String login, Actor actor) {
        var person = people.find(login == null ? "" : login)
                .filter(Person::isActive)
                .orElseThrow(() -> new NotFound("person " + login));
        requireRight(person, actor);
        return person;
    }

    private void requireRight(Person person, Actor actor) {
        if (!actor.isPerson(person.id())
                && !actor.admin()
                && groups.of(person.id()).stream().noneMatch(membership -> actor.isLead(membership.groupKey()))) {
            throw new NotFound("absences of " + person.login());
        }
    }
}
