package org.threeline.kernel.storage;

import javax.sql.DataSource;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Login;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * How both persistence units speak to the database.
 *
 * <p>A query that lost its connection stays lost: EclipseLink would ask three times more with five seconds in between,
 * while people wait, although the transaction went with the connection. The pool finds a new one for the next request.
 *
 * <p>A batch of inserts is one message to the database, and not as many as it has rows ({@link BulkInserts}).
 */
// The interface's successor does not exist yet in the EclipseLink that Payara brings.
@SuppressWarnings("removal")
public class DatabaseSessions implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
        inBulk(session.getLogin());
        if (session instanceof ServerSession server) {
            inBulk(server.getReadConnectionPool().getLogin());
        }
    }

    private static void inBulk(Login login) {
        if (login instanceof DatasourceLogin known && known.getConnector() instanceof JNDIConnector connector) {
            DataSource source = connector.getDataSource();
            if (source != null) {
                connector.setDataSource(BulkInserts.over(source));
            }
        }
    }
}
