package org.threeline.catalog.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threeline.catalog.offering.CatalogueChanges.Fault;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Repetition;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;

@Timeout(20)
class CatalogueReaderTest {
    /** A small company without a fault; tests damage one line of it. */
    private static final String SOUND = """
            families:
              it:
                name: {en: IT, ru: ИТ}
                summary: Computers
                owners: [owner]
            calendars:
              office:
                name: Office
                zone: Europe/Berlin
                weekly:
                  mon: [["09:00", "17:00"]]
                  tue: [["09:00", "12:00"], ["13:00", "17:00"]]
                holidays: ["2026-05-01", "*-12-25"]
            agreements:
              usual:
                name: Usual
                targets:
                  - {kind: FIRST_RESPONSE, priority: P1, target: 1h, calendar: office, warnAt: [90, 75]}
                  - {kind: RESOLUTION, priority: P1, target: 2h, calendar: office}
                escalations:
                  - {kind: RESOLUTION, atPercent: 100, notify: [GROUP_LEAD]}
            groups:
              desk:
                name: Desk
                line: 1
                calendar: office
                ola: [{priority: P1, target: 30m}]
              experts:
                name: Experts
                line: 2
                calendar: office
                sideways: [others]
              others:
                name: Others
                line: 2
                calendar: office
            services:
              laptop:
                family: it
                name: Laptop
                summary: A laptop
                type: SERVICE_REQUEST
                usualImpact: LOW
                usualUrgency: MEDIUM
                urgencyChoices: [HIGH, MEDIUM]
                agreement: usual
                lines:
                  - {line: 1, groups: [desk]}
                  - {line: 2, groups: [experts, others]}
                form:
                  fields:
                    - name: model
                      type: CHOICE
                      label: Model
                      options:
                        - {value: light, label: Light}
                        - {value: heavy, label: Heavy}
                    - name: reason
                      type: TEXT
                      label: Reason
                      pattern: "[a-z]+"
                      maxLength: 50
                      visibleWhen: {field: model, operator: EQUALS, values: [heavy]}
                    - name: count
                      type: NUMBER
                      label: Count
                      min: 1
                      max: 10
            """;

    @Test
    void aSoundCatalogueIsRead() {
        CatalogueReading reading = CatalogueReader.readWhole(SOUND);
        assertThat(reading.faults()).isEmpty();
        ServiceOffering laptop = reading.content().services().get(0);
        assertThat(laptop.receivingGroup()).isEqualTo("desk");
        assertThat(laptop.groupsOf(2)).containsExactly("experts", "others");
        assertThat(laptop.autoCloseDays()).isEqualTo(5);
        assertThat(laptop.form().fields()).hasSize(3);
        var usual = reading.content().agreements().get(0);
        var response = usual.target(TargetKind.FIRST_RESPONSE, Priority.P1).orElseThrow();
        assertThat(response.warnAt()).containsExactly(Threshold.ofPercent(75), Threshold.ofPercent(90));
        assertThat(response.pausesOn()).isEmpty();
        assertThat(usual.target(TargetKind.RESOLUTION, Priority.P1)
                        .orElseThrow()
                        .pausesOn())
                .containsExactly(HoldReason.REQUESTER, HoldReason.SCHEDULED);
        var ola = reading.content().groups().get(0).ola(Priority.P1).orElseThrow();
        assertThat(ola.kind()).isEqualTo(TargetKind.OLA);
        assertThat(ola.calendar().key()).isEqualTo("office");
    }

    @Test
    void aRuleSaysHowItIsRepeatedAndWhatIsWrittenIsReadAgain() {
        var repeated = SOUND.replace("notify: [GROUP_LEAD]", "notify: [GROUP_LEAD], repeat: {times: 4, every: 90m}");
        var content = CatalogueReader.readWhole(repeated).content();
        var rule = content.agreements().get(0).escalations().get(0);
        assertThat(rule.repeat()).isEqualTo(new Repetition(90, 4));
        var written = CatalogueDocuments.yaml(content);
        assertThat(written).contains("repeat: {every: 1h30m, times: 4}");
        assertThat(CatalogueReader.readWhole(written).content()).isEqualTo(content);
        assertThat(CatalogueDocuments.yaml(CatalogueReader.readWhole(written).content()))
                .isEqualTo(written);
        for (var edge : List.of("{every: 1m, times: 1}", "{every: 168h, times: 50}")) {
            assertThat(CatalogueReader.readWhole(
                                    SOUND.replace("notify: [GROUP_LEAD]", "notify: [GROUP_LEAD], repeat: " + edge))
                            .faults())
                    .isEmpty();
        }
    }

