package org.threeline.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.JobLauncher;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.repair.ClockRepairing;
import org.threeline.desk.repair.ClockRepairs;
import org.threeline.desk.repair.ClockRepairs.RepairView;
import org.threeline.desk.repair.RepairScope;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Words;

/** Having clocks compared with what the tickets' histories tell, and the latest such comparisons. */
@Named
@RequestScoped
public class ClockRepairsPage {
    private static final int SHOWN = 20;

    @Inject
    ClockRepairing repairing;

    @Inject
    ClockRepairs repairs;

    @Inject
    JobLauncher launcher;

    @Inject
    Catalogue catalogue;

    @Inject
    CurrentPerson person;

    @Inject
    ExternalContext browser;

    @Inject
    Words words;

    private String scope = RepairScope.TICKET.name();
    private String ticket = "";
    private String service = "";
    private List<RepairView> latest;

    @PostConstruct
    void read() {
        latest = repairs.newest(SHOWN);
    }

    public List<RepairView> latest() {
        return latest;
    }

    public List<Choice> scopes() {
        return Arrays.stream(RepairScope.values())
                .map(each -> new Choice(each.name(), words.name(each)))
                .toList();
    }

    public List<Choice> services() {
        return catalogue.inForce().services().stream()
                .map(each -> new Choice(each.key(), words.text(each.name())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    public void compare() throws IOException {
        var wanted = RepairScope.valueOf(scope);
        var id = repairing.compare(
                wanted,
                switch (wanted) {
                    case TICKET -> ticket;
                    case SERVICE -> service;
                    case ALL -> null;
                },
                person.actor());
        launcher.startInTurn(Job.CLOCK_REPAIR);
        browser.redirect(browser.getRequestContextPath() + "/admin/clock-repairs/" + id);
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public @Nullable String getTicket() {
        return ticket;
    }

    public void setTicket(@Nullable String ticket) {
        this.ticket = ticket == null ? "" : ticket;
    }

    public @Nullable String getService() {
        return service;
    }

    public void setService(@Nullable String service) {
        this.service = service == null ? "" : service;
    }
}
