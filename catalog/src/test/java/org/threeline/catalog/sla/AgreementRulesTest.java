package org.threeline.catalog.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.catalog.sla.Priority.P1;
import static org.threeline.catalog.sla.Priority.P2;
import static org.threeline.catalog.sla.TargetKind.FIRST_RESPONSE;
import static org.threeline.catalog.sla.TargetKind.NEXT_REPLY;
import static org.threeline.catalog.sla.TargetKind.OLA;
import static org.threeline.catalog.sla.TargetKind.PERIODIC_UPDATE;
import static org.threeline.catalog.sla.TargetKind.RESOLUTION;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.kernel.LocalizedText;

class AgreementRulesTest {
    /** Eight hours a day. */
    private static final ServiceCalendar OFFICE = new ServiceCalendar(
            ZoneId.of("UTC"),
            Arrays.stream(DayOfWeek.values())
                    .collect(Collectors.toMap(day -> day, day -> List.of(new ServiceHours(540, 1020)))),
            List.of(),
            Map.of());

    private static ServiceLevelTarget target(
            TargetKind kind, Priority priority, String length, String calendar, Threshold... warnAt) {
        return new ServiceLevelTarget(
                kind, priority, WorkingDuration.parse(length), TargetCalendar.parse(calendar), null, List.of(warnAt));
    }

    private static EscalationRule rule(TargetKind kind, Set<Priority> priorities, int percent, Recipient... told) {
        return new EscalationRule(kind, priorities, percent, null, Set.of(told), null, null, false, false);
    }

    private static List<String> faults(List<ServiceLevelTarget> targets, EscalationRule... rules) {
        return AgreementRules.check(
                        new ServiceLevelAgreement(
                                "usual", 0, new LocalizedText("Usual", null), targets, List.of(rules)),
                        key -> key.equals("office") ? OFFICE : null)
                .stream()
                .map(AgreementRulesTest::told)
                .toList();
    }

    private static String told(FieldError error) {
        return error.field() + " " + error.code();
    }

    @Test
    void whatIsMeantIsAccepted() {
        assertThat(faults(
                        List.of(
                                target(FIRST_RESPONSE, P1, "1h", "office", Threshold.ofPercent(75)),
                                target(RESOLUTION, P1, "2d", "office", Threshold.ofPercent(75), Threshold.before(959)),
                                target(NEXT_REPLY, P1, "4h", "SERVICE"),
                                target(PERIODIC_UPDATE, P2, "1d", "SERVICE")),
                        rule(RESOLUTION, Set.of(P1), 75, Recipient.ASSIGNEE),
                        rule(RESOLUTION, Set.of(), 100, Recipient.GROUP),
                        rule(OLA, Set.of(), 100, Recipient.GROUP_LEAD)))
                .isEmpty();
    }

    @Test
    void aWarningComesAfterTheStartWhereThatIsCertain() {
        assertThat(faults(List.of(target(RESOLUTION, P1, "4h", "SERVICE", Threshold.before(240)))))
                .containsExactly("targets[0].warnAt target.threshold_before_start");
        assertThat(faults(List.of(target(RESOLUTION, P1, "2d", "office", Threshold.before(960)))))
                .containsExactly("targets[0].warnAt target.threshold_before_start");
        assertThat(faults(List.of(target(RESOLUTION, P1, "2d", "SERVICE", Threshold.before(960)))))
                .as("how long a day is depends on the service")
                .isEmpty();
        assertThat(faults(List.of(target(RESOLUTION, P1, "2d", "gone", Threshold.before(960)))))
                .as("that the calendar is unknown is told by others")
                .isEmpty();
    }

    @Test
    void warningsAreFewAndDifferent() {
        assertThat(faults(List.of(
                        target(RESOLUTION, P1, "4h", "office", Threshold.ofPercent(75), Threshold.ofPercent(75)))))
                .containsExactly("targets[0].warnAt target.threshold_duplicate");
        var many = Collections.nCopies(9, 0).stream().collect(Collectors.toList());
        for (var i = 0; i < many.size(); i++) {
            many.set(i, i + 1);
        }
        assertThat(faults(List.of(target(
                        RESOLUTION,
                        P1,
                        "4h",
                        "office",
                        many.stream().map(Threshold::ofPercent).toArray(Threshold[]::new)))))
                .containsExactly("targets[0].warnAt target.threshold_many");
    }

    @Test
    void eachPromiseIsMadeOnceAndTheSolutionIsNotTheFirst() {
        assertThat(faults(List.of(
                        target(RESOLUTION, P1, "4h", "office"),
                        target(RESOLUTION, P1, "8h", "office"),
                        target(OLA, P1, "8h", "office"))))
                .containsExactly("targets[1] target.duplicate", "targets[2].kind target.ola_in_agreement");
        assertThat(faults(List.of(target(FIRST_RESPONSE, P1, "1d", "office"), target(RESOLUTION, P1, "4h", "office"))))
                .containsExactly("targets[1].target target.resolution_before_response");
        assertThat(faults(
                        List.of(target(FIRST_RESPONSE, P1, "2d", "SERVICE"), target(RESOLUTION, P1, "1d", "SERVICE"))))
                .containsExactly("targets[1].target target.resolution_before_response");
        assertThat(faults(
                        List.of(target(FIRST_RESPONSE, P1, "1d", "SERVICE"), target(RESOLUTION, P1, "4h", "SERVICE"))))
                .as("nobody knows how long the day is")
                .isEmpty();
        assertThat(faults(List.of(target(FIRST_RESPONSE, P1, "4h", "office"), target(RESOLUTION, P1, "2h", "SERVICE"))))
                .isEmpty();
        assertThat(faults(List.of(target(NEXT_REPLY, P1, "4h", "office"), target(PERIODIC_UPDATE, P1, "1d", "office"))))
                .containsExactly("targets[1].target target.reply_and_update");
    }

    @Test
    void aRuleDoesSomethingOnceAndForATargetThereIs() {
        var targets = List.of(target(RESOLUTION, P1, "4h", "office"));
        assertThat(faults(targets, rule(RESOLUTION, Set.of(), 75)))
                .containsExactly("escalations[0] escalation.no_effect");
        assertThat(faults(targets, rule(RESOLUTION, Set.of(P2), 75, Recipient.GROUP)))
                .containsExactly("escalations[0] escalation.no_target");
        assertThat(faults(
                        targets,
                        rule(RESOLUTION, Set.of(P1, P2), 75, Recipient.GROUP),
                        rule(RESOLUTION, Set.of(), 75, Recipient.ASSIGNEE)))
                .containsExactly("escalations[1] escalation.duplicate");
        var crowd = List.of("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b1", "b2");
        assertThat(faults(
                        targets,
                        new EscalationRule(RESOLUTION, Set.of(), 75, null, Set.of(), null, crowd, false, false)))
                .containsExactly("escalations[0].addWatchers escalation.many_watchers");
    }

    @Test
    void groupsAreHeldToTheSame() {
        assertThat(AgreementRules.check(
                        "ola",
                        List.of(
                                target(OLA, P1, "4h", "office", Threshold.before(300)),
                                target(OLA, P1, "4h", "office")),
                        key -> OFFICE))
                .extracting(AgreementRulesTest::told)
                .containsExactly("ola[0].warnAt target.threshold_before_start", "ola[1] target.duplicate");
    }
}
