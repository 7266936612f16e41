package org.threeline.catalog.offering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.sla.EscalationRule;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.Repetition;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;

/**
 * Looks for what an agreement promises and nobody can have meant: warnings that never come, rules that reach nobody,
 * promises no calendar can keep. Nothing of it keeps an agreement from being published; docs/catalogue.md lists it.
 */
public final class AgreementLint {
    /** Filing is tried once an hour for so long, to see which of two promises comes first. */
    private static final int HOURS_TRIED = 14 * 24;

    /** A calendar that stays closed for longer than this will hardly be meant to. */
    private static final Duration LONGEST_CLOSING = Duration.ofDays(31);

    private final ServiceLevelAgreement agreement;
    private final List<ServiceOffering> services;
    private final CatalogueEdition edition;
    private final Function<String, WorkingTime> times;
    private final DeskFacts facts;
    private final Instant now;
    private final List<LintFinding> findings = new ArrayList<>();

    private AgreementLint(
            ServiceLevelAgreement agreement,
            CatalogueEdition edition,
            Function<String, WorkingTime> times,
            DeskFacts facts,
            Instant now) {
        this.agreement = agreement;
        this.edition = edition;
        this.times = times;
        this.facts = facts;
        this.now = now;
        services = edition.services().stream()
                .filter(service -> agreement.key().equals(service.agreement()))
                .toList();
    }

    /**
     * Looks at an agreement, published or not, beside the rest of a catalogue.
     *
     * @param times working time of a calendar of the catalogue, by key
     * @return what was found, in the order of the agreement; empty when nothing was
     */
    public static List<LintFinding> check(
            ServiceLevelAgreement agreement,
            CatalogueEdition edition,
            Function<String, WorkingTime> times,
            DeskFacts facts,
            Instant now) {
        AgreementLint lint = new AgreementLint(agreement, edition, times, facts, now);
        lint.check();
        return List.copyOf(lint.findings);
    }

    private void check() {
        if (services.isEmpty()) {
            find("", "agreement.unused");
        }
        agreement.targets().forEach(this::check);
        for (Priority priority : Priority.values()) {
            checkOrder(priority);
        }
        agreement.escalations().forEach(this::check);
        groups().stream()
                .filter(group -> facts.members(group) == 0)
                .forEach(group -> find("", "agreement.group_empty", group));
    }

    private void check(ServiceLevelTarget target) {
        String place = "targets[" + target.kind() + " " + target.priority() + "]";
        for (String calendar : calendars(target)) {
            Duration length = length(target, calendar);
            target.warnAt().stream()
                    .filter(threshold -> !threshold.fits(length))
                    .forEach(threshold -> find(place + ".warnAt", "target.threshold_never", threshold.toString()));
            WorkingTime time = times.apply(calendar);
            Instant open = time.nextOpen(now, false);
            if (time.add(now, length) == null) {
                find(place + ".calendar", "target.calendar_never", calendar);
            } else if (open != null && Duration.between(now, open).compareTo(LONGEST_CLOSING) > 0) {
                find(place + ".calendar", "target.calendar_closed", calendar);
            }
        }
        for (HoldReason reason : target.pausesOn()) {
            // What a kind rests on anyway need not be told by anybody.
            if (!target.kind().usualPauses().contains(reason)
                    && !services.isEmpty()
                    && services.stream().noneMatch(service -> facts.rests(service.key(), reason))) {
                find(place + ".pausesOn", "target.pause_never", reason.name());
            }
        }
    }

    /** On different calendars, or ones that differ from service to service, the longer promise may fall due first. */
    private void checkOrder(Priority priority) {
        Optional<ServiceLevelTarget> response = agreement.target(TargetKind.FIRST_RESPONSE, priority);
        Optional<ServiceLevelTarget> resolution = agreement.target(TargetKind.RESOLUTION, priority);
        if (response.isEmpty() || resolution.isEmpty()) {
            return;
        }
        for (String answered : calendars(response.get())) {
            for (String solved : calendars(resolution.get())) {
                boolean isFirst = false;
                for (int hour = 0; hour < HOURS_TRIED && !isFirst; hour++) {
                    Instant filed = now.plus(Duration.ofHours(hour));
                    Instant answer = times.apply(answered).add(filed, length(response.get(), answered));
                    Instant solution = times.apply(solved).add(filed, length(resolution.get(), solved));
                    if (answer != null && solution != null && solution.isBefore(answer)) {
                        isFirst = true;
                        find(
                                "targets[RESOLUTION " + priority + "].target",
                                "target.resolution_before_response",
                                filed.toString());
                    }
                }
                if (isFirst) {
                    return;
                }
            }
        }
    }

