package org.threeline.desk.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;

/**
 * All clocks of one ticket and the times it rested. Each method is something that happened to the ticket; what follows
 * for every promise is decided here and nowhere else (docs/sla-clocks.md). It reads no clock and no database.
 */
public final class TicketClocks {
    /** Sorts behind every promise: a ticket that owes nobody a time. */
    public static final Instant NO_PROMISE = Instant.parse("9999-01-01T00:00:00Z");

    private static final Set<PauseCause> USUAL_RESTS = PauseCause.of(TargetKind.OLA.usualPauses());

    private final long ticketId;
    private final WorkingTimes times;
    private final List<SlaClock> clocks;
    private final List<ClockPause> pauses;
    private final List<SlaClock> startedClocks = new ArrayList<>();
    private final List<ClockPause> startedPauses = new ArrayList<>();
    private final List<SlaClock> removedClocks = new ArrayList<>();
    private final List<ClockPause> removedPauses = new ArrayList<>();
    private final List<ClockNews> news = new ArrayList<>();
    private @Nullable Instant expectedResume;

    /** A ticket whose promises have not begun. */
    public TicketClocks(long ticketId, WorkingTimes times) {
        this(ticketId, times, List.of(), List.of(), null);
    }

    /**
     * @param clocks all of the ticket, in the order they were started
     * @param pauses all of the ticket
     * @param expectedResume when a pause that lasts is expected to end, or null
     */
    TicketClocks(
            long ticketId,
            WorkingTimes times,
            List<SlaClock> clocks,
            List<ClockPause> pauses,
            @Nullable Instant expectedResume) {
        this.ticketId = ticketId;
        this.times = times;
        this.expectedResume = expectedResume;
        this.clocks = new ArrayList<>(clocks);
        this.pauses = new ArrayList<>(pauses);
    }

    /** The promises begin: response, resolution and, where agreed, regular contact. Exchanges begin with a message. */
    public void attach(Collection<ClockTerms> terms, Instant at) {
        terms.stream()
                .filter(term -> term.kind() != TargetKind.NEXT_REPLY)
                .sorted(Comparator.comparing(ClockTerms::kind))
                .forEach(term -> start(term, 1, at, at));
    }

    /** A group receives the ticket; whoever held it before has let it go. */
    public void receive(Optional<ClockTerms> operationalLevel, Instant at) {
        live(TargetKind.OLA).forEach(clock -> stop(clock, at));
        operationalLevel.ifPresent(term -> start(term, nextCycle(TargetKind.OLA), at, at));
    }

    /**
     * Work rests.
     *
     * @param until when it is expected to go on, or null when nobody knows
     */
    public void pause(PauseCause cause, Instant at, @Nullable Instant until) {
        noticeBreaches(at);
        endPauses(at);
        expectedResume = until;
        var pause = new ClockPause(ticketId, cause, at);
        pauses.add(pause);
        startedPauses.add(pause);
        followAll(at);
    }

    public void resume(Instant at) {
        noticeBreaches(at);
        endPauses(at);
        followAll(at);
    }

    /** A person of the desk answered in public. */
    public void reply(Instant at) {
        live(TargetKind.FIRST_RESPONSE).forEach(clock -> stop(clock, at));
        live(TargetKind.NEXT_REPLY).forEach(clock -> stop(clock, at));
        restartPeriod(at);
    }

    /**
     * The requester wrote. The oldest unanswered message counts, so a second one moves nothing.
     *
     * @param nextReply the terms of an exchange, where the agreement has them
     */
    public void message(Optional<ClockTerms> nextReply, Instant at) {
        if (live(TargetKind.NEXT_REPLY).isEmpty()) {
            nextReply.ifPresent(term -> start(term, nextCycle(TargetKind.NEXT_REPLY), at, at));
        }
        restartPeriod(at);
    }

    /** The work is done: the resolution and the group's clock stop; what is still unanswered rests. */
    public void resolve(Instant at) {
        noticeBreaches(at);
        endPauses(at);
        live(TargetKind.RESOLUTION).forEach(clock -> stop(clock, at));
        live(TargetKind.OLA).forEach(clock -> stop(clock, at));
        live(TargetKind.PERIODIC_UPDATE).forEach(clock -> stop(clock, at));
        pause(PauseCause.RESOLVED, at, null);
    }

