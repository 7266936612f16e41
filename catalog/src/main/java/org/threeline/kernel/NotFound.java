package org.threeline.kernel;

import jakarta.ejb.ApplicationException;

/**
 * There is no such thing for this caller. What one may not see does not exist, so this is also the answer to a
 * missing right of reading; the two are never told apart.
 */
@ApplicationException(rollback = true)
public class NotFound extends RuntimeException {
    /** @param what the kind and name asked for, for the log; it is not shown */
    public NotFound(String what) {
        super(what);
    }
}
