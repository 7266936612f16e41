package org.threeline.desk.ticket;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a promise was broken, as far as it can be counted; whoever resolves a ticket may also say it in words of their own.
 */
public enum BreachReason {
    TOO_FEW_PEOPLE,
    OVERLOOKED,
    WRONG_GROUP,
    HARDER_THAN_THOUGHT,
    REQUESTER_LATE,
    SUPPLIER_LATE,
    PART_MISSING,
    LARGE_OUTAGE;

    /** The reason that was written down; empty where it was said in words. */
    public static Optional<BreachReason> of(String written) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(written))
                .findFirst();
    }
}
