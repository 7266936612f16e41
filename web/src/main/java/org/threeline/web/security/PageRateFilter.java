package org.threeline.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.threeline.kernel.Setting;

/** Refuses pages, files and downloads to whoever asks for too many of them ({@code THREELINE_RATE_LIMIT}). */
public class PageRateFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final int TOO_MANY = 429;

    private final transient RateLimit limit = new RateLimit(Setting.RATE_LIMIT.number());

    @Inject
    transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!AccessRules.countsAsPage(AccessRules.path(request))) {
            chain.doFilter(request, response);
            return;
        }
        var wait = limit.take(SignedIn.caller(request), clock.instant());
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", String.valueOf(wait.get().toSeconds() + 1));
        response.sendError(TOO_MANY);
    }
}
