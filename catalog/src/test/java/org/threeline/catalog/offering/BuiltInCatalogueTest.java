package org.threeline.catalog.offering;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.catalog.sla.HoldReason.EVIDENCE;
import static org.threeline.catalog.sla.HoldReason.PROBLEM;
import static org.threeline.catalog.sla.HoldReason.REQUESTER;
import static org.threeline.catalog.sla.HoldReason.VENDOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.form.FieldType;
import org.threeline.catalog.form.FormField;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetKind;

class BuiltInCatalogueTest {
    private final CatalogueReading reading = CatalogueReader.read(CatalogueFiles.builtIn());

    private CatalogueEdition edition() {
        assertThat(reading.faults()).isEmpty();
        return new CatalogueEdition(1, reading.content());
    }

    @Test
    void itsFilesHaveNoFault() {
        assertThat(reading.faults()).isEmpty();
        assertThat(edition().families())
                .extracting(ServiceFamily::key)
                .containsExactly("it", "hr", "facilities", "finance", "travel", "security");
        assertThat(edition().services()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(edition().groups()).hasSizeGreaterThanOrEqualTo(17);
        assertThat(edition().services().stream().map(ServiceOffering::type).collect(toSet()))
                .containsExactlyInAnyOrder(TicketType.values());
    }

    @Test
    void itsIndexNamesEveryFile() throws Exception {
        assertThat(CatalogueFiles.builtInNames()).containsExactlyInAnyOrderElementsOf(yamlFilesOf(resources()));
    }

    @Test
    void calendarsAreInSeveralZones() {
        assertThat(edition().calendars().stream()
                        .map(calendar -> calendar.calendar().zone().getId())
                        .collect(toSet()))
                .contains("UTC", "Europe/Berlin", "Europe/Moscow", "Asia/Kolkata");
    }

    private static Path resources() throws URISyntaxException {
        return Path.of(CatalogueFiles.class.getResource("/catalogue/files.txt").toURI())
                .getParent();
    }

    private static Set<String> yamlFilesOf(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(toSet());
        }
    }

    @Test
    void everyTextExistsInBothLanguages() {
        List<String> missing = new ArrayList<>();
        CatalogueDocuments.documents(edition().content())
                .forEach((kind, section) ->
                        section.forEach((key, document) -> noteOneLanguage(kind + " " + key, document, missing)));
        assertThat(missing).isEmpty();
    }

    private static void noteOneLanguage(String place, JsonNode node, List<String> missing) {
        if (node instanceof ObjectNode object && object.has("en")) {
            boolean cyrillic = object.path("ru").asText().matches("(?s).*[А-яЁё].*");
            boolean sameInBoth =
                    Set.of("VPN", "Wi-Fi", "IBAN").contains(object.get("en").asText());
            if (!cyrillic && !sameInBoth || object.get("en").asText().matches("(?s).*[А-яЁё].*")) {
                missing.add(place + ": " + object);
            }
            return;
        }
        node.forEach(child -> noteOneLanguage(place, child, missing));
    }

    @Test
    void everythingItPromisesIsMeant() {
        var found = edition().agreements().stream()
                .flatMap(agreement -> AgreementLint.check(
                        agreement,
                        edition(),
                        key -> WorkingTime.of(
                                edition().calendar(key).orElseThrow().calendar()),
                        AgreementLintTest.EVERYBODY_IS_THERE,
                        Instant.parse("2026-03-02T12:00:00Z"))
                        .stream());
        assertThat(found).isEmpty();
    }

    @Test
    void everyServiceIsPromisedATimeAtEveryPriority() {
        for (ServiceOffering service : edition().services()) {
            for (Priority priority : Priority.values()) {
                var agreement = edition().agreement(service.agreement()).orElseThrow();
                assertThat(agreement.target(TargetKind.FIRST_RESPONSE, priority))
                        .isPresent();
                assertThat(agreement.target(TargetKind.RESOLUTION, priority)).isPresent();
            }
        }
    }

