package org.threeline.desk.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.offering.Definitions;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;

/** Turns an agreement's targets into the terms of clocks, and tells when they would fall due. */
@ApplicationScoped
public class Promises {
    @Inject
    Definitions catalogue;

    /** As {@link Promises}, by other definitions than the published ones. */
    public static Promises by(Definitions supposed) {
        var promises = new Promises();
        promises.catalogue = supposed;
        return promises;
    }

    /**
     * Terms of an agreement at a priority.
     *
     * @param calendars key of the calendar a target counts on
     * @param running clocks whose calendars' versions are kept: only an owner's publishing moves a ticket to new ones
     */
    public List<ClockTerms> of(
            ServiceLevelAgreement agreement,
            Function<TargetCalendar, String> calendars,
            Priority priority,
            List<SlaClock> running) {
        return of(agreement, calendars, priority, keptBy(running));
    }

    /** @param versions which version of a calendar counts, by its key */
    public List<ClockTerms> of(
            ServiceLevelAgreement agreement,
            Function<TargetCalendar, String> calendars,
            Priority priority,
            ToIntFunction<String> versions) {
        return agreement.targets().stream()
                .filter(target -> target.priority() == priority)
                .map(target -> terms(
                        target,
                        calendars.apply(target.calendar()),
                        agreement.thresholdsOf(target),
                        agreement.key(),
                        agreement.version(),
                        null,
                        versions))
                .toList();
    }

    /** Terms of the time a group may hold a ticket; empty where nothing is agreed, or the group has no definition. */
    public Optional<ClockTerms> operationalLevel(String groupKey, Priority priority, List<SlaClock> running) {
        return catalogue.inForce().group(groupKey).flatMap(group -> operationalLevel(group, priority, keptBy(running)));
    }

    /** @param versions which version of a calendar counts, by its key */
    public Optional<ClockTerms> operationalLevel(
            GroupDefinition group, Priority priority, ToIntFunction<String> versions) {
        return group.ola(priority)
                .map(target -> terms(
                        target,
                        group.calendar(target),
                        target.warnAt(),
                        group.key(),
                        group.version(),
                        group.key(),
                        versions));
    }

    /** Clocks that were moved to a version stay there, whatever older ones of the ticket began with. */
    private ToIntFunction<String> keptBy(List<SlaClock> running) {
        return key -> running.stream()
                .filter(clock -> clock.calendarKey().equals(key))
                .map(SlaClock::calendarVersion)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> catalogue.inForce().calendar(key).orElseThrow().version());
    }

    /** Due times of clocks with these terms that start at an instant; what never falls due is absent. */
    public Map<TargetKind, Instant> dueTimes(List<ClockTerms> promised, Instant at) {
        var due = new EnumMap<TargetKind, Instant>(TargetKind.class);
        for (var terms : promised) {
            var end = catalogue
                    .workingTime(terms.calendarKey(), terms.calendarVersion())
                    .add(at, terms.target());
            if (end != null) {
                due.put(terms.kind(), end);
            }
        }
        return due;
    }

    private ClockTerms terms(
            ServiceLevelTarget target,
            String calendarKey,
            Collection<Threshold> thresholds,
            String key,
            int version,
            @Nullable String groupKey,
            ToIntFunction<String> versions) {
        var calendarVersion = versions.applyAsInt(calendarKey);
        var calendar = catalogue.calendar(calendarKey, calendarVersion).calendar();
        var length = target.target().on(calendar);
        return new ClockTerms(
                target.kind(),
                target.priority(),
                length,
                calendarKey,
                calendarVersion,
                key,
                version,
                PauseCause.of(target.pausesOn()),
                // One that lies before the start, for it is a long time before a short target, is nobody's warning.
                thresholds.stream()
                        .filter(threshold -> threshold.fits(length))
                        .sorted(Threshold.inOrder(length))
                        .toList(),
                groupKey);
    }
}