    /**
     * It was not done after all: the same resolution clock goes on and the time spent resolved is excluded.
     *
     * @param terms what is promised now; a clock measured by other terms is superseded
     */
    public void reopen(Collection<ClockTerms> terms, Optional<ClockTerms> operationalLevel, Instant at) {
        endPauses(at);
        latest(TargetKind.RESOLUTION)
                .filter(clock -> clock.outcome() == ClockState.MET || clock.outcome() == ClockState.MISSED)
                .ifPresent(SlaClock::goOn);
        terms.stream()
                .filter(term -> term.kind() == TargetKind.PERIODIC_UPDATE)
                .filter(term -> live(term.kind()).isEmpty())
                .forEach(term -> start(term, nextCycle(term.kind()), at, at));
        operationalLevel
                .filter(term -> live(TargetKind.OLA).isEmpty())
                .ifPresent(term -> start(term, nextCycle(TargetKind.OLA), at, at));
        followAll(at);
        change(terms, at);
    }

    /** The promises end without a result: the ticket was cancelled or merged away. */
    public void cancel(Instant at) {
        noticeBreaches(at);
        endPauses(at);
        live(clock -> true).forEach(clock -> clock.cancel(at));
    }

    /**
     * Other terms hold from now on, counted from the original start with all pauses. Finished clocks stay as they are.
     * A target that is new to the ticket counts from its beginning, regular contact from now on; one that is gone ends
     * without a result, and counts from the beginning again should it come back.
     */
    public void change(Collection<ClockTerms> terms, Instant at) {
        noticeBreaches(at);
        for (var clock : live(clock -> clock.kind() != TargetKind.OLA)) {
            var now = terms.stream().filter(term -> term.kind() == clock.kind()).findFirst();
            if (now.isEmpty()) {
                clock.cancel(at);
            } else if (!clock.isMeasuredBy(now.get())) {
                clock.supersede(course(clock), at);
                start(now.get(), clock.cycle(), clock.startedAt(), at);
            }
        }
        var beginning = clocks.stream().map(SlaClock::startedAt).min(Comparator.naturalOrder());
        for (var term : terms) {
            var before = latest(term.kind());
            switch (term.kind()) {
                case FIRST_RESPONSE -> {
                    if (before.isEmpty()) {
                        start(term, 1, beginning.orElse(at), at);
                    }
                }
                case RESOLUTION -> {
                    if (isNotPromised(before)) {
                        start(term, 1, beginning.orElse(at), at);
                    }
                }
                case PERIODIC_UPDATE -> {
                    if (isNotPromised(before)) {
                        start(term, nextCycle(term.kind()), at, at);
                    }
                }
                // An exchange begins with a message, a group's time with the ticket's arrival.
                case NEXT_REPLY, OLA -> {}
            }
        }
    }

    /** Whether a promise was never made, or taken back by terms that did not have it. */
    private static boolean isNotPromised(Optional<SlaClock> latest) {
        return latest.isEmpty() || latest.get().outcome() == ClockState.CANCELLED;
    }

    /** The holding group's terms changed, for example with the priority. */
    public void changeOperationalLevel(Optional<ClockTerms> operationalLevel, Instant at) {
        noticeBreaches(at);
        for (var clock : live(TargetKind.OLA)) {
            if (operationalLevel.isEmpty()) {
                clock.cancel(at);
            } else if (!clock.isMeasuredBy(operationalLevel.get())) {
                clock.supersede(course(clock), at);
                start(operationalLevel.get(), clock.cycle(), clock.startedAt(), at);
            }
        }
    }

    /** The same terms are counted again, for example by other rules of a time zone; what was broken stays broken. */
    public void recount(Instant now) {
        noticeBreaches(now);
        followAll(now);
        look(now);
    }

    /** Notices what time alone has brought about: thresholds passed and due times missed. */
    public void look(Instant now) {
        for (var clock : live(clock -> true)) {
            // A due time missed while nobody looked is told as a breach, not as a warning followed by a breach.
            if (!breach(clock, now)) {
                clock.noticeThresholds(course(clock), now).forEach(threshold -> tell(clock, threshold, now));
            }
        }
    }

    /** A rest lasts longer than was expected: what would follow if work went on is later than it was. */
    public void projectAnew(Instant now) {
        live(clock -> clock.isPaused() && clock.dueAt() == null)
                .forEach(clock -> clock.follow(course(clock), now, expectedResume(now)));
    }

    /**
     * An earlier event becomes known only now, through an import. A breach that was noticed because nobody knew of it is
     * taken back; {@link #remembered} ends this.
     */
    public void recall(Instant at) {
        live(clock -> true).forEach(clock -> clock.supposeUnbroken(course(clock), at));
    }

    /** All that is known now has been told: a breach that would be noticed again is the one that was told. */
    public void remembered() {
        live(clock -> true).forEach(SlaClock::confirmSupposedBreach);
    }

