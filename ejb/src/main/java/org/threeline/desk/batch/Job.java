package org.threeline.desk.batch;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.threeline.kernel.NotFound;

/** Work the desk does in the background. When each is due stands in {@link JobTimetable}. */
public enum Job {
    /** Notices what time alone does to promises. */
    SLA_SWEEP("sla-sweep", Duration.ofMinutes(1)),
    /** Goes on with tickets whose hold was to end. */
    AUTO_RESUME("auto-resume", Duration.ofMinutes(1)),
    /** Closes resolved tickets nobody objected to. */
    AUTO_CLOSE("auto-close", Duration.ofMinutes(5)),
    /** Makes letters of what is to be mailed, and sends what waits in the outbox. */
    MAIL_DISPATCH("mail-dispatch", Duration.ofMinutes(1)),
    /** Sums up the day for those who want it. */
    DIGEST_SEND("digest-send", Duration.ofMinutes(5)),
    /** Pages whoever is on call once more, where nobody has acknowledged. */
    PAGE_REPEAT("page-repeat", Duration.ofMinutes(1)),
    /** Measures running clocks anew after a change of what they are measured by. */
    CLOCK_RECALCULATION("clock-recalculation", Duration.ofMinutes(1)),
    /** Tries definitions that nobody published yet on tickets of the past. */
    SLA_SIMULATION("sla-simulation", Duration.ofMinutes(1)),
    /** Counts what the report on lines and hand-overs shows of tickets that are over. */
    HAND_OVER_FIGURES("hand-over-figures", Duration.ofMinutes(1)),
    /** Compares clocks with what the tickets' histories tell, and sets them right once somebody has decided so. */
    CLOCK_REPAIR("clock-repair", Duration.ofMinutes(1)),
    /** Brings the tickets of another system in; it needs a file. */
    TICKET_IMPORT("ticket-import", null);

    private final String key;
    private final Duration every;

    Job(String key, Duration every) {
        this.key = key;
        this.every = every;
    }

    /** As addresses, the log and the job's XML name it. */
    public String key() {
        return key;
    }

    /** How often it is looked at; empty when only people start it. */
    public Optional<Duration> every() {
        return Optional.ofNullable(every);
    }

    /** Whether somebody can start it without giving it anything. */
    public boolean isStartable() {
        return this != TICKET_IMPORT;
    }

    /** Whether a run goes on by itself when its node is lost; the others simply have their next turn. */
    boolean goesOnElsewhere() {
        return this == TICKET_IMPORT;
    }

    /** @throws NotFound where there is no such job */
    public static Job of(String key) {
        return Arrays.stream(values())
                .filter(job -> job.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("job " + key));
    }
}
