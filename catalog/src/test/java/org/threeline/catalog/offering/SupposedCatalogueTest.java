package org.threeline.catalog.offering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;

/** What the catalogue would say if one definition of it were another. */
class SupposedCatalogueTest {
    private final Catalogue published = new Catalogue();

    SupposedCatalogueTest() {
        CatalogueLoading loading = new CatalogueLoading();
        loading.definitions = new CatalogueLoadingTest.Shelf();
        loading.groups = new CatalogueLoadingTest.Groups();
        loading.published = new CatalogueLoadingTest.Heard();
        loading.clock = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
        published.definitions = loading.definitions;
        loading.loadIfEmpty();
    }

    @Test
    void aSupposedCalendarIsTheNextVersionAndTheOldOneStays() {
        CalendarDefinition berlin =
                published.inForce().calendar("office-berlin").orElseThrow();
        ServiceCalendar mondays = new ServiceCalendar(
                berlin.calendar().zone(),
                Map.of(DayOfWeek.MONDAY, List.of(ServiceHours.WHOLE_DAY)),
                List.of(),
                Map.of());
        SupposedCatalogue supposed = SupposedCatalogue.with(
                DefinitionEdit.of(
                        new CalendarDefinition("office-berlin", 0, berlin.name(), mondays),
                        berlin.version(),
                        null,
                        false),
                published);

        int next = berlin.version() + 1;
        assertThat(supposed.inForce().version(DefinitionKind.CALENDAR, "office-berlin"))
                .contains(next);
        assertThat(supposed.calendar("office-berlin", next).calendar()).isEqualTo(mondays);
        assertThat(supposed.calendar("office-berlin", berlin.version())).isEqualTo(berlin);
        Instant tuesday = Instant.parse("2026-11-24T10:00:00Z");
        assertThat(supposed.workingTime("office-berlin", next).isOpen(tuesday)).isFalse();
        assertThat(supposed.workingTime("office-berlin", berlin.version()).isOpen(tuesday))
                .isTrue();
        assertThat(published.inForce().calendar("office-berlin")).contains(berlin);
    }

    @Test
    void everythingElseIsWhatIsPublished() {
        GroupDefinition network = published.inForce().group("network").orElseThrow();
        SupposedCatalogue supposed = SupposedCatalogue.with(
                DefinitionEdit.of(
                        new GroupDefinition(
                                network.key(),
                                0,
                                network.name(),
                                network.line(),
                                network.calendar(),
                                List.of(),
                                network.sideways()),
                        network.version(),
                        null,
                        false),
                published);

        assertThat(supposed.group("network", network.version() + 1).ola()).isEmpty();
        assertThat(supposed.group("network", network.version())).isEqualTo(network);
        assertThat(supposed.service("laptop-problem", 1).name())
                .isEqualTo(published.service("laptop-problem", 1).name());
        assertThat(supposed.inForce().services())
                .extracting(ServiceOffering::key)
                .isEqualTo(published.inForce().services().stream()
                        .map(ServiceOffering::key)
                        .toList());
    }

    @Test
    void aSupposedAgreementHoldsAtItsOwnVersionOnly() {
        ServiceLevelAgreement agreement =
                published.inForce().agreement("it-requests").orElseThrow();
        SupposedCatalogue supposed = SupposedCatalogue.with(
                new DefinitionEdit(
                        DefinitionKind.AGREEMENT,
                        agreement.key(),
                        new ServiceLevelAgreement(
                                agreement.key(),
                                0,
                                agreement.name(),
                                agreement.targets().subList(0, 1),
                                List.of()),
                        agreement.version(),
                        null,
                        false),
                published);

        assertThat(supposed.agreement("it-requests", agreement.version() + 1).targets())
                .hasSize(1);
        assertThat(supposed.agreement("it-requests", agreement.version())).isEqualTo(agreement);
    }
}
