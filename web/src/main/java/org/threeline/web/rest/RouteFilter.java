package org.threeline.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.threeline.web.health.RequestLog;

/** Names the resource a request reached, so that its time is counted there. */
@Provider
public class RouteFilter implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext call) {
        var base = resource.getResourceClass().getAnnotation(Path.class);
        var rest = resource.getResourceMethod().getAnnotation(Path.class);
        var route = (base == null ? "" : base.value()) + "/" + (rest == null ? "" : rest.value());
        RequestLog.route(request, route.replaceAll("/+", "/").replaceAll("(?<=.)/$", ""));
    }
}
