package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.ClockView;
import org.threeline.desk.ticket.HistoryKind;
import org.threeline.desk.ticket.HistoryView;
import org.threeline.desk.ticket.TicketStatus;
import org.threeline.desk.ticket.TicketView;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/** A request as its requester reads it: how far it is, when it will be done, and what was said. */
@RequestScoped
public class RequestStory {
    private static final Map<HistoryKind, String> ICONS = Map.ofEntries(
            Map.entry(HistoryKind.HELD, "pause"),
            Map.entry(HistoryKind.RESUMED, "play"),
            Map.entry(HistoryKind.CONFIRMED, "check"),
            Map.entry(HistoryKind.RATED, "star"),
            Map.entry(HistoryKind.REOPENED, "replay"),
            Map.entry(HistoryKind.CLOSED, "lock"),
            Map.entry(HistoryKind.CANCELLED, "times"),
            Map.entry(HistoryKind.EDITED, "pencil"),
            Map.entry(HistoryKind.WATCHER_ADDED, "user-plus"),
            Map.entry(HistoryKind.WATCHER_REMOVED, "user-minus"),
            Map.entry(HistoryKind.FILE_REMOVED, "trash"));

    private static final Set<HistoryKind> WATCHING = EnumSet.of(HistoryKind.WATCHER_ADDED, HistoryKind.WATCHER_REMOVED);

    @Inject
    Words words;

    @Inject
    Times times;

    @Inject
    Viewer viewer;

    @Inject
    DueWords due;

    @Inject
    People people;

    /** @param heldAt since when it is on hold, or null */
    List<Milestone> milestones(TicketView ticket, Instant heldAt) {
        var steps = new ArrayList<Milestone>();
        var status = FriendlyStatus.of(ticket.status(), ticket.holdReason(), ticket.isRequester());
        steps.add(step(FriendlyStatus.RECEIVED, status, ticket.createdAt(), ""));
        if (status == FriendlyStatus.CANCELLED) {
            if (ticket.workStartedAt() != null) {
                steps.add(step(FriendlyStatus.IN_WORK, status, ticket.workStartedAt(), ""));
            }
            steps.add(step(status, status, ticket.closedAt(), ""));
            return steps;
        }
        var resting = status == FriendlyStatus.IN_WORK && ticket.status() == TicketStatus.ON_HOLD;
        steps.add(step(
                FriendlyStatus.IN_WORK,
                status,
                ticket.workStartedAt(),
                resting ? words.get("portal_request.step.resting") : ""));
        if (status == FriendlyStatus.WAITING_FOR_YOU || status == FriendlyStatus.WAITING_FOR_REQUESTER) {
            steps.add(step(status, status, heldAt, ""));
        }
        var by = doneBy(ticket);
        steps.add(step(
                FriendlyStatus.DONE,
                status,
                ticket.resolvedAt(),
                status == FriendlyStatus.DONE || by == null
                        ? ""
                        : words.of(
                                isLate(ticket) ? "portal_request.promise.late" : "portal_request.step.by",
                                times.moment(by))));
        return steps;
    }

    private static boolean isLate(TicketView ticket) {
        return last(ticket, TargetKind.RESOLUTION).state() == ClockState.BREACHED;
    }

    private Milestone step(FriendlyStatus step, FriendlyStatus now, Instant at, String note) {
        var look = step == now ? "current" : step.ordinal() < now.ordinal() ? "past" : "next";
        return new Milestone(words.name(step), look, look.equals("next") ? null : at, note);
    }

    /** When it will be done, or would be if it went on now; null where nothing is promised or it has ended. */
    static Instant doneBy(TicketView ticket) {
        var clock = last(ticket, TargetKind.RESOLUTION);
        return clock == null || clock.stoppedAt() != null ? null : clock.projectedDueAt();
    }

    /** The promises worth showing: the first answer until it came, an answer to the last message, the solution. */
    List<PromisedTime> promises(TicketView ticket) {
        var promises = new ArrayList<PromisedTime>();
        if (ticket.status() == TicketStatus.CANCELLED) {
            return promises;
        }
        for (var kind : List.of(TargetKind.FIRST_RESPONSE, TargetKind.NEXT_REPLY, TargetKind.RESOLUTION)) {
            var clock = last(ticket, kind);
            if (clock != null && (clock.stoppedAt() == null || kind != TargetKind.NEXT_REPLY)) {
                promises.add(promise(clock, due.reason(ticket.holdReason(), ticket.isRequester())));
            }
        }
        return promises;
    }

    private PromisedTime promise(ClockView clock, String why) {
        var isAnswer = clock.kind() != TargetKind.RESOLUTION;
        var icon = isAnswer ? "comment" : "check";
        var name = "portal_request.promise." + clock.kind().name();
        if (clock.stoppedAt() != null) {
            return new PromisedTime(icon, words.get(name + ".met"), times.moment(clock.stoppedAt()), "", "kept");
        }
        if (clock.paused()) {
            var when = clock.projectedDueAt() == null
                    ? words.get("portal_request.promise.open")
                    : times.by(clock.projectedDueAt());
            return new PromisedTime(
                    "pause", words.get(name), when, words.of("portal_request.promise.resting", why), "resting");
        }
        if (clock.state() == ClockState.BREACHED) {
            return new PromisedTime(
                    "exclamation-triangle",
                    words.get(name),
                    words.of("portal_request.promise.late", times.moment(clock.dueAt())),
                    words.get("portal_request.promise.late.note"),
                    "late");
        }
        return new PromisedTime(icon, words.get(name), times.by(clock.dueAt()), "", "plain");
    }

