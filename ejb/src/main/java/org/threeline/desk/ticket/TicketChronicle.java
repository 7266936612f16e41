package org.threeline.desk.ticket;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.PauseCause;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.clock.TicketClocks;

/**
 * The life of a ticket told afterwards, one verb at a time and each with its instant. Ticket and clocks move by the very
 * rules of a living one, and between two verbs the jobs do what they would have done in the minute it fell due. Rights
 * are not asked; whoever tells it sees to that.
 */
public final class TicketChronicle {
    /** Whoever has to hear of what happened, as observers of the living desk do. */
    public interface Listener {
        void happened(HistoryWritten news, Instant at);

        /** May answer with what an escalation rule asks for. */
        void told(PromiseTold promise, Instant at);
    }

    /** What is promised for the ticket, at a priority and given the clocks so far. */
    record Terms(TicketTerms.At agreement, OperationalLevel operationalLevel) {}

    /** How long a group may hold a ticket. */
    interface OperationalLevel {
        Optional<ClockTerms> of(String group, Priority priority, List<SlaClock> running);
    }

    private static final String GROUP = "group";
    private static final String ASSIGNEE = "assignee";

    private final Ticket ticket;
    private final ServiceOffering service;
    private final TicketClocks clocks;
    private final Terms terms;
    private final Function<String, HoldingGroup> groups;
    private final Listener listener;
    private final List<Hop> hops = new ArrayList<>();
    private final List<Stint> stints = new ArrayList<>();
    private final List<HistoryEntry> story = new ArrayList<>();
    private final List<Long> watchers = new ArrayList<>();
    private final TicketRoute route;
    private int newsTold;

    TicketChronicle(
            Ticket ticket,
            ServiceOffering service,
            TicketClocks clocks,
            Terms terms,
            Function<String, HoldingGroup> groups,
            Listener listener) {
        this.ticket = ticket;
        this.service = service;
        this.clocks = clocks;
        this.terms = terms;
        this.groups = groups;
        this.listener = listener;
        this.route = TicketRoute.told(ticket.id(), hops::add, stints::add);
    }

    /** It is filed at its creation, and its promises begin. */
    void begin(List<Long> watching) {
        var at = ticket.createdAt();
        clocks.attach(terms.agreement().of(ticket.priority(), List.of()), at);
        clocks.receive(operationalLevel(), at);
        route.arrive(HopKind.FILED, groups.apply(ticket.groupKey()), at, ticket.filedById());
        watchers.addAll(watching);
        write(
                HistoryKind.FILED,
                ticket.filedById(),
                null,
                Map.of(
                        "channel",
                        ticket.channel().name(),
                        "priority",
                        ticket.priority().name(),
                        GROUP,
                        ticket.groupKey()),
                at);
        keep(at);
    }

    public void take(long personId, Instant at) {
        reach(at);
        ticket.take(personId, true, at);
        route.responsible(personId, at);
        write(HistoryKind.TAKEN, personId, null, Map.of(), at);
        keep(at);
    }

    /** @param toGroup key of a group of the same line; @param assignee or null for nobody */
    public void assign(long personId, String toGroup, Long assignee, String reason, Instant at) {
        reach(at);
        var from = ticket.groupKey();
        var before = ticket.assigneeId();
        var group = groups.apply(toGroup);
        ticket.assign(group, assignee, at);
        if (!toGroup.equals(from)) {
            route.arrive(HopKind.ASSIGNED, group, at, personId).because(reason);
            clocks.receive(operationalLevel(), at);
        }
        route.responsible(assignee, at);
        write(
                HistoryKind.ASSIGNED,
                personId,
                reason,
                TicketHandling.changes(GROUP, from, toGroup, ASSIGNEE, before, assignee),
                at);
        keep(at);
    }

    /** The desk answers in public. */
    public void reply(long personId, String text, Instant at) {
        reach(at);
        ticket.replied(personId, at);
        clocks.reply(at);
        write(HistoryKind.REPLY, personId, text, Map.of(), at);
        keep(at);
    }