    @Test
    void theFormsUseEveryTypeOfFieldAndConditions() {
        Set<FieldType> types = new TreeSet<>();
        long conditions = edition().services().stream()
                .flatMap(service -> service.form().fields().stream())
                .peek(field -> types.add(field.type()))
                .filter(field -> field.visibleWhen() != null)
                .count();
        assertThat(types).containsExactly(FieldType.values());
        assertThat(conditions).isGreaterThan(15);
        assertThat(edition().services().stream()
                        .filter(service -> !service.hidden())
                        .map(service -> service.form().fields()))
                .allSatisfy(fields -> assertThat(fields).isNotEmpty())
                .allSatisfy(
                        fields -> assertThat(fields).extracting(FormField::name).doesNotHaveDuplicates());
    }

    @Test
    void personnelMattersAreConfidential() {
        assertThat(edition().servicesOf("hr")).isNotEmpty().allMatch(ServiceOffering::confidential);
        assertThat(edition().servicesOf("it")).noneMatch(ServiceOffering::confidential);
    }

    @Test
    void importedIncidentsArePromisedWhatTheLogWasMeasuredBy() {
        var agreement = edition().agreement("imported-incidents").orElseThrow();
        assertThat(agreement.escalations()).isEmpty();
        assertThat(agreement.targets())
                .extracting(this::inWords)
                .containsExactly(
                        "FIRST_RESPONSE P1 15m imported-24x7",
                        "FIRST_RESPONSE P2 1h imported-office",
                        "FIRST_RESPONSE P3 4h imported-office",
                        "FIRST_RESPONSE P4 8h imported-office",
                        "RESOLUTION P1 4h imported-24x7",
                        "RESOLUTION P2 8h imported-office",
                        "RESOLUTION P3 30h imported-office",
                        "RESOLUTION P4 50h imported-office");
        assertThat(agreement.targets()).allSatisfy(target -> assertThat(target.pausesOn())
                .isEqualTo(
                        target.kind() == TargetKind.RESOLUTION
                                ? Set.of(REQUESTER, VENDOR, PROBLEM, EVIDENCE)
                                : Set.of()));
        assertThat(edition().service("imported-incident").orElseThrow().hidden())
                .isTrue();
        assertThat(edition().servicesOf("it")).extracting(ServiceOffering::key).doesNotContain("imported-incident");
    }

    private String inWords(ServiceLevelTarget target) {
        return target.kind() + " " + target.priority() + " " + target.target() + " " + target.calendar();
    }

    @Test
    void theOfficeIsClosedOnGermanHolidays() {
        WorkingTime office =
                WorkingTime.of(edition().calendar("office-berlin").orElseThrow().calendar());
        assertThat(office.isOpen(Instant.parse("2026-05-22T10:00:00Z"))).isTrue();
        for (String holiday :
                List.of("2026-04-03", "2026-05-01", "2026-05-14", "2026-05-25", "2027-03-29", "2026-12-25")) {
            assertThat(office.isOpen(Instant.parse(holiday + "T10:00:00Z")))
                    .as(holiday)
                    .isFalse();
        }
    }

    @Test
    void aFolderWithoutFilesIsFilledWithThem(@TempDir Path folder) throws Exception {
        Path absent = folder.resolve("company/catalogue");
        List<CatalogueSource> copied = CatalogueFiles.in(absent);
        assertThat(yamlFilesOf(absent)).isEqualTo(yamlFilesOf(resources()));
        assertThat(CatalogueReader.read(copied).content()).isNotNull();

        Files.writeString(
                absent.resolve("families.yaml"),
                Files.readString(absent.resolve("families.yaml")).replace("en: Finance", "en: Money"));
        CatalogueReading edited = CatalogueReader.read(CatalogueFiles.in(absent));
        assertThat(edited.content().families())
                .extracting(family -> family.name().en())
                .contains("Money");
    }
}
