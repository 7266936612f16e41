package org.threeline.catalog.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetCalendarTest {
    @ParameterizedTest
    @ValueSource(strings = {"office-berlin", "SERVICE", "REQUESTER_LOCATION"})
    void itIsReadAsItIsWritten(String written) {
        assertThat(TargetCalendar.parse(written)).hasToString(written);
        assertThat(TargetCalendar.parse(written).isFixed()).isEqualTo(written.equals("office-berlin"));
    }

    @Test
    void aFixedOneCountsWhateverServiceAndRequesterHave() {
        assertThat(TargetCalendar.fixed("office").key("shop", "lisbon")).isEqualTo("office");
    }

    @Test
    void aPlaceWithoutACalendarLeavesItToTheService() {
        assertThat(TargetCalendar.OF_SERVICE.key("shop", "lisbon")).isEqualTo("shop");
        assertThat(TargetCalendar.OF_REQUESTER_LOCATION.key("shop", "lisbon")).isEqualTo("lisbon");
        assertThat(TargetCalendar.OF_REQUESTER_LOCATION.key("shop", null)).isEqualTo("shop");
    }

    @Test
    void noneIsNoAnswer() {
        assertThatIllegalStateException().isThrownBy(() -> TargetCalendar.OF_SERVICE.key(null, "lisbon"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TargetCalendar(TargetCalendar.Source.FIXED, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new TargetCalendar(TargetCalendar.Source.SERVICE, "a"));
    }
}
