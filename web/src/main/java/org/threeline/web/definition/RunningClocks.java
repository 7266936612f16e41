package org.threeline.web.definition;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.CatalogueEditing;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.JobLauncher;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.recalculation.DefinitionPublishing;
import org.threeline.desk.simulation.Simulations;
import org.threeline.desk.ticket.RunningPromises.Forecast;

/** The clocks that run by what a page edits: how many, whether they shall move, and what that would do. */
@RequestScoped
public class RunningClocks {
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 36_500;

    @Inject
    DefinitionPublishing publishing;

    @Inject
    CatalogueEditing editing;

    @Inject
    Simulations simulations;

    @Inject
    JobLauncher launcher;

    @Inject
    CurrentPerson person;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    private long count;
    private @Nullable Forecast forecast;

    /** Whose clocks they are; while it is new there are none. */
    public void of(DefinitionKind kind, String key) {
        count = publishing.running(kind, key);
    }

    /** Looks what moving them would do; an edit that could not be published says nothing about that. */
    public void foresee(DefinitionEdit edit) {
        if (editing.check(edit).isValid()) {
            forecast = publishing.forecast(edit);
        }
    }

    /**
     * Tries an edit on the tickets of the last days.
     *
     * @return where that can be watched, under the page's context; empty where the edit could not be published
     */
    Optional<String> simulate(DefinitionEdit edit) {
        if (!editing.check(edit).isValid()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var id = simulations.ask(edit, now.minus(days(), ChronoUnit.DAYS), now, person.id());
        launcher.startInTurn(Job.SLA_SIMULATION);
        return Optional.of("/catalogue/simulations/" + id);
    }

    /** Of how many days back tickets are told once more. */
    public int days() {
        var typed = Objects.toString(request.getParameter("days"), "");
        return typed.matches("[0-9]{1,5}") ? Math.max(1, Math.min(MOST_DAYS, Integer.parseInt(typed))) : USUAL_DAYS;
    }

    /** How many run by any version. */
    public long count() {
        return count;
    }

    /** Whether they shall move, as the form says. */
    public boolean isMoved() {
        return request.getParameter("move") != null;
    }

    public boolean isForeseen() {
        return forecast != null;
    }

    public Forecast forecast() {
        return forecast == null ? Forecast.NOTHING : forecast;
    }
}
