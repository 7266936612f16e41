package org.threeline.catalog.offering;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.threeline.catalog.offering.CatalogueChanges.Fault;

/** What is wrong with the files read so far. */
final class Faults {
    /** Enough to repair files by; a document of nothing but mistakes must not answer with as many. */
    private static final int MOST = 200;

    private final List<String> files;
    // A place may be read twice; what is wrong with it is told once.
    private final Set<Fault> faults = new LinkedHashSet<>();

    /** @param files names of all files, in their order */
    Faults(List<String> files) {
        this.files = files;
    }

    void add(String file, Optional<Mark> mark, String path, String code, String message) {
        if (faults.size() < MOST) {
            int line = mark.map(Mark::getLine).orElse(0) + 1;
            int column = mark.map(Mark::getColumn).orElse(0) + 1;
            faults.add(new Fault(file, line, column, path, code, message));
        }
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** All of them, by file, line and column. */
    List<Fault> sorted() {
        return faults.stream()
                .sorted(Comparator.comparingInt((Fault fault) -> files.indexOf(fault.file()))
                        .thenComparingInt(Fault::line)
                        .thenComparingInt(Fault::column))
                .toList();
    }
}
