package org.threeline.desk.recalculation;

/** What changed, so that running clocks are to be measured anew. */
public enum RecalculationCause {
    /** A calendar has a new version, and somebody wants running clocks to move to it; the subject is its key. */
    CALENDAR,
    /** An agreement has a new version, and somebody wants running tickets to move to it; the subject is its key. */
    AGREEMENT,
    /** A group's own targets have a new version, and somebody wants running stays to move to it; the subject is its key. */
    GROUP,
    /** Somebody works at another place; the subject is the person's id. */
    PERSON,
    /** People at a place work by another calendar; the subject is the place's id. */
    LOCATION,
    /** The rules of time zones were updated; the subject is the edition of the data, such as 2026a. */
    ZONE_RULES
}
