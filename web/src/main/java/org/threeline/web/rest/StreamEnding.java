package org.threeline.web.rest;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Ends a browser's streams with its session. */
@WebListener
public class StreamEnding implements HttpSessionListener {
    @Inject
    NotificationStreams streams;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        streams.endOfSession(event.getSession().getId());
    }
}
