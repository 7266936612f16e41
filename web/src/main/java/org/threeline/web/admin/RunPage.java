package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.threeline.desk.batch.JobLauncher;
import org.threeline.desk.batch.Jobs;
import org.threeline.desk.batch.Jobs.RunView;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.imports.ImportRows.Reject;
import org.threeline.kernel.NotFound;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Words;

/** One run of a job: how far it came, what it did, what it could not take, and stopping it or going on. */
@Named
@RequestScoped
public class RunPage {
    private static final int RUNS_SHOWN = 10;
    private static final int REJECTS_SHOWN = 20;

    @Inject
    Jobs jobs;

    @Inject
    JobLauncher launcher;

    @Inject
    CurrentPerson person;

    @Inject
    CurrentAddress address;

    @Inject
    ExternalContext browser;

    @Inject
    Words words;

    private RunView run;
    private List<RunView> others;
    private List<RejectView> rejects;

    /**
     * The run of the address.
     *
     * @throws NotFound when there is none
     */
    public RunView run() {
        if (run == null) {
            run = jobs.run(address.id("execution"));
        }
        return run;
    }

    public boolean isActive() {
        return run().state().isActive();
    }

    /** Other runs of the same job, newest first. */
    public List<RunView> others() {
        if (others == null) {
            others = jobs.runs(run().name(), RUNS_SHOWN).stream()
                    .filter(other -> other.id() != run().id())
                    .toList();
        }
        return others;
    }

    /** The first rejected rows; the file has all of them. */
    public List<RejectView> rejects() {
        if (rejects == null) {
            rejects = run().rejects() == 0
                    ? List.of()
                    : jobs.rejects(run().id(), 0).stream()
                            .limit(REJECTS_SHOWN)
                            .map(this::view)
                            .toList();
        }
        return rejects;
    }

    private RejectView view(Reject reject) {
        return new RejectView(
                reject.line(), reject.reference(), words.of(reject.reason(), reject.detail()), reject.text());
    }

    /** How many rejected rows the page does not show. */
    public long countMoreRejects() {
        return run().rejects() - rejects().size();
    }

    public void stop() throws IOException {
        launcher.stop(run().id(), person.id());
        showAgain();
    }

    public void restart() throws IOException {
        launcher.restart(run().id(), person.id());
        showAgain();
    }

    private void showAgain() throws IOException {
        browser.redirect(address.path());
    }

    /**
     * A rejected row.
     *
     * @param reason as a sentence
     * @param text the row as the file has it; empty where it could be read but came too late
     */
    public record RejectView(long line, String reference, String reason, String text) {}
}
