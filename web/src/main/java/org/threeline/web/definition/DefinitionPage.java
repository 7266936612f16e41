package org.threeline.web.definition;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueChanges;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.catalog.offering.CatalogueEditing;
import org.threeline.catalog.offering.CatalogueHistory;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.Publication;
import org.threeline.desk.identity.CatalogueRights;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.recalculation.DefinitionPublishing;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.StaleVersion;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Words;

/**
 * A page that edits one thing the catalogue defines. What is saved is published as the thing's next version; where that
 * is refused the page says why, and where somebody else was quicker it tells what they changed and what is typed here.
 *
 * @param <D> the definition
 */
public abstract class DefinitionPage<D> {
    protected static final int LONGEST_NAME = 100;
    protected static final int LONGEST_REASON = 500;

    @Inject
    protected Catalogue catalogue;

    @Inject
    protected CatalogueEditing editing;

    @Inject
    protected DefinitionPublishing publishing;

    @Inject
    protected RunningClocks running;

    @Inject
    protected CatalogueHistory history;

    @Inject
    protected CatalogueRights rights;

    @Inject
    protected People people;

    @Inject
    protected CurrentPerson person;

    @Inject
    protected CurrentAddress address;

    @Inject
    protected HttpServletRequest request;

    @Inject
    protected ExternalContext browser;

    @Inject
    protected Words words;

    private final List<String> troubles = new ArrayList<>();
    private List<Change> unpublished = List.of();
    private List<String> theirs = List.of();
    private List<String> mine = List.of();
    private boolean stale;
    private List<DefinitionVersion> versions;

    protected abstract DefinitionKind kind();

    /** What the thing is called in the catalogue, also while it is only typed. */
    protected abstract String definitionKey();

    /** One of its versions. */
    protected abstract D version(String key, int number);

    /** What a version changes of another, a sentence each. */
    protected abstract List<String> differences(D before, D after);

    /** When it was published, newest first; none while it is new. */
    protected abstract List<Publication> publications();

    /** The key of something new belongs to something else already. */
    protected abstract void refuseKey(BusinessRuleViolation taken);

    /** Somebody else was quicker: saving once more puts what is typed on top of this. */
    protected abstract void goOnFrom(D current);

    /**
     * Publishes what was typed.
     *
     * @param typed null when the thing shall go
     * @return what it changed, perhaps nothing; empty where it was refused and the page says why
     */
    protected Optional<List<Change>> publish(DefinitionEdit edit, Predicate<Change> permitted, D typed) {
        try {
            var outcome = publishing.publish(edit, running.isMoved(), person.id(), permitted);
            outcome.faults().stream().map(CatalogueChanges.Fault::message).forEach(troubles::add);
            return outcome.isValid() ? Optional.of(outcome.changes()) : Optional.empty();
        } catch (StaleVersion changedMeanwhile) {
            var current = version(definitionKey(), changedMeanwhile.current());
            stale = true;
            theirs = differences(version(definitionKey(), changedMeanwhile.seen()), current);
            mine = typed == null ? List.of() : differences(current, typed);
            goOnFrom(current);
        } catch (BusinessRuleViolation refused) {
            if (refused.key().equals("catalogue.edit.key_taken")) {
                refuseKey(refused);
            } else {
                refuse(refused);
            }
        }
        return Optional.empty();
    }

    /** What came of publishing, for the address of the page that tells it. */
    protected String outcome(List<Change> changes) {
        return changes.isEmpty() ? "?same" : running.isMoved() ? "?published-moving" : "?published";
    }

    /** Whether it was published on the way here. */
    public boolean isPublished() {
        return "published".equals(request.getQueryString()) || isMoving();
    }

    /** Whether running clocks were let move with what was published. */
    public boolean isMoving() {
        return "published-moving".equals(request.getQueryString());
    }

    /** Whether what was saved is in force already. */
    public boolean isSame() {
        return "same".equals(request.getQueryString());
    }

    /** The clocks that run by it, which may be moved to what is published. */
    public RunningClocks running() {
        return running;
    }

    /** Leaves for the page that tells what an edit would have done. */
    protected void simulate(DefinitionEdit edit) throws IOException {
        var place = running.simulate(edit);
        if (place.isPresent()) {
            browser.redirect(request.getContextPath() + place.get());
            FacesContext.getCurrentInstance().responseComplete();
        }
    }

    /** Says above the form what stands in the way. */
    protected void refuse(BusinessRuleViolation refused) {
        refuse(words.of(refused.key(), refused.arguments().toArray()));
        if (refused.key().equals("catalogue.edit.file_differs")) {
            unpublished = editing.unpublished(kind(), definitionKey());
        }
    }

    /** @param why a sentence */
    protected void refuse(String why) {
        troubles.add(why);
    }

    /** What stands in the way, beside what is wrong at a field. */
    public List<String> troubles() {
        return troubles;
    }

    /** What the file says that was never published. */
    public List<Change> unpublished() {
        return unpublished;
    }

    /** Whether somebody else published meanwhile. */
    public boolean isStale() {
        return stale;
    }

    /** What somebody else changed meanwhile. */
    public List<String> theirs() {
        return theirs;
    }

    /** What saving would change of that. */
    public List<String> mine() {
        return mine;
    }

    /** Every version, newest first. */
    public List<DefinitionVersion> versions() {
        if (versions == null) {
            var publications = publications();
            var names = people.summaries(publications.stream()
                    .map(Publication::byPersonId)
                    .filter(Objects::nonNull)
                    .toList());
            versions = publications.stream()
                    .flatMap(publication -> publication.versions().stream()
                            .map(each -> new DefinitionVersion(
                                    each.number(),
                                    publication.at(),
                                    publication.byPersonId() == null ? null : names.get(publication.byPersonId()),
                                    Objects.toString(publication.reason(), ""),
                                    each.inForce(),
                                    each.isFirst()
                                            ? List.of()
                                            : differences(
                                                    version(definitionKey(), each.number() - 1),
                                                    version(definitionKey(), each.number())))))
                    .toList();
        }
        return versions;
    }
}
