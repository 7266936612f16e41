package org.threeline.catalog.sla;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.kernel.InvalidInput.FieldError;

/**
 * What the parts of an agreement, each possible by itself, must not be together. Whoever lets people write an agreement
 * asks here, so that a page and a file refuse the same. What is allowed and yet hardly meant is another question.
 */
public final class AgreementRules {
    /** More warnings on the way to one due time are noise. */
    public static final int MOST_THRESHOLDS = 8;

    /** More people than this are a group. */
    public static final int MOST_WATCHERS = 10;

    private static final String TARGETS = "targets";

    private final Function<String, @Nullable ServiceCalendar> calendars;
    private final List<FieldError> errors = new ArrayList<>();

    private AgreementRules(Function<String, @Nullable ServiceCalendar> calendars) {
        this.calendars = calendars;
    }

    /**
     * Checks an agreement before it is published.
     *
     * @param calendars the calendar of a key, or null where there is none; that there is none is told by others
     * @return what is wrong, placed as {@code targets[2].warnAt} and {@code escalations[0]}; empty when nothing is
     */
    public static List<FieldError> check(
            ServiceLevelAgreement agreement, Function<String, @Nullable ServiceCalendar> calendars) {
        AgreementRules rules = new AgreementRules(calendars);
        rules.checkTargets(TARGETS, agreement.targets());
        for (int i = 0; i < agreement.targets().size(); i++) {
            rules.checkBeside(agreement, i);
        }
        for (int i = 0; i < agreement.escalations().size(); i++) {
            rules.checkRule(agreement, i);
        }
        return List.copyOf(rules.errors);
    }

    /**
     * Checks what a group promises.
     *
     * @param list what faults call the list
     */
    public static List<FieldError> check(
            String list, List<ServiceLevelTarget> targets, Function<String, @Nullable ServiceCalendar> calendars) {
        AgreementRules rules = new AgreementRules(calendars);
        rules.checkTargets(list, targets);
        return List.copyOf(rules.errors);
    }

    private void checkTargets(String list, List<ServiceLevelTarget> targets) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < targets.size(); i++) {
            ServiceLevelTarget target = targets.get(i);
            String place = list + "[" + i + "]";
            if (!seen.add(target.kind() + " " + target.priority())) {
                refuse(place, "target.duplicate", target.kind(), target.priority());
            }
            List<Threshold> warnAt = target.warnAt();
            if (new HashSet<>(warnAt).size() < warnAt.size()) {
                refuse(place + ".warnAt", "target.threshold_duplicate");
            }
            if (warnAt.size() > MOST_THRESHOLDS) {
                refuse(place + ".warnAt", "target.threshold_many", MOST_THRESHOLDS);
            }
            length(target).ifPresent(length -> warnAt.stream()
                    .filter(threshold -> !threshold.fits(length))
                    .findFirst()
                    .ifPresent(threshold -> refuse(
                            place + ".warnAt",
                            "target.threshold_before_start",
                            threshold.toString(),
                            target.target().toString())));
        }
    }

    /** How long a target is where the agreement alone tells: days of a calendar that differs are not known yet. */
    private Optional<Duration> length(ServiceLevelTarget target) {
        if (target.target().days() == 0) {
            return Optional.of(Duration.ofMinutes(target.target().minutes()));
        }
        TargetCalendar calendar = target.calendar();
        ServiceCalendar fixed =
                calendar != null && calendar.isFixed() ? calendars.apply(calendar.key(null, null)) : null;
        return Optional.ofNullable(fixed).map(target.target()::on);
    }

    /** A solution is an answer too: promising it sooner than the first answer is a slip of the pen. */
    private void checkBeside(ServiceLevelAgreement agreement, int place) {
        ServiceLevelTarget target = agreement.targets().get(place);
        String field = TARGETS + "[" + place + "].target";
        if (target.kind() == TargetKind.OLA) {
            refuse(TARGETS + "[" + place + "].kind", "target.ola_in_agreement");
        } else if (target.kind() == TargetKind.RESOLUTION) {
            agreement
                    .target(TargetKind.FIRST_RESPONSE, target.priority())
                    .filter(response -> isShorter(target, response))
                    .ifPresent(response -> refuse(
                            field,
                            "target.resolution_before_response",
                            target.priority(),
                            target.target().toString(),
                            response.target().toString()));
        } else if (target.kind() == TargetKind.PERIODIC_UPDATE
                && agreement.target(TargetKind.NEXT_REPLY, target.priority()).isPresent()) {
            refuse(field, "target.reply_and_update", target.priority());
        }
    }

    /** Whether a target is certainly the shorter one, whatever calendar a ticket brings along. */
    private boolean isShorter(ServiceLevelTarget one, ServiceLevelTarget other) {
        if (one.calendar() == null || !one.calendar().equals(other.calendar())) {
            return false;
        }
        if (one.target().days() > 0 && other.target().days() > 0) {
            return one.target().days() < other.target().days();
        }
        Optional<Duration> length = length(one);
        Optional<Duration> others = length(other);
        return length.isPresent() && others.isPresent() && length.get().compareTo(others.get()) < 0;
    }

    private void checkRule(ServiceLevelAgreement agreement, int place) {
        EscalationRule rule = agreement.escalations().get(place);
        String field = "escalations[" + place + "]";
        if (agreement.escalations().subList(0, place).stream().anyMatch(rule::meets)) {
            refuse(field, "escalation.duplicate", rule.kind());
        }
        if (rule.changesNothing()) {
            refuse(field, "escalation.no_effect");
        }
        if (rule.repeat() != null && rule.recipients().isEmpty()) {
            refuse(field + ".repeat", "escalation.repeat_nobody");
        }
        if (rule.addWatchers().size() > MOST_WATCHERS) {
            refuse(field + ".addWatchers", "escalation.many_watchers", MOST_WATCHERS);
        }
        if (rule.kind() != TargetKind.OLA
                && agreement.targets().stream()
                        .noneMatch(target -> target.kind() == rule.kind() && rule.isAt(target.priority()))) {
            refuse(field, "escalation.no_target", rule.kind());
        }
    }

    private void refuse(String field, String code, Object... arguments) {
        errors.add(new FieldError(field, code, arguments));
    }
}