    @Test
    void aStoredVersionThatSaysNothingOfRepeatingReadsAsBefore() {
        var content = CatalogueReader.readWhole(SOUND).content();
        var usual = content.agreements().get(0);
        var stored = CatalogueDocuments.text(CatalogueDocuments.document(usual));
        assertThat(stored).doesNotContain("repeat");
        assertThat(CatalogueDocuments.definition(DefinitionKind.AGREEMENT, "usual", 0, stored))
                .isEqualTo(usual);
        var repeated = CatalogueReader.readWhole(
                        SOUND.replace("notify: [GROUP_LEAD]", "notify: [GROUP_LEAD], repeat: {every: 30m, times: 4}"))
                .content()
                .agreements()
                .get(0);
        assertThat(CatalogueDocuments.definition(
                        DefinitionKind.AGREEMENT,
                        "usual",
                        0,
                        CatalogueDocuments.text(CatalogueDocuments.document(repeated))))
                .isEqualTo(repeated);
    }

    @Test
    void aServiceHasTheAgreementAndCalendarOfItsFamilyUnlessItNamesItsOwn() {
        String inherited = SOUND.replace("    owners: [owner]\n", "    agreement: usual\n    calendar: office\n")
                .replace("    agreement: usual\n    lines", "    lines")
                .replace("target: 2h, calendar: office", "target: 2h, calendar: REQUESTER_LOCATION");
        CatalogueContent content = CatalogueReader.readWhole(inherited).content();
        ServiceOffering laptop = content.services().get(0);
        assertThat(laptop.agreement()).isEqualTo("usual");
        assertThat(laptop.calendar()).isEqualTo("office");
        assertThat(CatalogueDocuments.yaml(content))
                .as("a file does not say what the family says")
                .doesNotContain("inherited");
        assertThat(CatalogueReader.readWhole(CatalogueDocuments.yaml(content)).content())
                .isEqualTo(content);

        assertThat(CatalogueDifference.between(
                        CatalogueReader.readWhole(SOUND.replace("    owners: [owner]\n", "    agreement: usual\n"))
                                .content(),
                        CatalogueReader.readWhole(SOUND.replace(
                                        "    owners: [owner]\n", "    agreement: usual\n    calendar: office\n"))
                                .content()))
                .extracting(CatalogueChanges.Change::path, CatalogueChanges.Change::to)
                .containsExactly(
                        tuple("families.it.calendar", "office"), tuple("services.laptop.inherited.calendar", "office"));

        ServiceOffering other = CatalogueReader.readWhole(inherited
                        .replace(
                                "  office:",
                                "  own:\n    name: Own\n"
                                        + "    zone: UTC\n    weekly:\n      mon: [[\"00:00\", \"24:00\"]]\n  office:")
                        .replace("    type: SERVICE_REQUEST", "    calendar: own\n    type: SERVICE_REQUEST"))
                .content()
                .services()
                .get(0);
        assertThat(other.calendar()).isEqualTo("own");
        assertThat(other.agreement()).isEqualTo("usual");
    }

    /**
     * One mistake: what stands in the sound catalogue, what stands there instead, where the fault is expected to start,
     * its path and its code.
     */
    private record Mistake(String sound, String faulty, String at, String path, String code) {
        @Override
        public String toString() {
            return code + " " + path;
        }
    }

