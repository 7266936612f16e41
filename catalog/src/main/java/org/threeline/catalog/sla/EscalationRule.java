package org.threeline.catalog.sla;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a clock reaches a threshold: one link in the chain of a kind and a priority. A threshold that only a
 * rule names is told like one the target names.
 *
 * @param kind the clocks it watches
 * @param priorities the priorities it holds at; empty for every one
 * @param atPercent the share of the target, 1 to 100, where 100 is the breach; null for a rule that acts before
 * @param before working time before the due time, in hours and minutes; null for a rule that acts at a share
 * @param recipients who hears of it, possibly nobody
 * @param repeat how it is told again until somebody is at it; null for pages as all are repeated, everything else once
 * @param addWatchers logins of people who watch the ticket from then on, and hear of it
 * @param raisePriority whether the ticket's priority goes up by one
 * @param moveToNextLine whether the ticket goes to the first group of the service's next line
 */
public record EscalationRule(
        TargetKind kind,
        Set<Priority> priorities,
        @Nullable Integer atPercent,
        @Nullable WorkingDuration before,
        @JsonProperty("notify") Set<Recipient> recipients,
        @Nullable Repetition repeat,
        List<String> addWatchers,
        boolean raisePriority,
        boolean moveToNextLine) {
    /**
     * Copies what it is given, sets in their own order; null is nobody, and every priority.
     *
     * @throws IllegalArgumentException when there is not exactly one threshold, or none that is possible
     */
    public EscalationRule {
        if ((atPercent == null) == (before == null)) {
            throw new IllegalArgumentException("A rule acts at a share of the target or at a time before it");
        }
        priorities = copy(Priority.class, priorities);
        recipients = copy(Recipient.class, recipients);
        addWatchers = addWatchers == null ? List.of() : List.copyOf(addWatchers);
    }

    private static <E extends Enum<E>> Set<E> copy(Class<E> type, @Nullable Set<E> given) {
        Set<E> copy = EnumSet.noneOf(type);
        copy.addAll(given == null ? Set.of() : given);
        return Collections.unmodifiableSet(copy);
    }

    /** When it acts. */
    public Threshold at() {
        return before != null ? Threshold.before(before.minutes()) : Threshold.ofPercent(requireNonNull(atPercent));
    }

    /** Whether it tells nobody and changes nothing. */
    public boolean changesNothing() {
        return recipients.isEmpty() && addWatchers.isEmpty() && !raisePriority && !moveToNextLine;
    }

    /** How what it tells is told again; empty where that is told once. */
    public Optional<Repetition> repetition() {
        if (repeat != null) {
            return Optional.of(repeat);
        }
        return recipients.contains(Recipient.ON_CALL) ? Optional.of(Repetition.OF_PAGES) : Optional.empty();
    }

    /** Who hears of it again. A rule that says nothing of it repeats its pages, and nothing else. */
    public Set<Recipient> hearAgain() {
        if (repeat != null) {
            return recipients;
        }
        return recipients.contains(Recipient.ON_CALL) ? Set.of(Recipient.ON_CALL) : Set.of();
    }

    public boolean isAt(Priority priority) {
        return priorities.isEmpty() || priorities.contains(priority);
    }

    /** Whether both would act on the same clock at once. */
    public boolean meets(EscalationRule other) {
        return kind == other.kind
                && at().equals(other.at())
                && (priorities.isEmpty()
                        || other.priorities.isEmpty()
                        || !Collections.disjoint(priorities, other.priorities));
    }
}
