package org.threeline.web.definition;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
import org.threeline.web.faces.Viewer;

/** The clocks that run by what a page edits: how many, whether they shall move, and what that would do. */
@RequestScoped
public class RunningClocks {
    /** Today is one of them. */
    private static final int USUAL_DAYS = 90;

    private static final LocalDate EARLIEST = LocalDate.EPOCH;

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
    Viewer viewer;

    @Inject
    HttpServletRequest request;

    private long count;
    private boolean rangeWrong;
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
     * Tries an edit on the tickets that were filed in the days the form says.
     *
     * @return where that can be watched, under the page's context; empty where the edit could not be published, or the
     *     days are none
     */
    Optional<String> simulate(DefinitionEdit edit) {
        var from = day(filedFrom());
        var until = day(filedUntil());
        rangeWrong = from.isEmpty() || until.isEmpty() || until.get().isBefore(from.get());
        if (rangeWrong || !editing.check(edit).isValid()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var end = begin(until.get().plusDays(1));
        var begin = begin(from.get().isBefore(EARLIEST) ? EARLIEST : from.get());
        var id = simulations.ask(edit, begin, end.isBefore(now) ? end : now, person.id());
        launcher.startInTurn(Job.SLA_SIMULATION);
        return Optional.of("/catalogue/simulations/" + id);
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(viewer.zone()).toInstant();
    }

    /** The first day of those whose tickets are told once more, as the form has it. */
    public String filedFrom() {
        return Objects.requireNonNullElseGet(request.getParameter("filedFrom"), () -> today().minusDays(USUAL_DAYS - 1L)
                .toString());
    }

    /** The last of these days. */
    public String filedUntil() {
        return Objects.requireNonNullElseGet(request.getParameter("filedUntil"), () -> today().toString());
    }

    /** Whether nothing was tried because these are no days in a row. */
    public boolean isRangeWrong() {
        return rangeWrong;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), viewer.zone());
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(typed)) : Optional.empty();
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
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
