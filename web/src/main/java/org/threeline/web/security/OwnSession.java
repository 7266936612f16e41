package org.threeline.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.threeline.desk.identity.Identity;

/** The session of the browser at hand, for pages where people end their other ones. */
public final class OwnSession {
    private OwnSession() {}

    /** Goes on under a new id; has to come before a redirect. @param identity as it is since the others ended */
    public static void goOn(HttpServletRequest request, Identity identity) {
        BrowserSession.goOn(request, identity);
    }
}
