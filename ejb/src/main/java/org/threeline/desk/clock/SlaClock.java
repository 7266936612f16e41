package org.threeline.desk.clock;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;

/**
 * One promise being measured: its terms, start, breach and end. What it says at an instant is computed from these
 * facts; a breach, once written, is never overwritten. {@link TicketClocks} moves it.
 */
@Entity
@Access(AccessType.FIELD)
@Table(name = "sla_clock")
public class SlaClock {
    private static final DateTimeFormatter DATABASE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    @Id
    @SequenceGenerator(name = "sla_clock_seq", sequenceName = "sla_clock_seq", allocationSize = 50)
    @GeneratedValue(generator = "sla_clock_seq")
    private Long id;

    @Column(name = "ticket_id")
    private long ticketId;

    @Enumerated(EnumType.STRING)
    private TargetKind kind;

    private int cycle;

    @Column(name = "group_key")
    private @Nullable String groupKey;

    @Column(name = "definition_key")
    private String definitionKey;

    @Column(name = "definition_version")
    private int definitionVersion;

    @Column(name = "calendar_key")
    private String calendarKey;

    @Column(name = "calendar_version")
    private int calendarVersion;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    @Column(name = "target_millis")
    private long targetMillis;

    @Column(name = "pauses_on")
    private String pausesOn;

    @Column(name = "warn_at")
    private String warnAt;

    @Column(name = "started_at")
    private Instant startedAt;

    private boolean paused;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column(name = "projected_due_at")
    private @Nullable Instant projectedDueAt;

    @Column(name = "next_event_at")
    private @Nullable Instant nextEventAt;

    /** Working milliseconds up to which thresholds have been told. */
    @Column(name = "warned_up_to")
    private long warnedUpTo;

    @Column(name = "breached_at")
    private @Nullable Instant breachedAt;

    @Column(name = "breach_found_at")
    private @Nullable Instant breachFoundAt;

    @Column(name = "stopped_at")
    private @Nullable Instant stoppedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable ClockState outcome;

    @Transient
    private @Nullable Instant supposedBreach;

    @Transient
    private @Nullable Instant supposedFoundAt;

    protected SlaClock() {} // JPA

    private SlaClock(long ticketId, ClockTerms terms, int cycle, Instant startedAt) {
        this.ticketId = ticketId;
        this.kind = terms.kind();
        this.cycle = cycle;
        this.groupKey = terms.groupKey();
        this.definitionKey = terms.definitionKey();
        this.definitionVersion = terms.definitionVersion();
        this.calendarKey = terms.calendarKey();
        this.calendarVersion = terms.calendarVersion();
        this.priority = terms.priority();
        this.targetMillis = terms.target().toMillis();
        this.pausesOn = terms.pausesOn().stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
        this.warnAt = terms.warnAt().stream().map(Threshold::toString).collect(Collectors.joining(" "));
        this.startedAt = startedAt;
    }

    static SlaClock start(long ticketId, ClockTerms terms, int cycle, Instant startedAt) {
        return new SlaClock(ticketId, terms, cycle, startedAt);
    }

    /** Writes what follows from the course: due time, projection and the next event worth looking at. */
    void follow(ClockCourse course, Instant now, Instant expectedResume) {
        paused = course.restsAt(now);
        dueAt = course.reaches(target());
        projectedDueAt = dueAt != null ? dueAt : course.reaches(target(), expectedResume);
        nextEventAt = nextEvent(course);
    }

    /** Notices that the due time has passed; true the first time only. */
    boolean noticeBreach(Instant now) {
        if (breachedAt != null || isFinished() || dueAt == null || !now.isAfter(dueAt)) {
            return false;
        }
        breachedAt = dueAt;
        breachFoundAt = now;
        // Warnings that nobody was given in time are not given after the breach.
        warnedUpTo = targetMillis;
        nextEventAt = null;
        return true;
    }

