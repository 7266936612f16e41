package org.threeline.web.health;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.threeline.desk.audit.AuditedRequest;
import org.threeline.desk.status.FailingRequest;
import org.threeline.kernel.Causes;
import org.threeline.kernel.storage.DatabaseFault;
import org.threeline.web.security.AccessRulesFilter;
import org.threeline.web.security.SignedIn;

/**
 * Gives every request an id that its answer, its problems and its lines in the log carry, and measures how long it takes.
 * A request that fails because the database is away is no failure of ours: it is answered with 503, whatever served it.
 */
public class RequestLog extends HttpFilter {
    private static final long serialVersionUID = 1;

    /** Echoed; made up where the caller sends none, or none that may stand in a log. */
    static final String HEADER = "X-Request-Id";

    private static final String ID = RequestLog.class.getName() + ".id";
    private static final String ROUTE = RequestLog.class.getName() + ".route";
    private static final int TOO_MANY = 429;
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Set<String> ROOMS =
            Set.of("desk", "catalogue", "admin", "assets", "health", "metrics", "sign-in");

    /** The id of a request, never null. */
    public static String idOf(ServletRequest request) {
        var id = (String) request.getAttribute(ID);
        return id == null ? "unknown" : id;
    }

    /** Names what a request was about, for its figures: a template such as {@code /tickets/{number}}, never a value. */
    public static void route(ServletRequest request, String route) {
        request.setAttribute(ROUTE, route);
    }

    private final transient Refusals refusals = new Refusals();

    @Inject
    transient AuditedRequest audited;

    @Inject
    transient FailingRequest failing;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var sent = request.getHeader(HEADER);
        var id = sent != null && ACCEPTABLE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        request.setAttribute(ID, id);
        response.setHeader(HEADER, id);
        audited.is(request.getRemoteAddr(), id);
        var start = System.nanoTime();
        LogContext.put("request", id);
        var failed = false;
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException thrown) {
            if (!response.isCommitted() && DatabaseFault.isAway(Causes.of(thrown))) {
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            failed = true;
            failing.failed(thrown);
            throw thrown;
        } finally {
            if (isRefusal(request, response)) {
                refusals.note(method(request), route(request), response.getStatus(), SignedIn.of(request));
            }
            LogContext.remove("request");
            if (request.getDispatcherType() == DispatcherType.REQUEST && !request.isAsyncStarted()) {
                measure(request, response, Duration.ofNanos(System.nanoTime() - start));
                if (failed || response.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                    failing.end(id, route(request));
                }
            }
        }
    }

    private static boolean isRefusal(HttpServletRequest request, HttpServletResponse response) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && (response.getStatus() == HttpServletResponse.SC_FORBIDDEN
                        || response.getStatus() == TOO_MANY
                        || response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE
                        || AccessRulesFilter.isHidden(request));
    }

    private static void measure(HttpServletRequest request, HttpServletResponse response, Duration taken) {
        Timer.builder("http.server.requests")
                .tag("method", method(request))
                .tag("route", route(request))
                .tag("status", Integer.toString(response.getStatus()))
                .publishPercentileHistogram(false)
                .register(Metrics.globalRegistry)
                .record(taken);
    }

    private static String method(HttpServletRequest request) {
        var method = request.getMethod();
        return Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                        .contains(method)
                ? method
                : "other";
    }

    private static String route(HttpServletRequest request) {
        var route = (String) request.getAttribute(ROUTE);
        if (route != null) {
            return route;
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/")) {
            return "api";
        }
        var room = path.substring(1).split("[/.;]", 2)[0];
        return ROOMS.contains(room) ? room : path.startsWith("/jakarta.faces.resource") ? "assets" : "portal";
    }
}
