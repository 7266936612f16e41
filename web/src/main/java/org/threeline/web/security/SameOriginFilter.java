package org.threeline.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Refuses what a foreign page makes a browser send to our pages. Whoever is signed in has to prove that a page of ours
 * sent it: the state that forms of Faces bring back is sealed, but the same for all sessions, and small forms have none.
 * The REST interface asks itself.
 */
public class SameOriginFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!READING.contains(request.getMethod())
                && !AccessRules.path(request).startsWith("/api/")
                && (SignedIn.of(request).isPresent() ? !Origin.isProvenlyOurs(request) : Origin.isForeign(request))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }
}
