package org.threeline.catalog.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepetitionTest {
    @ParameterizedTest
    @CsvSource({"1,1", "10080,50"})
    void aMinuteToAWeekAndUpToFiftyTimesIsPossible(int minutes, int times) {
        assertThat(new Repetition(minutes, times).every()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource({"0,4", "-1,4", "10081,4", "30,0", "30,-1", "30,51"})
    void whatIsBeyondIsRefused(int minutes, int times) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Repetition(minutes, times));
    }

    @Test
    void aDocumentWritesItInHoursAndMinutes() {
        var repetition = Repetition.of("90m", 3);
        assertThat(repetition.written()).isEqualTo(Map.of("every", "1h30m", "times", 3));
        assertThat(repetition.lasting()).isEqualTo(Duration.ofMinutes(270));
        assertThatIllegalArgumentException().isThrownBy(() -> Repetition.of("2d", 3));
    }

    @Test
    void aRuleThatSaysNothingRepeatsItsPagesAndNothingElse() {
        assertThat(rule(null, Recipient.GROUP).repetition()).isEmpty();
        assertThat(rule(null, Recipient.GROUP).hearAgain()).isEmpty();
        assertThat(rule(null, Recipient.GROUP, Recipient.ON_CALL).repetition()).hasValue(new Repetition(10, 4));
        assertThat(rule(null, Recipient.GROUP, Recipient.ON_CALL).hearAgain()).containsExactly(Recipient.ON_CALL);
    }

    @Test
    void aRuleThatSaysHowRepeatsAllItTells() {
        var hourly = new Repetition(60, 3);
        var rule = rule(hourly, Recipient.GROUP, Recipient.ON_CALL);
        assertThat(rule.repetition()).hasValue(hourly);
        assertThat(rule.hearAgain()).containsExactly(Recipient.GROUP, Recipient.ON_CALL);
    }

    private static EscalationRule rule(Repetition repeat, Recipient... told) {
        return new EscalationRule(TargetKind.RESOLUTION, Set.of(), 100, null, Set.of(told), repeat, null, false, false);
    }
}