    /** For the desk only. */
    public void note(long personId, String text, Instant at) {
        reach(at);
        ticket.touched(at);
        write(HistoryKind.NOTE, personId, text, Map.of(), at);
    }

    /** The requester, or somebody who watches, writes; a ticket that waits for it goes on. */
    public void message(long personId, String text, Instant at) {
        reach(at);
        ticket.require(TicketVerb.MESSAGE);
        ticket.touched(at);
        write(HistoryKind.MESSAGE, personId, text, Map.of(), at);
        if (ticket.status() == TicketStatus.RESOLVED) {
            if (personId == ticket.requesterId()) {
                reopened(personId, null, at);
                clocks.message(nextReply(), at);
            }
        } else {
            if (ticket.status() == TicketStatus.ON_HOLD && ticket.holdReason() == HoldReason.REQUESTER) {
                ticket.resume(at);
                clocks.resume(at);
                write(HistoryKind.RESUMED, personId, null, Map.of(), at);
            }
            clocks.message(nextReply(), at);
        }
        keep(at);
    }

    /** @param note for the desk only, or null; @param until when it goes on by itself, or null */
    public void hold(long personId, HoldReason reason, String note, Instant until, Instant at) {
        reach(at);
        ticket.putOnHold(reason, until, at);
        clocks.pause(PauseCause.of(reason), at, until);
        var data = new LinkedHashMap<String, Object>();
        data.put("reason", reason.name());
        if (until != null) {
            data.put("until", until.toString());
        }
        write(HistoryKind.HELD, personId, null, data, at);
        if (note != null) {
            write(HistoryKind.NOTE, personId, note, Map.of(), at);
        }
        keep(at);
    }

    public void resume(long personId, Instant at) {
        reach(at);
        ticket.resume(at);
        clocks.resume(at);
        write(HistoryKind.RESUMED, personId, null, Map.of(), at);
        keep(at);
    }

    public void prioritize(long personId, Impact impact, Urgency urgency, Instant at) {
        reach(at);
        var before = ticket.priority();
        var data = TicketHandling.changes("impact", ticket.impact(), impact, "urgency", ticket.urgency(), urgency);
        ticket.prioritize(impact, urgency, at);
        if (ticket.priority() != before) {
            clocks.change(terms.agreement().of(ticket.priority(), clocks.all()), at);
            clocks.changeOperationalLevel(operationalLevel(), at);
            data.putAll(TicketHandling.changes("priority", before, ticket.priority()));
        }
        write(HistoryKind.PRIORITIZED, personId, null, data, at);
        keep(at);
    }

    /** Goes on to a group with what was learned. */
    public void escalate(long personId, String toGroup, Handover handover, Instant at) {
        reach(at);
        move(personId, toGroup, handover, at);
        keep(at);
    }

    /** As an escalation rule does; belongs into {@link Listener#told}. */
    public void moveByRule(String toGroup, Instant at) {
        move(null, toGroup, Handover.BY_RULE, at);
    }

    private void move(Long personId, String toGroup, Handover handover, Instant at) {
        var from = ticket.groupKey();
        var before = ticket.assigneeId();
        endHold(at);
        var group = groups.apply(toGroup);
        ticket.escalate(group, at);
        route.arrive(HopKind.ESCALATED, group, at, personId).handOver(handover);
        clocks.receive(operationalLevel(), at);
        var data = TicketHandling.changes(GROUP, from, toGroup, ASSIGNEE, before, null);
        Stream.of(
                        Map.entry("seen", Optional.ofNullable(handover.seen())),
                        Map.entry("tried", Optional.ofNullable(handover.tried())),
                        Map.entry("asked", Optional.ofNullable(handover.asked())))
                .forEach(part -> part.getValue().ifPresent(text -> data.put(part.getKey(), text)));
        write(HistoryKind.ESCALATED, personId, handover.reason(), data, at);
    }