    private void check(EscalationRule rule) {
        String place = "escalations[" + rule.kind() + " " + rule.at() + "]";
        if (rule.kind() != TargetKind.OLA && targets(rule).stream().noneMatch(target -> fits(rule.at(), target))) {
            find(place, "escalation.never", rule.at().toString());
        }
        if (rule.recipients().contains(Recipient.GROUP)) {
            groups().forEach(group -> {
                if (facts.members(group) > 0 && !facts.isAnybodyThere(group)) {
                    find(place + ".notify", "escalation.nobody_there", group);
                }
            });
        }
        if (rule.recipients().contains(Recipient.ON_CALL)) {
            groups().stream()
                    .filter(group -> facts.members(group) > 0 && !facts.keepsRota(group))
                    .forEach(group -> find(place + ".notify", "escalation.no_rota", group));
        }
        if (rule.recipients().contains(Recipient.GROUP_LEAD)) {
            groups().stream()
                    .filter(group -> facts.members(group) > 0 && facts.leads(group) == 0)
                    .forEach(group -> find(place + ".notify", "escalation.no_lead", group));
        }
        services.stream()
                .filter(service -> rule.recipients().contains(Recipient.SERVICE_OWNER)
                        && edition.ownersOf(service).isEmpty())
                .forEach(service -> find(place + ".notify", "escalation.no_owner", service.key()));
        services.stream()
                .filter(service -> rule.moveToNextLine() && service.lines().size() == 1)
                .forEach(service -> find(place + ".moveToNextLine", "escalation.no_next_line", service.key()));
        if (rule.raisePriority()) {
            checkRaise(rule, place);
        }
        if (rule.repeat() != null) {
            checkRepeat(rule, rule.repeat(), place);
        }
    }

    /** What a rule tells is not repeated once the ticket is with another group, be it moved by that rule or a later one. */
    private void checkRepeat(EscalationRule rule, Repetition repeat, String place) {
        if (rule.moveToNextLine()) {
            find(place + ".repeat", "escalation.repeat_moved");
            return;
        }
        agreement.escalations().stream()
                .filter(other -> other.moveToNextLine() && other.kind() == rule.kind())
                .filter(other -> targets(rule).stream()
                        .filter(target -> other.isAt(target.priority()))
                        .anyMatch(target -> isWithin(rule, other, target, repeat.lasting())))
                .findFirst()
                .ifPresent(other -> find(
                        place + ".repeat", "escalation.repeat_cut", other.at().toString()));
    }

    /** Whether another rule may act while what one tells is still repeated; on an open day working time is elapsed time. */
    private boolean isWithin(EscalationRule rule, EscalationRule other, ServiceLevelTarget target, Duration lasting) {
        return calendars(target).stream()
                .map(calendar -> length(target, calendar))
                .anyMatch(length -> {
                    Duration between = other.at().worked(length).minus(rule.at().worked(length));
                    return between.compareTo(Duration.ZERO) > 0 && between.compareTo(lasting) < 0;
                });
    }

    /**
     * The next priority's promise is broken in the same moment. Its rule would raise again, which a desk does once per
     * promise only; so whoever wrote it wanted something that does not happen.
     */
    private void checkRaise(EscalationRule rule, String place) {
        for (ServiceLevelTarget target : targets(rule)) {
            if (target.priority() == Priority.P1) {
                continue;
            }
            Priority higher = Priority.values()[target.priority().ordinal() - 1];
            Optional<ServiceLevelTarget> next = agreement.target(rule.kind(), higher);
            boolean raisesAgain = agreement.escalationsOf(rule.kind(), higher).stream()
                    .filter(EscalationRule::raisePriority)
                    .anyMatch(again -> next.isPresent() && comesNoLater(again, next.get(), rule, target));
            if (raisesAgain && higher != Priority.P1) {
                find(
                        place + ".raisePriority",
                        "escalation.cascade",
                        target.priority().name(),
                        higher.name());
            }
        }
    }

    private boolean comesNoLater(
            EscalationRule again, ServiceLevelTarget next, EscalationRule rule, ServiceLevelTarget target) {
        return calendars(target).stream()
                .filter(calendar -> calendars(next).contains(calendar))
                .anyMatch(calendar -> again.at()
                                .worked(length(next, calendar))
                                .compareTo(rule.at().worked(length(target, calendar)))
                        <= 0);
    }

    private List<ServiceLevelTarget> targets(EscalationRule rule) {
        return agreement.targets().stream()
                .filter(target -> target.kind() == rule.kind() && rule.isAt(target.priority()))
                .toList();
    }

    private boolean fits(Threshold threshold, ServiceLevelTarget target) {
        return calendars(target).stream().anyMatch(calendar -> threshold.fits(length(target, calendar)));
    }

    /** Keys of the calendars a target counts on, which may differ from service to service; those that are there. */
    private Collection<String> calendars(ServiceLevelTarget target) {
        Set<String> keys = new LinkedHashSet<>();
        if (target.calendar().isFixed()) {
            keys.add(target.calendar().key(null, null));
        } else {
            services.stream()
                    .filter(service -> service.calendar() != null)
                    .forEach(service -> keys.add(target.calendar().key(service.calendar(), null)));
        }
        keys.removeIf(key -> edition.calendar(key).isEmpty());
        return keys;
    }

    private Duration length(ServiceLevelTarget target, String calendar) {
        return target.target().on(edition.calendar(calendar).orElseThrow().calendar());
    }

    private Set<String> groups() {
        return services.stream()
                .flatMap(service -> service.groups().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void find(String path, String code, String... arguments) {
        LintFinding finding = new LintFinding(path, code, List.of(arguments));
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }
}
