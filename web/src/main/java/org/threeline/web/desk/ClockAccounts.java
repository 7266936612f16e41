package org.threeline.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockSegment;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.clock.PauseCause;
import org.threeline.desk.ticket.ClockView;
import org.threeline.web.catalog.CatalogueWords;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/** Tells why a clock's time is what it is: the sum that gives it, what happened on the way, and by which terms. */
@RequestScoped
public class ClockAccounts {
    private static final String WHY = "desk_ticket.why.";
    private static final String NONE = "–";

    @Inject
    Words msg;

    @Inject
    Times times;

    @Inject
    Viewer viewer;

    @Inject
    DeskNames names;

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueWords catalogueWords;

    @Inject
    Clock clock;

    /**
     * @param told the clock, with its segments and its measure
     * @param all the ticket's clocks, superseded ones included
     * @param breachReason what was said about broken promises, in words; empty where nothing was
     */
    ClockAccount of(ClockView told, List<ClockView> all, String breachReason) {
        var segments = told.explanation();
        var now = now(told);
        var due = due(told);
        var moments = moments(told, chain(told, all), due, now);
        TimeLine line = null;
        List<ClockAccount.Moment> placed = List.of();
        if (!segments.isEmpty()) {
            var marks = new TreeSet<Instant>();
            moments.forEach(moment -> marks.add(moment.at()));
            var drawn = TimeLine.of(segments, due, now, marks, viewer.zone());
            line = drawn;
            placed = placed(
                    moments.stream().filter(moment -> drawn.holds(moment.at())).toList(), drawn, now);
        }
        return new ClockAccount(
                told.id(),
                name(told),
                sum(told, due),
                outcome(told, chain(told, all), due, breachReason),
                line,
                placed,
                rows(segments, due),
                times.duration(millis(told.work().targetSeconds())),
                terms(told));
    }

    /** What lies later is still ahead; for a clock that stopped, nothing came after that. */
    private Instant now(ClockView told) {
        var now = clock.instant();
        if (told.state().isFinal() || told.explanation().isEmpty()) {
            return told.stoppedAt() == null ? now : told.stoppedAt();
        }
        // The account was read a moment ago, and a line ends with its last stretch.
        var end = told.explanation().get(told.explanation().size() - 1).to();
        return now.isAfter(end) ? end : now;
    }

    /** Which promise a clock keeps; a group's own time is told with the group. */
    String name(ClockView told) {
        return told.kind() == TargetKind.OLA && told.work() != null
                ? msg.of("desk_ticket.clock.ola", names.group(told.work().group()))
                : msg.name(told.kind());
    }

