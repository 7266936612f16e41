package org.threeline.kernel.storage;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.threeline.kernel.Causes;

/** What a fault of the database means to whoever waits for an answer; anything else is a fault of ours. */
public final class DatabaseFault {
    /** MariaDB's number for a lock that was waited for too long. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private DatabaseFault() {}

    /** There is no connection, or there will be none in a moment: the same may work later. */
    public static boolean isAway(Causes causes) {
        return causes.hold(DatabaseFault::isConnectionLost);
    }

    /** Others were in the way, and this transaction was given up for theirs: the same may work at once. */
    public static boolean isBusy(Causes causes) {
        return causes.hold(cause -> cause instanceof SQLException sql
                && ("40001".equals(sql.getSQLState()) || sql.getErrorCode() == LOCK_WAIT_TIMEOUT));
    }

    /** What may exist once exists already. */
    public static boolean isDuplicate(Causes causes) {
        return causes.hold(SQLIntegrityConstraintViolationException.class);
    }

    private static boolean isConnectionLost(Throwable cause) {
        if (cause instanceof SQLException sql) {
            var state = sql.getSQLState();
            // 08: no connection; 70100: the server is going down; 57: it was told to.
            return state != null && (state.startsWith("08") || state.equals("70100") || state.startsWith("57"))
                    || sql instanceof SQLNonTransientConnectionException
                    || sql instanceof SQLTransientConnectionException;
        }
        // The pool's own exception; its class belongs to an interface most modules need not see.
        return cause.getClass().getName().equals("jakarta.resource.ResourceException");
    }
}
