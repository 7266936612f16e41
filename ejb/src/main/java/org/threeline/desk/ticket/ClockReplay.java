package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.PriorityMatrix;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.PauseCause;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.clock.TicketClocks;

/**
 * Tells a ticket's clocks its life once more, from nothing but its history. What comes out is what its clocks would be if
 * they were measured by the given terms from the beginning: by those that held, to find out whether the stored clocks are
 * right, or by supposed ones.
 */
final class ClockReplay {
    /** Nothing was promised for these: clocks have a life without them, and there is much of it in a history. */
    static final Set<HistoryKind> ASIDE = Collections.unmodifiableSet(EnumSet.of(
            HistoryKind.NOTE,
            HistoryKind.TAKEN,
            HistoryKind.CONFIRMED,
            HistoryKind.RATED,
            HistoryKind.CLOSED,
            HistoryKind.EDITED,
            HistoryKind.WATCHER_ADDED,
            HistoryKind.WATCHER_REMOVED,
            HistoryKind.INVITED,
            HistoryKind.FILES_ADDED,
            HistoryKind.FILE_REMOVED,
            HistoryKind.NOTE_FILE_REMOVED,
            HistoryKind.PAGED,
            HistoryKind.PAGE_ACKNOWLEDGED,
            HistoryKind.PROMISES_REPAIRED));

    /** What the ticket was measured by at an instant, given the clocks so far. */
    interface Terms {
        List<ClockTerms> agreement(Priority priority, List<SlaClock> running, Instant at);

        Optional<ClockTerms> operationalLevel(String group, Priority priority, List<SlaClock> running, Instant at);

        /** Running promises were measured anew; from here on other terms may hold. */
        void moved(Map<String, Object> data, Instant at);
    }

    /**
     * One entry of the history.
     *
     * @param actorId who did it, or null for the desk
     * @param data what the entry says beside its text, possibly empty
     */
    record Moment(Instant at, HistoryKind kind, @Nullable Long actorId, Map<String, Object> data) {}

    private final TicketClocks clocks;
    private final Terms terms;
    private final List<Moment> story;
    private Priority priority = Priority.P4;
    private Impact impact = Impact.LOW;
    private Urgency urgency = Urgency.LOW;
    private String group = "";
    private TicketStatus status = TicketStatus.NEW;
    private @Nullable HoldReason holdReason;
    private @Nullable Instant holdUntil;
    private boolean remembers;

    private ClockReplay(TicketClocks clocks, Terms terms, List<Moment> story) {
        this.clocks = clocks;
        this.terms = terms;
        this.story = story;
    }

    /**
     * @param clocks without any yet
     * @param story of a ticket, in its order, with or without what is {@link #ASIDE}
     * @param impact of the ticket now; an import does not say what it began with where it never changed
     * @param urgency likewise
     */
    static TicketClocks tell(TicketClocks clocks, Terms terms, List<Moment> story, Impact impact, Urgency urgency) {
        var replay = new ClockReplay(
                clocks,
                terms,
                story.stream().filter(moment -> !ASIDE.contains(moment.kind())).toList());
        replay.impact = first(story, "impact").map(Impact::valueOf).orElse(impact);
        replay.urgency = first(story, "urgency").map(Urgency::valueOf).orElse(urgency);
        replay.tell();
        return clocks;
    }

