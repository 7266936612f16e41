package org.threeline.desk.oncall;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.threeline.catalog.group.SupportGroup;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;

/**
 * Drawing up who is on call in a group. Administrators do so everywhere, leads in their own groups; for everybody else the
 * rota is what they see of it: who is on call.
 */
@Stateless
public class RotaKeeping {
    /** A longer turn is no turn any more. */
    public static final int LONGEST_TURN = 92;

    /** More people than this have no turn within a year of weeks. */
    public static final int MOST_PEOPLE = 50;

    private static final Duration LONGEST_REPLACEMENT = Duration.ofDays(92);
    private static final Duration FURTHEST = Duration.ofDays(800);

    @Inject
    Rotas rotas;

    @Inject
    OnCall onCall;

    @Inject
    SupportGroups groups;

    @Inject
    People people;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * A rota as somebody wants it.
     *
     * @param firstDay on which the first turn begins
     * @param handover when one turn ends and the next begins, in the zone of the group's calendar
     * @param days how long a turn lasts
     * @param people logins in the order of their turns
     * @param seen the version that was shown; 0 where there was none
     */
    public record KeepRota(
            String groupKey, LocalDate firstDay, LocalTime handover, Integer days, List<String> people, int seen) {}

    /**
     * Somebody is to take another's turns.
     *
     * @param person login of who takes them
     * @param insteadOf login of whose they are
     */
    public record ReplaceTurns(String groupKey, String person, String insteadOf, Instant from, Instant until) {}

    /** A replacement with names. */
    public record ReplacementView(
            long id, PersonSummary person, PersonSummary insteadOf, Instant from, Instant until) {}

    /**
     * A group's rota.
     *
     * @param rota null where there is none
     * @param people in the order of their turns
     * @param members who can be in it: members of the group who can sign in, by name
     * @param replacements that are not over
     * @param version 0 where there is no rota
     */
    public record RotaView(
            String groupKey,
            ZoneId zone,
            Rota rota,
            List<PersonSummary> people,
            List<PersonSummary> members,
            List<ReplacementView> replacements,
            int version) {}

    /** @throws NotFound when there is no such group for the actor */
    public RotaView of(String groupKey, Actor actor) {
        required(groupKey, actor);
        return view(groupKey);
    }

