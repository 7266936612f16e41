package org.threeline.web.admin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.catalog.sla.WorkingDuration;
import org.threeline.web.definition.TypedAmount;

/**
 * How long a group may hold a ticket, per priority, as it is typed: a priority with nothing typed promises nothing, and
 * one without a calendar of its own is counted on the group's, whichever that becomes.
 */
final class GroupTargets {
    /** A warning at three quarters leaves time to act; what a file says instead is kept. */
    private static final List<Threshold> USUAL_WARNING = List.of(Threshold.ofPercent(75));

    private final Map<Priority, Typed> typed = new EnumMap<>(Priority.class);
    private final Map<Priority, ServiceLevelTarget> before = new EnumMap<>(Priority.class);

    /**
     * What stands in the fields of a priority.
     *
     * @param calendar key, empty for the group's
     */
    record Typed(String target, String calendar) {
        static final Typed NOTHING = new Typed("", "");
    }

    private GroupTargets() {}

    /** A group that promises nothing yet. */
    static GroupTargets none() {
        return new GroupTargets();
    }

    /** What a version says. */
    static GroupTargets of(GroupDefinition definition) {
        var targets = new GroupTargets();
        definition.ola().forEach(target -> {
            targets.before.put(target.priority(), target);
            targets.typed.put(
                    target.priority(),
                    new Typed(
                            target.target().toString(),
                            definition.calendar(target).equals(definition.calendar())
                                    ? ""
                                    : definition.calendar(target)));
        });
        return targets;
    }

    /**
     * Takes what was sent; a field that was not sent stays as it is.
     *
     * @param sent gives the value of a field by its name, or null
     */
    void read(UnaryOperator<String> sent) {
        for (var priority : Priority.values()) {
            var old = typed(priority);
            var target = sent.apply(field(priority));
            var calendar = sent.apply(field(priority) + ".calendar");
            typed.put(
                    priority,
                    new Typed(
                            target == null ? old.target() : target.strip(),
                            calendar == null ? old.calendar() : calendar.strip()));
        }
    }

    /** The name of the field of a priority: {@code ola.P1}. */
    static String field(Priority priority) {
        return "ola." + priority;
    }

    Typed typed(Priority priority) {
        return typed.getOrDefault(priority, Typed.NOTHING);
    }

    /** Whether what is typed for a priority is an amount of working time, or nothing. */
    boolean isRight(Priority priority) {
        return typed(priority).target().isEmpty() || amount(priority).isPresent();
    }

    private Optional<WorkingDuration> amount(Priority priority) {
        try {
            return Optional.of(
                    WorkingDuration.parse(TypedAmount.plain(typed(priority).target())));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The promises as they would be published; what is typed has to be right. */
    List<ServiceLevelTarget> promised(String groupsCalendar) {
        var promised = new ArrayList<ServiceLevelTarget>();
        for (var priority : Priority.values()) {
            var calendar = typed(priority).calendar();
            var old = Optional.ofNullable(before.get(priority));
            amount(priority)
                    .map(amount -> new ServiceLevelTarget(
                            TargetKind.OLA,
                            priority,
                            amount,
                            TargetCalendar.fixed(calendar.isEmpty() ? groupsCalendar : calendar),
                            old.map(ServiceLevelTarget::pausesOn).orElse(null),
                            old.map(ServiceLevelTarget::warnAt).orElse(USUAL_WARNING)))
                    .ifPresent(promised::add);
        }
        return promised;
    }

    /** Calendars that are named for a priority of their own. */
    List<String> calendars() {
        return typed.values().stream()
                .filter(each -> !each.target().isEmpty())
                .map(Typed::calendar)
                .filter(key -> !Objects.equals(key, ""))
                .toList();
    }
}
