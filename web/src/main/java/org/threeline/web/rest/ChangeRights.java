package org.threeline.web.rest;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.threeline.web.security.Origin;
import org.threeline.web.security.SignedIn;

/** Refuses changes by tokens that may only read, and by foreign pages that make a browser send our cookie. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ChangeRights implements ContainerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext call) {
        var signedIn = SignedIn.of(request);
        if (READING.contains(call.getMethod()) || signedIn.isEmpty()) {
            return;
        }
        if (signedIn.get().isByCookie() && !Origin.isProvenlyOurs(request)) {
            throw new Refusal(403, "access.foreign_origin");
        }
        if (!signedIn.get().mayWrite() && !resource.getResourceMethod().isAnnotationPresent(ChangesNothing.class)) {
            throw new Refusal(403, "access.token_may_only_read");
        }
    }
}
