package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.Jobs.RunView;
import org.threeline.desk.run.RunState;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Words;

/** Runs of jobs in the viewer's words. */
@Named
@RequestScoped
public class RunWords {
    private static final Duration A_TENTH = Duration.ofMillis(100);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final String SEPARATOR = ": ";

    @Inject
    Words words;

    @Inject
    Times times;

    @Inject
    Clock clock;

    /** What the job is called. */
    public String job(String name) {
        return words.get("admin_job." + name);
    }

    /** What the job does, in a sentence. */
    public String purpose(String name) {
        return words.get("admin_job." + name + ".text");
    }

    public String state(RunState state) {
        return words.get("admin_state." + state.name());
    }

    /** What the state means for whoever looks, in a sentence. */
    public String meaning(RunView run) {
        return words.get(
                run.state() == RunState.COMPLETED && run.failed() > 0
                        ? "admin_state.COMPLETED.in_part"
                        : "admin_state." + run.state().name() + ".text");
    }

    /** How much it changed: an import counts rows of its file, all others count tickets. */
    public String written(RunView run) {
        return words.count(isImport(run.name()) ? "admin_jobs.taken_in" : "admin_jobs.written", run.written());
    }

    /** The part of a style class that marks a state: {@code good}, {@code bad}, {@code warning} or {@code accent}. */
    public String tone(RunState state) {
        return switch (state) {
            case COMPLETED -> "good";
            case FAILED -> "bad";
            case STOPPED, STOPPING -> "warning";
            case STARTING, RUNNING -> "accent";
        };
    }

    /** An icon that says the same as the tone. */
    public String icon(RunState state) {
        return switch (state) {
            case COMPLETED -> "check";
            case FAILED -> "times";
            case STOPPED, STOPPING -> "pause";
            case STARTING, RUNNING -> "play";
        };
    }

    /** How long it took, or takes so far; empty when it has not begun. */
    public String duration(RunView run) {
        if (run.startedAt() == null) {
            return "";
        }
        var taken = Duration.between(run.startedAt(), run.endedAt() == null ? clock.instant() : run.endedAt());
        if (taken.compareTo(A_TENTH) < 0) {
            return words.get("admin_run.no_time");
        }
        return taken.compareTo(A_MINUTE) < 0
                ? words.of("admin_run.seconds", taken.toMillis() / 1000.0)
                : times.duration(taken);
    }

    /** Why it failed, as a sentence; empty when it did not. */
    public String failure(RunView run) {
        if (run.failure() == null) {
            return "";
        }
        var parts = run.failure().split(SEPARATOR, 2);
        return words.containsKey(parts[0])
                ? words.of(parts[0], parts.length > 1 ? parts[1] : "")
                : words.get("run.unexpected");
    }

    /** How often the job is looked at, as a sentence. */
    public String schedule(Duration every) {
        if (every == null) {
            return words.get("admin_jobs.by_hand");
        }
        return every.compareTo(A_MINUTE) <= 0
                ? words.get("admin_jobs.every_minute")
                : words.count("admin_jobs.every", every.toMinutes());
    }

    /** Whether a file starts the job. */
    public boolean isImport(String name) {
        return name.equals(Job.TICKET_IMPORT.key());
    }

    /** Changes with everything the page shows of a run, so that the script redraws only what is new. */
    public String token(RunView run) {
        return run == null
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%d-%s-%d-%d-%d-%d-%s-%d",
                        run.id(),
                        run.state(),
                        run.read(),
                        run.written(),
                        run.skipped(),
                        run.failed(),
                        run.progress(),
                        run.attempts());
    }
}
