package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.JobLauncher;
import org.threeline.desk.batch.Jobs;
import org.threeline.desk.batch.Jobs.JobView;
import org.threeline.desk.identity.CurrentPerson;

/** All work in the background: when it is due, how it went last, and starting it now. */
@Named
@RequestScoped
public class JobsPage {
    @Inject
    Jobs jobs;

    @Inject
    JobLauncher launcher;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private List<JobView> all;

    public List<JobView> jobs() {
        if (all == null) {
            all = jobs.all();
        }
        return all;
    }

    /** Whether anything runs, so that the page has to be kept true. */
    public boolean isActive() {
        return jobs().stream()
                .anyMatch(job -> job.last() != null && job.last().state().isActive());
    }

    /** Starts a job and leads to its run. */
    public void start(String name) throws IOException {
        var run = launcher.start(Job.of(name), person.id());
        browser.redirect(request.getContextPath() + "/admin/jobs/" + run);
    }

    public void stop(long run) throws IOException {
        launcher.stop(run, person.id());
        browser.redirect(request.getContextPath() + "/admin/jobs/" + run);
    }

    public void restart(long run) throws IOException {
        launcher.restart(run, person.id());
        browser.redirect(request.getContextPath() + "/admin/jobs/" + run);
    }
}