    /** Back to the group and person it came from. */
    public void handBack(long personId, String reason, Instant at) {
        reach(at);
        var origin = route.cameFrom().orElseThrow();
        var person = route.lastResponsible(origin).orElse(null);
        var from = ticket.groupKey();
        var before = ticket.assigneeId();
        endHold(at);
        var group = groups.apply(origin.groupKey());
        ticket.handBack(group, person, at);
        route.arrive(HopKind.HANDED_BACK, group, at, personId).because(reason);
        route.responsible(person, at);
        clocks.receive(operationalLevel(), at);
        write(
                HistoryKind.HANDED_BACK,
                personId,
                reason,
                TicketHandling.changes(GROUP, from, group.key(), ASSIGNEE, before, person),
                at);
        keep(at);
    }

    /** @param cause or null; @param breachReason why a promise was broken, or null */
    public void resolve(long personId, String solution, String cause, String breachReason, Instant at) {
        reach(at);
        var closeDueAt = at.plus(Duration.ofDays(service.autoCloseDays()));
        ticket.resolve(personId, solution, cause, breachReason, closeDueAt, at);
        clocks.reply(at);
        clocks.resolve(at);
        route.responsible(ticket.assigneeId(), at);
        route.leave(at);
        var data = new LinkedHashMap<String, Object>();
        if (cause != null) {
            data.put("cause", cause);
        }
        if (breachReason != null) {
            data.put("breachReason", breachReason);
        }
        write(HistoryKind.RESOLVED, personId, solution, data, at);
        keep(at);
    }

    /** The requester is content. */
    public void confirm(long personId, Instant at) {
        reach(at);
        close(TicketVerb.CONFIRM, HistoryKind.CONFIRMED, personId, at);
        keep(at);
    }

    public void reopen(long personId, String reason, Instant at) {
        reach(at);
        reopened(personId, reason, at);
        keep(at);
    }

    public void cancel(long personId, String reason, Instant at) {
        reach(at);
        ticket.cancel(at);
        clocks.cancel(at);
        route.leave(at);
        write(HistoryKind.CANCELLED, personId, reason, Map.of(), at);
        keep(at);
    }

    /** Lets time pass without anybody doing anything: what the jobs find, they do. */
    public void pass(Instant at) {
        reach(at);
    }

    /** Time has passed up to the present, and whatever fell due is noticed. */
    public void end(Instant now) {
        reach(now);
        if (byItself().filter(next -> next.isBefore(now)).isPresent()) {
            jobs(now);
        }
        ticket.isDue(clocks.nextDueAt(), clocks.sortDueAt());
    }

    private void reopened(Long personId, String reason, Instant at) {
        ticket.reopen(false, at);
        clocks.reopen(terms.agreement().of(ticket.priority(), clocks.all()), operationalLevel(), at);
        var last = route.current();
        route.arrive(
                HopKind.REOPENED,
                new HoldingGroup(last.groupKey(), last.line(), last.calendarKey(), last.calendarVersion()),
                at,
                personId);
        route.responsible(ticket.assigneeId(), at);
        write(HistoryKind.REOPENED, personId, reason, Map.of(), at);
    }

    private void close(TicketVerb verb, HistoryKind kind, Long personId, Instant at) {
        ticket.close(verb, at.plus(Duration.ofDays(service.reopenDays())), at);
        write(kind, personId, null, Map.of(), at);
    }

    private void endHold(Instant at) {
        if (ticket.status() == TicketStatus.ON_HOLD) {
            clocks.resume(at);
        }
    }

    /** The jobs come by every minute, and find what fell due before it. */
    private void reach(Instant at) {
        if (at.isBefore(lastAt())) {
            throw new IllegalArgumentException(ticket.number() + " was already told up to " + lastAt());
        }
        while (true) {
            var next = byItself();
            if (next.isEmpty()) {
                return;
            }
            // Other terms can have their time behind them from the beginning.
            var due = next.get().isBefore(lastAt()) ? lastAt() : next.get();
            var minute = due.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            if (minute.isAfter(at)) {
                return;
            }
            jobs(minute);
        }
    }