    /**
     * Keeps a rota in place of the one there was.
     *
     * @throws NotFound when there is no such group for the actor
     * @throws InvalidInput at {@code firstDay}, {@code handover}, {@code days} or {@code people}
     * @throws StaleVersion where somebody else changed it meanwhile
     */
    public void keep(KeepRota command, Actor actor) {
        var group = required(command.groupKey(), actor);
        var able = able(command.groupKey());
        var errors = new ArrayList<FieldError>();
        checkDay(command.firstDay(), errors);
        if (command.handover() == null) {
            errors.add(new FieldError("handover", "input.missing"));
        }
        if (command.days() == null) {
            errors.add(new FieldError("days", "input.missing"));
        } else if (command.days() < 1 || command.days() > LONGEST_TURN) {
            errors.add(new FieldError("days", "rota.days_range", 1, LONGEST_TURN));
        }
        var order = order(command.people(), able, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        rotas.lock(command.groupKey());
        requireSeen(command.groupKey(), command.seen());
        var rota = new Rota(
                command.firstDay(),
                command.handover(),
                command.days(),
                order.stream().map(PersonSummary::id).toList());
        rotas.keep(command.groupKey(), rota, command.seen() + 1);
        audit.record(
                actor,
                AuditKind.ROTA_CHANGED,
                subject(group),
                AuditDetails.none()
                        .with("firstDay", rota.firstDay())
                        .with("handover", rota.handover())
                        .with("days", rota.days())
                        .with("people", order.stream().map(PersonSummary::name).collect(Collectors.joining(", "))));
    }

    /**
     * Ends a group's rota: from now on nobody is on call there.
     *
     * @throws NotFound when there is no such group for the actor, or it has none
     * @throws StaleVersion where somebody else changed it meanwhile
     */
    public void end(String groupKey, int seen, Actor actor) {
        var group = required(groupKey, actor);
        rotas.lock(groupKey);
        if (rotas.find(groupKey).isEmpty()) {
            throw new NotFound("rota of " + groupKey);
        }
        requireSeen(groupKey, seen);
        rotas.forget(groupKey);
        audit.record(actor, AuditKind.ROTA_ENDED, subject(group), AuditDetails.none());
    }

    /**
     * Lets somebody take another's turns for a while.
     *
     * @return the replacement's id
     * @throws NotFound when there is no such group for the actor, or it has no rota
     * @throws InvalidInput at {@code person}, {@code insteadOf}, {@code from} or {@code until}
     */
    public long replace(ReplaceTurns command, Actor actor) {
        var group = required(command.groupKey(), actor);
        rotas.lock(command.groupKey());
        var stored = rotas.find(command.groupKey()).orElseThrow(() -> new NotFound("rota of " + command.groupKey()));
        var now = clock.instant();
        var errors = new ArrayList<FieldError>();
        var person = Optional.ofNullable(able(command.groupKey()).get(normal(command.person())));
        if (person.isEmpty()) {
            errors.add(unknown("person", command.person()));
        }
        var turns = people.summaries(stored.rota().people()).values().stream()
                .filter(each -> normal(command.insteadOf()).equals(each.login()))
                .findFirst();
        if (turns.isEmpty()) {
            errors.add(
                    normal(command.insteadOf()).isEmpty()
                            ? new FieldError("insteadOf", "input.missing")
                            : new FieldError("insteadOf", "rota.no_turns", command.insteadOf()));
        } else if (turns.equals(person)) {
            errors.add(new FieldError("person", "rota.replacement.self"));
        }
        checkTimes(command.from(), command.until(), now, errors);
        if (errors.isEmpty()
                && rotas.replacements(command.groupKey(), now).stream()
                        .anyMatch(other -> other.insteadOf() == turns.get().id()
                                && other.overlaps(command.from(), command.until()))) {
            errors.add(new FieldError(
                    "from", "rota.replacement.overlaps", turns.get().name()));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        var id = rotas.add(
                command.groupKey(),
                person.orElseThrow().id(),
                turns.orElseThrow().id(),
                command.from(),
                command.until());
        record(actor, AuditKind.TURN_REPLACED, group, person.get(), turns.get(), command.from(), command.until());
        return id;
    }

    /**
     * Takes a replacement back: whose turns they are has them again.
     *
     * @throws NotFound when there is no such replacement for the actor
     */
    public void restore(String groupKey, long id, Actor actor) {
        var group = required(groupKey, actor);
        rotas.lock(groupKey);
        var replacement = view(groupKey).replacements().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("replacement " + id));
        rotas.takeBack(groupKey, id);
        record(
                actor,
                AuditKind.TURN_RESTORED,
                group,
                replacement.person(),
                replacement.insteadOf(),
                replacement.from(),
                replacement.until());
    }

    private void checkDay(LocalDate day, List<FieldError> errors) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("UTC"));
        if (day == null) {
            errors.add(new FieldError("firstDay", "input.missing"));
        } else if (day.isBefore(today.minusDays(FURTHEST.toDays())) || day.isAfter(today.plusDays(FURTHEST.toDays()))) {
            errors.add(new FieldError("firstDay", "rota.first_day_far"));
        }
    }

    private static List<PersonSummary> order(
            List<String> logins, Map<String, PersonSummary> able, List<FieldError> errors) {
        var order = new ArrayList<PersonSummary>();
        if (logins == null || logins.isEmpty()) {
            errors.add(new FieldError("people", "rota.people_missing"));
            return order;
        }
        if (logins.size() > MOST_PEOPLE) {
            errors.add(new FieldError("people", "rota.people_many", MOST_PEOPLE));
            return order;
        }
        var seen = new HashSet<String>();
        for (var login : logins) {
            var person = able.get(normal(login));
            if (person == null) {
                errors.add(unknown("people", login));
            } else if (!seen.add(person.login())) {
                errors.add(new FieldError("people", "rota.people_twice", person.name()));
            } else {
                order.add(person);
            }
        }
        return order;
    }

    private static void checkTimes(Instant from, Instant until, Instant now, List<FieldError> errors) {
        if (from == null) {
            errors.add(new FieldError("from", "input.missing"));
        } else if (from.isAfter(now.plus(FURTHEST))) {
            errors.add(new FieldError("from", "rota.replacement.far"));
        }
        if (until == null) {
            errors.add(new FieldError("until", "input.missing"));
        } else if (!until.isAfter(now)) {
            errors.add(new FieldError("until", "rota.replacement.over"));
        } else if (from != null && !until.isAfter(from)) {
            errors.add(new FieldError("until", "rota.replacement.ends_before"));
        } else if (from != null && Duration.between(from, until).compareTo(LONGEST_REPLACEMENT) > 0) {
            errors.add(new FieldError("until", "rota.replacement.long", LONGEST_REPLACEMENT.toDays()));
        }
    }

    private static FieldError unknown(String field, String login) {
        return normal(login).isEmpty()
                ? new FieldError(field, "input.missing")
                : new FieldError(field, "rota.not_member", login);
    }

    private static String normal(String login) {
        return login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
    }

    private void requireSeen(String groupKey, int seen) {
        var current = rotas.find(groupKey).map(Rotas.Stored::version).orElse(0);
        if (current != seen) {
            throw new StaleVersion("rota of " + groupKey, seen, current);
        }
    }

    private RotaView view(String groupKey) {
        var stored = rotas.find(groupKey);
        var replacements = rotas.replacements(groupKey, clock.instant());
        var ids = new HashSet<Long>();
        stored.ifPresent(kept -> ids.addAll(kept.rota().people()));
        replacements.forEach(replacement -> {
            ids.add(replacement.personId());
            ids.add(replacement.insteadOf());
        });
        var known = people.summaries(ids);
        return new RotaView(
                groupKey,
                onCall.zone(groupKey).orElseThrow(() -> new NotFound("calendar of " + groupKey)),
                stored.map(Rotas.Stored::rota).orElse(null),
                stored.map(kept -> kept.rota().people().stream()
                                .map(known::get)
                                .filter(Objects::nonNull)
                                .toList())
                        .orElse(List.of()),
                able(groupKey).values().stream()
                        .sorted(Comparator.comparing(PersonSummary::name))
                        .toList(),
                replacements.stream()
                        .map(replacement -> new ReplacementView(
                                replacement.id(),
                                known.get(replacement.personId()),
                                known.get(replacement.insteadOf()),
                                replacement.from(),
                                replacement.until()))
                        .toList(),
                stored.map(Rotas.Stored::version).orElse(0));
    }

    /** Members of a group who can sign in, by login. */
    private Map<String, PersonSummary> able(String groupKey) {
        var active = people.active(groups.membersOf(groupKey).people());
        return people.summaries(active).values().stream()
                .collect(Collectors.toMap(PersonSummary::login, Function.identity()));
    }

    /** A group that rests, or came with an import, has no calendar to hand over by. */
    private SupportGroup required(String key, Actor actor) {
        return groups.find(key)
                .filter(group -> actor.admin() || actor.isLead(key))
                .filter(group -> onCall.zone(key).isPresent())
                .orElseThrow(() -> new NotFound("rota of " + key));
    }

    private void record(
            Actor actor,
            AuditKind kind,
            SupportGroup group,
            PersonSummary person,
            PersonSummary insteadOf,
            Instant from,
            Instant until) {
        audit.record(
                actor,
                kind,
                subject(group),
                AuditDetails.none()
                        .with("person", person.login())
                        .with("name", person.name())
                        .with("insteadOf", insteadOf.name())
                        .with("from", from)
                        .with("until", until));
    }

    private static AuditSubject subject(SupportGroup group) {
        return AuditSubject.of("groups", group.key(), group.name().en());
    }
}