    static List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        // Keys
        add(
                mistakes,
                "    agreement: usual",
                "    agrement: usual",
                "agrement",
                "services.laptop.agrement",
                "key.unknown");
        add(
                mistakes,
                "    summary: A laptop\n",
                "    Summary: A laptop\n",
                "Summary",
                "services.laptop.Summary",
                "key.unknown");
        add(mistakes, "    summary: A laptop\n", "", "laptop:", "services.laptop", "key.missing");
        add(
                mistakes,
                "    summary: A laptop\n",
                "    summary:\n",
                "summary:\n",
                "services.laptop.summary",
                "value.empty");
        add(mistakes, "    summary: A laptop\n", "    summary: ' '\n", "' '", "services.laptop.summary", "value.empty");
        add(
                mistakes,
                "    name: Laptop",
                "    name: Laptop\n    name: Again",
                "name: Again",
                "services.laptop.name",
                "key.duplicate");
        add(mistakes, "  others:\n", "  desk:\n", "desk:\n    name: Others", "groups.desk", "key.duplicate");
        add(mistakes, "  laptop:", "  Lap Top:", "Lap Top", "services.Lap Top", "key.malformed");
        add(mistakes, "  laptop:", "  simulations:", "simulations:", "services.simulations", "key.reserved");
        add(mistakes, "services:", "service:", "service:", "service", "key.unknown");
        add(mistakes, "  it:\n", "  ? [it]\n  :\n", "[it]", "families", "key.mistyped");
        // Types and texts
        add(mistakes, "    line: 1\n", "    line: one\n", "one\n", "groups.desk.line", "value.mistyped");
        add(mistakes, "    line: 1\n", "    line: 4\n", "4\n", "groups.desk.line", "value.out_of_range");
        add(mistakes, "    owners: [owner]", "    owners: owner", "owner\n", "families.it.owners", "value.mistyped");
        add(
                mistakes,
                "    owners: [owner]",
                "    owners: [the owner]",
                "the owner",
                "families.it.owners[0]",
                "owner.malformed");
        add(mistakes, "    summary: Computers", "    summary: [a]", "[a]", "families.it.summary", "value.mistyped");
        add(
                mistakes,
                "    summary: Computers",
                "    summary: " + "x".repeat(300),
                "xxx",
                "families.it.summary",
                "value.too_long");
        add(
                mistakes,
                "    summary: Computers",
                "    summary: {ru: x}",
                "summary:",
                "families.it.summary",
                "key.missing");
        add(
                mistakes,
                "    summary: Computers",
                "    summary: \"a\\u0007\"",
                "\"a",
                "families.it.summary",
                "value.control_character");
        add(
                mistakes,
                "    summary: Computers",
                "    summary: a\n    icon: <img>",
                "<img>",
                "families.it.icon",
                "icon.malformed");
        add(
                mistakes,
                "type: SERVICE_REQUEST",
                "type: SERVICE_REQEST",
                "SERVICE_REQEST",
                "services.laptop.type",
                "value.unknown");
        add(
                mistakes,
                "    family: it",
                "    family: it\n    hidden: maybe",
                "maybe",
                "services.laptop.hidden",
                "value.mistyped");
        add(
                mistakes,
                "    family: it",
                "    family: it\n    autoCloseDays: 0",
                "0\n",
                "services.laptop.autoCloseDays",
                "value.out_of_range");
        add(
                mistakes,
                "    family: it",
                "    family: it\n    reopenDays: 99999999999999",
                "9999",
                "services.laptop.reopenDays",
                "value.out_of_range");
        // References
        add(mistakes, "    family: it", "    family: ti", "ti\n", "services.laptop.family", "reference.unknown");
        add(
                mistakes,
                "agreement: usual",
                "agreement: ususal",
                "ususal",
                "services.laptop.agreement",
                "reference.unknown");
        add(
                mistakes,
                "line: 1, groups: [desk]",
                "line: 1, groups: [dsk]",
                "dsk",
                "services.laptop.lines[0].groups[0]",
                "reference.unknown");
        add(
                mistakes,
                "sideways: [others]",
                "sideways: [ohters]",
                "ohters",
                "groups.experts.sideways[0]",
                "reference.unknown");
        add(
                mistakes,
                "sideways: [others]",
                "sideways: [desk]",
                "desk]\n",
                "groups.experts.sideways[0]",
                "group.sideways_line");
        add(
                mistakes,
                "sideways: [others]",
                "sideways: [experts]",
                "experts]\n  others",
                "groups.experts.sideways[0]",
                "group.sideways_itself");
        add(
                mistakes,
                "target: 2h, calendar: office",
                "target: 2h, calendar: ofice",
                "ofice",
                "agreements.usual.targets[1].calendar",
                "reference.unknown");
        // Lines
        add(mistakes, "- {line: 1, groups: [desk]}\n", "", "lines:", "services.laptop.lines", "lines.no_first");
        add(
                mistakes,
                "line: 1, groups: [desk]",
                "line: 3, groups: []",
                "[]",
                "services.laptop.lines[0].groups",
                "value.empty");
        add(
                mistakes,
                "line: 1, groups: [desk]",
                "line: 1, groups: [experts]",
                "experts]}",
                "services.laptop.lines[0].groups[0]",
                "lines.group_line");
        add(
                mistakes,
                "[experts, others]",
                "[experts, experts]",
                "experts]}",
                "services.laptop.lines[1].groups[1]",
                "lines.group_duplicate");
        add(
                mistakes,
                "- {line: 2, groups: [experts",
                "- {line: 1, groups: [experts",
                "lines:",
                "services.laptop.lines",
                "lines.order");
        // Choices
        add(
                mistakes,
                "urgencyChoices: [HIGH, MEDIUM]",
                "urgencyChoices: [HIGH, LOW]",
                "[HIGH, LOW]",
                "services.laptop.urgencyChoices",
                "choice.usual_missing");
        add(
                mistakes,
                "urgencyChoices: [HIGH, MEDIUM]",
                "urgencyChoices: [HIGH, HIGH, MEDIUM]",
                "[HIGH, HIGH",
                "services.laptop.urgencyChoices",
                "choice.duplicate");
        // Targets
        add(
                mistakes,
                "target: 2h, calendar",
                "target: 0h, calendar",
                "0h",
                "agreements.usual.targets[1].target",
                "target.out_of_range");
        add(
                mistakes,
                "target: 2h, calendar",
                "target: 3650d, calendar",
                "3650d",
                "agreements.usual.targets[1].target",
                "target.out_of_range");
        add(
                mistakes,
                "target: 2h, calendar",
                "target: 2 hours, calendar",
                "2 hours",
                "agreements.usual.targets[1].target",
                "target.malformed");
        add(
                mistakes,
                "target: 2h, calendar",
                "target: 59m, calendar",
                "59m",
                "agreements.usual.targets[1].target",
                "target.resolution_before_response");
        add(
                mistakes,
                "warnAt: [90, 75]",
                "warnAt: [0]",
                "0]",
                "agreements.usual.targets[0].warnAt[0]",
                "value.out_of_range");
        add(
                mistakes,
                "warnAt: [90, 75]",
                "warnAt: [365d]",
                "365d]",
                "agreements.usual.targets[0].warnAt[0]",
                "threshold.malformed");
        add(
                mistakes,
                "warnAt: [90, 75]",
                "warnAt: [90, 8760h]",
                "[90, 8760h]",
                "agreements.usual.targets[0].warnAt",
                "target.threshold_before_start");
        add(
                mistakes,
                "warnAt: [90, 75]",
                "warnAt: [100]",
                "100]}",
                "agreements.usual.targets[0].warnAt[0]",
                "value.out_of_range");
        add(
                mistakes,
                "warnAt: [90, 75]",
                "warnAt: [75, 75]",
                "[75, 75]",
                "agreements.usual.targets[0].warnAt",
                "target.threshold_duplicate");
        add(
                mistakes,
                "{kind: FIRST_RESPONSE,",
                "{kind: OLA,",
                "OLA,",
                "agreements.usual.targets[0].kind",
                "target.ola_in_agreement");
        add(
                mistakes,
                "{kind: FIRST_RESPONSE,",
                "{kind: RESOLUTION,",
                "{kind: RESOLUTION, priority: P1, target: 2h",
                "agreements.usual.targets[1]",
                "target.duplicate");
        add(
                mistakes,
                "{priority: P1, target: 30m}",
                "{kind: RESOLUTION, priority: P1, target: 30m}",
                "RESOLUTION, priority: P1, target: 30m",
                "groups.desk.ola[0].kind",
                "target.not_ola");
        add(
                mistakes,
                "target: 2h, calendar: office",
                "target: 2h, calendar: SERVICE",
                "laptop:",
                "services.laptop",
                "service.calendar_missing");
        add(mistakes, "    agreement: usual\n", "", "laptop:", "services.laptop", "key.missing");
        add(
                mistakes,
                "warnAt: [90, 75]",
                "warnAt: [2d]",
                "2d",
                "agreements.usual.targets[0].warnAt[0]",
                "threshold.malformed");
        add(
                mistakes,
                "warnAt: [90, 75]",
                "warnAt: [1, 2, 3, 4, 5, 6, 7, 8, 9]",
                "[1, 2,",
                "agreements.usual.targets[0].warnAt",
                "target.threshold_many");
        // Escalations
        add(
                mistakes,
                "atPercent: 100, notify",
                "before: 0m, notify",
                "0m",
                "agreements.usual.escalations[0].before",
                "target.out_of_range");
        add(
                mistakes,
                "atPercent: 100, notify",
                "before: 30m, atPercent: 100, notify",
                "100",
                "agreements.usual.escalations[0].atPercent",
                "escalation.two_thresholds");
        add(
                mistakes,
                "atPercent: 100, notify",
                "priorities: [P4], atPercent: 100, notify",
                "{kind: RESOLUTION, priorities",
                "agreements.usual.escalations[0]",
                "escalation.no_target");
        add(
                mistakes,
                "atPercent: 100, notify",
                "atPercent: 101, notify",
                "101",
                "agreements.usual.escalations[0].atPercent",
                "value.out_of_range");
        add(
                mistakes,
                ", notify: [GROUP_LEAD]",
                "",
                "{kind: RESOLUTION, atPercent",
                "agreements.usual.escalations[0]",
                "escalation.no_effect");
        add(
                mistakes,
                "{kind: RESOLUTION, atPercent",
                "{kind: NEXT_REPLY, atPercent",
                "{kind: NEXT_REPLY",
                "agreements.usual.escalations[0]",
                "escalation.no_target");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [BOSS]",
                "BOSS",
                "agreements.usual.escalations[0].notify[0]",
                "value.unknown");
        add(
                mistakes,
                "notify: [GROUP_LEAD]}\n",
                "notify: [GROUP]}\n      - {kind: RESOLUTION, atPercent: 100, notify: [GROUP]}\n",
                "{kind: RESOLUTION, atPercent: 100, notify: [GROUP]}\ngroups",
                "agreements.usual.escalations[1]",
                "escalation.duplicate");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: {every: 30, times: 4}",
                "30, times",
                "agreements.usual.escalations[0].repeat.every",
                "repetition.malformed");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: {every: 1d, times: 4}",
                "1d",
                "agreements.usual.escalations[0].repeat.every",
                "repetition.malformed");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: {every: soon, times: 4}",
                "soon",
                "agreements.usual.escalations[0].repeat.every",
                "repetition.malformed");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: {every: 0m, times: 4}",
                "0m",
                "agreements.usual.escalations[0].repeat.every",
                "repetition.out_of_range");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: {every: 169h, times: 4}",
                "169h",
                "agreements.usual.escalations[0].repeat.every",
                "repetition.out_of_range");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: {every: 9999999h, times: 4}",
                "9999999h",
                "agreements.usual.escalations[0].repeat.every",
                "repetition.out_of_range");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: {every: 30m, times: 0}",
                "0}",
                "agreements.usual.escalations[0].repeat.times",
                "value.out_of_range");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: {every: 30m, times: 51}",
                "51}",
                "agreements.usual.escalations[0].repeat.times",
                "value.out_of_range");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: {every: 30m}",
                "repeat: {every",
                "agreements.usual.escalations[0].repeat",
                "key.missing");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: {every: 30m, times: 4, until: now}",
                "until",
                "agreements.usual.escalations[0].repeat.until",
                "key.unknown");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "notify: [GROUP_LEAD], repeat: 30m",
                "30m}",
                "agreements.usual.escalations[0].repeat",
                "value.mistyped");
        add(
                mistakes,
                "notify: [GROUP_LEAD]",
                "moveToNextLine: true, repeat: {every: 30m, times: 4}",
                "{every",
                "agreements.usual.escalations[0].repeat",
                "escalation.repeat_nobody");
        // Calendars
        add(
                mistakes,
                "zone: Europe/Berlin",
                "zone: Europe/Berln",
                "Europe/Berln",
                "calendars.office.zone",
                "calendar.zone_unknown");
        add(
                mistakes,
                "zone: Europe/Berlin\n",
                "wekly: {}\n    zone: Europe/Berlin\n",
                "wekly",
                "calendars.office.wekly",
                "key.unknown");
        add(mistakes, "    zone: Europe/Berlin\n", "", "name: Office", "calendars.office", "input.missing");
        add(
                mistakes,
                "mon: [[\"09:00\", \"17:00\"]]",
                "mon: [[\"09:00\", \"25:00\"]]",
                "\"25:00\"",
                "calendars.office.weekly.mon[0][1]",
                "calendar.time_malformed");
        add(
                mistakes,
                "mon: [[\"09:00\", \"17:00\"]]",
                "mon: [[\"09:00\"]]",
                "[\"09:00\"]]",
                "calendars.office.weekly.mon[0]",
                "calendar.hours_malformed");
        add(
                mistakes,
                "mon: [[\"09:00\", \"17:00\"]]",
                "mon: [[\"00:00\", \"00:00\"]]",
                "[\"00:00\"",
                "calendars.office.weekly.mon[0]",
                "calendar.hours_zero");
        add(
                mistakes,
                "[\"13:00\", \"17:00\"]",
                "[\"11:00\", \"17:00\"]",
                "[\"11:00\"",
                "calendars.office.weekly.tue[1]",
                "calendar.hours_overlap");
        add(
                mistakes,
                "      mon:",
                "      monday:",
                "[[\"09:00\", \"17:00\"]]",
                "calendars.office.weekly.monday",
                "calendar.day_unknown");
        add(
                mistakes,
                "\"2026-05-01\"",
                "\"2026-02-30\"",
                "\"2026-02-30\"",
                "calendars.office.holidays[0]",
                "calendar.date_malformed");
        add(
                mistakes,
                "\"2026-05-01\"",
                "\"9999-05-01\"",
                "\"9999-05-01\"",
                "calendars.office.holidays[0]",
                "calendar.year_out_of_range");
        add(
                mistakes,
                "\"2026-05-01\"",
                "\"0000-05-01\"",
                "\"0000-05-01\"",
                "calendars.office.holidays[0]",
                "calendar.year_out_of_range");
        // Forms
        add(
                mistakes,
                "- name: reason",
                "- name: model",
                "model\n          type: TEXT",
                "services.laptop.form.fields[1].name",
                "field.name_duplicate");
        add(
                mistakes,
                "- name: reason",
                "- name: 1st",
                "1st",
                "services.laptop.form.fields[1].name",
                "field.name_malformed");
        add(mistakes, "type: TEXT", "type: TEX", "TEX\n", "services.laptop.form.fields[1].type", "value.unknown");
        add(
                mistakes,
                "value: heavy, label",
                "value: light, label",
                "light, label: Heavy",
                "services.laptop.form.fields[0].options[1].value",
                "field.option_duplicate");
        add(
                mistakes,
                "type: NUMBER\n",
                "type: NUMBER\n          options: []\n",
                "options: []",
                "services.laptop.form.fields[2].options",
                "field.not_for_type");
        add(
                mistakes,
                "type: NUMBER\n",
                "type: DATE\n",
                "min: 1",
                "services.laptop.form.fields[2].min",
                "field.not_for_type");
        add(mistakes, "min: 1\n", "min: 11\n", "11\n", "services.laptop.form.fields[2].min", "field.min_above_max");
        add(
                mistakes,
                "min: 1\n",
                "min: 1e999999999\n",
                "1e999999999",
                "services.laptop.form.fields[2].min",
                "value.mistyped");
        add(mistakes, "min: 1\n", "min: .nan\n", ".nan", "services.laptop.form.fields[2].min", "value.mistyped");
        add(
                mistakes,
                "maxLength: 50",
                "maxLength: 501",
                "501",
                "services.laptop.form.fields[1].maxLength",
                "value.out_of_range");
        add(
                mistakes,
                "\"[a-z]+\"",
                "\"[a-z+\"",
                "\"[a-z+\"",
                "services.laptop.form.fields[1].pattern",
                "pattern.malformed");
        add(
                mistakes,
                "\"[a-z]+\"",
                "\"([a-z]+)+\"",
                "\"([a-z]+)+\"",
                "services.laptop.form.fields[1].pattern",
                "pattern.nested_repetition");
        add(
                mistakes,
                "{field: model, op",
                "{field: modell, op",
                "modell",
                "services.laptop.form.fields[1].visibleWhen.field",
                "condition.field_unknown");
        add(
                mistakes,
                "{field: model, op",
                "{field: count, op",
                "count, op",
                "services.laptop.form.fields[1].visibleWhen.field",
                "condition.field_later");
        add(
                mistakes,
                "{field: model, op",
                "{field: reason, op",
                "reason, op",
                "services.laptop.form.fields[1].visibleWhen.field",
                "condition.field_later");
        add(
                mistakes,
                "values: [heavy]",
                "values: [havy]",
                "havy",
                "services.laptop.form.fields[1].visibleWhen.values[0]",
                "condition.value_impossible");
        add(
                mistakes,
                "values: [heavy]",
                "values: [heavy, light]",
                "visibleWhen",
                "services.laptop.form.fields[1].visibleWhen",
                "condition.values");
        add(
                mistakes,
                "EQUALS, values: [heavy]",
                "NOT_EMPTY, values: [heavy]",
                "visibleWhen",
                "services.laptop.form.fields[1].visibleWhen",
                "condition.values");
        // YAML itself
        add(mistakes, "    owners: [owner]", "    owners: [owner", ":", "", "yaml.malformed");
        add(mistakes, "    owners: [owner]", "\towners: [owner]", "\towners", "", "yaml.malformed");
        add(mistakes, "    owners: [owner]", "    owners: &o [owner]", "&o [owner]", "", "yaml.alias");
        add(mistakes, "\"*-12-25\"", "*-12-25", "*-12-25", "", "yaml.alias");
        add(mistakes, "    owners: [owner]", "    owners: !!java.net.URL [owner]", "!!java", "", "yaml.tag");
        add(mistakes, "summary: Computers", "summary: " + "[".repeat(100_000), "[[[[", "", "yaml.too_deep");
        return mistakes;
    }

    private static void add(List<Mistake> mistakes, String sound, String faulty, String at, String path, String code) {
        mistakes.add(new Mistake(sound, faulty, at, path, code));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldAtItsLineAndColumn(Mistake mistake) {
        assertThat(SOUND).contains(mistake.sound);
        int change = SOUND.indexOf(mistake.sound);
        String yaml = SOUND.substring(0, change) + mistake.faulty + SOUND.substring(change + mistake.sound.length());

        CatalogueReading reading = CatalogueReader.readWhole(yaml);

        assertThat(reading.content()).isNull();
        Fault fault = reading.faults().stream()
                .filter(each -> each.code().equals(mistake.code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(reading.faults()));
        assertThat(fault.path()).isEqualTo(mistake.path);
        assertThat(yaml.lines().toList().get(fault.line() - 1).substring(fault.column() - 1))
                .as(fault.toString())
                .startsWith(mistake.at.lines().findFirst().orElseThrow());
        assertThat(fault.file()).isEqualTo("catalogue.yaml");
        assertThat(fault.message())
                .matches("(?s)[A-Z\"].*[.?]")
                .doesNotContain("org.")
                .doesNotContain("java.util");
    }

    @Test
    void aWordThatIsNearlyRightBringsAHint() {
        assertThat(messages(SOUND.replace("    agreement: usual", "    agrement: usual")))
                .anySatisfy(message ->
                        assertThat(message).contains("\"agrement\"").contains("did you mean \"agreement\"?"));
        assertThat(messages(SOUND.replace("groups: [desk]", "groups: [dsek]")))
                .containsExactly("There is no group \"dsek\"; did you mean \"desk\"?");
        assertThat(messages(SOUND.replace("priority: P1, target: 1h", "priority: high, target: 1h")))
                .contains("\"high\" is not possible here; possible is P1, P2, P3, P4.");
    }

    private static List<String> messages(String yaml) {
        return CatalogueReader.readWhole(yaml).faults().stream()
                .map(Fault::message)
                .toList();
    }

    @Test
    void allMistakesAreToldAtOnceAndInTheirOrder() {
        String yaml = SOUND.replace("name: Office", "nam: Office")
                .replace("target: 2h", "target: 0m")
                .replace("values: [heavy]", "values: [havy]")
                .replace("max: 10", "max: ten");
        assertThat(CatalogueReader.readWhole(yaml).faults())
                .extracting(Fault::code)
                .containsExactly(
                        "key.missing",
                        "key.unknown",
                        "target.out_of_range",
                        "escalation.no_target",
                        "condition.value_impossible",
                        "value.mistyped");
    }

    @Test
    void aCatalogueWithoutASectionIsNotTakenForOneThatRetiresIt() {
        String yaml = SOUND.substring(0, SOUND.indexOf("services:"));
        assertThat(CatalogueReader.readWhole(yaml).faults())
                .containsExactly(new Fault(
                        "catalogue.yaml",
                        1,
                        1,
                        "services",
                        "key.missing",
                        "The catalogue has no section \"services\"."));
    }

    @Test
    void filesTogetherMakeOneCatalogueAndFaultsNameTheFile() {
        int split = SOUND.indexOf("services:");
        List<CatalogueSource> files = List.of(
                new CatalogueSource("company.yaml", SOUND.substring(0, split)),
                new CatalogueSource("services/laptop.yaml", SOUND.substring(split)));
        assertThat(CatalogueReader.read(files).faults()).isEmpty();

        List<CatalogueSource> twice = new ArrayList<>(files);
        twice.add(new CatalogueSource("services/copy.yaml", SOUND.substring(split)));
        assertThat(CatalogueReader.read(twice).faults())
                .extracting(Fault::file, Fault::line, Fault::column, Fault::code)
                .containsExactly(tuple("services/copy.yaml", 2, 3, "key.duplicate"));
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void rubbishIsRefusedWithAFaultAndQuickly(String rubbish) {
        CatalogueReading reading = CatalogueReader.readWhole(rubbish);
        assertThat(reading.content()).isNull();
        assertThat(reading.faults()).isNotEmpty().hasSizeLessThanOrEqualTo(200);
        assertThat(reading.faults())
                .allSatisfy(fault -> assertThat(fault.message()).hasSizeLessThan(400));
    }

    static List<String> rubbish() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d,".formatted(i - 1).repeat(9)));
        }
        return List.of(
                "",
                "   \n# nothing\n",
                "null",
                "[]",
                "just words",
                "---\na: 1\n---\nb: 2\n",
                "{",
                "]",
                "\u0000",
                "\ud800",
                "families: \u0007",
                "x".repeat(3_000_000),
                "[".repeat(1_000_000),
                "{a: ".repeat(300_000),
                "- ".repeat(200_000),
                "? ".repeat(200_000),
                "a: b\n".repeat(100_000),
                "services:\n" + "  x: {}\n".repeat(50_000),
                "families: {it: {name: " + "[]".repeat(1000) + "}}",
                laughs.toString(),
                "<html><body>Not found</body></html>",
                "%YAML 9.9\n---\na: 1",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://x\"]]]]");
    }
}
