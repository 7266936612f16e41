package org.threeline.catalog.offering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;

/**
 * Changing one definition in a page. It takes the way of a file: the catalogue in force with the change in it is read
 * and checked as a whole, a new version is published, and where the catalogue is kept in a folder the definition is
 * replaced in its file too, so that publishing the files later does not take the change back. With any fault nothing at
 * all is changed.
 */
@Stateless
public class CatalogueEditing {
    @Inject
    PublishedDefinitions definitions;

    @Inject
    SupportGroups groups;

    @Inject
    Clock clock;

    @Inject
    Event<CataloguePublished> published;

    Optional<Path> folder = CatalogueFiles.folder();

    /** What {@link #publish} would change of the catalogue in force, or why it could not; files are not looked at. */
    public CatalogueChanges check(DefinitionEdit edit) {
        List<PublishedDefinition> inForce = definitions.inForce();
        CatalogueContent before = content(inForce);
        CatalogueReading after = read(edited(before, edit));
        return after.content() == null
                ? new CatalogueChanges(List.of(), after.faults())
                : new CatalogueChanges(CatalogueDifference.between(before, after.content()), List.of());
    }

    /**
     * What the catalogue's file says of a definition and was never published; nothing where there is no folder, or
     * where the files cannot be read.
     */
    public List<Change> unpublished(DefinitionKind kind, String key) {
        return folder.map(CatalogueFolder::new)
                .map(files -> {
                    CatalogueContent content = files.content();
                    ObjectNode said = content == null ? null : document(content, kind, key);
                    ObjectNode known = document(content(definitions.inForce()), kind, key);
                    return content == null ? List.<Change>of() : differences(kind.section() + "." + key, known, said);
                })
                .orElse(List.of());
    }

    /**
     * Brings an edited definition into force as its next version.
     *
     * @param byPersonId who edited it
     * @param permitted which changes that person may make
     * @return what changed, nothing when the definition says the same already; or what is wrong with it
     * @throws StaleVersion when another version than the edited one is in force
     * @throws NotFound when the edited definition is no longer in force
     * @throws BusinessRuleViolation {@code catalogue.load.not_permitted}; {@code catalogue.edit.key_taken} for a new
     *     definition; {@code catalogue.edit.file_differs}, {@code .files_faulty}, {@code .file_form},
     *     {@code .file_changed} and {@code .file_unwritable}, naming the file, when its file cannot follow
     */
    public CatalogueChanges publish(DefinitionEdit edit, long byPersonId, Predicate<Change> permitted) {
        CatalogueState state = definitions.lock();
        List<PublishedDefinition> latest = definitions.latest();
        PublishedDefinition before = latest.stream()
                .filter(each -> each.kind() == edit.kind() && each.key().equals(edit.key()))
                .findFirst()
                .orElse(null);
        requireCurrent(edit, before);
        List<PublishedDefinition> inForce =
                latest.stream().filter(PublishedDefinition::isInForce).toList();
        CatalogueContent content = content(inForce);
        CatalogueReading reading = read(edited(content, edit));
        if (reading.content() == null) {
            return new CatalogueChanges(List.of(), reading.faults());
        }
        List<Change> changes = CatalogueDifference.between(content, reading.content());
        for (Change change : changes) {
            if (!permitted.test(change)) {
                throw new BusinessRuleViolation("catalogue.load.not_permitted", change.path());
            }
        }
        if (changes.isEmpty()) {
            return new CatalogueChanges(List.of(), List.of());
        }
        Instant now = clock.instant();
        replace(edit, before, inForce, document(reading.content(), edit.kind(), edit.key()), byPersonId, now);
        if (edit.kind() == DefinitionKind.FAMILY) {
            follow(edit, inForce, reading.content(), byPersonId, now);
        }
        groups.follow(reading.content().groups());
        published.fire(new CataloguePublished(state.advance(), byPersonId, changes));
        // Last, so that what fails before it leaves the file alone.
        folder.ifPresent(path -> new CatalogueFolder(path)
                .replace(
                        edit,
                        document(content, edit.kind(), edit.key()),
                        document(reading.content(), edit.kind(), edit.key())));
        return new CatalogueChanges(changes, List.of());
    }