    private static ClockView last(TicketView ticket, TargetKind kind) {
        return ticket.clocks().stream()
                .filter(clock -> clock.kind() == kind)
                .filter(clock -> !clock.state().isFinal()
                        || clock.state() == ClockState.MET
                        || clock.state() == ClockState.MISSED)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /**
     * What was said and what happened, oldest first; the description begins it.
     *
     * @param withDescription whether the stretch begins with what was filed
     * @param seen id of the last entry the reader has seen; what came later is marked
     */
    List<Said> conversation(TicketView ticket, List<HistoryView> story, boolean withDescription, long seen) {
        var said = new ArrayList<Said>();
        if (withDescription) {
            said.add(new Said(
                    0,
                    ticket.createdAt(),
                    nameOf(ticket.filedBy()),
                    initialsOf(ticket.filedBy()),
                    detailOf(ticket.filedBy()),
                    "asked",
                    "",
                    "",
                    ticket.description() == null ? "" : ticket.description(),
                    "",
                    false));
        }
        var names = namesOfWatchers(story);
        HistoryView before = null;
        var together = new ArrayList<String>();
        for (var entry : story) {
            if (!entry.internal()) {
                var fresh = entry.id() > seen;
                if (WATCHING.contains(entry.kind())) {
                    // Whoever adds ten people has done one thing.
                    if (isMoreOf(before, entry)) {
                        fresh |= said.remove(said.size() - 1).fresh();
                    } else {
                        together.clear();
                    }
                    var login = String.valueOf(entry.data().get("login"));
                    together.add(names.getOrDefault(login, login));
                }
                add(said, entry, before, together, ticket.isRequester(), fresh);
                before = entry;
            }
        }
        return said;
    }

    private static boolean isMoreOf(HistoryView before, HistoryView entry) {
        return before != null && before.kind() == entry.kind() && Objects.equals(before.actor(), entry.actor());
    }

    private Map<String, String> namesOfWatchers(List<HistoryView> story) {
        var logins = story.stream()
                .filter(entry -> WATCHING.contains(entry.kind()))
                .map(entry -> String.valueOf(entry.data().get("login")))
                .distinct()
                .toList();
        if (logins.isEmpty()) {
            return Map.of();
        }
        return people.summaries(people.idsOf(logins).values()).values().stream()
                .collect(Collectors.toMap(PersonSummary::login, PersonSummary::name));
    }

    private void add(
            List<Said> said,
            HistoryView entry,
            HistoryView before,
            List<String> watchers,
            boolean isOwn,
            boolean fresh) {
        switch (entry.kind()) {
            case MESSAGE -> said.add(talk(entry, "asked", "", fresh));
            case REPLY, FILES_ADDED -> said.add(talk(entry, "desk", "", fresh));
            case RESOLVED -> said.add(talk(entry, "desk", words.get("portal_request.said.solution"), fresh));
            case FILED, PRIORITIZED -> {
                // The page's head says it already.
            }
            default -> {
                if (ICONS.containsKey(entry.kind())) {
                    said.add(event(entry, before, watchers, isOwn, fresh));
                }
            }
        }
    }

    private Said talk(HistoryView entry, String look, String label, boolean fresh) {
        return new Said(
                entry.id(),
                entry.at(),
                nameOf(entry.actor()),
                initialsOf(entry.actor()),
                detailOf(entry.actor()),
                look,
                label,
                "",
                entry.text() == null ? "" : entry.text(),
                "",
                fresh);
    }

    private Said event(HistoryView entry, HistoryView before, List<String> watchers, boolean isOwn, boolean fresh) {
        // A message that reopens is told once, as the message.
        var isTold = before != null && Objects.equals(before.text(), entry.text());
        return new Said(
                entry.id(),
                entry.at(),
                nameOf(entry.actor()),
                initialsOf(entry.actor()),
                "",
                "event",
                "",
                ICONS.get(entry.kind()),
                happened(entry, watchers, isOwn),
                entry.text() == null || isTold ? "" : entry.text(),
                fresh);
    }

    private String happened(HistoryView entry, List<String> watchers, boolean isOwn) {
        var who = nameOf(entry.actor());
        var key = "portal_request.happened." + entry.kind().name();
        return switch (entry.kind()) {
            case HELD -> {
                var reason = HoldReason.valueOf(String.valueOf(entry.data().get("reason")));
                yield due.reason(reason, isOwn);
            }
            case WATCHER_ADDED, WATCHER_REMOVED -> words.of(key, who, String.join(", ", watchers));
            case FILE_REMOVED -> words.of(key, who, String.valueOf(entry.data().get("name")));
            case RATED -> words.of(key, who, String.valueOf(entry.data().get("rating")));
            case RESUMED, CLOSED -> words.get(key);
            default -> words.of(key, who.isEmpty() ? words.get("portal_request.said.desk") : who);
        };
    }

    /** When the hold that lasts began; null when there is none in this stretch. */
    static Instant heldAt(List<HistoryView> story) {
        return story.stream()
                .filter(entry -> entry.kind() == HistoryKind.HELD)
                .map(HistoryView::at)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private String nameOf(PersonSummary person) {
        if (person == null) {
            return "";
        }
        return isViewer(person) ? words.get("portal_request.said.you") : person.name();
    }

    private String initialsOf(PersonSummary person) {
        return person == null ? "" : viewer.initials(person.name());
    }

    private String detailOf(PersonSummary person) {
        return person == null || person.department() == null || isViewer(person) ? "" : person.department();
    }

    private boolean isViewer(PersonSummary person) {
        return Objects.equals(person.login(), viewer.login());
    }
}