    /** The clocks that measured the same promise one after the other, the one that did last at the end. */
    static List<ClockView> chain(ClockView told, List<ClockView> all) {
        return all.stream()
                .filter(other -> other.kind() == told.kind()
                        && other.startedAt().equals(told.startedAt())
                        && Objects.equals(group(other), group(told)))
                .sorted(Comparator.comparing(
                                (ClockView other) -> other.state() == ClockState.SUPERSEDED ? other.stoppedAt() : null,
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(ClockView::id))
                .toList();
    }

    private static String group(ClockView told) {
        return told.work() == null ? null : told.work().group();
    }

    /** A due time that was broken stays where it was, also while the clock rests. */
    private static Instant due(ClockView told) {
        return told.dueAt() != null ? told.dueAt() : told.work().breachedAt();
    }

    private List<String> sum(ClockView told, Instant due) {
        var clauses = new ArrayList<String>();
        var started = times.moment(told.startedAt());
        clauses.add(
                told.kind() == TargetKind.OLA
                        ? msg.of(WHY + "start.OLA", names.group(told.work().group()), started)
                        : msg.of(WHY + "start." + told.kind(), started));
        var counts = told.explanation().stream()
                .filter(segment -> segment.kind() == ClockSegment.Kind.WORKING)
                .findFirst();
        if (counts.isPresent() && counts.get().from().isAfter(told.startedAt())) {
            clauses.add(msg.of(WHY + "counts_from", times.moment(counts.get().from())));
        }
        var target = times.duration(millis(told.work().targetSeconds()));
        var rests = rests(told.explanation(), due);
        if (due != null) {
            clauses.add(msg.of(WHY + "sum_due", target, rests, times.moment(due)));
        } else if (told.paused()) {
            // Both are told in whole minutes, and have to add up.
            var left = Duration.ofMinutes(millis(told.work().remainingSeconds()).toMinutes());
            var counted = millis(told.work().targetSeconds()).minus(left);
            clauses.add(msg.of(WHY + "sum_paused", target, times.duration(counted), times.duration(left)));
            if (!told.state().isFinal()) {
                clauses.add(
                        told.projectedDueAt() == null
                                ? msg.get("promise.never")
                                : msg.of(WHY + "projected", times.moment(told.projectedDueAt())));
            }
        } else {
            clauses.add(msg.of(WHY + "sum_never", target));
        }
        return clauses;
    }

    /** Working time that was excluded before the due time, cause by cause: " + 2 h waiting for the requester". */
    private String rests(List<ClockSegment> segments, Instant due) {
        var byCause = new LinkedHashMap<String, Duration>();
        segments.stream()
                .filter(segment -> segment.kind() == ClockSegment.Kind.PAUSED)
                .filter(segment -> due == null || !segment.to().isAfter(due))
                .forEach(segment -> byCause.merge(
                        Objects.toString(segment.cause(), ""),
                        Duration.between(segment.from(), segment.to()),
                        Duration::plus));
        var rests = new StringBuilder();
        byCause.forEach((cause, rested) ->
                rests.append(' ').append(msg.of(WHY + "plus_rest", times.duration(rested), causeName(cause))));
        return rests.toString();
    }

    private String causeName(String cause) {
        return cause.isEmpty()
                ? msg.get(WHY + "PAUSED")
                : msg.get((cause.equals(PauseCause.RESOLVED.name()) ? "PauseCause." : "HoldReason.") + cause);
    }

    private List<String> outcome(ClockView told, List<ClockView> chain, Instant due, String breachReason) {
        var sentences = new ArrayList<String>();
        var left = millis(told.work().remainingSeconds());
        var stopped = times.moment(told.stoppedAt());
        var found = told.work().breachFoundAt();
        switch (told.state()) {
            case MET -> sentences.add(msg.of(WHY + "met", stopped, times.duration(left)));
            case MISSED -> sentences.add(msg.of(WHY + "missed", stopped, times.duration(left)));
            case BREACHED -> sentences.add(msg.of(WHY + "broken", times.moment(due), times.duration(left)));
            case CANCELLED -> sentences.add(msg.of(WHY + "cancelled", stopped));
            case SUPERSEDED -> sentences.add(msg.of(WHY + "superseded", stopped, change(told, next(told, chain))));
            case PAUSED ->
                sentences.add(msg.of(
                        WHY + "rests", causeName(told.work().restsBecauseOf().name())));
            default -> {}
        }
        if (due != null && found != null && Duration.between(due, found).toMinutes() > 0) {
            sentences.add(msg.of(WHY + "found", times.moment(found)));
        }
        var open = told.work().thresholds().stream()
                .filter(threshold -> threshold.at() == null && !told.state().isFinal())
                .map(threshold -> catalogueWords.threshold(threshold.threshold()))
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            sentences.add(msg.of(WHY + "threshold.open", open));
        }
        if (told.work().breachedAt() != null && told.kind() != TargetKind.OLA && !breachReason.isEmpty()) {
            sentences.add(msg.of(WHY + "breach_reason", breachReason));
        }
        return sentences;
    }

    private static ClockView next(ClockView told, List<ClockView> chain) {
        var at = chain.indexOf(told);
        return at >= 0 && at + 1 < chain.size() ? chain.get(at + 1) : null;
    }

    /** What made one clock take the place of another. */
    private String change(ClockView from, ClockView to) {
        if (to == null) {
            return msg.get(WHY + "change.unknown");
        }
        var changes = new ArrayList<String>();
        var before = from.work();
        var after = to.work();
        if (from.priority() != to.priority()) {
            changes.add(msg.of(
                    WHY + "change.priority",
                    from.priority().name(),
                    to.priority().name()));
        }
        if (!before.definitionKey().equals(after.definitionKey())) {
            changes.add(msg.of(WHY + "change.agreement", agreement(from), agreement(to)));
        } else if (before.definitionVersion() != after.definitionVersion()) {
            changes.add(msg.of(
                    WHY + "change.version", agreement(from), before.definitionVersion(), after.definitionVersion()));
        }
        if (!before.calendarKey().equals(after.calendarKey())) {
            changes.add(msg.of(WHY + "change.calendar", calendar(before.calendarKey()), calendar(after.calendarKey())));
        } else if (before.calendarVersion() != after.calendarVersion()) {
            changes.add(msg.of(
                    WHY + "change.version",
                    calendar(before.calendarKey()),
                    before.calendarVersion(),
                    after.calendarVersion()));
        }
        return changes.isEmpty() ? msg.get(WHY + "change.unknown") : String.join(", ", changes);
    }

    private String passed(ClockView.PassedThreshold passed) {
        var threshold = passed.threshold();
        return threshold.isBefore()
                ? msg.of(WHY + "passed.before", times.duration(Duration.ofMinutes(threshold.minutesBefore())))
                : msg.of(WHY + "passed.percent", threshold.percent());
    }

    private record Mark(Instant at, String look, String words) {}

