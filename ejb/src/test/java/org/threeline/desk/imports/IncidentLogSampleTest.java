package org.threeline.desk.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.calendar.CalendarDate;
import org.threeline.catalog.calendar.Holiday;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.form.RequestForm;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.offering.SupportLine;
import org.threeline.catalog.offering.TicketType;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.PauseCause;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.ticket.HoldingGroup;
import org.threeline.desk.ticket.ReplayedLife;
import org.threeline.desk.ticket.TicketMoment;
import org.threeline.kernel.LocalizedText;

/** Two hundred incidents of a real log, against figures an independent program computed (incident-log/README.md). */
class IncidentLogSampleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant UNTIL = Instant.parse("2016-04-15T12:00:00Z");
    private static final Map<String, WorkingTime> TIMES = Map.of(
            "imported-24x7",
            WorkingTime.of(ServiceCalendar.always(BERLIN)),
            "imported-office",
            WorkingTime.of(office()));
    private static final Map<String, Long> PEOPLE = new HashMap<>();

    /** Where an earlier import stopped and a sweep looked, ten years later; null for an import in one go. */
    private Instant interruptedAt;

    @Test
    void everyTicketAndClockOfTheWholeSampleIsAsComputedByHand() throws IOException {
        compare(null, "sample-expected.jsonl");
    }

    @Test
    void everyTicketAndClockOfTheSampleUntilAnInstantIsAsComputedByHand() throws IOException {
        compare(UNTIL, "sample-until-expected.jsonl");
    }

    @Test
    void anImportThatGoesOnAfterASweepEndsLikeOneThatTookAllAtOnce() throws IOException {
        interruptedAt = UNTIL;
        compare(null, "sample-expected.jsonl");
    }

    @Test
    void aSweepAfterTheImportFindsEveryBreachTheImportLeft() throws IOException {
        var left = 0;
        for (var incident : incidents(UNTIL).values()) {
            var life = replay(incident);
            var due = life.clocks().all().stream()
                    .filter(clock -> !clock.isFinished() && clock.breachedAt() == null)
                    .filter(clock -> clock.dueAt() != null && clock.dueAt().isBefore(UNTIL))
                    .toList();
            var noticedBefore = life.clocks().news().size();
            life.sweep(UNTIL);
            assertThat(due).allMatch(clock -> clock.breachedAt().equals(clock.dueAt()));
            life.sweep(UNTIL.plusSeconds(1));
            // Told once: the second sweep had nothing to add.
            assertThat(life.clocks().news()).hasSize(noticedBefore + due.size());
            left += due.size();
        }
        assertThat(left).isPositive();
    }

    @Test
    void rowsWithAStateNobodyKnowsAreRejectedWithTheirLine() throws IOException {
        var rejected = rows(null).stream()
                .filter(LogRow.Rejected.class::isInstance)
                .map(LogRow.Rejected.class::cast)
                .toList();

        var expected = new ArrayList<Long>();
        for (var ticket : expectations("sample-expected.jsonl").values()) {
            ticket.path("rejected").forEach(row -> expected.add(row.path("line").asLong()));
        }
        assertThat(rejected)
                .allSatisfy(row -> assertThat(row.reason()).isEqualTo("import.row.incident_state"))
                .extracting(LogRow.Rejected::line)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Map<String, List<LogRow.Told>> incidents(Instant until) throws IOException {
        var incidents = new LinkedHashMap<String, List<LogRow.Told>>();
        for (var row : rows(until)) {
            if (row instanceof LogRow.Told told) {
                incidents
                        .computeIfAbsent(told.reference(), reference -> new ArrayList<>())
                        .add(told);
            }
        }
        incidents
                .values()
                .forEach(rows -> rows.sort(Comparator.comparing(LogRow.Told::at)
                        .thenComparing(LogRow.Told::modCount)
                        .thenComparing(LogRow.Told::line)));
        return incidents;
    }

    private void compare(Instant until, String file) throws IOException {
        var incidents = incidents(until);
        var expected = expectations(file);
        assertThat(incidents.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        var softly = new SoftAssertions();
        incidents.forEach((reference, rows) -> check(softly, reference, rows, expected.get(reference), until));
        softly.assertAll();
    }

    private void check(
            SoftAssertions softly, String reference, List<LogRow.Told> rows, JsonNode expected, Instant until) {
        var life = replay(rows);
        var ticket = life.ticket();
        softly.assertThat(rows)
                .as("%s rows", reference)
                .hasSize(expected.path("rows").asInt());
        same(softly, reference + " status", ticket.status(), expected.path("status"));
        same(softly, reference + " hold reason", ticket.holdReason(), expected.path("hold_reason"));
        same(softly, reference + " impact", ticket.impact(), expected.path("impact"));
        same(softly, reference + " urgency", ticket.urgency(), expected.path("urgency"));
        same(softly, reference + " priority", ticket.priority(), expected.path("priority"));
        same(softly, reference + " channel", ticket.channel(), expected.path("channel"));
        same(softly, reference + " group", ticket.groupKey(), expected.path("group"));
        same(softly, reference + " created", ticket.createdAt(), expected.path("created_at"));
        same(softly, reference + " resolved", ticket.resolvedAt(), expected.path("resolved_at"));
        same(softly, reference + " closed", ticket.closedAt(), expected.path("closed_at"));
        softly.assertThat(ticket.assigneeId())
                .as("%s assignee", reference)
                .isEqualTo(PEOPLE.get(expected.path("assignee").asText(null)));
        softly.assertThat(life.hops())
                .as("%s hops", reference)
                .isEqualTo(expected.path("hops").asLong());
        var last = rows.get(rows.size() - 1).at();
        var asOf = until != null ? until : last.isBefore(ticket.createdAt()) ? ticket.createdAt() : last;
        checkClocks(softly, reference, life, asOf, expected);
    }

    private static void checkClocks(
            SoftAssertions softly, String reference, ReplayedLife life, Instant asOf, JsonNode ticket) {
        var expected = ticket.path("clocks");
        var byKind = new EnumMap<TargetKind, List<SlaClock>>(TargetKind.class);
        life.clocks().all().forEach(clock -> byKind.computeIfAbsent(clock.kind(), kind -> new ArrayList<>())
                .add(clock));
        softly.assertThat(life.clocks().all()).as("%s clocks", reference).hasSize(expected.size());
        for (var one : expected) {
            var kind = TargetKind.valueOf(one.path("kind").asText());
            var clock = byKind.get(kind).get(one.path("sequence").asInt() - 1);
            var reading = life.clocks().read(clock, asOf);
            var name =
                    "%s %s %s ".formatted(reference, kind, one.path("sequence").asInt());
            same(softly, name + "priority", clock.priority(), one.path("priority"));
            same(softly, name + "target", clock.target().toSeconds(), one.path("target"));
            same(softly, name + "calendar", clock.calendarKey(), one.path("calendar"));
            same(softly, name + "start", clock.startedAt(), one.path("started_at"));
            same(softly, name + "stop", clock.stoppedAt(), one.path("stopped_at"));
            same(softly, name + "state", reading.state(), one.path("state"));
            same(softly, name + "elapsed", reading.elapsed().toSeconds(), one.path("elapsed"));
            same(softly, name + "due", reading.isPaused() ? null : reading.dueAt(), one.path("due_at"));
            same(softly, name + "paused", reading.isPaused(), one.path("paused"));
            if (!one.has("due_at")) {
                same(softly, name + "projected", reading.projectedDueAt(), one.path("projected_due_at"));
            }
            // Ours excludes the time spent resolved as well; the expectation tells holds alone.
            if (!ticket.has("reopenings")) {
                same(softly, name + "rested", reading.pausedWorking().toSeconds(), one.path("paused_seconds"));
            }
            if (reading.state() == ClockState.BREACHED) {
                softly.assertThat(List.of(String.valueOf(clock.breachedAt()), String.valueOf(clock.dueAt())))
                        .as("%s breached, known or for the sweep to find", name)
                        .contains(one.path("breached_at").asText());
            } else {
                same(softly, name + "breached", clock.breachedAt(), one.path("breached_at"));
            }
        }
    }

    private static void same(SoftAssertions softly, String what, Object actual, JsonNode expected) {
        var told = actual instanceof Boolean flag && !flag ? null : actual;
        softly.assertThat(told == null ? null : told.toString()).as(what).isEqualTo(expected.asText(null));
    }

    private ReplayedLife replay(List<LogRow.Told> rows) {
        var first = rows.get(0);
        var moments = rows.stream()
                .map(row -> {
                    var state = LogState.of(row.state());
                    var group = row.group() == null ? "imported" : row.group();
                    return new TicketMoment(
                            row.at(),
                            state.status(),
                            state.reason(),
                            row.impact(),
                            row.urgency(),
                            new HoldingGroup(group, 1, "imported-office", 1),
                            row.assignee() == null ? null : person(row.assignee()));
                })
                .toList();
        var begun = interruptedAt == null
                ? moments
                : moments.stream()
                        .filter(moment -> !moment.at().isAfter(interruptedAt))
                        .toList();
        if (begun.isEmpty()) {
            begun = moments;
        }
        var life = ReplayedLife.of(
                service(),
                first.reference(),
                first.openedAt(),
                first.channel(),
                person(String.valueOf(first.caller())),
                begun,
                IncidentLogSampleTest::terms,
                (calendar, version) -> TIMES.get(calendar));
        if (begun.size() < moments.size()) {
            life.sweep(Instant.parse("2026-01-01T00:00:00Z"));
            life.goOn(moments.subList(begun.size(), moments.size()));
        }
        return life;
    }

    private static long person(String name) {
        return PEOPLE.computeIfAbsent(name, unknown -> PEOPLE.size() + 1L);
    }

    private static List<ClockTerms> terms(Priority priority) {
        var index = priority.ordinal();
        var calendar = priority == Priority.P1 ? "imported-24x7" : "imported-office";
        var response = List.of(15L, 60L, 240L, 480L).get(index);
        var resolution = List.of(4L, 8L, 30L, 50L).get(index);
        return List.of(
                terms(TargetKind.FIRST_RESPONSE, priority, Duration.ofMinutes(response), calendar, Set.of()),
                terms(
                        TargetKind.RESOLUTION,
                        priority,
                        Duration.ofHours(resolution),
                        calendar,
                        EnumSet.of(PauseCause.REQUESTER, PauseCause.VENDOR, PauseCause.PROBLEM, PauseCause.EVIDENCE)));
    }

    private static ClockTerms terms(
            TargetKind kind, Priority priority, Duration target, String calendar, Set<PauseCause> pausesOn) {
        return new ClockTerms(kind, priority, target, calendar, 1, "imported-incidents", 1, pausesOn, List.of(), null);
    }

    private static ServiceCalendar office() {
        var week = new EnumMap<DayOfWeek, List<ServiceHours>>(DayOfWeek.class);
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                .forEach(day -> week.put(day, List.of(new ServiceHours(8 * 60, 18 * 60))));
        var holidays =
                List.of("2016-03-25", "2016-03-28", "2016-05-05", "2016-05-16", "2016-10-03", "2016-12-26").stream()
                        .map(date -> Holiday.wholeDay(CalendarDate.on(LocalDate.parse(date))))
                        .toList();
        return new ServiceCalendar(BERLIN, week, holidays, Map.of());
    }

    private static ServiceOffering service() {
        var name = new LocalizedText("Imported incident", "Imported incident");
        return new ServiceOffering(
                "imported-incident",
                1,
                "it",
                name,
                name,
                name,
                TicketType.INCIDENT,
                true,
                false,
                "pi-upload",
                List.of(),
                Impact.MEDIUM,
                Urgency.MEDIUM,
                List.of(),
                List.of(),
                new RequestForm(List.of()),
                "imported-incidents",
                null,
                null,
                List.of(new SupportLine(1, List.of("imported"))),
                90,
                14,
                List.of());
    }

    private static List<LogRow> rows(Instant until) throws IOException {
        try (var log = new IncidentLog(resource("sample.csv"), until)) {
            var rows = new ArrayList<LogRow>();
            for (var row = log.next(); row != null; row = log.next()) {
                rows.add(row);
            }
            return rows;
        }
    }

    private static Map<String, JsonNode> expectations(String file) throws IOException {
        var expected = new LinkedHashMap<String, JsonNode>();
        try (var lines = new BufferedReader(new InputStreamReader(resource(file), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var ticket = new ObjectMapper().readTree(line);
                expected.put(ticket.path("number").asText(), ticket);
            }
        }
        return expected;
    }

    private static InputStream resource(String name) {
        return IncidentLogSampleTest.class.getResourceAsStream("/incident-log/" + name);
    }
}
