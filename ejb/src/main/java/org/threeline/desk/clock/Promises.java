package org.threeline.desk.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetKind;

/** Turns an agreement's targets into the terms of clocks, and tells what would be promised if somebody filed now. */
@ApplicationScoped
public class Promises {
    @Inject
    Catalogue catalogue;

    /**
     * Terms of an agreement at a priority.
     *
     * @param running clocks whose calendars' versions are kept: only an owner's publishing moves a ticket to new ones
     */
    public List<ClockTerms> of(ServiceLevelAgreement agreement, Priority priority, List<SlaClock> running) {
        return agreement.targets().stream()
                .filter(target -> target.priority() == priority)
                .map(target -> terms(target, agreement.key(), agreement.version(), null, running))
                .toList();
    }

    /** Terms of the time a group may hold a ticket; empty where nothing is agreed, or the group has no definition. */
    public Optional<ClockTerms> operationalLevel(String groupKey, Priority priority, List<SlaClock> running) {
        return catalogue.inForce().group(groupKey).flatMap(group -> group.ola(priority)
                .map(target -> terms(target, group.key(), group.version(), groupKey, running)));
    }

    /** Due times if a ticket of this service and priority were filed at an instant; kinds without a promise are absent. */
    public Map<TargetKind, Instant> promised(ServiceOffering service, Priority priority, Instant at) {
        var agreement = catalogue.inForce().agreement(service.agreement()).orElseThrow();
        var promised = new EnumMap<TargetKind, Instant>(TargetKind.class);
        for (var terms : of(agreement, priority, List.of())) {
            var due = catalogue
                    .workingTime(terms.calendarKey(), terms.calendarVersion())
                    .add(at, terms.target());
            if (due != null) {
                promised.put(terms.kind(), due);
            }
        }
        return promised;
    }

    private ClockTerms terms(
            ServiceLevelTarget target, String key, int version, @Nullable String groupKey, List<SlaClock> running) {
        var calendarVersion = running.stream()
                .filter(clock -> clock.calendarKey().equals(target.calendar()))
                .map(SlaClock::calendarVersion)
                .findFirst()
                .orElseGet(() -> catalogue
                        .inForce()
                        .calendar(target.calendar())
                        .orElseThrow()
                        .version());
        var calendar = catalogue.calendar(target.calendar(), calendarVersion).calendar();
        var causes = EnumSet.noneOf(PauseCause.class);
        for (HoldReason reason : target.pausesOn()) {
            causes.add(PauseCause.of(reason));
        }
        return new ClockTerms(
                target.kind(),
                target.priority(),
                target.target().on(calendar),
                target.calendar(),
                calendarVersion,
                key,
                version,
                causes,
                target.warnAt(),
                groupKey);
    }
}
