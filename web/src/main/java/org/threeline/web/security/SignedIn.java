package org.threeline.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.threeline.desk.identity.ApiTokens.TokenBearer;
import org.threeline.desk.identity.Identity;

/**
 * How this request proved who it is.
 *
 * @param identity who it is
 * @param token null where the session's cookie proved it
 */
public record SignedIn(Identity identity, TokenBearer token) {
    private static final String ATTRIBUTE = SignedIn.class.getName();
    private static final String UNKNOWN = ATTRIBUTE + ".unknown";

    /** Empty when nobody is signed in. */
    public static Optional<SignedIn> of(HttpServletRequest request) {
        return Optional.ofNullable((SignedIn) request.getAttribute(ATTRIBUTE));
    }

    /** Whether the request names somebody whom the database could not be asked about. */
    public static boolean isUnknownForNow(HttpServletRequest request) {
        return request.getAttribute(UNKNOWN) != null;
    }

    /** Answers who did not say who it is; and who did, while the database cannot be asked, is told to come again. */
    public static void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isUnknownForNow(request)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"Threeline\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    void keep(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static void unknownForNow(HttpServletRequest request) {
        request.setAttribute(UNKNOWN, true);
    }

    public boolean isByCookie() {
        return token == null;
    }

    public boolean mayWrite() {
        return token == null || token.mayWrite();
    }

    /** Who shares a rate limit: everything done with one token, in a person's browsers, or by strangers of one address. */
    public static String caller(HttpServletRequest request) {
        return of(request).map(SignedIn::caller).orElseGet(() -> "address:" + request.getRemoteAddr());
    }

    private String caller() {
        return token == null ? "person:" + identity.id() : "token:" + token.tokenId();
    }
}
