package org.threeline.web.security;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/**
 * Lets a session begin as a stranger's, which ends almost at once: drawing a page begins one for whoever asks, nothing
 * needs it before somebody signs in, and there is no end to strangers. Ending it after the page would come too late,
 * since the server has put it away with the page. Signing in begins another that lasts.
 */
@WebListener
public class StrangersSessions implements HttpSessionListener {
    static final int SECONDS = 30;

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        event.getSession().setMaxInactiveInterval(SECONDS);
    }
}