    /**
     * Takes over what the ticket's history tells. A clock that runs and turns out to be broken tells that, unless it did so
     * before; what has ended tells nothing any more, and warnings nobody was given in time are not given now.
     *
     * @param told the same ticket's clocks; they belong to this one afterwards
     * @param saidBefore whether a clock told its breach while it was as it is
     */
    void become(TicketClocks told, Predicate<SlaClock> saidBefore, Instant now) {
        for (var pair : ClockPair.of(this, told)) {
            if (pair.told() == null) {
                clocks.remove(pair.stored());
                removedClocks.add(pair.any());
                continue;
            }
            var clock = pair.any();
            var isNews = pair.stored() == null || !saidBefore.test(clock);
            if (pair.stored() == null) {
                clocks.add(clock);
                startedClocks.add(clock);
            } else {
                clock.becomes(pair.told());
            }
            if (isNews && !clock.isFinished() && clock.breachedAt() != null) {
                tell(clock, Threshold.BREACH, now);
            }
        }
        clocks.sort(Comparator.comparing(SlaClock::cycle));
        removedPauses.addAll(pauses);
        pauses.clear();
        pauses.addAll(told.pauses);
        startedPauses.addAll(told.pauses);
    }

    /** Elapsed, remaining and excluded working time of a clock as of an instant, and why; what came later is unknown. */
    public ClockReading read(SlaClock clock, Instant at) {
        var rests = restsOf(clock);
        var known = rests.stream()
                .filter(pause -> !pause.startedAt().isAfter(at))
                .map(pause -> pause.endedAt() != null && pause.endedAt().isAfter(at) ? pause.asLasting() : pause)
                .toList();
        var ended = clock.stoppedAt() != null && !clock.stoppedAt().isAfter(at);
        var stop = ended ? clock.stoppedAt() : resolvedAt(clock, known);
        // What rested after the stop is no part of the answer: without it the due time is the one that was judged by.
        var counted = stop == null
                ? known
                : known.stream()
                        .filter(pause -> pause.startedAt().isBefore(stop))
                        .toList();
        var stored = ended || stop == null && known.equals(rests);
        return new ClockReading(
                clock,
                course(clock, counted),
                counted,
                new ClockReading.AsOf(at, stop, ended, stored),
                stored ? expectedResume : null);
    }

