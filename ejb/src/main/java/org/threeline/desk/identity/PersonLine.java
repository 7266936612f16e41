package org.threeline.desk.identity;

import java.util.Map;

/**
 * One person as a file tells of it.
 *
 * @param line where it begins in the file, from 1
 * @param cells what the file says, by column; a column the file does not have is missing
 * @param width how many cells the line has
 * @param columns how many it ought to have; where that differs, nobody knows which cell belongs to which column
 */
public record PersonLine(long line, Map<PersonColumn, String> cells, int width, int columns) {
    public PersonLine {
        cells = Map.copyOf(cells);
    }

    /** A line of another width than the first one. */
    public static PersonLine misfit(long line, int width, int columns) {
        return new PersonLine(line, Map.of(), width, columns);
    }

    boolean fits() {
        return width == columns;
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