    private List<Mark> moments(ClockView told, List<ClockView> chain, Instant due, Instant now) {
        var marks = new ArrayList<Mark>();
        var isFinal = told.state().isFinal();
        var end = isFinal && told.stoppedAt() != null ? told.stoppedAt() : null;
        for (var earlier : chain.subList(0, Math.max(0, chain.indexOf(told)))) {
            marks.add(new Mark(earlier.stoppedAt(), "change", change(earlier, next(earlier, chain))));
        }
        for (var threshold : told.work().thresholds()) {
            if (threshold.at() != null && (end == null || !threshold.at().isAfter(end))) {
                var words = threshold.firedAt() != null
                        ? msg.of(WHY + "threshold.told", passed(threshold), times.moment(threshold.firedAt()))
                        : msg.of(
                                WHY + (threshold.at().isAfter(now) ? "threshold.ahead" : "threshold.untold"),
                                passed(threshold));
                marks.add(new Mark(threshold.at(), "warning", words));
            }
        }
        if (due != null) {
            marks.add(
                    told.work().breachedAt() == null
                            ? new Mark(due, "due", msg.get(WHY + "due"))
                            : new Mark(due, "broken", msg.get(WHY + "due_broken")));
        }
        var found = told.work().breachFoundAt();
        if (found != null && !found.equals(end)) {
            marks.add(new Mark(found, "broken", msg.get(WHY + "breach_found")));
        }
        if (end != null) {
            marks.add(
                    switch (told.state()) {
                        case MET -> new Mark(end, "kept", msg.get(WHY + "stopped_met"));
                        case MISSED -> new Mark(end, "broken", msg.get(WHY + "stopped_missed"));
                        case SUPERSEDED -> new Mark(end, "change", change(told, next(told, chain)));
                        default -> new Mark(end, "change", msg.get(WHY + "stopped"));
                    });
        } else if (!isFinal) {
            marks.add(new Mark(now, "now", msg.get(WHY + "now")));
        }
        marks.sort(Comparator.comparing(Mark::at));
        marks.add(0, new Mark(told.startedAt(), "start", msg.get(WHY + "began")));
        return marks;
    }

    private static List<ClockAccount.Moment> placed(List<Mark> marks, TimeLine line, Instant now) {
        var places = marks.stream().map(mark -> line.position(mark.at())).toList();
        var lanes = TimeLine.lanes(places);
        var placed = new ArrayList<ClockAccount.Moment>();
        for (int i = 0; i < marks.size(); i++) {
            var mark = marks.get(i);
            placed.add(new ClockAccount.Moment(
                    i + 1,
                    mark.look(),
                    mark.words(),
                    mark.at(),
                    places.get(i),
                    lanes.get(i),
                    mark.at().isAfter(now)));
        }
        return placed;
    }

    private List<ClockAccount.Row> rows(List<ClockSegment> segments, Instant due) {
        return segments.stream()
                .map(segment -> {
                    var isWork = segment.kind() == ClockSegment.Kind.WORKING;
                    var beyond = due != null && !segment.from().isBefore(due);
                    return new ClockAccount.Row(
                            msg.token(segment.kind()) + (beyond ? " is-beyond" : ""),
                            words(segment, beyond && isWork),
                            segment.from(),
                            segment.to(),
                            isWork ? times.duration(segment.counted()) : NONE);
                })
                .toList();
    }

    private String words(ClockSegment segment, boolean beyond) {
        if (beyond) {
            return msg.get(WHY + "beyond");
        }
        var kind = msg.get(WHY + segment.kind());
        return segment.cause() == null ? kind : kind + ": " + causeName(segment.cause());
    }

    /** By which versions of the catalogue it counts, whether others are in force, and in which zone its days begin. */
    private List<String> terms(ClockView told) {
        var work = told.work();
        var edition = catalogue.inForce();
        var sentences = new ArrayList<String>();
        sentences.add(msg.of(
                WHY + "terms",
                agreement(told),
                work.definitionVersion(),
                calendar(work.calendarKey()),
                work.calendarVersion()));
        var agreement = told.kind() == TargetKind.OLA
                ? edition.group(work.definitionKey()).map(group -> group.version())
                : edition.agreement(work.definitionKey()).map(inForce -> inForce.version());
        var calendar = edition.calendar(work.calendarKey());
        sentences.addAll(newer(agreement(told), work.definitionVersion(), agreement.orElse(null)));
        sentences.addAll(newer(
                calendar(work.calendarKey()),
                work.calendarVersion(),
                calendar.map(inForce -> inForce.version()).orElse(null)));
        var zone = catalogue
                .calendar(work.calendarKey(), work.calendarVersion())
                .calendar()
                .zone();
        if (!zone.getRules().equals(viewer.zone().getRules())) {
            sentences.add(msg.of(WHY + "zones", viewer.zone().getId(), zone.getId()));
        }
        return sentences;
    }

    private List<String> newer(String name, int counted, Integer inForce) {
        if (inForce == null) {
            return List.of(msg.of(WHY + "gone", name));
        }
        return inForce == counted ? List.of() : List.of(msg.of(WHY + "newer", name, counted, inForce));
    }

    private String agreement(ClockView told) {
        var key = told.work().definitionKey();
        return told.kind() == TargetKind.OLA
                ? names.group(key)
                : catalogue
                        .inForce()
                        .agreement(key)
                        .map(agreement -> msg.text(agreement.name()))
                        .orElse(key);
    }

    private String calendar(String key) {
        return catalogue
                .inForce()
                .calendar(key)
                .map(calendar -> msg.text(calendar.name()))
                .orElse(key);
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
