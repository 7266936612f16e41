package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.Definitions;
import org.threeline.catalog.offering.PublishedVersions;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.Promises;
import org.threeline.desk.clock.SlaClock;

/**
 * By what a ticket was measured through its life: by the versions that held for it, as its history and its stored clocks
 * tell, or with one definition of them supposed to have been another from the beginning.
 */
final class ReplayTerms implements ClockReplay.Terms {
    /**
     * A definition that is supposed to have held from the beginning, in the version in force of the definitions.
     *
     * @param kind CALENDAR, AGREEMENT or GROUP
     */
    record Supposition(DefinitionKind kind, String key) {
        boolean is(DefinitionKind other, String otherKey) {
            return kind == other && key.equals(otherKey);
        }
    }

    private final Definitions definitions;
    private final Promises promises;
    private final PublishedVersions versions;
    private final @Nullable Supposition supposed;
    private final ServiceOffering service;
    private final @Nullable String calendarOfLocation;
    private final List<SlaClock> stored;
    private int agreementVersion;

    /**
     * @param calendarOfLocation of the place where the requester works now, or null
     * @param stored the ticket's clocks as they are
     * @param story the ticket's, which tells from which version of its agreement it was moved
     */
    ReplayTerms(
            Definitions definitions,
            PublishedVersions versions,
            @Nullable Supposition supposed,
            ReplayedTicket ticket,
            @Nullable String calendarOfLocation,
            List<SlaClock> stored,
            List<ClockReplay.Moment> story) {
        this.definitions = definitions;
        this.promises = Promises.by(definitions);
        this.versions = versions;
        this.supposed = supposed;
        this.service = definitions.service(ticket.serviceKey(), ticket.serviceVersion());
        this.calendarOfLocation = calendarOfLocation;
        this.stored = stored;
        this.agreementVersion = story.stream()
                .filter(moment -> moment.kind() == HistoryKind.PROMISES_MOVED
                        && DefinitionKind.AGREEMENT.name().equals(moment.data().get("because")))
                .map(moment -> moment.data().get("from"))
                .filter(Number.class::isInstance)
                .map(from -> ((Number) from).intValue())
                .findFirst()
                .orElse(ticket.agreementVersion());
    }

    @Override
    public List<ClockTerms> agreement(Priority priority, List<SlaClock> running, Instant at) {
        var agreement = isSupposed(DefinitionKind.AGREEMENT, service.agreement())
                ? definitions.inForce().agreement(service.agreement()).orElseThrow()
                : definitions.agreement(service.agreement(), agreementVersion);
        return promises.of(agreement, calendars(agreement, at), priority, key -> calendarVersion(key, at));
    }

    @Override
    public Optional<ClockTerms> operationalLevel(String group, Priority priority, List<SlaClock> running, Instant at) {
        if (isSupposed(DefinitionKind.GROUP, group)) {
            return promises.operationalLevel(
                    definitions.inForce().group(group).orElseThrow(), priority, key -> calendarVersion(key, at));
        }
        if (!versions.knows(DefinitionKind.GROUP, group)) {
            return Optional.empty();
        }
        var version = valid(at)
                .filter(clock -> group.equals(clock.groupKey()))
                .map(SlaClock::definitionVersion)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> versions.at(DefinitionKind.GROUP, group, at));
        return promises.operationalLevel(definitions.group(group, version), priority, key -> calendarVersion(key, at));
    }

    @Override
    public void moved(Map<String, Object> data, Instant at) {
        if (DefinitionKind.AGREEMENT.name().equals(data.get("because"))
                && data.get("version") instanceof Number version) {
            agreementVersion = version.intValue();
        }
    }

    private Function<TargetCalendar, String> calendars(ServiceLevelAgreement agreement, Instant at) {
        return calendar -> calendar.key(service.calendar(), calendarOfLocation(agreement, at));
    }

    /** What the clocks of the time counted on, for a place may have another calendar now. */
    private @Nullable String calendarOfLocation(ServiceLevelAgreement agreement, Instant at) {
        return valid(at)
                .filter(clock -> agreement
                        .target(clock.kind(), clock.priority())
                        .filter(target -> target.calendar().equals(TargetCalendar.OF_REQUESTER_LOCATION))
                        .isPresent())
                .map(SlaClock::calendarKey)
                .reduce((earlier, later) -> later)
                .orElse(calendarOfLocation);
    }

    /** The version the ticket had then; what never was there is in the newest of the time. */
    private int calendarVersion(String key, Instant at) {
        if (isSupposed(DefinitionKind.CALENDAR, key)) {
            return definitions.inForce().version(DefinitionKind.CALENDAR, key).orElseThrow();
        }
        var known = stored.stream().filter(clock -> clock.calendarKey().equals(key));
        return valid(at)
                .filter(clock -> clock.calendarKey().equals(key))
                .map(SlaClock::calendarVersion)
                .max(Comparator.naturalOrder())
                .or(() -> known.map(SlaClock::calendarVersion).min(Comparator.naturalOrder()))
                .orElseGet(() -> versions.at(DefinitionKind.CALENDAR, key, at));
    }

    private boolean isSupposed(DefinitionKind kind, String key) {
        return supposed != null && supposed.is(kind, key);
    }

    /** Stored clocks that had taken over by an instant. */
    private Stream<SlaClock> valid(Instant at) {
        return stored.stream().filter(clock -> !tookOverAt(clock).isAfter(at));
    }

    private Instant tookOverAt(SlaClock clock) {
        return stored.stream()
                .filter(earlier -> earlier != clock
                        && earlier.state(Instant.MIN) == ClockState.SUPERSEDED
                        && earlier.kind() == clock.kind()
                        && earlier.cycle() == clock.cycle()
                        && earlier.id() < clock.id())
                .map(SlaClock::stoppedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(clock.startedAt());
    }
}
