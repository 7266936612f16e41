package org.threeline.desk.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import org.threeline.catalog.offering.CataloguePublished;

/** Writes down what a publication changed, one entry for each definition, with the publication itself. */
@ApplicationScoped
public class PublicationRecord {
    /** More of one definition would fill a page; the catalogue's own history has them all. */
    private static final int MOST_CHANGES = 20;

    @Inject
    Audit audit;

    void onPublished(@Observes CataloguePublished published) {
        // The first catalogue of a desk is nobody's act, and everything in it is new.
        if (published.byPersonId() == null) {
            audit.record(
                    (Long) null,
                    AuditKind.CATALOGUE_PUBLISHED,
                    new AuditSubject("catalogue", null),
                    AuditDetails.none().with("revision", published.revision()));
            return;
        }
        var byDefinition = new LinkedHashMap<String, AuditDetails>();
        for (var change : published.changes()) {
            var definition = change.definition();
            var details = byDefinition.computeIfAbsent(
                    definition, key -> AuditDetails.none().with("revision", published.revision()));
            if (details.values().size() <= MOST_CHANGES) {
                var within = change.path().equals(definition)
                        ? "definition"
                        : change.path().substring(definition.length() + 1);
                details.changed(within, change.from(), change.to());
            }
        }
        byDefinition.forEach((definition, details) -> audit.record(
                published.byPersonId(), AuditKind.CATALOGUE_PUBLISHED, new AuditSubject(definition, null), details));
    }
}
