package org.threeline.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.sla.EscalationRule;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.Repetition;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.catalog.sla.WorkingDuration;
import org.threeline.kernel.LocalizedText;

class AgreementFormTest {
    private static final ServiceCalendar OFFICE = new ServiceCalendar(
            ZoneId.of("UTC"), Map.of(DayOfWeek.MONDAY, List.of(new ServiceHours(540, 1020))), List.of(), Map.of());

    private static ServiceCalendar calendars(String key) {
        return key.equals("office") ? OFFICE : null;
    }

    /** What a browser sends, with these fields typed otherwise; several values are parted by a bar. */
    private static AgreementForm form(String... pairs) {
        var typed = new HashMap<String, String[]>();
        typed.put("key", new String[] {"usual"});
        typed.put("name.en", new String[] {"Usual"});
        typed.put("target.FIRST_RESPONSE.P1", new String[] {"1h"});
        typed.put("target.FIRST_RESPONSE.P1.calendar", new String[] {"office"});
        typed.put("target.RESOLUTION.P1", new String[] {"2d"});
        typed.put("target.RESOLUTION.P1.calendar", new String[] {"office"});
        typed.put("target.RESOLUTION.P1.warn", new String[] {"75%, 30m"});
        typed.put("kind.RESOLUTION.pauses", new String[] {"REQUESTER", "VENDOR"});
        typed.put("rule.0.kind", new String[] {"RESOLUTION"});
        typed.put("rule.0.when", new String[] {"BREACH"});
        typed.put("rule.0.notify", new String[] {"GROUP_LEAD"});
        for (var i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] == null) {
                typed.remove(pairs[i]);
            } else {
                typed.put(pairs[i], pairs[i + 1].split("\\|"));
            }
        }
        return AgreementForm.sent(typed);
    }

    private static ServiceLevelTarget target(
            TargetKind kind,
            Priority priority,
            String length,
            String calendar,
            Set<HoldReason> pauses,
            String... warn) {
        return new ServiceLevelTarget(
                kind,
                priority,
                WorkingDuration.parse(length),
                TargetCalendar.parse(calendar),
                pauses,
                List.of(warn).stream().map(Threshold::parse).toList());
    }

    @Test
    void whatAVersionSaysComesBackUnchanged() {
        var agreement = new ServiceLevelAgreement(
                "usual",
                4,
                new LocalizedText("Usual", "Обычное"),
                List.of(
                        target(
                                TargetKind.RESOLUTION,
                                Priority.P2,
                                "3d",
                                "office",
                                Set.of(HoldReason.VENDOR),
                                "50",
                                "1h30m"),
                        target(TargetKind.FIRST_RESPONSE, Priority.P1, "15m", "SERVICE", Set.of()),
                        target(TargetKind.RESOLUTION, Priority.P1, "4h", "REQUESTER_LOCATION", Set.of(), "75")),
                List.of(
                        new EscalationRule(
                                TargetKind.RESOLUTION,
                                Set.of(Priority.P1, Priority.P2),
                                null,
                                WorkingDuration.parse("30m"),
                                Set.of(Recipient.ASSIGNEE),
                                new Repetition(90, 3),
                                List.of("otto", "olivia"),
                                true,
                                true),
                        new EscalationRule(
                                TargetKind.OLA,
                                Set.of(),
                                100,
                                null,
                                Set.of(Recipient.GROUP),
                                null,
                                List.of(),
                                false,
                                false),
                        new EscalationRule(
                                TargetKind.RESOLUTION, Set.of(), 50, null, Set.of(), null, List.of(), true, false)));
        var form = AgreementForm.of(agreement);
        form.follow(agreement);
        assertThat(form.read(AgreementFormTest::calendars))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(agreement));
        assertThat(form.kinds.get(TargetKind.RESOLUTION).apart).isTrue();
        assertThat(form.kinds.get(TargetKind.FIRST_RESPONSE).apart).isFalse();
        assertThat(form.kinds.get(TargetKind.NEXT_REPLY).cells.get(Priority.P1).target())
                .isEmpty();
    }

    @Test
    void whatIsTypedIsUnderstoodAsPeopleMeanIt() {
        var read = form(
                        "target.RESOLUTION.P1", " 2 Д ",
                        "target.RESOLUTION.P2", "1 ч 30 мин",
                        "target.RESOLUTION.P2.calendar", "SERVICE",
                        "target.RESOLUTION.P1.warn", "30m; 75 %")
                .read(AgreementFormTest::calendars);
        assertThat(read).hasValueSatisfying(agreement -> {
            assertThat(agreement.target(TargetKind.RESOLUTION, Priority.P1))
                    .hasValue(target(
                            TargetKind.RESOLUTION,
                            Priority.P1,
                            "2d",
                            "office",
                            Set.of(HoldReason.REQUESTER, HoldReason.VENDOR),
                            "75",
                            "30m"));
            assertThat(agreement
                            .target(TargetKind.RESOLUTION, Priority.P2)
                            .orElseThrow()
                            .target())
                    .isEqualTo(WorkingDuration.parse("1h30m"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "target.RESOLUTION.P1,0h,target.RESOLUTION.P1,target.out_of_range",
        "target.RESOLUTION.P1,3650d,target.RESOLUTION.P1,target.out_of_range",
        "target.RESOLUTION.P1,99999h,target.RESOLUTION.P1,target.out_of_range",
        "target.RESOLUTION.P1,soon,target.RESOLUTION.P1,target.malformed",
        "target.RESOLUTION.P1,-2d,target.RESOLUTION.P1,target.malformed",
        "target.RESOLUTION.P1,2d4h,target.RESOLUTION.P1,target.malformed",
        "target.RESOLUTION.P1,59m,target.RESOLUTION.P1,target.resolution_before_response",
        "target.RESOLUTION.P1.calendar,nowhere,target.RESOLUTION.P1.calendar,catalogue_agreement.calendar_gone",
        "target.RESOLUTION.P1.warn,0,target.RESOLUTION.P1.warn,threshold.out_of_range",
        "target.RESOLUTION.P1.warn,100%,target.RESOLUTION.P1.warn,threshold.out_of_range",
        "target.RESOLUTION.P1.warn,101,target.RESOLUTION.P1.warn,threshold.out_of_range",
        "target.RESOLUTION.P1.warn,'75, 75%',target.RESOLUTION.P1.warn,target.threshold_duplicate",
        "target.RESOLUTION.P1.warn,16h,target.RESOLUTION.P1.warn,target.threshold_before_start",
        "target.RESOLUTION.P1.warn,1d,target.RESOLUTION.P1.warn,threshold.malformed",
        "target.RESOLUTION.P1.warn,often,target.RESOLUTION.P1.warn,threshold.malformed",
        "target.RESOLUTION.P1.warn,'1,2,3,4,5,6,7,8,9',target.RESOLUTION.P1.warn,target.threshold_many",
        "rule.0.notify,NOBODY,rule.0,escalation.no_effect",
        "rule.0.priority,P4,rule.0,escalation.no_target",
        "rule.0.when,PERCENT,rule.0.at,input.missing",
        "rule.0.kind,EVERYTHING,rule.0.kind,input.missing",
        "rule.0.watchers,'a b c d e f g h i j k',rule.0.watchers,escalation.many_watchers",
        "name.en,'',name.en,input.missing",
        "key,Not A Key,key,admin_calendar.key.malformed",
        "key,new,key,admin_calendar.key.malformed",
    })
    void whatIsWrongIsToldAtItsField(String field, String typed, String place, String code) {
        var form = form(field, typed);
        assertThat(form.read(AgreementFormTest::calendars)).isEmpty();
        assertThat(form.error(place)).isNotNull();
        assertThat(form.error(place).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "PERCENT,0,threshold.out_of_range",
        "PERCENT,101,threshold.out_of_range",
        "PERCENT,30m,threshold.malformed",
        "BEFORE,75%,threshold.malformed",
        "BEFORE,2d,threshold.malformed",
        "BEFORE,0m,target.out_of_range",
    })
    void aRuleActsAtAMomentThereIs(String when, String at, String code) {
        var form = form("rule.0.when", when, "rule.0.at", at);
        assertThat(form.read(AgreementFormTest::calendars)).isEmpty();
        assertThat(form.error("rule.0.at").code()).isEqualTo(code);
        assertThat(form.rules.get(0).at).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({
        "soon,4,every,repetition.malformed",
        "30,4,every,repetition.malformed",
        "1d,4,every,repetition.malformed",
        "0m,4,every,repetition.out_of_range",
        "168h1m,4,every,repetition.out_of_range",
        "9000000h,4,every,repetition.out_of_range",
        "'',4,every,input.missing",
        "30m,'',times,input.missing",
        "30m,0,times,repetition.times",
        "30m,51,times,repetition.times",
        "30m,-1,times,repetition.times",
        "30m,often,times,repetition.times",
        "30m,99999999999,times,repetition.times",
    })
    void howARuleIsRepeatedHasBounds(String every, String times, String place, String code) {
        var form = form("rule.0.every", every, "rule.0.times", times);
        assertThat(form.read(AgreementFormTest::calendars)).isEmpty();
        assertThat(form.error("rule.0." + place).code()).isEqualTo(code);
        assertThat(form.rules.get(0).every).isEqualTo(every);
        assertThat(form.rules.get(0).times).isEqualTo(times);
    }

    @Test
    void howARuleIsRepeatedIsTypedInEitherLanguage() {
        assertThat(form("rule.0.every", "1 ч 30 мин", "rule.0.times", " 4 ")
                        .read(AgreementFormTest::calendars)
                        .orElseThrow()
                        .escalations())
                .extracting(EscalationRule::repeat)
                .containsExactly(new Repetition(90, 4));
        assertThat(form().read(AgreementFormTest::calendars).orElseThrow().escalations())
                .extracting(EscalationRule::repeat)
                .containsOnlyNulls();
    }

    @Test
    void bothFieldsOfARepetitionAreToldAtOnceAndNobodyIsAFaultOfTheFirst() {
        var both = form("rule.0.every", "never", "rule.0.times", "never", "rule.0.when", "PERCENT");
        assertThat(both.read(AgreementFormTest::calendars)).isEmpty();
        assertThat(both.error("rule.0.every")).isNotNull();
        assertThat(both.error("rule.0.times")).isNotNull();
        assertThat(both.error("rule.0.at")).isNotNull();

        var nobody =
                form("rule.0.every", "30m", "rule.0.times", "4", "rule.0.notify", "NOBODY", "rule.0.raise", "true");
        assertThat(nobody.read(AgreementFormTest::calendars)).isEmpty();
        assertThat(nobody.error("rule.0.every").code()).isEqualTo("escalation.repeat_nobody");
    }

    @Test
    void twoRulesDoNotActAtOnceAndTheSecondIsTold() {
        var form = form(
                "rule.1.kind", "NOTHING",
                "rule.2.kind", "RESOLUTION",
                "rule.2.when", "PERCENT",
                "rule.2.at", "100",
                "rule.2.raise", "true");
        assertThat(form.read(AgreementFormTest::calendars)).isEmpty();
        assertThat(form.error("rule.1.kind").code()).isEqualTo("input.missing");
        assertThat(form.error("rule.2").code()).isEqualTo("escalation.duplicate");
        assertThat(form.understood().escalations()).hasSize(2);
    }

    @Test
    void somethingIsPromised() {
        var form = form("target.RESOLUTION.P1", null, "target.FIRST_RESPONSE.P1", null, "rule.0.kind", null);
        assertThat(form.read(AgreementFormTest::calendars)).isEmpty();
        assertThat(form.firstError()).isEqualTo("targets");
        form.forgiveMissing();
        assertThat(form.firstError()).isEmpty();
    }

    @Test
    void rulesComeGoAndChangePlaces() {
        var form = form();
        form.change("add-rule");
        assertThat(form.focus()).isEqualTo("rule.1.kind");
        form.change("up-rule:1");
        assertThat(form.rules.get(1).recipients).containsExactly(Recipient.GROUP_LEAD);
        assertThat(form.focus()).isEqualTo("down-rule-0");
        form.change("up-rule:0");
        form.change("down-rule:7");
        form.change("drop-rule:99999");
        form.change("drop-rule:x");
        form.change("unknown");
        assertThat(form.rules).hasSize(2);
        form.change("drop-rule:0");
        assertThat(form.rules).hasSize(1);
        for (var i = 0; i < 100; i++) {
            form.change("add-rule");
        }
        assertThat(form.rules).hasSize(AgreementForm.MOST_RULES);
    }

    @Test
    void aKindRestsForAllPrioritiesOrForEach() {
        var form = form("target.RESOLUTION.P3", "3d", "target.RESOLUTION.P3.calendar", "office");
        form.change("apart:RESOLUTION");
        var kind = form.kinds.get(TargetKind.RESOLUTION);
        assertThat(kind.cells.get(Priority.P3).pauses()).containsExactly(HoldReason.REQUESTER, HoldReason.VENDOR);
        assertThat(form.focus()).isEqualTo("rest.RESOLUTION");

        var apart = form(
                "kind.RESOLUTION.apart", "true",
                "target.RESOLUTION.P1.pauses", "CHANGE",
                "target.RESOLUTION.P3", "3d",
                "target.RESOLUTION.P3.calendar", "office",
                "target.RESOLUTION.P3.pauses", "VENDOR|PROBLEM");
        assertThat(apart.read(AgreementFormTest::calendars))
                .hasValueSatisfying(read -> assertThat(read.target(TargetKind.RESOLUTION, Priority.P3)
                                .orElseThrow()
                                .pausesOn())
                        .containsExactly(HoldReason.VENDOR, HoldReason.PROBLEM));
        apart.change("together:RESOLUTION");
        assertThat(apart.kinds.get(TargetKind.RESOLUTION).pauses).containsExactly(HoldReason.CHANGE);
        apart.change("together:OLA");
        apart.change("together");
    }

    @Test
    void aFindingLeadsToItsField() {
        var form = form();
        form.read(AgreementFormTest::calendars);
        assertThat(form.fieldOf("targets[RESOLUTION P1].warnAt")).isEqualTo("target.RESOLUTION.P1.warn");
        assertThat(form.fieldOf("targets[RESOLUTION P1].calendar")).isEqualTo("target.RESOLUTION.P1");
        assertThat(form.fieldOf("escalations[RESOLUTION 100].notify")).isEqualTo("rule.0.kind");
        assertThat(form.fieldOf("escalations[RESOLUTION 100].repeat")).isEqualTo("rule.0.every");
        assertThat(form.fieldOf("escalations[OLA 100]")).isEmpty();
        assertThat(form.fieldOf("")).isEmpty();
    }
}
