package org.threeline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All that was measured in a run: a table for people, JSON for programs. */
final class Figures {
    private final List<Figure> all = new ArrayList<>();
    private final Map<String, String> machine;

    Figures(Map<String, String> machine) {
        this.machine = machine;
    }

    /** What is known of the machine only later. */
    void machine(String what, String value) {
        machine.put(what, value);
    }

    Figure add(String part, String name) {
        var figure = new Figure(part, name);
        all.add(figure);
        return figure;
    }

    /** @param failure why the run is not whole, or null when it is */
    void write(Path file, String failure) throws IOException {
        var document = new LinkedHashMap<String, Object>();
        document.put("machine", machine);
        document.put("complete", failure == null);
        if (failure != null) {
            document.put("failure", failure);
        }
        document.put("figures", all);
        Files.createDirectories(file.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), document);
    }

    String table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Part", "Measured", "Figure", "Limit in the same run", "Notes"));
        for (var figure : all) {
            rows.add(List.of(
                    figure.part,
                    figure.name,
                    text(figure.figures),
                    text(figure.limits),
                    String.join("; ", figure.notes)));
        }
        var widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        // The notes are the last column and may be long: nothing stands behind them that would need them padded.
        widths[widths.length - 1] = 1;
        var table = new StringBuilder();
        machine.forEach((what, value) -> table.append("%-12s %s%n".formatted(what, value)));
        table.append('\n');
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                table.append(("%-" + widths[i] + "s").formatted(row.get(i))).append(i < widths.length - 1 ? " | " : "");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String text(List<Quantity> quantities) {
        return quantities.stream().map(Quantity::text).collect(Collectors.joining(", "));
    }
}
