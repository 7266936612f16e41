package org.threeline.kernel.storage;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.Session;

/**
 * Leaves a query that lost its connection lost: EclipseLink would ask three times more with five seconds in between,
 * while people wait, although the transaction went with the connection. The pool finds a new one for the next request.
 */
// The interface's successor does not exist yet in the EclipseLink that Payara brings.
@SuppressWarnings("removal")
public class LostConnections implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
