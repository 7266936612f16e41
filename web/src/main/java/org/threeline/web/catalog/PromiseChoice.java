package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueChanges.Fault;
import org.threeline.catalog.offering.CatalogueEditing;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.desk.identity.CatalogueRights;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Words;

/**
 * Which agreement a service or a family promises, and on which calendar. What is chosen is published at once as its next
 * version; a service may leave both to its family.
 */
@Named
@RequestScoped
public class PromiseChoice {
    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueEditing editing;

    @Inject
    CatalogueRights rights;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @Inject
    Words words;

    private final List<String> troubles = new ArrayList<>();
    private boolean fileDiffers;

    /** Publishes what was sent for a service; whether it is in force now. */
    boolean chooseForService(String key) {
        var service = catalogue.inForce().service(key).orElseThrow(() -> new NotFound("service " + key));
        if (!rights.of(person.identity()).mayEditService(key)) {
            throw new NotFound("service " + key + " to edit");
        }
        return publish(DefinitionEdit.of(
                service.promising(sent("agreement"), sent("calendar")), seenVersion(), null, isOverFile()));
    }

    /** Publishes what was sent for a family; whether it is in force now. */
    boolean chooseForFamily(String key) {
        var family = catalogue.inForce().family(key).orElseThrow(() -> new NotFound("family " + key));
        if (!rights.of(person.identity()).mayEditFamily(key)) {
            throw new NotFound("family " + key + " to edit");
        }
        return publish(DefinitionEdit.of(
                family.promising(sent("agreement"), sent("calendar")), seenVersion(), null, isOverFile()));
    }

    private boolean publish(DefinitionEdit edit) {
        try {
            var outcome = editing.publish(edit, person.id(), rights.of(person.identity())::permit);
            outcome.faults().stream().map(this::sentence).distinct().forEach(troubles::add);
            return outcome.isValid();
        } catch (StaleVersion changedMeanwhile) {
            troubles.add(words.get("catalogue_promise.stale"));
        } catch (BusinessRuleViolation refused) {
            troubles.add(words.of(refused.key(), refused.arguments().toArray()));
            fileDiffers = refused.key().equals("catalogue.edit.file_differs");
        }
        return false;
    }

    /** What is wrong, in the reader's language where it can be wrong here. */
    private String sentence(Fault fault) {
        var known = "catalogue_promise.fault." + fault.code();
        return words.containsKey(known) ? words.of(known, serviceOf(fault.path())) : fault.message();
    }

    private String serviceOf(String path) {
        var parts = path.split("\\.");
        return parts.length < 2
                ? path
                : catalogue
                        .inForce()
                        .service(parts[1])
                        .map(found -> words.text(found.name()))
                        .orElse(parts[1]);
    }

    /** What stands in the way, a sentence each; none where nothing was tried or all went well. */
    public List<String> troubles() {
        return troubles;
    }

    /** Whether the catalogue's file says something that was never published, and may be overwritten when told. */
    public boolean isFileDiffers() {
        return fileDiffers;
    }

    /** Every agreement one can choose. */
    public List<Choice> agreements() {
        return catalogue.inForce().agreements().stream()
                .map(each -> new Choice(each.key(), words.text(each.name())))
                .toList();
    }

    /** Every calendar one can choose. */
    public List<Choice> calendars() {
        return catalogue.inForce().calendars().stream()
                .map(each -> new Choice(each.key(), words.text(each.name())))
                .toList();
    }

    private int seenVersion() {
        var version = Objects.toString(request.getParameter("version"), "");
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    private boolean isOverFile() {
        return request.getParameter("over") != null;
    }

    private String sent(String name) {
        var value = Objects.toString(request.getParameter(name), "").strip();
        return value.isEmpty() ? null : value;
    }
}
