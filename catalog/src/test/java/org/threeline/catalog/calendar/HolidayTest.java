package org.threeline.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolidayTest {
    @Test
    void aRangeMayRunAcrossNewYear() {
        assertThat(dates("*-12-30", "*-01-02")).containsExactly("*-12-30", "*-12-31", "*-01-01", "*-01-02");
        assertThat(dates("2026-12-31", "2027-01-01")).containsExactly("2026-12-31", "2027-01-01");
    }

    @Test
    void aRangeOfEveryYearKnowsTheLeapDay() {
        assertThat(dates("*-02-28", "*-03-01")).containsExactly("*-02-28", "*-02-29", "*-03-01");
        assertThat(dates("*-12-31", "*-03-01")).contains("*-02-29").hasSize(62);
        assertThat(dates("*-02-29", "*-02-28")).contains("*-02-29").hasSize(366);
        assertThat(dates("*-01-01", "*-12-31")).hasSize(366);
    }

    @Test
    void aRangeHasTwoEndsOfOneKindInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> dates("*-12-24", "2026-12-26"));
        assertThatIllegalArgumentException().isThrownBy(() -> dates("2026-12-26", "2026-12-24"));
    }

    private static List<String> dates(String first, String last) {
        return Holiday.wholeDays(CalendarDate.parse(first), CalendarDate.parse(last)).stream()
                .map(holiday -> holiday.date().toString())
                .toList();
    }
}