    private Instant lastAt() {
        return story.isEmpty()
                ? ticket.createdAt()
                : story.get(story.size() - 1).at();
    }

    /** When something happens to the ticket by time alone. */
    private Optional<Instant> byItself() {
        return Stream.concat(
                        Stream.of(ticket.closeDueAt(), ticket.holdUntil()),
                        clocks.all().stream().map(SlaClock::nextEventAt))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    private void jobs(Instant at) {
        if (ticket.status() == TicketStatus.ON_HOLD
                && ticket.holdUntil() != null
                && !ticket.holdUntil().isAfter(at)) {
            var until = ticket.holdUntil();
            ticket.resume(at);
            clocks.resume(until);
            write(HistoryKind.RESUMED, null, null, Map.of(), at);
        }
        clocks.look(at);
        if (ticket.status() == TicketStatus.RESOLVED && !ticket.closeDueAt().isAfter(at)) {
            close(TicketVerb.CLOSE, HistoryKind.CLOSED, null, at);
        }
        keep(at);
    }

    private void write(HistoryKind kind, Long personId, String text, Map<String, Object> data, Instant at) {
        var entry = new HistoryEntry(ticket.id(), at, personId, kind, text, data);
        story.add(entry);
        listener.happened(
                HistoryWritten.of(
                        ticket, entry, personId, dueAt(TargetKind.RESOLUTION).orElse(null)),
                at);
    }

    private void keep(Instant at) {
        var news = clocks.news();
        while (newsTold < news.size()) {
            var told = news.get(newsTold++);
            story.add(new HistoryEntry(
                    ticket.id(),
                    at,
                    null,
                    told.isBreach() ? HistoryKind.PROMISE_BROKEN : HistoryKind.PROMISE_AT_RISK,
                    null,
                    LockedTickets.facts(told)));
            listener.told(PromiseTold.of(told), at);
            news = clocks.news();
        }
        ticket.isDue(clocks.nextDueAt(), clocks.sortDueAt());
    }

    private Optional<ClockTerms> operationalLevel() {
        return terms.operationalLevel().of(ticket.groupKey(), ticket.priority(), clocks.all());
    }

    private Optional<ClockTerms> nextReply() {
        return terms.agreement().of(ticket.priority(), clocks.all()).stream()
                .filter(term -> term.kind() == TargetKind.NEXT_REPLY)
                .findFirst();
    }

    /** When a promise is due as things stand; empty where none of the kind runs. */
    public Optional<Instant> dueAt(TargetKind kind) {
        return clocks.latest(kind).filter(clock -> !clock.isFinished()).map(SlaClock::dueAt);
    }

    /** The promise of a kind as it was given; empty where there is none. */
    public Optional<ClockTerms> promise(TargetKind kind) {
        return clocks.latest(kind).map(SlaClock::terms);
    }

    public boolean isBreached() {
        return clocks.isBreached();
    }

    public TicketStatus status() {
        return ticket.status();
    }

    public boolean isOpen() {
        return ticket.isOpen();
    }

    public String group() {
        return ticket.groupKey();
    }

    public int line() {
        return ticket.line();
    }

    /** Null when nobody's. */
    public Long assignee() {
        return ticket.assigneeId();
    }

    public Priority priority() {
        return ticket.priority();
    }

    public List<Long> watchers() {
        return List.copyOf(watchers);
    }

    Ticket ticket() {
        return ticket;
    }

    TicketClocks clocks() {
        return clocks;
    }

    List<Hop> hops() {
        return hops;
    }

    List<Stint> stints() {
        return stints;
    }

    List<HistoryEntry> story() {
        return story;
    }
}
