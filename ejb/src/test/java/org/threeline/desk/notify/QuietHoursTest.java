package org.threeline.desk.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHTS = hours("22:00", "07:00", false, false);

    @Test
    void aNightLastsOverMidnight() {
        assertThat(end(NIGHTS, "2026-03-02T20:59:59Z")).isNull();
        assertThat(end(NIGHTS, "2026-03-02T21:00:00Z")).isEqualTo("2026-03-03T06:00:00Z");
        assertThat(end(NIGHTS, "2026-03-02T23:30:00Z")).isEqualTo("2026-03-03T06:00:00Z");
        assertThat(end(NIGHTS, "2026-03-03T05:59:59Z")).isEqualTo("2026-03-03T06:00:00Z");
        assertThat(end(NIGHTS, "2026-03-03T06:00:00Z")).isNull();
    }

    @Test
    void aTimeOfOneDayEndsOnIt() {
        var lunch = hours("12:00", "13:00", false, false);
        assertThat(end(lunch, "2026-03-02T11:30:00Z")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(end(lunch, "2026-03-02T12:00:00Z")).isNull();
        assertThat(end(lunch, "2026-03-02T23:30:00Z")).isNull();
    }

    @Test
    void aNightInWhichTheClocksChangeEndsAtTheSameHour() {
        assertThat(end(NIGHTS, "2026-03-28T23:30:00Z")).isEqualTo("2026-03-29T05:00:00Z");
        assertThat(end(NIGHTS, "2026-10-24T22:30:00Z")).isEqualTo("2026-10-25T06:00:00Z");
        var moment = hours("02:10", "02:40", false, false);
        assertThat(end(moment, "2026-03-29T00:59:59Z")).isNull();
        assertThat(end(moment, "2026-03-29T01:00:00Z")).isNull();
        assertThat(end(moment, "2026-10-25T00:20:00Z")).isEqualTo("2026-10-25T00:40:00Z");
        assertThat(end(moment, "2026-10-25T01:20:00Z")).isNull();
    }

    @Test
    void ofWorkingDaysTheNightBeginsOnThem() {
        var weekdays = hours("22:00", "07:00", true, false);
        assertThat(end(weekdays, "2026-03-07T05:00:00Z"))
                .as("Friday's night lasts into Saturday")
                .isEqualTo("2026-03-07T06:00:00Z");
        assertThat(end(weekdays, "2026-03-07T22:00:00Z")).as("Saturday").isNull();
        assertThat(end(weekdays, "2026-03-09T05:00:00Z"))
                .as("Sunday's night is none")
                .isNull();
        assertThat(end(weekdays, "2026-03-09T22:00:00Z")).isEqualTo("2026-03-10T06:00:00Z");
    }

    @Test
    void aWholeWeekendEndsWithItsLastNight() {
        var weekends = hours(null, null, false, true);
        assertThat(end(weekends, "2026-03-06T22:59:59Z")).isNull();
        assertThat(end(weekends, "2026-03-06T23:00:00Z")).isEqualTo("2026-03-08T23:00:00Z");
        var both = hours("22:00", "07:00", false, true);
        assertThat(end(both, "2026-03-06T21:00:00Z"))
                .as("from Friday evening to Monday morning")
                .isEqualTo("2026-03-09T06:00:00Z");
        assertThat(end(hours("22:00", "07:00", true, true), "2026-03-08T12:00:00Z"))
                .isEqualTo("2026-03-08T23:00:00Z");
    }

    @Test
    void hoursWithoutLengthOrHalfOfThemAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> hours("22:00", "22:00", false, false));
        assertThatIllegalArgumentException().isThrownBy(() -> hours("22:00", null, false, false));
        assertThatIllegalArgumentException().isThrownBy(() -> hours(null, "22:00", false, false));
    }

    private static QuietHours hours(String from, String until, boolean weekdaysOnly, boolean weekends) {
        return new QuietHours(
                from == null ? null : LocalTime.parse(from),
                until == null ? null : LocalTime.parse(until),
                weekdaysOnly,
                weekends);
    }

    private static Instant end(QuietHours hours, String at) {
        return hours.endAfter(Instant.parse(at), BERLIN).orElse(null);
    }
}
