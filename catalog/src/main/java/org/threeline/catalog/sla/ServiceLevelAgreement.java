package org.threeline.catalog.sla;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threeline.kernel.LocalizedText;

/**
 * What is promised for a service: targets per kind and priority, and what happens when they are in danger.
 *
 * @param key stable name, for example {@code it-incidents}
 * @param version starts at 1, grows with every published change; a clock keeps the version it was made with
 * @param name what the agreement is called
 * @param targets the promises, at most one per kind and priority
 * @param escalations the rules, at most one per kind, priority and threshold
 */
public record ServiceLevelAgreement(
        String key,
        int version,
        LocalizedText name,
        List<ServiceLevelTarget> targets,
        List<EscalationRule> escalations) {
    /** Copies the lists; null is none. */
    public ServiceLevelAgreement {
        targets = targets == null ? List.of() : List.copyOf(targets);
        escalations = escalations == null ? List.of() : List.copyOf(escalations);
    }

    /** The promise of a kind at a priority; empty when nothing is promised. */
    public Optional<ServiceLevelTarget> target(TargetKind kind, Priority priority) {
        return targets.stream()
                .filter(target -> target.kind() == kind && target.priority() == priority)
                .findFirst();
    }

    /** Whether any target is counted on a calendar the service or the requester brings along. */
    public boolean needsCalendarOfService() {
        return targets.stream().anyMatch(target -> !target.calendar().isFixed());
    }

    /** Whether any target is counted on the calendar of the place where the requester works. */
    public boolean countsOnRequesterLocation() {
        return targets.stream().anyMatch(target -> target.calendar().equals(TargetCalendar.OF_REQUESTER_LOCATION));
    }

    /** The chain that watches clocks of a kind at a priority. */
    public List<EscalationRule> escalationsOf(TargetKind kind, Priority priority) {
        return escalations.stream()
                .filter(rule -> rule.kind() == kind && rule.isAt(priority))
                .toList();
    }

    /** Everything that is told on the way to a target's due time, whether the target names it or a rule; no breach. */
    public Set<Threshold> thresholdsOf(ServiceLevelTarget target) {
        Set<Threshold> thresholds = new LinkedHashSet<>(target.warnAt());
        escalationsOf(target.kind(), target.priority()).stream()
                .map(EscalationRule::at)
                .filter(threshold -> !threshold.isBreach())
                .forEach(thresholds::add);
        return thresholds;
    }
}
