package org.threeline.catalog.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threeline.catalog.calendar.CalendarDate;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.Holiday;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.catalog.offering.CatalogueChanges.Fault;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.WorkingDuration;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.LocalizedText;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;

class CatalogueEditingTest {
    private static final long EDITOR = 7;
    private static final String BERLIN = "office-berlin";

    private final CatalogueLoadingTest.Shelf shelf = new CatalogueLoadingTest.Shelf();
    private final CatalogueEditing editing = new CatalogueEditing();
    private final CatalogueHistory history = new CatalogueHistory();
    private final Catalogue catalogue = new Catalogue();

    @TempDir
    Path folder;

    @BeforeEach
    void aCompanyThatHasJustStarted() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
        CatalogueLoading loading = new CatalogueLoading();
        loading.definitions = shelf;
        loading.groups = new CatalogueLoadingTest.Groups();
        loading.published = new CatalogueLoadingTest.Heard();
        loading.clock = clock;
        catalogue.definitions = shelf;
        history.definitions = shelf;
        loading.loadIfEmpty();
        editing.definitions = shelf;
        editing.groups = loading.groups;
        editing.published = loading.published;
        editing.clock = Clock.offset(clock, java.time.Duration.ofHours(1));
        editing.folder = Optional.empty();
    }

    private CatalogueEdition inForce() {
        catalogue.onPublished(new CataloguePublished(0, null, List.of()));
        return catalogue.inForce();
    }

    private CalendarDefinition berlin() {
        return inForce().calendar(BERLIN).orElseThrow();
    }

    private static CalendarDefinition closedOn(CalendarDefinition calendar, String date) {
        List<Holiday> holidays = new java.util.ArrayList<>(calendar.calendar().holidays());
        holidays.add(Holiday.wholeDay(CalendarDate.parse(date)));
        ServiceCalendar old = calendar.calendar();
        return new CalendarDefinition(
                calendar.key(),
                0,
                calendar.name(),
                new ServiceCalendar(old.zone(), old.weekly(), holidays, old.exceptions()));
    }

    private CatalogueChanges publish(DefinitionEdit edit) {
        return editing.publish(edit, EDITOR, change -> true);
    }

    private DefinitionEdit closing(String date) {
        return DefinitionEdit.of(closedOn(berlin(), date), berlin().version(), "Bridge day", false);
    }

    private void keptInAFolder() {
        editing.folder = Optional.of(folder);
        CatalogueFiles.in(folder);
    }

    private Path calendars() {
        return folder.resolve("calendars.yaml");
    }

    @Test
    void anEditIsTheNextVersionWithItsReasonAndTheOldOneStays() {
        assertThat(editing.check(closing("2026-12-28")).changes())
                .extracting(Change::path)
                .containsExactly("calendars.office-berlin.holidays");
        publish(closing("2026-12-28"));

        assertThat(berlin().version()).isEqualTo(2);
        assertThat(inForce().revision()).isEqualTo(2);
        assertThat(catalogue.calendar(BERLIN, 1).calendar().holidays())
                .hasSize(berlin().calendar().holidays().size() - 1);
        Publication latest = history.ofCalendar(BERLIN).get(0);
        assertThat(latest.reason()).isEqualTo("Bridge day");
        assertThat(latest.byPersonId()).isEqualTo(EDITOR);
        assertThat(inForce().calendars()).extracting(CalendarDefinition::key).startsWith("service-24x7", BERLIN);
    }

    @Test
    void theSameOnceMoreChangesNothing() {
        publish(closing("2026-12-28"));
        CalendarDefinition same = berlin();
        assertThat(publish(DefinitionEdit.of(same, 2, null, false)).changes()).isEmpty();
        assertThat(berlin().version()).isEqualTo(2);
    }

    @Test
    void anOldVersionComesBackAsANewOne() {
        publish(closing("2026-12-28"));
        publish(DefinitionEdit.of(catalogue.calendar(BERLIN, 1), 2, "As before", false));
        assertThat(berlin().version()).isEqualTo(3);
        assertThat(berlin().calendar()).isEqualTo(catalogue.calendar(BERLIN, 1).calendar());
    }

    @Test
    void whoeverEditedAnOlderVersionIsTold() {
        DefinitionEdit late = closing("2026-12-29");
        publish(closing("2026-12-28"));
        assertThatThrownBy(() -> publish(late)).isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> publish(DefinitionEdit.of(berlin(), null, null, false)))
                .hasMessage("catalogue.edit.key_taken");
        assertThatThrownBy(() -> publish(DefinitionEdit.retireGroup("nobody", 1, null, false)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theChecksAreThoseOfAFile() {
        Map<DayOfWeek, List<ServiceHours>> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.MONDAY, List.of(new ServiceHours(0, 0)));
        CalendarDefinition odd = new CalendarDefinition(
                BERLIN,
                0,
                new LocalizedText("Odd", null),
                new ServiceCalendar(ZoneId.of("Europe/Berlin"), week, List.of(), Map.of()));
        assertThat(publish(DefinitionEdit.of(odd, 1, null, false)).faults())
                .extracting(Fault::code)
                .containsExactly("calendar.hours_zero");
        assertThat(publish(DefinitionEdit.retireGroup("service-desk", 1, null, false))
                        .faults())
                .extracting(Fault::code)
                .contains("reference.unknown");
        assertThat(berlin().version()).isEqualTo(1);
    }

    @Test
    void aChangeThatIsNotPermittedIsRefused() {
        DefinitionEdit edit = closing("2026-12-28");
        assertThatThrownBy(() -> editing.publish(edit, EDITOR, change -> false))
                .hasMessage("catalogue.load.not_permitted");
        assertThat(berlin().version()).isEqualTo(1);
    }

    @Test
    void itsFileFollowsAndKeepsEverythingElseThatStandsThere() throws IOException {
        keptInAFolder();
        String before = Files.readString(calendars());
        publish(closing("2026-12-28"));
        String after = Files.readString(calendars());

        assertThat(after).contains("2026-12-28").startsWith(before.substring(0, before.indexOf("  office-berlin:")));
        assertThat(after).endsWith(before.substring(before.indexOf("  building-berlin:")));
        assertThat(editing.unpublished(DefinitionKind.CALENDAR, BERLIN)).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    @Test
    void whatSomebodyWroteIntoTheFileMeanwhileIsNotLost() throws IOException {
        keptInAFolder();
        String typed =
                Files.readString(calendars()).replaceFirst("(?s)(  office-berlin:.*?mon: \\[\\[\")08:00", "$107:30");
        Files.writeString(calendars(), typed);
        DefinitionEdit edit = closing("2026-12-28");

        assertThat(editing.unpublished(DefinitionKind.CALENDAR, BERLIN))
                .extracting(Change::path)
                .containsExactly("calendars.office-berlin.weekly.mon");
        assertThatThrownBy(() -> publish(edit)).hasMessage("catalogue.edit.file_differs");
        assertThat(Files.readString(calendars())).isEqualTo(typed);
    }

    @Test
    void theFileIsOverwrittenWhereThatIsWanted() throws IOException {
        keptInAFolder();
        Files.writeString(
                calendars(),
                Files.readString(calendars()).replaceFirst("(?s)(  office-berlin:.*?mon: \\[\\[\")08:00", "$107:30"));
        publish(DefinitionEdit.of(closedOn(berlin(), "2026-12-28"), 1, null, true));
        assertThat(editing.unpublished(DefinitionKind.CALENDAR, BERLIN)).isEmpty();
        assertThat(Files.readString(calendars())).doesNotContain("07:30");
    }

    @Test
    void aNewDefinitionGetsAFileOfItsOwnAndOneThatGoesLeavesItsFile() throws IOException {
        keptInAFolder();
        GroupDefinition printers = new GroupDefinition(
                "printers", 0, new LocalizedText("Printers", "Принтеры"), 2, BERLIN, List.of(), List.of());
        publish(DefinitionEdit.of(printers, null, null, false));
        Path file = folder.resolve("groups/printers.yaml");
        assertThat(file).content().contains("printers:", "Принтеры");
        assertThat(inForce().group("printers").orElseThrow().version()).isEqualTo(1);

        publish(DefinitionEdit.retireGroup("printers", 1, "Merged", false));
        assertThat(inForce().group("printers")).isEmpty();
        assertThat(file).content().isEqualTo("groups: {}\n");
        assertThat(new CatalogueFolder(folder).content()).isNotNull();

        publish(DefinitionEdit.of(printers, null, "Back again", false));
        assertThat(inForce().group("printers")).isPresent();
        assertThat(file).content().contains("printers:", "Принтеры").doesNotContain("{}\n");
    }

    private static ServiceLevelAgreement promising(String key, String resolution) {
        return new ServiceLevelAgreement(
                key,
                0,
                new LocalizedText("Trial", null),
                List.of(new ServiceLevelTarget(
                        TargetKind.RESOLUTION,
                        Priority.P3,
                        WorkingDuration.parse(resolution),
                        TargetCalendar.fixed(BERLIN),
                        null,
                        null)),
                null);
    }

    /** What is published at one moment is one publication. */
    private void later() {
        editing.clock = Clock.offset(editing.clock, java.time.Duration.ofMinutes(1));
    }

    @Test
    void anAgreementIsDefinedEditedAndTakenOut() throws IOException {
        keptInAFolder();
        publish(DefinitionEdit.of(promising("trial", "2d"), null, null, false));
        later();
        publish(DefinitionEdit.of(promising("trial", "3d"), 1, "Too strict", false));
        assertThat(inForce().agreement("trial").orElseThrow().version()).isEqualTo(2);
        assertThat(folder.resolve("agreements/trial.yaml")).content().contains("target: 3d");
        assertThat(history.ofAgreement("trial")).extracting(Publication::reason).containsExactly("Too strict", null);
        publish(DefinitionEdit.retireAgreement("trial", 2, null, false));
        assertThat(inForce().agreement("trial")).isEmpty();
        assertThat(publish(DefinitionEdit.retireAgreement("it-incidents", 1, null, false))
                        .faults())
                .as("services use it")
                .extracting(Fault::code)
                .contains("reference.unknown");
    }

    @Test
    void aServiceChoosesItsAgreementOrThatOfItsFamilyAndFollowsThat() throws IOException {
        keptInAFolder();
        ServiceOffering vpn = inForce().service("vpn-access").orElseThrow();
        assertThat(publish(DefinitionEdit.of(vpn.promising(null, null), 1, null, false))
                        .faults())
                .as("the family has none yet")
                .extracting(Fault::path)
                .containsExactly("services.vpn-access");

        publish(DefinitionEdit.of(
                inForce().family("it").orElseThrow().promising("it-incidents", null), 1, "Usual", false));
        publish(DefinitionEdit.of(vpn.promising(null, null), 1, "As usual", false));
        assertThat(inForce().service("vpn-access").orElseThrow().agreement()).isEqualTo("it-incidents");

        ServiceFamily it = inForce().family("it").orElseThrow();
        later();
        publish(DefinitionEdit.of(it.promising("hr", null), 2, "All of it", false));
        ServiceOffering after = inForce().service("vpn-access").orElseThrow();
        assertThat(after.agreement()).isEqualTo("hr");
        assertThat(after.version()).isEqualTo(3);
        assertThat(catalogue.service("vpn-access", 2).agreement()).isEqualTo("it-incidents");
        assertThat(history.ofService("vpn-access").get(0).reason()).isEqualTo("All of it");
        assertThat(editing.unpublished(DefinitionKind.SERVICE, "vpn-access")).isEmpty();
        assertThat(editing.unpublished(DefinitionKind.FAMILY, "it")).isEmpty();
        assertThatThrownBy(() -> publish(DefinitionEdit.of(it, 2, null, false))).isInstanceOf(StaleVersion.class);
    }

    @Test
    void filesThatCannotBeReadOrTakenApartAreLeftAlone() throws IOException {
        keptInAFolder();
        Files.writeString(
                folder.resolve("more.yaml"),
                "calendars: {braces: {name: B, zone: UTC, weekly: {mon: [[" + "\"09:00\", \"10:00\"]]}}}\n");
        CalendarDefinition braces = new CalendarDefinition(
                "braces",
                0,
                new LocalizedText("B", null),
                new ServiceCalendar(
                        ZoneId.of("UTC"),
                        Map.of(DayOfWeek.MONDAY, List.of(new ServiceHours(540, 660))),
                        List.of(),
                        Map.of()));
        assertThatThrownBy(() -> publish(DefinitionEdit.of(braces, null, null, true)))
                .hasMessage("catalogue.edit.file_form");
        Files.writeString(folder.resolve("more.yaml"), "calendars: [");
        assertThatThrownBy(() -> publish(closing("2026-12-28")))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessage("catalogue.edit.files_faulty");
        assertThat(editing.unpublished(DefinitionKind.CALENDAR, BERLIN)).isEmpty();
    }

    @Test
    void linesOfWindowsStayThoseOfWindows() throws IOException {
        keptInAFolder();
        Files.writeString(calendars(), Files.readString(calendars()).replace("\n", "\r\n"));
        publish(closing("2026-12-28"));
        assertThat(Files.readString(calendars()).replace("\r\n", "")).doesNotContain("\n");
    }
}
