package org.threeline.desk.clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threeline.catalog.calendar.CalendarJson;
import org.threeline.catalog.calendar.CaseInput;
import org.threeline.catalog.calendar.TrialEffort;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.kernel.InvalidInput;

/**
 * A made-up ticket's promises, asked and answered in JSON: targets and events go in, what each clock says comes out
 * (docs/sla-clocks.md, "Trying it"). The events drive the very {@link TicketClocks} that tickets use.
 */
public final class ClockTimeline {
    /** The operation's name in a case. */
    public static final String OPERATION = "sla_timeline";

    private static final int MOST_EVENTS = 2_000;
    private static final String KEY = "case";
    private static final Set<String> FIELDS =
            Set.of("calendar", "op", "input", "id", "source", "path", "also", "tags", "note", "expected");

    private final List<WorkingTime> calendars = new ArrayList<>();
    private final TrialEffort effort = new TrialEffort();
    private final TicketClocks clocks = new TicketClocks(0, (key, version) -> calendars.get(version));
    private List<ClockTerms> terms = List.of();
    private int definitionVersion;
    private boolean resolved;

    private ClockTimeline() {}

    private record Event(Instant at, String type, JsonNode json, String path) {}

    /** @throws InvalidInput at the field that is missing, mistyped or unknown */
    public static ObjectNode evaluate(JsonNode asked) {
        var whole = CaseInput.of(asked, "").allowing(FIELDS);
        var input = whole.object("input").allowing(Set.of("targets", "events", "as_of"));
        var timeline = new ClockTimeline();
        timeline.calendars.add(
                WorkingTime.tried(CalendarJson.read(asked.get("calendar"), "calendar"), timeline.effort));
        timeline.terms = timeline.targets(asked.get("input").get("targets"), "input.targets");
        var events = events(asked.get("input").get("events"));
        var asOf = asked.get("input").hasNonNull("as_of")
                ? input.instant("as_of")
                : events.get(events.size() - 1).at();
        events.stream().filter(event -> !event.at().isAfter(asOf)).forEach(timeline::happens);
        return timeline.answer(asOf);
    }

    private static List<Event> events(JsonNode json) {
        if (json == null || !json.isArray() || json.isEmpty()) {
            throw new InvalidInput("input.events", "input.missing");
        }
        if (json.size() > MOST_EVENTS) {
            throw new InvalidInput("input.events", "input.too_many", MOST_EVENTS);
        }
        var events = new ArrayList<Event>();
        for (int i = 0; i < json.size(); i++) {
            var path = "input.events[" + i + "]";
            var event = CaseInput.of(json.get(i), path).allowing(Set.of("at", "type", "targets", "calendar"));
            events.add(new Event(event.instant("at"), event.text("type"), json.get(i), path));
        }
        events.sort(Comparator.comparing(Event::at));
        var first = events.get(0);
        if (!first.type().startsWith("created")) {
            throw new InvalidInput(first.path() + ".type", "timeline.not_created_first");
        }
        return events;
    }

    private void happens(Event event) {
        var at = event.at();
        switch (event.type()) {
            case "created" -> clocks.attach(terms, at);
            case "created_paused" -> {
                clocks.attach(terms, at);
                clocks.pause(PauseCause.REQUESTER, at, null);
            }
            case "customer_reply" -> clocks.message(nextReply(), at);
            case "agent_reply" -> clocks.reply(at);
            case "pause" -> clocks.pause(PauseCause.REQUESTER, at, null);
            case "resume" -> clocks.resume(at);
            case "resolve" -> {
                resolved = true;
                clocks.resolve(at);
            }
            case "reopen" -> {
                resolved = false;
                clocks.reopen(terms, Optional.empty(), at);
            }
            case "close" -> {
                // A closed ticket was resolved before; nothing changes for its clocks.
            }
            case "set_targets" -> {
                terms = targets(event.json().get("targets"), event.path() + ".targets");
                clocks.change(terms, at);
            }
            case "set_calendar" -> {
                calendars.add(WorkingTime.tried(
                        CalendarJson.read(event.json().get("calendar"), event.path() + ".calendar"), effort));
                terms = terms.stream().map(this::onNewestCalendar).toList();
                clocks.change(terms, at);
            }
            default -> throw new InvalidInput(event.path() + ".type", "timeline.event_unknown", event.type());
        }
    }