    /** Notices the thresholds passed by now and not yet told, in the order they were passed. */
    List<Threshold> noticeThresholds(ClockCourse course, Instant now) {
        if (isFinished() || breachedAt != null) {
            return List.of();
        }
        var passed = untold().filter(threshold -> {
                    var at = course.reaches(threshold.worked(target()));
                    return at != null && !at.isAfter(now);
                })
                .toList();
        if (!passed.isEmpty()) {
            warnedUpTo = passed.get(passed.size() - 1).worked(target()).toMillis();
            nextEventAt = nextEvent(course);
        }
        return passed;
    }

    /**
     * Takes back a breach that was noticed although, as is known now, something happened to the clock before its due
     * time. That it was told stays in the ticket's history.
     */
    void supposeUnbroken(ClockCourse course, Instant at) {
        if (breachedAt == null || at.isAfter(breachedAt)) {
            return;
        }
        supposedBreach = breachedAt;
        supposedFoundAt = breachFoundAt;
        breachedAt = null;
        breachFoundAt = null;
        follow(course, at, at);
    }

    /** The breach that was taken back was right after all: it is known, and not told again. */
    void confirmSupposedBreach() {
        if (supposedBreach != null && !isFinished() && supposedBreach.equals(dueAt)) {
            breachedAt = supposedBreach;
            breachFoundAt = supposedFoundAt;
            nextEventAt = null;
        }
    }

    /** Ends the clock; it is met when the stop is not after the due time. */
    void stop(ClockCourse course, Instant at) {
        stoppedAt = at;
        dueAt = course.reaches(target());
        projectedDueAt = dueAt != null ? dueAt : course.reaches(target(), at);
        outcome = dueAt != null && at.isAfter(dueAt) ? ClockState.MISSED : ClockState.MET;
        if (outcome == ClockState.MISSED && breachedAt == null) {
            breachedAt = dueAt;
            breachFoundAt = at;
        }
        endedNow();
    }

    void cancel(Instant at) {
        stoppedAt = at;
        outcome = ClockState.CANCELLED;
        endedNow();
    }

    /** Keeps what it showed just then, a rest included. */
    void supersede(ClockCourse course, Instant at) {
        follow(course, at, at);
        stoppedAt = at;
        outcome = ClockState.SUPERSEDED;
        nextEventAt = null;
    }

    /** Goes on after a reopening; the earlier result stays in the ticket's history. */
    void goOn() {
        stoppedAt = null;
        outcome = null;
    }

    /**
     * Takes over what a clock that counts the same was told by its ticket's history. A breach that stays keeps the moment it
     * was found.
     */
    void becomes(SlaClock told) {
        priority = told.priority;
        definitionKey = told.definitionKey;
        definitionVersion = told.definitionVersion;
        calendarKey = told.calendarKey;
        calendarVersion = told.calendarVersion;
        targetMillis = told.targetMillis;
        pausesOn = told.pausesOn;
        warnAt = told.warnAt;
        startedAt = told.startedAt;
        paused = told.paused;
        dueAt = told.dueAt;
        projectedDueAt = told.projectedDueAt;
        nextEventAt = told.nextEventAt;
        warnedUpTo = told.warnedUpTo;
        breachFoundAt = breachedAt != null && told.breachedAt != null ? breachFoundAt : told.breachFoundAt;
        breachedAt = told.breachedAt;
        stoppedAt = told.stoppedAt;
        outcome = told.outcome;
    }

    private void endedNow() {
        paused = false;
        nextEventAt = null;
    }

    private @Nullable Instant nextEvent(ClockCourse course) {
        if (breachedAt != null || isFinished()) {
            return null;
        }
        return untold().findFirst()
                .map(threshold -> course.reaches(threshold.worked(target())))
                // A sweep looks for what is later than its event, so the due time itself is still kept.
                .orElse(dueAt);
    }

    private Stream<Threshold> untold() {
        return warnAt().stream().filter(threshold -> threshold.worked(target()).toMillis() > warnedUpTo);
    }

