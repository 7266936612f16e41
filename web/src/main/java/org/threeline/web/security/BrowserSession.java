package org.threeline.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.threeline.desk.identity.Identity;

/**
 * What a browser's session remembers of its sign-in.
 *
 * @param personId who signed in
 * @param epoch the person's session epoch then; the session is over when it has grown
 * @param begun when the password was given
 */
record BrowserSession(long personId, int epoch, Instant begun) implements Serializable {
    private static final long serialVersionUID = 2;
    private static final String ATTRIBUTE = BrowserSession.class.getName();

    /** Null when the browser is not signed in. */
    static BrowserSession of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : (BrowserSession) session.getAttribute(ATTRIBUTE);
    }

    /**
     * Begins a session under a new id: whatever a stranger may have planted in the old one is gone. The old one is emptied
     * and renamed, not ended: of two sessions in one request the server would bring only the first to the other nodes.
     */
    static void begin(HttpServletRequest request, Identity identity, Instant now) {
        var strangers = request.getSession(false);
        if (strangers != null) {
            Collections.list(strangers.getAttributeNames()).forEach(strangers::removeAttribute);
            request.changeSessionId();
        }
        var session = request.getSession(true);
        session.setMaxInactiveInterval(request.getServletContext().getSessionTimeout() * 60);
        session.setAttribute(ATTRIBUTE, new BrowserSession(identity.id(), identity.sessionEpoch(), now));
    }

    /** Goes on under a new id after all other sessions of the person have ended. */
    static void goOn(HttpServletRequest request, Identity identity) {
        request.changeSessionId();
        request.getSession()
                .setAttribute(
                        ATTRIBUTE,
                        new BrowserSession(
                                identity.id(),
                                identity.sessionEpoch(),
                                of(request).begun()));
    }

    static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    boolean isOf(Identity identity) {
        return identity.id() == personId && identity.sessionEpoch() == epoch;
    }

    /** Whether the password has to be given again, however busy the browser was since. */
    boolean isOver(Instant now, Duration longest) {
        return !now.isBefore(begun.plus(longest));
    }
}
