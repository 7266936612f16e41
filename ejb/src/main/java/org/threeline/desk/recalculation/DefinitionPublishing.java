package org.threeline.desk.recalculation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueChanges;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.catalog.offering.CatalogueEditing;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.SupposedCatalogue;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.ticket.RunningPromises;
import org.threeline.desk.ticket.RunningPromises.Forecast;

/**
 * Publishes what clocks are measured by, and with it whether those that run move to it: unless somebody wants that, they
 * go on as they were promised (docs/sla-clocks.md, "Change").
 */
@Stateless
public class DefinitionPublishing {
    private static final int PAGE = 1000;

    @Inject
    CatalogueEditing editing;

    @Inject
    Catalogue catalogue;

    @Inject
    Recalculations recalculations;

    @Inject
    RunningPromises promises;

    @Inject
    Clocks clocks;

    @Inject
    Clock clock;

    /**
     * As {@link CatalogueEditing#publish}, in one transaction with the wish to move running clocks.
     *
     * @param movesRunning whether clocks that run by older versions move to the new one; the job begins within a minute
     */
    public CatalogueChanges publish(
            DefinitionEdit edit, boolean movesRunning, long byPersonId, Predicate<Change> permitted) {
        var outcome = editing.publish(edit, byPersonId, permitted);
        if (movesRunning
                && outcome.isValid()
                && !outcome.changes().isEmpty()
                && edit.definition() != null
                && isMeasuredBy(edit.kind())) {
            recalculations.ask(RecalculationCause.valueOf(edit.kind().name()), edit.key(), byPersonId);
        }
        return outcome;
    }

    /** How many clocks run by any version of a definition, and so might move. */
    public long running(DefinitionKind kind, String key) {
        return isMeasuredBy(kind) ? clocks.countBy(kind, key) : 0;
    }

    /**
     * What moving the running clocks would do, as things stand now; nothing is changed. It looks at each of them.
     *
     * @param edit one that {@link CatalogueEditing#check} found no fault in
     */
    public Forecast forecast(DefinitionEdit edit) {
        var supposed = SupposedCatalogue.with(edit, catalogue);
        var now = now();
        var sum = Forecast.NOTHING;
        var page = clocks.ticketsBy(edit.kind(), edit.key(), 0, PAGE);
        while (!page.isEmpty()) {
            sum = sum.and(promises.forecast(page, edit.kind(), edit.key(), supposed, now));
            page = clocks.ticketsBy(edit.kind(), edit.key(), page.get(page.size() - 1), PAGE);
        }
        return sum;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean isMeasuredBy(DefinitionKind kind) {
        return switch (kind) {
            case CALENDAR, AGREEMENT, GROUP -> true;
            case SERVICE, FAMILY -> false;
        };
    }
}
