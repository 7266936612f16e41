package org.threeline.catalog.offering;

import java.util.List;

/**
 * What loading a catalogue changes, or why it cannot be loaded. With faults there are no changes and nothing was saved.
 *
 * @param changes what differs from the catalogue in force, in the order of the files; empty when nothing does
 * @param faults what is wrong, by file and line; empty when it can be loaded
 */
public record CatalogueChanges(List<Change> changes, List<Fault> faults) {
    /** Copies the lists. */
    public CatalogueChanges {
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }

    /** Whether the catalogue can be loaded. */
    public boolean isValid() {
        return faults.isEmpty();
    }

    /**
     * One difference.
     *
     * @param path where, for example {@code services.new-laptop.form.fields[reason].required}; a definition that is
     *     new or gone is named whole: {@code services.new-laptop}
     * @param from what was in force; null when there was nothing
     * @param to what will be in force; null when there will be nothing
     * @param family key of the family a service enters, being new or moved there; null for any other difference
     */
    public record Change(String path, String from, String to, String family) {
        /** A difference that brings no service into a family. */
        public Change(String path, String from, String to) {
            this(path, from, to, null);
        }

        /** Section and key of the definition that changes, for example {@code services.new-laptop}. */
        public String definition() {
            int secondDot = path.indexOf('.', path.indexOf('.') + 1);
            return secondDot < 0 ? path : path.substring(0, secondDot);
        }
    }

    /**
     * One thing wrong with a file.
     *
     * @param file name of the file, relative to the catalogue's folder
     * @param line line in it, from 1
     * @param column column in the line, from 1
     * @param path where, for example {@code services.laptop.form.fields[2].options}; empty for the file as a whole
     * @param code stable and language-free, for example {@code key.unknown}
     * @param message what is wrong and how to mend it, in English
     */
    public record Fault(String file, int line, int column, String path, String code, String message) {
        /** As compilers write it: file, line, column, path, message. */
        @Override
        public String toString() {
            return file + ":" + line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + message;
        }
    }
}