    private Optional<ClockTerms> nextReply() {
        return terms.stream()
                .filter(term -> term.kind() == TargetKind.NEXT_REPLY)
                .findFirst();
    }

    private List<ClockTerms> targets(JsonNode json, String path) {
        var targets = CaseInput.of(json, path).allowing(Set.of("response", "resolution", "update"));
        definitionVersion++;
        var read = new ArrayList<ClockTerms>();
        if (json.has("response")) {
            read.add(target(TargetKind.FIRST_RESPONSE, targets.object("response"), Set.of("seconds", "pausable")));
        }
        if (json.has("resolution")) {
            read.add(target(TargetKind.RESOLUTION, targets.object("resolution"), Set.of("seconds", "pausable")));
        }
        if (json.has("update")) {
            var update = targets.object("update");
            var kind =
                    switch (update.text("mode")) {
                        case "next_reply" -> TargetKind.NEXT_REPLY;
                        case "periodic" -> TargetKind.PERIODIC_UPDATE;
                        default -> throw new InvalidInput(path + ".update.mode", "timeline.mode_unknown");
                    };
            read.add(target(kind, update, Set.of("seconds", "pausable", "mode")));
        }
        return read;
    }

    private ClockTerms target(TargetKind kind, CaseInput target, Set<String> names) {
        target.allowing(names);
        return new ClockTerms(
                kind,
                Priority.P3,
                target.seconds("seconds"),
                KEY,
                calendars.size() - 1,
                KEY,
                definitionVersion,
                target.flag("pausable") ? everyHold() : Set.of(),
                List.of(),
                null);
    }

    private ClockTerms onNewestCalendar(ClockTerms term) {
        return new ClockTerms(
                term.kind(),
                term.priority(),
                term.target(),
                KEY,
                calendars.size() - 1,
                KEY,
                term.definitionVersion(),
                term.pausesOn(),
                term.warnAt(),
                null);
    }

    private static Set<PauseCause> everyHold() {
        var causes = EnumSet.noneOf(PauseCause.class);
        for (var reason : HoldReason.values()) {
            causes.add(PauseCause.of(reason));
        }
        return causes;
    }

    private ObjectNode answer(Instant asOf) {
        var answer = JsonNodeFactory.instance.objectNode();
        tell(answer, "response", clocks.latest(TargetKind.FIRST_RESPONSE), asOf);
        tell(answer, "resolution", clocks.latest(TargetKind.RESOLUTION), asOf);
        tell(
                answer,
                "update",
                clocks.latest(TargetKind.NEXT_REPLY).or(() -> clocks.latest(TargetKind.PERIODIC_UPDATE)),
                asOf);
        answer.set("update_worst", CaseInput.json(clocks.slowestExchange(asOf)));
        var paused = !resolved && clocks.isPaused();
        answer.put("paused", paused);
        answer.set("paused_working", CaseInput.json(pausedWorking(asOf)));
        answer.set("next_due", CaseInput.json(paused || resolved ? null : clocks.nextDueAt()));
        return answer;
    }

    private Duration pausedWorking(Instant asOf) {
        return clocks.all().stream()
                .map(clock -> clocks.read(clock, asOf).pausedWorking())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void tell(ObjectNode answer, String name, Optional<SlaClock> found, Instant asOf) {
        if (found.isEmpty()) {
            answer.putNull(name + "_due");
            return;
        }
        var reading = clocks.read(found.get(), asOf);
        var state = reading.state();
        answer.set(name + "_due", CaseInput.json(reading.isPaused() ? null : reading.dueAt()));
        answer.set(name + "_elapsed", CaseInput.json(reading.elapsed()));
        answer.set(name + "_remaining", CaseInput.json(reading.remaining()));
        answer.set(name + "_percent", percent(reading));
        if (state.isFinal()) {
            answer.put(name + "_met", state == ClockState.MET);
        } else {
            answer.putNull(name + "_met");
        }
        answer.put(
                name + "_breached",
                state == ClockState.BREACHED
                        || state == ClockState.MISSED
                        || reading.clock().breachedAt() != null);
    }

    private static JsonNode percent(ClockReading reading) {
        var target = reading.clock().target().toMillis();
        if (target == 0) {
            return JsonNodeFactory.instance.nullNode();
        }
        return JsonNodeFactory.instance.numberNode(
                BigDecimal.valueOf(reading.elapsed().toMillis() * 100)
                        .divide(BigDecimal.valueOf(target), 6, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
    }
}
