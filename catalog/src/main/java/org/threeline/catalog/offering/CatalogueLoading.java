package org.threeline.catalog.offering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.kernel.BusinessRuleViolation;

/**
 * Bringing a catalogue into force. A definition whose content did not change keeps its version; a changed one gets the
 * next; one that is missing is no longer in force. Running tickets keep the versions they were filed with. With any
 * fault nothing at all is saved.
 */
@Stateless
public class CatalogueLoading {
    @Inject
    PublishedDefinitions definitions;

    @Inject
    SupportGroups groups;

    @Inject
    Clock clock;

    @Inject
    Event<CataloguePublished> published;

    /** What {@link #reload} would change, or why it could not. */
    public CatalogueChanges dryRun() {
        return compared(CatalogueReader.read(CatalogueFiles.configured()));
    }

    /**
     * Brings the catalogue of the files into force.
     *
     * @param byPersonId who asked for it
     * @param permitted which changes that person may make; one that is not refuses all of them
     * @throws BusinessRuleViolation {@code catalogue.load.not_permitted} naming the first change that is not permitted
     */
    public CatalogueChanges reload(long byPersonId, Predicate<Change> permitted) {
        return publish(CatalogueReader.read(CatalogueFiles.configured()), byPersonId, permitted);
    }

    /** Brings the catalogue of the files into force for somebody who may change all of it. */
    public CatalogueChanges reload(long byPersonId) {
        return reload(byPersonId, change -> true);
    }

    /** What {@link #load} would change, or why it could not. */
    public CatalogueChanges dryRun(String yaml) {
        return compared(CatalogueReader.readWhole(yaml));
    }

    /**
     * Brings a catalogue into force that was sent as one document. The document is the whole catalogue: what it does
     * not name is no longer in force.
     *
     * @param byPersonId who asked for it; null for the system
     * @param permitted which changes that person may make; one that is not refuses all of them
     * @throws BusinessRuleViolation {@code catalogue.load.not_permitted} naming the first change that is not permitted
     */
    public CatalogueChanges load(String yaml, Long byPersonId, Predicate<Change> permitted) {
        return publish(CatalogueReader.readWhole(yaml), byPersonId, permitted);
    }

    /** Brings a document into force for somebody who may change all of the catalogue. */
    public CatalogueChanges load(String yaml, Long byPersonId) {
        return load(yaml, byPersonId, change -> true);
    }

    /**
     * Loads the files when nothing was ever published: the first start of a company. Two nodes may do so at once.
     *
     * @return whether anything was loaded
     * @throws IllegalStateException naming every fault, when the files cannot be loaded
     */
    public boolean loadIfEmpty() {
        if (definitions.lock().revision() > 0) {
            return false;
        }
        CatalogueChanges changes = publish(CatalogueReader.read(CatalogueFiles.configured()), null, change -> true);
        if (!changes.isValid()) {
            throw new IllegalStateException(changes.faults().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("\n", "The catalogue cannot be loaded:\n", "")));
        }
        return true;
    }

    private CatalogueChanges compared(CatalogueReading reading) {
        return reading.content() == null
                ? new CatalogueChanges(List.of(), reading.faults())
                : new CatalogueChanges(
                        CatalogueDifference.between(content(definitions.inForce()), reading.content()), List.of());
    }

    private CatalogueChanges publish(CatalogueReading reading, Long byPersonId, Predicate<Change> permitted) {
        if (reading.content() == null) {
            return new CatalogueChanges(List.of(), reading.faults());
        }
        CatalogueState state = definitions.lock();
        List<PublishedDefinition> latest = definitions.latest();
        List<Change> changes = CatalogueDifference.between(
                content(latest.stream().filter(PublishedDefinition::isInForce).toList()), reading.content());
        for (Change change : changes) {
            if (!permitted.test(change)) {
                throw new BusinessRuleViolation("catalogue.load.not_permitted", change.path());
            }
        }
        if (!changes.isEmpty()) {
            replace(latest, reading.content(), byPersonId, clock.instant());
            groups.follow(reading.content().groups());
            published.fire(new CataloguePublished(state.advance(), byPersonId, changes));
        }
        return new CatalogueChanges(changes, List.of());
    }

    private void replace(List<PublishedDefinition> latest, CatalogueContent content, Long byPersonId, Instant now) {
        Map<DefinitionKind, Map<String, PublishedDefinition>> known = new EnumMap<>(DefinitionKind.class);
        for (DefinitionKind kind : DefinitionKind.values()) {
            known.put(kind, new HashMap<>());
        }
        latest.forEach(each -> known.get(each.kind()).put(each.key(), each));
        CatalogueDocuments.documents(content).forEach((kind, documents) -> {
            int place = 0;
            for (Map.Entry<String, ObjectNode> entry : documents.entrySet()) {
                String text = CatalogueDocuments.text(entry.getValue());
                PublishedDefinition before = known.get(kind).remove(entry.getKey());
                if (before != null && before.says(text)) {
                    before.reinstate();
                    before.placeAt(place++);
                    continue;
                }
                int version = before == null ? 1 : before.version() + 1;
                PublishedDefinition next =
                        PublishedDefinition.publish(kind, entry.getKey(), version, text, now, byPersonId);
                next.placeAt(place++);
                definitions.add(next);
                if (before != null) {
                    before.retire();
                }
            }
        });
        known.values().forEach(gone -> gone.values().forEach(PublishedDefinition::retire));
    }

    private static CatalogueContent content(List<PublishedDefinition> inForce) {
        Map<DefinitionKind, List<Object>> found = new EnumMap<>(DefinitionKind.class);
        inForce.stream()
                .sorted(Comparator.comparingInt(PublishedDefinition::position))
                .forEach(each -> found.computeIfAbsent(each.kind(), kind -> new ArrayList<>())
                        .add(each.definition()));
        return CatalogueDocuments.content(found);
    }
}
