package org.threeline.catalog.sla;

import java.util.List;
import java.util.Optional;
import org.threeline.kernel.LocalizedText;

/**
 * What is promised for a service: targets per kind and priority, and what happens when they are in danger.
 *
 * @param key stable name, for example {@code it-incidents}
 * @param version starts at 1, grows with every published change; a clock keeps the version it was made with
 * @param name what the agreement is called
 * @param targets the promises, at most one per kind and priority
 * @param escalations the rules, at most one per kind and percentage
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

    /** The rules that watch clocks of a kind. */
    public List<EscalationRule> escalationsOf(TargetKind kind) {
        return escalations.stream().filter(rule -> rule.kind() == kind).toList();
    }
}
