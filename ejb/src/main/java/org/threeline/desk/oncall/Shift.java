package org.threeline.desk.oncall;

import java.time.Instant;

/**
 * A stretch of one turn in which the same person is on call.
 *
 * @param personId who is; null where nobody of the rota can be
 * @param plannedId whose turn it is
 * @param reason why it is that person
 * @param until the first moment after it
 */
public record Shift(Long personId, long plannedId, Reason reason, Instant from, Instant until) {
    /** Why somebody is on call. */
    public enum Reason {
        /** It is the person's turn. */
        TURN,
        /** Somebody wrote down that the person takes this turn. */
        REPLACES,
        /** Whose turn it is is away, and has named this person. */
        STANDS_IN,
        /** Whose turn it is cannot, so it is whoever comes next. */
        NEXT,
        /** Nobody of the rota is there. */
        NOBODY
    }
}
