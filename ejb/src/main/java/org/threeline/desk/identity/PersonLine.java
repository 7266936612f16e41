package org.threeline.desk.identity;

import java.util.Map;

/**
 * One person as a file tells of it.
 *
 * @param line where it begins in the file, from 1
 * @param cells what the file says, by column; a column the file does not have is missing
 */
public record PersonLine(long line, Map<PersonColumn, String> cells) {
    public PersonLine {
        cells = Map.copyOf(cells);
    }

    boolean has(PersonColumn column) {
        return cells.containsKey(column);
    }

    /** Whether the file says something there. */
    boolean tells(PersonColumn column) {
        return !get(column).isBlank();
    }

    String get(PersonColumn column) {
        return cells.getOrDefault(column, "");
    }
}