    private static void requireCurrent(DefinitionEdit edit, PublishedDefinition before) {
        boolean offered = before != null && before.isInForce();
        if (edit.seenVersion() == null) {
            if (offered) {
                throw new BusinessRuleViolation("catalogue.edit.key_taken", edit.key());
            }
        } else if (!offered) {
            throw new NotFound(edit.path());
        } else if (before.version() != edit.seenVersion()) {
            throw new StaleVersion(edit.path(), edit.seenVersion(), before.version());
        }
    }

    private void replace(
            DefinitionEdit edit,
            PublishedDefinition before,
            List<PublishedDefinition> inForce,
            ObjectNode document,
            long byPersonId,
            Instant now) {
        if (document == null) {
            before.retire();
            return;
        }
        String text = CatalogueDocuments.text(document);
        if (before != null && before.says(text)) {
            before.reinstate();
            return;
        }
        PublishedDefinition next = PublishedDefinition.publish(
                edit.kind(), edit.key(), before == null ? 1 : before.version() + 1, text, now, byPersonId);
        next.because(edit.reason());
        next.placeAt(
                before != null && before.isInForce()
                        ? before.position()
                        : (int) inForce.stream()
                                .filter(each -> each.kind() == edit.kind())
                                .count());
        definitions.add(next);
        if (before != null) {
            before.retire();
        }
    }

    /** What services have from their family is a part of their versions, so that tickets keep it too. */
    private void follow(
            DefinitionEdit edit,
            List<PublishedDefinition> inForce,
            CatalogueContent after,
            long byPersonId,
            Instant now) {
        Map<String, ObjectNode> documents = CatalogueDocuments.documents(after).get(DefinitionKind.SERVICE);
        for (PublishedDefinition each : inForce) {
            String text =
                    each.kind() == DefinitionKind.SERVICE ? CatalogueDocuments.text(documents.get(each.key())) : null;
            if (text != null && !each.says(text)) {
                PublishedDefinition next =
                        PublishedDefinition.publish(each.kind(), each.key(), each.version() + 1, text, now, byPersonId);
                next.because(edit.reason());
                next.placeAt(each.position());
                definitions.add(next);
                each.retire();
            }
        }
    }

    /** The catalogue with the edited definition in the place of the one it replaces, or behind all of its kind. */
    static CatalogueContent edited(CatalogueContent content, DefinitionEdit edit) {
        Map<DefinitionKind, List<Object>> all = new EnumMap<>(DefinitionKind.class);
        for (DefinitionKind kind : DefinitionKind.values()) {
            all.put(kind, new ArrayList<>(kind.of(content)));
        }
        List<Object> section = all.get(edit.kind());
        int place = -1;
        for (int i = 0; i < section.size(); i++) {
            if (CatalogueDocuments.keyOf(section.get(i)).equals(edit.key())) {
                place = i;
            }
        }
        if (place >= 0) {
            section.remove(place);
        }
        if (edit.definition() != null) {
            section.add(place < 0 ? section.size() : place, edit.definition());
        }
        return CatalogueDocuments.content(all);
    }

    private static CatalogueReading read(CatalogueContent content) {
        return CatalogueReader.readWhole(CatalogueDocuments.yaml(content));
    }

    private static List<Change> differences(String path, ObjectNode known, ObjectNode said) {
        if (known == null || said == null) {
            return Objects.equals(known, said) ? List.of() : List.of(new Change(path, nameOf(known), nameOf(said)));
        }
        return CatalogueDifference.between(path, known, said);
    }

    private static String nameOf(ObjectNode document) {
        return document == null ? null : document.path("name").path("en").asText();
    }

    private static ObjectNode document(CatalogueContent content, DefinitionKind kind, String key) {
        return CatalogueDocuments.documents(content).get(kind).get(key);
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
