package org.threeline.catalog.offering;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.threeline.catalog.offering.CatalogueChanges.Change;

/** What was published when, by whom, and what it changed. What went out of force without a successor leaves no trace. */
@Stateless
public class CatalogueHistory {
    @Inject
    PublishedDefinitions definitions;

    /** The latest publications, newest first. */
    public List<Publication> latest(int limit) {
        return grouped(definitions.latestPublished(limit));
    }

    /** Every publication of a service, newest first; empty when there is no such service. */
    public List<Publication> ofService(String key) {
        return grouped(definitions.versionsOf(DefinitionKind.SERVICE, key));
    }

    /** Every publication of a calendar, newest first; empty when there is no such calendar. */
    public List<Publication> ofCalendar(String key) {
        return grouped(definitions.versionsOf(DefinitionKind.CALENDAR, key));
    }

    /** Every publication of an agreement, newest first; empty when there is no such agreement. */
    public List<Publication> ofAgreement(String key) {
        return grouped(definitions.versionsOf(DefinitionKind.AGREEMENT, key));
    }

    /** Every publication of a group, newest first; empty when the catalogue never defined it. */
    public List<Publication> ofGroup(String key) {
        return grouped(definitions.versionsOf(DefinitionKind.GROUP, key));
    }

    /** @param published newest first */
    private List<Publication> grouped(List<PublishedDefinition> published) {
        List<Publication> publications = new ArrayList<>();
        List<PublishedDefinition> together = new ArrayList<>();
        for (PublishedDefinition each : published) {
            if (!together.isEmpty()
                    && !each.publishedAt().equals(together.get(0).publishedAt())) {
                publications.add(publication(together));
                together.clear();
            }
            together.add(each);
        }
        if (!together.isEmpty()) {
            publications.add(publication(together));
        }
        return List.copyOf(publications);
    }

    private Publication publication(List<PublishedDefinition> together) {
        PublishedDefinition first = together.get(0);
        return new Publication(
                first.publishedAt(),
                first.publishedBy(),
                first.reason(),
                together.stream()
                        .map(each ->
                                new Publication.Version(path(each), each.version(), each.isInForce(), changesOf(each)))
                        .toList());
    }

    private List<Change> changesOf(PublishedDefinition published) {
        return CatalogueDifference.between(
                path(published),
                definitions
                        .find(published.kind(), published.key(), published.version() - 1)
                        .map(before -> CatalogueDocuments.parse(before.document()))
                        .orElse(null),
                CatalogueDocuments.parse(published.document()));
    }

    private static String path(PublishedDefinition published) {
        return published.kind().section() + "." + published.key();
    }
}