    /** What a field was before it changed for the first time; empty where it never did. */
    private static Optional<String> first(List<Moment> story, String field) {
        return story.stream()
                .map(moment -> moment.data().get(field))
                .filter(Map.class::isInstance)
                .map(change -> Objects.toString(((Map<?, ?>) change).get("from"), null))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private void tell() {
        for (int i = 0; i < story.size(); i++) {
            var moment = story.get(i);
            var next = i + 1 < story.size() ? story.get(i + 1) : null;
            if (moment.kind() == HistoryKind.MESSAGE && next != null && follows(next, moment)) {
                // A message that lets the work go on is written before what it brings about, and counts after it.
                happen(next);
                clocks.message(nextReply(moment.at()), moment.at());
                i++;
            } else {
                happen(moment);
            }
        }
        remember();
    }

    private static boolean follows(Moment next, Moment message) {
        return (next.kind() == HistoryKind.RESUMED || next.kind() == HistoryKind.REOPENED)
                && next.at().equals(message.at())
                && Objects.equals(next.actorId(), message.actorId());
    }

    private void happen(Moment moment) {
        var at = moment.at();
        if (moment.kind() != HistoryKind.IMPORTED) {
            remember();
        }
        switch (moment.kind()) {
            case FILED -> {
                priority = Priority.valueOf(text(moment, "priority"));
                group = text(moment, "group");
                clocks.attach(agreement(at), at);
                clocks.receive(operationalLevel(at), at);
            }
            case ASSIGNED -> to(moment, "group").ifPresent(receiver -> receive(receiver, at));
            case ESCALATED, HANDED_BACK -> {
                if (status == TicketStatus.ON_HOLD) {
                    resume(at);
                }
                to(moment, "group").ifPresent(receiver -> receive(receiver, at));
            }
            case REPLY -> clocks.reply(at);
            case MESSAGE -> {
                if (!status.isDone()) {
                    clocks.message(nextReply(at), at);
                }
            }
            case HELD -> {
                status = TicketStatus.ON_HOLD;
                var until = moment.data().get("until");
                holdUntil = until == null ? null : Instant.parse(until.toString());
                clocks.pause(PauseCause.valueOf(text(moment, "reason")), at, holdUntil);
            }
            case RESUMED -> {
                // Work that goes on by itself does so at the announced end, however late the job came.
                var end = moment.actorId() == null && holdUntil != null && holdUntil.isBefore(at) ? holdUntil : at;
                resume(end);
                clocks.look(at);
            }
            case PRIORITIZED ->
                to(moment, "priority").ifPresent(changed -> {
                    priority = Priority.valueOf(changed);
                    change(at);
                });
            case PROMISES_MOVED -> {
                terms.moved(moment.data(), at);
                change(at);
            }
            case RESOLVED -> {
                clocks.reply(at);
                clocks.resolve(at);
                status = TicketStatus.RESOLVED;
            }
            case REOPENED -> {
                status = TicketStatus.IN_PROGRESS;
                clocks.reopen(agreement(at), operationalLevel(at), at);
            }
            case CANCELLED -> {
                clocks.cancel(at);
                status = TicketStatus.CANCELLED;
            }
            case PROMISE_AT_RISK, PROMISE_BROKEN -> clocks.look(at);
            case IMPORTED -> imported(moment);
            default ->
                throw new IllegalStateException("What " + moment.kind() + " means for clocks is not written down");
        }
    }

    private void change(Instant at) {
        clocks.change(agreement(at), at);
        clocks.changeOperationalLevel(operationalLevel(at), at);
    }

    private void receive(String receiver, Instant at) {
        group = receiver;
        clocks.receive(operationalLevel(at), at);
    }

    private void resume(Instant at) {
        status = TicketStatus.IN_PROGRESS;
        holdUntil = null;
        clocks.resume(at);
    }

    /** A moment another system wrote down; the same that {@link TicketReplay} made of it. */
    private void imported(Moment moment) {
        var at = moment.at();
        if (moment.data().containsKey("reference")) {
            priority = Priority.valueOf(text(moment, "priority"));
            group = text(moment, "group");
            clocks.attach(agreement(at), at);
            return;
        }
        remembers = true;
        clocks.recall(at);
        var before = status;
        var reasonBefore = holdReason;
        to(moment, "impact").ifPresent(changed -> impact = Impact.valueOf(changed));
        to(moment, "urgency").ifPresent(changed -> urgency = Urgency.valueOf(changed));
        to(moment, "status").ifPresent(changed -> status = TicketStatus.valueOf(changed));
        if (moment.data().containsKey("holdReason")) {
            holdReason = to(moment, "holdReason").map(HoldReason::valueOf).orElse(null);
        }
        to(moment, "group").ifPresent(changed -> group = changed);
        var weighed = PriorityMatrix.priority(impact, urgency);
        if (weighed != priority) {
            priority = weighed;
            if (!before.isDone()) {
                clocks.change(agreement(at), at);
            }
        }
        if (before.isDone() && !status.isDone()) {
            clocks.reopen(agreement(at), Optional.empty(), at);
        }
        TicketReplay.state(clocks, before, reasonBefore, status, holdReason, at);
    }

    /** What an import told is all there is to know up to its last moment. */
    private void remember() {
        if (remembers) {
            clocks.remembered();
            remembers = false;
        }
    }

    private List<ClockTerms> agreement(Instant at) {
        return terms.agreement(priority, clocks.all(), at);
    }

    private Optional<ClockTerms> operationalLevel(Instant at) {
        return terms.operationalLevel(group, priority, clocks.all(), at);
    }

    private Optional<ClockTerms> nextReply(Instant at) {
        return agreement(at).stream()
                .filter(term -> term.kind() == TargetKind.NEXT_REPLY)
                .findFirst();
    }

    private static String text(Moment moment, String field) {
        return Objects.toString(moment.data().get(field), "");
    }

    private static Optional<String> to(Moment moment, String field) {
        return moment.data().get(field) instanceof Map<?, ?> change
                ? Optional.ofNullable(change.get("to")).map(Object::toString)
                : Optional.empty();
    }
}
