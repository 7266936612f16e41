package org.threeline.catalog.offering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.threeline.kernel.BusinessRuleViolation;

/**
 * The folder the catalogue is kept in, when a page changes one definition of it: only the lines of that definition are
 * replaced, everything else in its file stays as somebody wrote it, comments too. A new definition gets a file of its
 * own.
 */
final class CatalogueFolder {
    private final Path folder;

    CatalogueFolder(Path folder) {
        this.folder = folder;
    }

    /** What the files say; null when they cannot be read without a fault. */
    CatalogueContent content() {
        return CatalogueReader.read(CatalogueFiles.in(folder)).content();
    }

    /**
     * Makes the files follow an edit.
     *
     * @param before the definition as it was in force; null when it is new
     * @param after as it is from now on; null when it goes
     * @throws BusinessRuleViolation when they cannot; nothing is written then
     */
    void replace(DefinitionEdit edit, ObjectNode before, ObjectNode after) {
        List<CatalogueSource> sources = CatalogueFiles.in(folder);
        CatalogueReading reading = CatalogueReader.read(sources);
        if (reading.content() == null) {
            CatalogueChanges.Fault first = reading.faults().get(0);
            throw new BusinessRuleViolation("catalogue.edit.files_faulty", first.file(), first.line(), first.message());
        }
        ObjectNode said = said(reading.content(), edit);
        if (Objects.equals(said, after)) {
            return;
        }
        int place = indexOf(sources, edit);
        if (!Objects.equals(said, before) && !edit.overFile()) {
            throw new BusinessRuleViolation(
                    "catalogue.edit.file_differs",
                    place < 0 ? edit.key() : sources.get(place).name());
        }
        String name = place < 0
                ? edit.kind().section() + "/" + edit.key() + ".yaml"
                : sources.get(place).name();
        boolean added = place < 0;
        place = added ? emptied(sources, name, edit) : place;
        String old = place < 0 ? null : sources.get(place).text();
        String text = added
                ? edit.kind().section() + ":\n" + DefinitionLines.indented(edit.key(), after, 2, "\n")
                : DefinitionLines.replaced(old, edit.kind().section(), edit.key(), after);
        List<CatalogueSource> next = new ArrayList<>(sources);
        if (text != null) {
            CatalogueSource changed = new CatalogueSource(name, text);
            if (place < 0) {
                next.add(changed);
            } else {
                next.set(place, changed);
            }
        }
        if (text == null || !saysOnly(next, reading.content(), edit, after)) {
            throw new BusinessRuleViolation("catalogue.edit.file_form", name);
        }
        write(name, old, text);
    }

    private static int indexOf(List<CatalogueSource> sources, DefinitionEdit edit) {
        for (int i = 0; i < sources.size(); i++) {
            if (DefinitionLines.holds(sources.get(i), edit.kind().section(), edit.key())) {
                return i;
            }
        }
        return -1;
    }

    /** The file of a definition that went, which says nothing any more; -1 for none. */
    private static int emptied(List<CatalogueSource> sources, String name, DefinitionEdit edit) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).name().equals(name)
                    && sources.get(i).text().strip().equals(edit.kind().section() + ": {}")) {
                return i;
            }
        }
        return -1;
    }

    private static ObjectNode said(CatalogueContent content, DefinitionEdit edit) {
        return CatalogueDocuments.documents(content).get(edit.kind()).get(edit.key());
    }

    /** Whether the files, read again, say what was meant and everything else they said before. */
    private static boolean saysOnly(
            List<CatalogueSource> next, CatalogueContent before, DefinitionEdit edit, ObjectNode after) {
        CatalogueContent content = CatalogueReader.read(next).content();
        if (content == null) {
            return false;
        }
        Map<DefinitionKind, Map<String, ObjectNode>> expected = new EnumMap<>(CatalogueDocuments.documents(before));
        Map<DefinitionKind, Map<String, ObjectNode>> found = CatalogueDocuments.documents(content);
        if (after == null) {
            expected.get(edit.kind()).remove(edit.key());
        } else {
            expected.get(edit.kind()).put(edit.key(), after.deepCopy());
        }
        // What services have from an edited family is nothing a file says of them.
        forgetInherited(expected);
        forgetInherited(found);
        return expected.equals(found);
    }

    private static void forgetInherited(Map<DefinitionKind, Map<String, ObjectNode>> documents) {
        documents.get(DefinitionKind.SERVICE).values().forEach(each -> each.remove(CatalogueDocuments.INHERITED));
    }

    /** @param old what the file said when it was read; null for a file that is new */
    private void write(String name, String old, String text) {
        Path file = folder.resolve(name);
        try {
            if (old == null) {
                Files.createDirectories(file.getParent());
                if (Files.exists(file)) {
                    throw new BusinessRuleViolation("catalogue.edit.file_changed", name);
                }
            } else {
                byte[] now;
                try (InputStream in = Files.newInputStream(file)) {
                    now = in.readAllBytes();
                }
                if (!Arrays.equals(now, old.getBytes(StandardCharsets.UTF_8))) {
                    throw new BusinessRuleViolation("catalogue.edit.file_changed", name);
                }
            }
            CatalogueFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            BusinessRuleViolation refused = new BusinessRuleViolation("catalogue.edit.file_unwritable", name);
            refused.initCause(unwritable);
            throw refused;
        }
    }
}