    /** What telling something changes, as the database reads it; null is left out. */
    Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", id);
        told.put("warnedUpTo", warnedUpTo);
        put(told, "nextEventAt", nextEventAt);
        put(told, "breachedAt", breachedAt);
        put(told, "breachFoundAt", breachFoundAt);
        return told;
    }

    private static void put(Map<String, Object> told, String name, @Nullable Instant at) {
        if (at != null) {
            told.put(name, DATABASE_TIME.format(at));
        }
    }

    /** Whether the other took over from this one, at once or after further ones. */
    boolean gaveWayTo(SlaClock other) {
        return outcome == ClockState.SUPERSEDED && this != other && kind == other.kind && cycle == other.cycle;
    }

    /** Whether it has told that it passed a threshold; one that was broken has nothing left to tell. */
    boolean hasTold(Threshold at) {
        return breachedAt != null
                || !at.isBreach()
                        && warnAt().contains(at)
                        && at.worked(target()).toMillis() <= warnedUpTo;
    }

    /** Whether a breach of it was told before, though it was taken back since. */
    boolean wasSupposedUnbroken() {
        return supposedBreach != null;
    }

    boolean restsOn(PauseCause cause) {
        return cause == PauseCause.RESOLVED || pausesOn().contains(cause);
    }

    boolean isMeasuredBy(ClockTerms terms) {
        return terms.equals(terms());
    }

    public ClockTerms terms() {
        return new ClockTerms(
                kind,
                priority,
                target(),
                calendarKey,
                calendarVersion,
                definitionKey,
                definitionVersion,
                pausesOn(),
                warnAt(),
                groupKey);
    }

    public ClockState state(Instant now) {
        if (outcome != null) {
            return outcome;
        }
        if (breachedAt != null || dueAt != null && now.isAfter(dueAt)) {
            return ClockState.BREACHED;
        }
        return paused ? ClockState.PAUSED : ClockState.RUNNING;
    }

    @Nullable
    ClockState outcome() {
        return outcome;
    }

    /** Whether another clock took over from it later than at an instant. */
    boolean isSupersededAfter(Instant at) {
        return outcome == ClockState.SUPERSEDED && stoppedAt != null && stoppedAt.isAfter(at);
    }

    public boolean isFinished() {
        return outcome != null;
    }

    public boolean isPaused() {
        return paused;
    }

    public Long id() {
        return id;
    }

    public long ticketId() {
        return ticketId;
    }

    public TargetKind kind() {
        return kind;
    }

    /** Counts the exchanges of NEXT_REPLY, the periods of PERIODIC_UPDATE and the stays of an OLA; otherwise 1. */
    public int cycle() {
        return cycle;
    }

    public @Nullable String groupKey() {
        return groupKey;
    }

    public String definitionKey() {
        return definitionKey;
    }

    public int definitionVersion() {
        return definitionVersion;
    }

    public String calendarKey() {
        return calendarKey;
    }

    public int calendarVersion() {
        return calendarVersion;
    }

    public Priority priority() {
        return priority;
    }

    public Duration target() {
        return Duration.ofMillis(targetMillis);
    }

    public Set<PauseCause> pausesOn() {
        var causes = EnumSet.noneOf(PauseCause.class);
        if (!pausesOn.isEmpty()) {
            Arrays.stream(pausesOn.split(" ")).map(PauseCause::valueOf).forEach(causes::add);
        }
        return causes;
    }

    /** In the order they are passed. */
    public List<Threshold> warnAt() {
        return warnAt.isEmpty()
                ? List.of()
                : Arrays.stream(warnAt.split(" ")).map(Threshold::parse).toList();
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Null while a pause keeps it open, and where the calendar never opens again. */
    public @Nullable Instant dueAt() {
        return dueAt;
    }

    /** The due time, or while paused the one that would follow if work went on as expected; null: never. */
    public @Nullable Instant projectedDueAt() {
        return projectedDueAt;
    }

    /** When the sweep has to look at this clock next; null: not before something else happens. */
    public @Nullable Instant nextEventAt() {
        return nextEventAt;
    }

    /** The due time that passed. */
    public @Nullable Instant breachedAt() {
        return breachedAt;
    }

    /** When that was noticed; later than {@link #breachedAt()}. */
    public @Nullable Instant breachFoundAt() {
        return breachFoundAt;
    }

    public @Nullable Instant stoppedAt() {
        return stoppedAt;
    }
}
