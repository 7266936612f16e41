package org.threeline.desk.identity;

import java.util.List;

/**
 * What a file of people changes, or why it cannot.
 *
 * @param created how many people are new
 * @param changed how many differ
 * @param unchanged how many are already as the file says
 * @param refused how many lines have faults
 * @param changes the first of what is new or differs
 * @param faults the first of what is wrong, in the order of the file
 * @param countFaults how much is wrong altogether
 * @param newDepartments names of departments that are founded
 * @param newLocations names of locations that are opened
 */
public record PeoplePlan(
        long created,
        long changed,
        long unchanged,
        long refused,
        List<Difference> changes,
        List<Fault> faults,
        long countFaults,
        List<String> newDepartments,
        List<String> newLocations) {

    /** With a fault, nothing of the file is applied. */
    public boolean isFaulty() {
        return countFaults > 0;
    }

    /** Whether applying it would do anything. */
    public boolean isApplicable() {
        return !isFaulty() && created + changed > 0;
    }

    /**
     * Somebody who is new or differs.
     *
     * @param isNew whether the desk does not know the login yet
     * @param columns headers of the columns that differ; empty for somebody new
     */
    public record Difference(long line, String login, String name, boolean isNew, List<String> columns) {}

    /**
     * One thing wrong.
     *
     * @param line in the file, from 1
     * @param column header of the column; null where it is the line as a whole
     * @param code key of the sentence
     * @param arguments what the sentence mentions
     * @param value what stands there
     */
    public record Fault(long line, String column, String code, List<Object> arguments, String value) {}
}
