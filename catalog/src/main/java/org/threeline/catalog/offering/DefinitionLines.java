package org.threeline.catalog.offering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The lines of a catalogue file that hold one definition, found by where YAML's own reader saw them. */
final class DefinitionLines {
    private DefinitionLines() {}

    /** Whether a file defines it; a file that is not YAML does not. */
    static boolean holds(CatalogueSource source, String section, String key) {
        return section(source.text(), section)
                .flatMap(found -> entry(found.getValueNode(), key))
                .isPresent();
    }

    /**
     * The file with another definition in the place of one it holds.
     *
     * @param document what it shall say; null takes it out
     * @return null when the file is written in a way whose lines cannot be told apart, as within braces
     */
    static String replaced(String text, String section, String key, ObjectNode document) {
        Optional<NodeTuple> whole = section(text, section);
        Optional<NodeTuple> found = whole.flatMap(tuple -> entry(tuple.getValueNode(), key));
        if (found.isEmpty()) {
            return null;
        }
        Mark start = mark(found.get().getKeyNode().getStartMark());
        Mark end = mark(found.get().getValueNode().getEndMark());
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = text.lines().toList();
        if (!lines.get(start.getLine()).substring(0, start.getColumn()).isBlank()) {
            return null;
        }
        int after = end.getColumn() > 0 && !isBlankUpTo(lines, end) ? end.getLine() + 1 : end.getLine();
        after = Math.min(after, lines.size());
        // Comments between two definitions belong to the one below them.
        while (after > start.getLine() + 1 && isNobodys(lines.get(after - 1), start.getColumn())) {
            after--;
        }
        StringBuilder next = new StringBuilder(text.length() + 500);
        boolean last = document == null
                && ((MappingNode) whole.get().getValueNode()).getValue().size() == 1;
        for (int i = 0; i < start.getLine(); i++) {
            boolean emptied =
                    last && i == mark(whole.get().getKeyNode().getStartMark()).getLine();
            next.append(emptied ? section + ": {}" : lines.get(i)).append(lineEnd);
        }
        if (document != null) {
            next.append(indented(key, document, start.getColumn(), lineEnd));
        }
        for (int i = after; i < lines.size(); i++) {
            next.append(lines.get(i)).append(lineEnd);
        }
        return next.toString();
    }

    /** A definition as lines of a file. */
    static String indented(String key, ObjectNode document, int columns, String lineEnd) {
        StringBuilder lines = new StringBuilder();
        CatalogueDocuments.yaml(key, document).lines().forEach(line -> lines.append(
                        line.isEmpty() ? "" : " ".repeat(columns))
                .append(line)
                .append(lineEnd));
        return lines.toString();
    }

    private static boolean isBlankUpTo(List<String> lines, Mark end) {
        return end.getLine() >= lines.size()
                || lines.get(end.getLine()).substring(0, end.getColumn()).isBlank();
    }

    private static boolean isNobodys(String line, int column) {
        return line.isBlank() || line.strip().startsWith("#") && line.indexOf('#') <= column;
    }

    private static Mark mark(Optional<Mark> mark) {
        return mark.orElseThrow(() -> new IllegalStateException("YAML was read without marks"));
    }

    private static Optional<NodeTuple> section(String text, String section) {
        try {
            return new Compose(LoadSettings.builder()
                            .setUseMarks(true)
                            .setCodePointLimit(YamlValue.LONGEST_FILE + 1)
                            .build())
                    .composeString(text)
                    .flatMap(root -> entry(root, section));
        } catch (YamlEngineException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<NodeTuple> entry(Node mapping, String key) {
        return mapping instanceof MappingNode found
                ? found.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals(key))
                        .findFirst()
                : Optional.empty();
    }
}
