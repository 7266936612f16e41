package org.threeline.web.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import org.threeline.kernel.Setting;
import org.threeline.web.security.RateLimit;
import org.threeline.web.security.SignedIn;

/**
 * What every request to the interface has to pass before anything else is known about it: not too many of them, and
 * somebody signed in.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class ApiAccess implements ContainerRequestFilter {
    private final RateLimit limit = new RateLimit(Setting.RATE_LIMIT.number());

    @Context
    HttpServletRequest request;

    @Inject
    Clock clock;

    @Override
    public void filter(ContainerRequestContext call) {
        var signedIn = SignedIn.of(request);
        requirePatience(SignedIn.caller(request));
        requireReadable(call);
        if (signedIn.isEmpty()) {
            if (SignedIn.isUnknownForNow(request)) {
                throw new Refusal(503, "database.away");
            }
            if (!isOpenToAll(call)) {
                throw new Refusal(401, "access.sign_in_required")
                        .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Threeline\"");
            }
        }
    }

    private void requirePatience(String caller) {
        limit.take(caller, clock.instant()).ifPresent(wait -> {
            throw new Refusal(429, "access.too_many_requests").with(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1);
        });
    }

    /** What the caller prefers is weighed only when a resource is sought, and a weight that is none would be our fault. */
    private static void requireReadable(ContainerRequestContext call) {
        for (var accepted : call.getAcceptableMediaTypes()) {
            var weight = accepted.getParameters().get("q");
            if (weight != null && !weight.matches("0(\\.[0-9]*)?|1(\\.0*)?|\\.[0-9]+")) {
                throw new Refusal(400, "http.400");
            }
        }
    }

    private static boolean isOpenToAll(ContainerRequestContext call) {
        return "POST".equals(call.getMethod())
                && call.getUriInfo().getPath().replaceAll("^/|/$", "").equals("tokens");
    }
}
