package org.threeline.desk.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.offering.WrittenCatalogue;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;

/** What the small catalogue of the test resources promises. */
class PromisesTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final WrittenCatalogue catalogue = new WrittenCatalogue();
    private static final Function<TargetCalendar, String> FIXED = calendar -> calendar.key(null, null);

    private final Promises promises = RememberedClocks.promises(catalogue);
    private final ServiceLevelAgreement agreement = catalogue.agreement("it", 1);

    @Test
    void anAgreementPromisesWhatItSaysForAPriority() {
        assertThat(promises.of(agreement, FIXED, Priority.P3, List.of()))
                .extracting(ClockTerms::kind, ClockTerms::target)
                .containsExactly(
                        tuple(TargetKind.FIRST_RESPONSE, Duration.ofHours(1)),
                        tuple(TargetKind.RESOLUTION, Duration.ofHours(4)));
        assertThat(promises.of(agreement, FIXED, Priority.P1, List.of())).isEmpty();
    }

    @Test
    void aWorkingDayIsAsLongAsTheCalendarsAndRestsOnWhatIsAgreed() {
        var resolution = of(TargetKind.RESOLUTION, List.of());
        assertThat(resolution.target()).isEqualTo(Duration.ofHours(16));
        assertThat(resolution.pausesOn()).containsExactlyInAnyOrder(PauseCause.REQUESTER, PauseCause.VENDOR);
        assertThat(resolution.warnAt()).containsExactly(Threshold.ofPercent(75));
        assertThat(resolution.groupKey()).isNull();
        assertThat(of(TargetKind.FIRST_RESPONSE, List.of()).pausesOn()).isEmpty();
    }

    @Test
    void clocksThatRunKeepTheCalendarTheyRunOn() {
        var onAnOlderCalendar = of(TargetKind.RESOLUTION, List.of());
        var running = SlaClock.start(
                1,
                new ClockTerms(
                        TargetKind.RESOLUTION,
                        Priority.P4,
                        onAnOlderCalendar.target(),
                        "office",
                        41,
                        "it",
                        1,
                        onAnOlderCalendar.pausesOn(),
                        List.of(),
                        null),
                1,
                MONDAY_NOON);
        assertThat(of(TargetKind.FIRST_RESPONSE, List.of(running)).calendarVersion())
                .isEqualTo(41);
    }

    @Test
    void aRuleWarnsWhereTheTargetItselfNamesNoThreshold() {
        assertThat(promises.of(agreement, FIXED, Priority.P3, List.of()))
                .filteredOn(terms -> terms.kind() == TargetKind.RESOLUTION)
                .flatExtracting(ClockTerms::warnAt)
                .containsExactly(Threshold.ofPercent(75), Threshold.before(30));
    }

    @Test
    void aGroupPromisesForItselfWhereSomethingIsAgreed() {
        assertThat(promises.operationalLevel("service-desk", Priority.P4, List.of()))
                .get()
                .extracting(ClockTerms::kind, ClockTerms::groupKey, ClockTerms::definitionKey)
                .containsExactly(TargetKind.OLA, "service-desk", "service-desk");
        assertThat(promises.operationalLevel("service-desk", Priority.P1, List.of()))
                .isEmpty();
        assertThat(promises.operationalLevel("import-somewhere", Priority.P4, List.of()))
                .isEmpty();
    }

    @Test
    void beforeFilingOneIsToldWhenItWouldBeDue() {
        assertThat(promises.dueTimes(promises.of(agreement, FIXED, Priority.P3, List.of()), MONDAY_NOON))
                .isEqualTo(Map.of(
                        TargetKind.FIRST_RESPONSE, Instant.parse("2026-03-02T13:00:00Z"),
                        TargetKind.RESOLUTION, Instant.parse("2026-03-02T16:00:00Z")));
    }

    private ClockTerms of(TargetKind kind, List<SlaClock> running) {
        return promises.of(agreement, FIXED, Priority.P4, running).stream()
                .filter(terms -> terms.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
