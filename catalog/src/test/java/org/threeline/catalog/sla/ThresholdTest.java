package org.threeline.catalog.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    @Test
    void aShareAndATimeBeforeLieOnOneLine() {
        assertThat(Threshold.ofPercent(75).worked(EIGHT_HOURS)).isEqualTo(Duration.ofHours(6));
        assertThat(Threshold.before(30).worked(EIGHT_HOURS)).isEqualTo(Duration.ofMinutes(450));
        assertThat(Threshold.BREACH.worked(EIGHT_HOURS)).isEqualTo(EIGHT_HOURS);

        assertThat(Stream.of(Threshold.before(30), Threshold.ofPercent(75), Threshold.before(150))
                        .sorted(Threshold.inOrder(EIGHT_HOURS)))
                .containsExactly(Threshold.before(150), Threshold.ofPercent(75), Threshold.before(30));
    }

    @Test
    void aTimeBeforeThatIsAsLongAsTheTargetDoesNotFit() {
        assertThat(Threshold.before(479).fits(EIGHT_HOURS)).isTrue();
        assertThat(Threshold.before(480).fits(EIGHT_HOURS)).isFalse();
        assertThat(Threshold.before(600).fits(EIGHT_HOURS)).isFalse();
    }

    @Test
    void itIsReadAsItIsWritten() {
        for (var threshold : List.of(Threshold.ofPercent(1), Threshold.before(90), Threshold.BREACH)) {
            assertThat(Threshold.parse(threshold.toString())).isEqualTo(threshold);
            assertThat(Threshold.parse(threshold.written())).isEqualTo(threshold);
        }
        assertThat(Threshold.before(90)).hasToString("1h30m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "101", "-5", "0m", "2d", "30 min", "1.5"})
    void whatLiesNotBetweenStartAndDueTimeIsNone(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Threshold.parse(written));
    }

    @Test
    void aRuleActsAtOneThresholdAndOnSomePriorities() {
        assertThatIllegalArgumentException().isThrownBy(() -> rule(Set.of(), null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(Set.of(), 75, "30m"));
        assertThat(rule(Set.of(), null, "30m").at()).isEqualTo(Threshold.before(30));
        assertThat(rule(Set.of(), 75, null).isAt(Priority.P4)).isTrue();
        assertThat(rule(Set.of(Priority.P1), 75, null).isAt(Priority.P4)).isFalse();
    }

    @Test
    void rulesMeetWhereTheyWouldActOnOneClockAtOnce() {
        var important = rule(Set.of(Priority.P1, Priority.P2), 75, null);
        assertThat(important.meets(rule(Set.of(Priority.P2), 75, null))).isTrue();
        assertThat(important.meets(rule(Set.of(), 75, null))).isTrue();
        assertThat(important.meets(rule(Set.of(Priority.P3), 75, null))).isFalse();
        assertThat(important.meets(rule(Set.of(Priority.P1), 90, null))).isFalse();
    }

    @Test
    void whatOnlyARuleNamesIsAThresholdOfTheTargetToo() {
        var target = new ServiceLevelTarget(
                TargetKind.RESOLUTION,
                Priority.P1,
                WorkingDuration.ofMinutes(240),
                TargetCalendar.fixed("office"),
                null,
                List.of(Threshold.before(30), Threshold.ofPercent(75), Threshold.ofPercent(50)));
        var agreement = new ServiceLevelAgreement(
                "usual",
                1,
                null,
                List.of(target),
                List.of(
                        rule(Set.of(Priority.P1), 90, null),
                        rule(Set.of(Priority.P4), null, "1h"),
                        rule(Set.of(), 100, null)));

        assertThat(target.warnAt())
                .containsExactly(Threshold.ofPercent(50), Threshold.ofPercent(75), Threshold.before(30));
        assertThat(agreement.thresholdsOf(target))
                .containsExactly(
                        Threshold.ofPercent(50),
                        Threshold.ofPercent(75),
                        Threshold.before(30),
                        Threshold.ofPercent(90));
    }

    private static EscalationRule rule(Set<Priority> priorities, Integer atPercent, String before) {
        return new EscalationRule(
                TargetKind.RESOLUTION,
                priorities,
                atPercent,
                before == null ? null : WorkingDuration.parse(before),
                Set.of(Recipient.GROUP),
                null,
                List.of(),
                false,
                false);
    }
}
