package org.threeline.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.threeline.desk.ticket.BreachReason;

class ReasonGivenTest {
    @Test
    void eachReasonThatCanBeChosenIsCountedByItself() {
        for (var code : BreachReason.values()) {
            assertThat(ReasonGiven.of(code.name()).code()).contains(code);
        }
        assertThat(Arrays.stream(ReasonGiven.values())
                        .filter(reason -> reason.code().isPresent()))
                .hasSize(BreachReason.values().length);
    }

    @Test
    void otherWordsAndSilenceAreToldApart() {
        assertThat(ReasonGiven.of("The lift was stuck")).isEqualTo(ReasonGiven.OTHER);
        assertThat(ReasonGiven.of(null)).isEqualTo(ReasonGiven.NONE);
        assertThat(ReasonGiven.of("NONE")).as("somebody's own word").isEqualTo(ReasonGiven.OTHER);
        assertThat(ReasonGiven.OTHER.code()).isEmpty();
    }
}
