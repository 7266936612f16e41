package org.threeline.desk.identity;

/** How somebody belongs to the company. */
public enum Employment {
    EMPLOYEE,
    /** Works for the company and is employed by another. */
    CONTRACTOR,
    INTERN
}
