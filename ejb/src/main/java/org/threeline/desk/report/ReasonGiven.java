package org.threeline.desk.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeline.desk.ticket.BreachReason;

/** What was said when somebody was asked why a promise was broken, as far as it can be counted. */
public enum ReasonGiven {
    TOO_FEW_PEOPLE,
    OVERLOOKED,
    WRONG_GROUP,
    HARDER_THAN_THOUGHT,
    REQUESTER_LATE,
    SUPPLIER_LATE,
    PART_MISSING,
    LARGE_OUTAGE,
    /** It was said in words. */
    OTHER,
    /** Nobody said anything. */
    NONE;

    /** @param written as it stands with the ticket, or null */
    static ReasonGiven of(@Nullable String written) {
        return written == null
                ? NONE
                : BreachReason.of(written).map(code -> valueOf(code.name())).orElse(OTHER);
    }

    /** The code it was chosen by; empty where it was said in words, or not at all. */
    public Optional<BreachReason> code() {
        return BreachReason.of(name());
    }
}
