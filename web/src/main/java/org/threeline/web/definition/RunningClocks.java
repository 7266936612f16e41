package org.threeline.web.definition;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.CatalogueEditing;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.desk.recalculation.DefinitionPublishing;
import org.threeline.desk.ticket.RunningPromises.Forecast;

/** The clocks that run by what a page edits: how many, whether they shall move, and what that would do. */
@RequestScoped
public class RunningClocks {
    @Inject
    DefinitionPublishing publishing;

    @Inject
    CatalogueEditing editing;

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
