package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueChanges;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.catalog.offering.CatalogueChanges.Fault;
import org.threeline.catalog.offering.CatalogueEdition;
import org.threeline.catalog.offering.CatalogueHistory;
import org.threeline.catalog.offering.CatalogueLoading;
import org.threeline.catalog.offering.ServiceFamily;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.offering.TicketType;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.PriorityMatrix;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.identity.CatalogueRights;
import org.threeline.desk.identity.CatalogueRights.Permitted;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.kernel.Setting;
import org.threeline.web.faces.Words;

/**
 * What the company offers, family by family, and its files: whether they can be published, what that would change, and
 * publishing them. What is published is what was shown: files that changed in between are shown first.
 */
@Named
@RequestScoped
public class CataloguePage {
    private static final int PUBLICATIONS_SHOWN = 3;
    private static final String TRIED = "tried";

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueLoading loading;

    @Inject
    CatalogueHistory history;

    @Inject
    CatalogueRights rights;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @Inject
    Words words;

    @Inject
    CatalogueWords catalogueWords;

    @Inject
    Owners owners;

    private CatalogueEdition edition;
    private List<FamilyView> families;
    private List<PublicationView> publications;
    private CatalogueChanges outcome;
    private List<ChangeView> changes;
    private boolean published;
    private boolean changedMeanwhile;

    private CatalogueEdition edition() {
        if (edition == null) {
            edition = catalogue.inForce();
        }
        return edition;
    }

    /** All families with all their services, hidden ones too. */
    public List<FamilyView> families() {
        if (families == null) {
            families = edition().families().stream().map(this::view).toList();
        }
        return families;
    }

    public int countServices() {
        return edition().services().size();
    }

    /** The latest publications, newest first. */
    public List<PublicationView> publications() {
        if (publications == null) {
            publications = PublicationView.of(history.latest(PUBLICATIONS_SHOWN), owners);
        }
        return publications;
    }

    /** The folder the files are read from, for administrators; empty where those of the application are used. */
    public String folder() {
        return person.isAdmin() ? Setting.CATALOGUE_DIR.text() : "";
    }

    /** Reads the files and says what they would change, or what is wrong with them. */
    public void tryFiles() {
        show(loading.dryRun());
    }

    /** Brings into force what was shown. */
    public void publish() {
        show(loading.dryRun());
        changedMeanwhile = !tried().equals(request.getParameter(TRIED));
        if (changedMeanwhile || !isPublishable()) {
            return;
        }
        var permitted = rights.of(person.identity());
        show(loading.reload(person.id(), permitted::permit));
        published = outcome.isValid();
        // What the page shows below is what is in force from now on.
        edition = null;
        families = null;
        publications = null;
    }

    private void show(CatalogueChanges changesOrFaults) {
        outcome = changesOrFaults;
        Permitted permitted = rights.of(person.identity());
        changes = outcome.changes().stream()
                .map(change -> new ChangeView(change, permitted.permit(change)))
                .toList();
    }

    /** Whether the files were looked at. */
    public boolean isTried() {
        return outcome != null;
    }

    public boolean isPublished() {
        return published;
    }

    /** Whether the files are no longer those that were shown before. */
    public boolean isChangedMeanwhile() {
        return changedMeanwhile;
    }

    public boolean isNothingDifferent() {
        return isTried() && outcome.isValid() && changes.isEmpty();
    }

    /** Whether what is shown can be published by this person. */
    public boolean isPublishable() {
        return isTried()
                && !published
                && outcome.isValid()
                && !changes.isEmpty()
                && changes.stream().allMatch(ChangeView::permitted);
    }

    /** Whether the page takes the wish to publish: what is shown, or what the browser was shown before. */
    public boolean isPublishOffered() {
        return isPublishable() || outcome == null && request.getParameter(TRIED) != null;
    }

    /** How many of the changes are somebody else's to make. */
    public long countForbidden() {
        return changes == null
                ? 0
                : changes.stream().filter(change -> !change.permitted()).count();
    }

    public List<ChangeView> changes() {
        return changes == null ? List.of() : changes;
    }

    public List<Fault> faults() {
        return outcome == null ? List.of() : outcome.faults();
    }

    /** Names what was shown, to be sent back with the wish to publish it. */
    public String tried() {
        return outcome == null ? "" : digest(outcome);
    }

    private static String digest(CatalogueChanges outcome) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(outcome.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private FamilyView view(ServiceFamily family) {
        return new FamilyView(
                family.key(),
                words.text(family.name()),
                words.text(family.summary()),
                catalogueWords.icon(family.icon()),
                owners.of(family.owners()),
                edition().services().stream()
                        .filter(service -> service.family().equals(family.key()))
                        .map(service -> view(service, family))
                        .toList());
    }

    private ServiceView view(ServiceOffering service, ServiceFamily family) {
        var priority = PriorityMatrix.priority(service.usualImpact(), service.usualUrgency());
        var agreement = edition().agreement(service.agreement());
        var promise = agreement
                .flatMap(found -> found.target(TargetKind.RESOLUTION, priority))
                .map(target -> catalogueWords.shortAmount(
                        target.target(),
                        edition()
                                .calendar(target.calendar().key(service.calendar(), null))
                                .map(CalendarDefinition::calendar)
                                .orElseThrow()))
                .orElse("");
        var conditional = service.form().fields().stream()
                .filter(field -> field.visibleWhen() != null)
                .count();
        return new ServiceView(
                service.key(),
                service.version(),
                words.text(service.name()),
                words.text(service.summary()),
                catalogueWords.icon(service.icon(), family.icon()),
                service.type(),
                service.hidden(),
                service.confidential(),
                agreement.map(found -> words.text(found.name())).orElse(service.agreement()),
                priority,
                promise,
                service.lines().stream()
                        .map(line -> new LineView(
                                line.line(),
                                String.join(
                                        ", ",
                                        line.groups().stream()
                                                .map(this::groupName)
                                                .toList())))
                        .toList(),
                service.form().fields().size(),
                conditional,
                owners.of(service.owners()));
    }

    private String groupName(String key) {
        return edition().group(key).map(group -> words.text(group.name())).orElse(key);
    }

    /** @param owners who answer for its services unless a service says otherwise */
    public record FamilyView(
            String key,
            String name,
            String summary,
            String icon,
            List<PersonSummary> owners,
            List<ServiceView> services) {}

    /**
     * A service in the list.
     *
     * @param priority of a ticket whose requester chooses nothing
     * @param promise how much working time the solution may take then; empty when none is promised
     * @param questions of the form, conditional ones included
     * @param owners its own, none when the family's answer for it
     */
    public record ServiceView(
            String key,
            int version,
            String name,
            String summary,
            String icon,
            TicketType type,
            boolean hidden,
            boolean confidential,
            String agreement,
            Priority priority,
            String promise,
            List<LineView> lines,
            int questions,
            long conditional,
            List<PersonSummary> owners) {}

    /** @param groups names, the receiving one first */
    public record LineView(int line, String groups) {}

    /**
     * A change that publishing would make, or made.
     *
     * @param permitted whether the viewer may make it
     */
    public record ChangeView(Change change, boolean permitted) {}
}