    /** When the ticket was resolved that still was, and so the clock of its resolution stood; null for other clocks. */
    private static @Nullable Instant resolvedAt(SlaClock clock, List<ClockPause> known) {
        return clock.kind() != TargetKind.RESOLUTION
                ? null
                : known.stream()
                        .filter(pause -> pause.cause() == PauseCause.RESOLVED && pause.lasts())
                        .map(ClockPause::startedAt)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * Working time a group, or somebody in it, spent on the ticket. It rests as the group's own clock of that stay did;
     * where nothing was agreed with the group, as usual.
     *
     * @param group whose stay it was
     * @param time the group's calendar
     * @param arrivedAt when the stay began
     */
    public Duration spent(String group, WorkingTime time, Instant arrivedAt, Instant from, Instant to) {
        var restsOn = ofStay(group, arrivedAt).map(SlaClock::pausesOn).orElse(USUAL_RESTS);
        var rests = pauses.stream()
                .filter(pause -> pause.cause() == PauseCause.RESOLVED || restsOn.contains(pause.cause()))
                .map(ClockPause::rest)
                .toList();
        return new ClockCourse(time, from, rests).workedBy(to);
    }

    /**
     * The clock of what was agreed with a group for one stay; empty where nothing was.
     *
     * @param arrivedAt when the stay began
     */
    public Optional<SlaClock> ofStay(String group, Instant arrivedAt) {
        return clocks.stream()
                .filter(clock ->
                        clock.kind() == TargetKind.OLA && clock.startedAt().equals(arrivedAt))
                .filter(clock -> group.equals(clock.groupKey()))
                .reduce((earlier, later) -> later);
    }

    /** The clocks there were at an instant: those started by then, and of one that took over from another the older. */
    public List<SlaClock> asOf(Instant at) {
        var there = new ArrayList<SlaClock>();
        for (int i = 0; i < clocks.size(); i++) {
            var clock = clocks.get(i);
            var tookOver = clocks.subList(0, i).stream()
                    .filter(earlier -> earlier.kind() == clock.kind() && earlier.cycle() == clock.cycle())
                    .anyMatch(earlier -> earlier.isSupersededAfter(at));
            if (!clock.startedAt().isAfter(at) && !tookOver) {
                there.add(clock);
            }
        }
        return there;
    }

    /** The earliest due time promised to the requester; null while none runs. */
    public @Nullable Instant nextDueAt() {
        return promised()
                .map(SlaClock::dueAt)
                .filter(due -> due != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** As {@link #nextDueAt()}, with the projected time of a clock that rests; {@link #NO_PROMISE} without any. */
    public Instant sortDueAt() {
        return promised()
                .map(SlaClock::projectedDueAt)
                .filter(due -> due != null)
                .min(Comparator.naturalOrder())
                .orElse(NO_PROMISE);
    }

    public List<SlaClock> all() {
        return List.copyOf(clocks);
    }

    List<ClockPause> pauses() {
        return List.copyOf(pauses);
    }

    public boolean isPaused() {
        return pauses.stream().anyMatch(ClockPause::lasts);
    }

    /** The newest clock of a kind, superseded ones left out. */
    public Optional<SlaClock> latest(TargetKind kind) {
        return clocks.stream()
                .filter(clock -> clock.kind() == kind && clock.outcome() != ClockState.SUPERSEDED)
                .reduce((earlier, later) -> later);
    }

    /** Whether any promise to the requester was broken, now or before. */
    public boolean isBreached() {
        return clocks.stream().anyMatch(clock -> clock.kind() != TargetKind.OLA && clock.breachedAt() != null);
    }

    /** What was noticed since this was loaded, in the order it was noticed. */
    public List<ClockNews> news() {
        return List.copyOf(news);
    }

    List<SlaClock> startedClocks() {
        return startedClocks;
    }

    List<ClockPause> startedPauses() {
        return startedPauses;
    }

    List<SlaClock> removedClocks() {
        return removedClocks;
    }

    List<ClockPause> removedPauses() {
        return removedPauses;
    }

    private void start(ClockTerms terms, int cycle, Instant startedAt, Instant now) {
        var clock = SlaClock.start(ticketId, terms, cycle, startedAt);
        clocks.add(clock);
        startedClocks.add(clock);
        clock.follow(course(clock), now, expectedResume(now));
        breach(clock, now);
    }

    private void stop(SlaClock clock, Instant at) {
        var known = clock.breachedAt() != null;
        clock.stop(course(clock), at);
        if (!known && clock.breachedAt() != null) {
            tell(clock, Threshold.BREACH, at);
        }
    }

    private void restartPeriod(Instant at) {
        for (var clock : live(TargetKind.PERIODIC_UPDATE)) {
            stop(clock, at);
            start(clock.terms(), clock.cycle() + 1, at, at);
        }
    }

    private void noticeBreaches(Instant now) {
        live(clock -> true).forEach(clock -> breach(clock, now));
    }

    private boolean breach(SlaClock clock, Instant now) {
        if (!clock.noticeBreach(now)) {
            return false;
        }
        tell(clock, Threshold.BREACH, now);
        return true;
    }

    private void tell(SlaClock clock, Threshold at, Instant now) {
        var again = clocks.stream().anyMatch(earlier -> earlier.gaveWayTo(clock) && earlier.hasTold(at));
        news.add(new ClockNews(clock, at, now, again));
    }

    private void endPauses(Instant at) {
        pauses.stream().filter(ClockPause::lasts).forEach(pause -> pause.end(at));
        expectedResume = null;
    }

    private void followAll(Instant now) {
        live(clock -> true).forEach(clock -> clock.follow(course(clock), now, expectedResume(now)));
    }

    private Instant expectedResume(Instant now) {
        return expectedResume == null || expectedResume.isBefore(now) ? now : expectedResume;
    }

    private ClockCourse course(SlaClock clock) {
        return course(clock, restsOf(clock));
    }

    private ClockCourse course(SlaClock clock, List<ClockPause> rests) {
        return new ClockCourse(
                times.of(clock.calendarKey(), clock.calendarVersion()),
                clock.startedAt(),
                rests.stream().map(ClockPause::rest).toList());
    }

    private List<ClockPause> restsOf(SlaClock clock) {
        return pauses.stream().filter(pause -> clock.restsOn(pause.cause())).toList();
    }

    private Stream<SlaClock> promised() {
        return live(clock -> clock.kind() != TargetKind.OLA).stream();
    }

    private List<SlaClock> live(TargetKind kind) {
        return live(clock -> clock.kind() == kind);
    }

    private List<SlaClock> live(Predicate<SlaClock> which) {
        return clocks.stream()
                .filter(clock -> !clock.isFinished())
                .filter(which)
                .toList();
    }

    private int nextCycle(TargetKind kind) {
        return 1
                + clocks.stream()
                        .filter(clock -> clock.kind() == kind)
                        .mapToInt(SlaClock::cycle)
                        .max()
                        .orElse(0);
    }

    /** The longest working time an exchange or period took, or takes as of an instant; zero without any. */
    public Duration slowestExchange(Instant at) {
        return clocks.stream()
                .filter(clock -> clock.kind() == TargetKind.NEXT_REPLY || clock.kind() == TargetKind.PERIODIC_UPDATE)
                .map(clock -> read(clock, at).elapsed())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
