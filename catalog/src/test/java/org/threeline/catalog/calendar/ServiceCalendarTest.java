package org.threeline.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceCalendarTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void theUsualDayIsTheLengthMostDaysHave() {
        ServiceHours morning = new ServiceHours(540, 720);
        ServiceHours afternoon = new ServiceHours(780, 1020);
        ServiceCalendar calendar = new ServiceCalendar(
                UTC,
                Map.of(
                        DayOfWeek.MONDAY, List.of(morning, afternoon),
                        DayOfWeek.TUESDAY, List.of(morning, afternoon, afternoon),
                        DayOfWeek.FRIDAY, List.of(morning)),
                List.of(),
                Map.of());

        assertThat(calendar.usualDay()).isEqualTo(Duration.ofHours(7));
        assertThat(ServiceCalendar.always(UTC).usualDay()).isEqualTo(Duration.ofDays(1));
        assertThat(new ServiceCalendar(UTC, Map.of(), List.of(), Map.of()).usualDay())
                .isZero();
    }

    @Test
    void daysWithoutHoursAreLeftOutOfTheWeek() {
        assertThat(new ServiceCalendar(UTC, Map.of(DayOfWeek.MONDAY, List.of()), List.of(), Map.of()).weekly())
                .isEmpty();
    }

    @Test
    void hoursLieWithinADay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceHours(-1, 60));
        assertThatIllegalArgumentException().isThrownBy(() -> new ServiceHours(0, 1441));
    }
}
