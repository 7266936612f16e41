package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.JobLauncher;
import org.threeline.desk.clock.ClockDifference;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.repair.ClockRepairing;
import org.threeline.desk.repair.ClockRepairs;
import org.threeline.desk.repair.ClockRepairs.RepairView;
import org.threeline.desk.repair.RepairPhase;
import org.threeline.desk.repair.RepairState;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.kernel.NotFound;
import org.threeline.web.faces.CurrentAddress;

/** One comparison of clocks with what the histories tell: how far it is, what differs, and what becomes of that. */
@Named
@RequestScoped
public class ClockRepairPage {
    private static final int SHOWN = 50;

    @Inject
    ClockRepairs repairs;

    @Inject
    ClockRepairing repairing;

    @Inject
    JobLauncher launcher;

    @Inject
    People people;

    @Inject
    CurrentPerson person;

    @Inject
    CurrentAddress address;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private @Nullable RepairView repair;
    private @Nullable List<Row> rows;

    /** A ticket whose clocks differ, or did. */
    public record Row(String number, RepairState state, List<ClockDifference> differences) {}

    /** @throws NotFound where there is no such repair */
    public RepairView repair() {
        if (repair == null) {
            var id = address.id("id");
            repair = repairs.find(id).orElseThrow(() -> new NotFound("clock repair " + id));
        }
        return repair;
    }

    public boolean isActive() {
        return repair().phase().isActive();
    }

    /** Whether somebody has to say what becomes of the differences. */
    public boolean isWaiting() {
        return repair().phase() == RepairPhase.COMPARED;
    }

    /** How much is done, in percent. */
    public int progress() {
        var isComparing = repair().phase() == RepairPhase.COMPARING;
        var all = isComparing ? repair().tickets() : repair().found();
        var done = isComparing ? repair().compared() : repair().found() - found();
        return all == 0 ? 0 : (int) Math.min(100, done * 100 / all);
    }

    /** How many tickets wait to be set right. */
    public long found() {
        return repair().count(RepairState.FOUND);
    }

    public long repaired() {
        return repair().count(RepairState.REPAIRED);
    }

    /** How many were gone through and stay as they are. */
    public long left() {
        return repair().count(RepairState.LEFT);
    }

    public @Nullable String askedBy() {
        return name(repair().askedById());
    }

    public @Nullable String decidedBy() {
        return name(repair().decidedById());
    }

    private @Nullable String name(@Nullable Long id) {
        var summary = id == null ? null : people.summaries(List.of(id)).get(id);
        return summary == null ? null : summary.name();
    }

    /** Tickets that differ, or did, from a place of the list on. */
    public List<Row> rows() {
        if (rows == null) {
            rows = repairs.differing(repair().id(), after(), SHOWN).stream()
                    .map(each -> new Row(TicketNumber.of(each.ticketId()), each.state(), each.differences()))
                    .toList();
        }
        return rows;
    }

    private long after() {
        var after = Objects.toString(request.getParameter("after"), "");
        return TicketNumber.isNumber(after) ? TicketNumber.id(after) : 0;
    }

    /** Where the list goes on; null at its end. */
    public @Nullable String next() {
        return rows().size() < SHOWN ? null : rows().get(SHOWN - 1).number();
    }

    public boolean isFirstPage() {
        return after() == 0;
    }

    public void apply() throws IOException {
        repairing.apply(repair().id(), person.actor());
        launcher.startInTurn(Job.CLOCK_REPAIR);
        browser.redirect(address.path());
    }

    public void leave() throws IOException {
        repairing.leave(repair().id(), person.actor());
        browser.redirect(address.path());
    }
}
