package org.threeline.catalog.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.sla.HoldReason;

class AgreementLintTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

    /** A small company in which everything is meant; tests change one thing. */
    private static final String SOUND = """
            families:
              it: {name: IT, summary: Computers, owners: [otto], calendar: office}
            calendars:
              office:
                name: Office
                zone: UTC
                weekly: {mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], wed: [["09:00", "17:00"]], thu: [["09:00", "17:00"]], fri: [["09:00", "17:00"]]}
              always:
                name: Always
                zone: UTC
                weekly: {mon: [["00:00", "24:00"]], tue: [["00:00", "24:00"]], wed: [["00:00", "24:00"]], thu: [["00:00", "24:00"]], fri: [["00:00", "24:00"]], sat: [["00:00", "24:00"]], sun: [["00:00", "24:00"]]}
            agreements:
              usual:
                name: Usual
                targets:
                  - {kind: FIRST_RESPONSE, priority: P2, target: 1h, calendar: SERVICE}
                  - {kind: RESOLUTION, priority: P2, target: 4h, calendar: SERVICE, pausesOn: [REQUESTER, VENDOR], warnAt: [75, 30m]}
                  - {kind: FIRST_RESPONSE, priority: P3, target: 2h, calendar: office}
                  - {kind: RESOLUTION, priority: P3, target: 8h, calendar: office}
                  - {kind: FIRST_RESPONSE, priority: P4, target: 4h, calendar: office}
                  - {kind: RESOLUTION, priority: P4, target: 16h, calendar: office}
                escalations:
                  - {kind: RESOLUTION, atPercent: 75, notify: [GROUP, SERVICE_OWNER]}
                  - {kind: RESOLUTION, priorities: [P4], atPercent: 100, notify: [GROUP_LEAD], raisePriority: true, moveToNextLine: true}
            groups:
              desk: {name: Desk, line: 1, calendar: office}
              experts: {name: Experts, line: 2, calendar: office}
            services:
              laptop:
                family: it
                name: Laptop
                summary: A laptop
                type: INCIDENT
                usualImpact: LOW
                usualUrgency: MEDIUM
                agreement: usual
                lines: [{line: 1, groups: [desk]}, {line: 2, groups: [experts]}]
            """;

    static final DeskFacts EVERYBODY_IS_THERE = new AgreementLintTest().new Company();

    private final Set<String> empty = new HashSet<>();
    private final Set<String> away = new HashSet<>();
    private final Set<String> leaderless = new HashSet<>();
    private final Set<String> rotaless = new HashSet<>();
    private final Set<HoldReason> unknownReasons = new HashSet<>();

    @Test
    void whatIsMeantIsNotMentioned() {
        assertThat(found(SOUND)).isEmpty();
    }

    @Test
    void aWarningBeforeTheStartIsNeverGiven() {
        assertThat(found(SOUND.replace("target: 4h, calendar: SERVICE", "target: 1d, calendar: SERVICE")
                        .replace("warnAt: [75, 30m]", "warnAt: [75, 8h]")))
                .as("in hours it is refused; how long a day is depends on the service")
                .extracting(LintFinding::path, LintFinding::code, LintFinding::arguments)
                .containsExactly(tuple("targets[RESOLUTION P2].warnAt", "target.threshold_never", List.of("8h")));
        assertThat(codes(SOUND.replace("[P4], atPercent: 100", "[P4], before: 16h")))
                .containsExactly("escalation.never");
    }

    @Test
    void aReasonTicketsNeverRestForIsTold() {
        unknownReasons.add(HoldReason.VENDOR);
        unknownReasons.add(HoldReason.SCHEDULED);
        assertThat(found(SOUND))
                .as("but not what the kind rests on anyway")
                .extracting(LintFinding::code, LintFinding::arguments)
                .containsExactly(tuple("target.pause_never", List.of("VENDOR")));
    }

    @Test
    void aCalendarThatDoesNotOpenKeepsNoPromise() {
        var closed = SOUND.replace(
                "    zone: UTC\n    weekly: {mon: [[\"09",
                "    zone: UTC\n    exceptions: {" + closedDays() + "}\n    weekly: {mon: [[\"09");
        assertThat(found(closed))
                .extracting(LintFinding::code, LintFinding::arguments)
                .contains(tuple("target.calendar_closed", List.of("office")));
    }

    @Test
    void onDifferentCalendarsTheSolutionMayBePromisedFirst() {
        assertThat(found(SOUND.replace(
                        "RESOLUTION, priority: P2, target: 4h, calendar: SERVICE",
                        "RESOLUTION, priority: P2, target: 4h, calendar: always")))
                .extracting(LintFinding::path, LintFinding::code)
                .containsExactly(tuple("targets[RESOLUTION P2].target", "target.resolution_before_response"));
    }

    @Test
    void aRuleThatReachesNobodyIsTold() {
        away.add("desk");
        leaderless.add("experts");
        assertThat(found(SOUND.replace("owners: [otto], ", "")))
                .extracting(LintFinding::code, LintFinding::arguments)
                .containsExactly(
                        tuple("escalation.nobody_there", List.of("desk")),
                        tuple("escalation.no_owner", List.of("laptop")),
                        tuple("escalation.no_lead", List.of("experts")));
    }

    @Test
    void aRuleThatPagesAGroupWithoutARotaIsTold() {
        var paging = SOUND.replace("notify: [GROUP, SERVICE_OWNER]", "notify: [ON_CALL]");
        assertThat(found(paging)).isEmpty();
        rotaless.add("experts");
        assertThat(found(paging))
                .extracting(LintFinding::path, LintFinding::code, LintFinding::arguments)
                .containsExactly(tuple("escalations[RESOLUTION 75].notify", "escalation.no_rota", List.of("experts")));
    }

    @Test
    void aGroupWithoutPeopleKeepsNoPromise() {
        empty.add("experts");
        assertThat(found(SOUND))
                .extracting(LintFinding::code, LintFinding::arguments)
                .containsExactly(tuple("agreement.group_empty", List.of("experts")));
    }

    @Test
    void aMoveNeedsALineToMoveTo() {
        assertThat(codes(SOUND.replace(", {line: 2, groups: [experts]}]", "]")))
                .containsExactly("escalation.no_next_line");
    }

    @Test
    void oneBreachThatRaisesAllTheWayUpIsTold() {
        assertThat(found(SOUND.replace("priorities: [P4], ", "")))
                .extracting(LintFinding::code, LintFinding::arguments)
                .containsExactly(
                        tuple("escalation.cascade", List.of("P3", "P2")),
                        tuple("escalation.cascade", List.of("P4", "P3")));
    }

    @Test
    void whatIsNotRepeatedAnyMoreBecauseTheTicketMovesOnIsTold() {
        var repeated = SOUND.replace("SERVICE_OWNER]", "SERVICE_OWNER], repeat: {every: 1h, times: 5}");
        // A quarter of 16 h lies between the two.
        assertThat(found(repeated))
                .extracting(LintFinding::path, LintFinding::code, LintFinding::arguments)
                .containsExactly(tuple("escalations[RESOLUTION 75].repeat", "escalation.repeat_cut", List.of("100")));
        assertThat(found(repeated.replace("times: 5", "times: 4"))).isEmpty();
        assertThat(found(repeated.replace("priorities: [P4]", "priorities: [P1, P4]")
                        .replace(
                                "{kind: RESOLUTION, atPercent: 75",
                                "{kind: RESOLUTION, priorities: [P2, P3], atPercent: 75")))
                .as("at other priorities")
                .isEmpty();
        assertThat(found(SOUND.replace("raisePriority: true,", "repeat: {every: 1m, times: 1},")))
                .extracting(LintFinding::path, LintFinding::code)
                .containsExactly(tuple("escalations[RESOLUTION 100].repeat", "escalation.repeat_moved"));
    }

    @Test
    void anAgreementNobodyUsesIsTold() {
        var another = SOUND.replace("agreements:\n", """
                agreements:
                  other:
                    name: Other
                    targets:
                      - {kind: RESOLUTION, priority: P2, target: 4h, calendar: SERVICE, pausesOn: [VENDOR]}
                """);
        assertThat(found(another, "other")).extracting(LintFinding::code).containsExactly("agreement.unused");
    }

    private static String closedDays() {
        var days = new StringBuilder();
        for (var day = LocalDate.parse("2026-03-01"); day.getMonthValue() < 5; day = day.plusDays(1)) {
            days.append(days.isEmpty() ? "" : ", ").append('"').append(day).append("\": []");
        }
        return days.toString();
    }

    private List<String> codes(String yaml) {
        return found(yaml).stream().map(LintFinding::code).toList();
    }

    private List<LintFinding> found(String yaml) {
        return found(yaml, "usual");
    }

    private List<LintFinding> found(String yaml, String agreement) {
        CatalogueReading reading = CatalogueReader.readWhole(yaml);
        assertThat(reading.faults()).isEmpty();
        CatalogueEdition edition = new CatalogueEdition(1, reading.content());
        return AgreementLint.check(
                edition.agreement(agreement).orElseThrow(),
                edition,
                key -> WorkingTime.of(edition.calendar(key).orElseThrow().calendar()),
                new Company(),
                MONDAY);
    }

    private final class Company implements DeskFacts {
        @Override
        public int members(String group) {
            return empty.contains(group) ? 0 : 3;
        }

        @Override
        public int leads(String group) {
            return leaderless.contains(group) ? 0 : 1;
        }

        @Override
        public boolean isAnybodyThere(String group) {
            return !away.contains(group);
        }

        @Override
        public boolean keepsRota(String group) {
            return !rotaless.contains(group);
        }

        @Override
        public boolean rests(String service, HoldReason reason) {
            return !unknownReasons.contains(reason);
        }
    }
}
