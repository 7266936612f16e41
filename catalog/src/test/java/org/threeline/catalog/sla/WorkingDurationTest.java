package org.threeline.catalog.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;

class WorkingDurationTest {
    @ParameterizedTest
    @CsvSource({"15m, 15m", "4h, 4h", "1h30m, 1h30m", "90m, 1h30m", "2d, 2d", "0h5m, 5m", "366d, 366d", "8784h, 8784h"})
    void aTargetIsWrittenInTheShortestForm(String written, String shortest) {
        assertThat(WorkingDuration.parse(written)).hasToString(shortest);
        assertThat(WorkingDuration.parse(shortest)).isEqualTo(WorkingDuration.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0m",
                "0d",
                "0h0m",
                "4",
                "h",
                "-4h",
                "1d4h",
                "4h 30m",
                "1.5h",
                "367d",
                "8785h",
                "999999h999999m",
                "9999999999h",
                "4H"
            })
    void whatIsNothingOrMoreThanAYearOrWrittenOtherwiseIsRefused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkingDuration.parse(written));
    }

    @Test
    void aWorkingDayIsAsLongAsTheCalendarsUsualOne() {
        ServiceCalendar calendar = new ServiceCalendar(
                ZoneId.of("Europe/Berlin"),
                Map.of(
                        DayOfWeek.MONDAY, List.of(new ServiceHours(540, 1050)),
                        DayOfWeek.TUESDAY, List.of(new ServiceHours(540, 1050)),
                        DayOfWeek.FRIDAY, List.of(new ServiceHours(540, 720))),
                List.of(),
                Map.of());
        assertThat(WorkingDuration.ofDays(2).on(calendar)).isEqualTo(Duration.ofHours(17));
        assertThat(WorkingDuration.ofMinutes(90).on(calendar)).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void aTargetPausesAsItsKindDoesUnlessItSaysOtherwise() {
        assertThat(target(TargetKind.RESOLUTION, null).pausesOn())
                .containsExactly(HoldReason.REQUESTER, HoldReason.SCHEDULED);
        assertThat(target(TargetKind.FIRST_RESPONSE, null).pausesOn()).isEmpty();
        assertThat(target(TargetKind.RESOLUTION, Set.of()).pausesOn()).isEmpty();
    }

    private static ServiceLevelTarget target(TargetKind kind, Set<HoldReason> pausesOn) {
        return new ServiceLevelTarget(
                kind, Priority.P1, WorkingDuration.ofDays(1), TargetCalendar.fixed("office"), pausesOn, null);
    }
}
