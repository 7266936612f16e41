package org.threeline.desk.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.offering.BuiltInCatalogue;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.WorkingDuration;

/** Office hours are 08:00 to 18:00 in Berlin, those of the building end at 16:00 after a break at noon. */
class PromiseExamplesTest {
    private static final Instant THURSDAY_NOON = Instant.parse("2026-03-05T11:05:30.250Z");

    private final PromiseExamples examples = new PromiseExamples();

    PromiseExamplesTest() {
        examples.catalogue = new BuiltInCatalogue();
        examples.promises = RememberedClocks.promises(examples.catalogue);
    }

    private PromiseExample of(String length, String calendar) {
        var target = new ServiceLevelTarget(
                TargetKind.RESOLUTION,
                Priority.P2,
                WorkingDuration.parse(length),
                TargetCalendar.OF_SERVICE,
                null,
                null);
        return examples.of(target, calendar, THURSDAY_NOON).orElseThrow();
    }

    @Test
    void aTicketThatComesJustBeforeClosingIsMostlyForTheNextDays() {
        assertThat(of("2d", "office-berlin"))
                .isEqualTo(new PromiseExample(
                        Duration.ofHours(20),
                        Instant.parse("2026-03-05T16:55:00Z"),
                        Instant.parse("2026-03-09T16:55:00Z")));
        assertThat(of("4h", "office-berlin").dueAt()).isEqualTo(Instant.parse("2026-03-06T10:55:00Z"));
    }

    @Test
    void goingToLunchIsNoClosing() {
        assertThat(of("30m", "building-berlin").filedAt()).isEqualTo(Instant.parse("2026-03-05T14:55:00Z"));
    }

    @Test
    void whereNobodyGoesHomeItIsFiledNow() {
        assertThat(of("30m", "service-24x7"))
                .isEqualTo(new PromiseExample(
                        Duration.ofMinutes(30),
                        Instant.parse("2026-03-05T11:05:00Z"),
                        Instant.parse("2026-03-05T11:35:00Z")));
    }

    @Test
    void withoutTheCalendarThereIsNone() {
        var target = new ServiceLevelTarget(
                TargetKind.RESOLUTION, Priority.P2, WorkingDuration.ofDays(1), TargetCalendar.OF_SERVICE, null, null);
        assertThat(examples.of(target, "nowhere", THURSDAY_NOON)).isEmpty();
    }
}
