package org.threeline.web.faces;

import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.threeline.kernel.StaleVersion;

/** What an exception means to the person at the page. Containers wrap what use cases throw, so the causes decide. */
final class Trouble {
    private final List<Throwable> causes;

    Trouble(Throwable thrown) {
        this.causes = causes(thrown);
    }

    <T extends Throwable> Optional<T> find(Class<T> kind) {
        return causes.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Somebody else changed the thing in the meantime, noticed by a rule or by the database. */
    boolean isStale() {
        return find(StaleVersion.class).isPresent()
                || find(OptimisticLockException.class).isPresent();
    }

    boolean isDatabaseAway() {
        return causes.stream()
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLNonTransientConnectionException
                        || cause instanceof ResourceException
                        || cause instanceof SQLException sql && isConnectionState(sql.getSQLState()));
    }

    // 08: no connection; 57 and 70100: the server is going down.
    private static boolean isConnectionState(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57") || state.equals("70100"));
    }

    private static List<Throwable> causes(Throwable thrown) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        var ordered = new ArrayList<Throwable>();
        for (var cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            ordered.add(cause);
            Arrays.stream(cause.getSuppressed()).filter(seen::add).forEach(ordered::add);
        }
        return ordered;
    }
}
