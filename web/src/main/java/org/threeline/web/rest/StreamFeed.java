package org.threeline.web.rest;

import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Feeds the open streams, once a second on each node, one look at a time. */
@Singleton
@Startup
@Lock(LockType.WRITE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StreamFeed {
    private static final Logger LOG = System.getLogger(StreamFeed.class.getName());

    @Inject
    NotificationStreams streams;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "notification streams")
    void look() {
        try {
            streams.look();
        } catch (RuntimeException failed) {
            // The next look comes in a second; while the database is away everybody else says so already.
            LOG.log(Level.DEBUG, "Streams were not fed", failed);
        }
    }
}
