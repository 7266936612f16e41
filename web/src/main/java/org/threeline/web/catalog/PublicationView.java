package org.threeline.web.catalog;

import java.time.Instant;
import java.util.List;
import org.threeline.catalog.offering.Publication;
import org.threeline.desk.identity.PersonSummary;

/**
 * What came into force at once, with the name of who published it.
 *
 * @param by null for the system
 */
public record PublicationView(Instant at, PersonSummary by, List<Publication.Version> versions) {
    static List<PublicationView> of(List<Publication> publications, Owners owners) {
        var names =
                owners.byId(publications.stream().map(Publication::byPersonId).toList());
        return publications.stream()
                .map(each -> new PublicationView(each.at(), names.get(each.byPersonId()), each.versions()))
                .toList();
    }

    /** Whether everything in it was new, as at the first start of a company. */
    public boolean isAllNew() {
        return versions.stream().allMatch(Publication.Version::isFirst);
    }
}
