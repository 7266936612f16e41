package org.threeline.web.faces;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.threeline.desk.status.FailingRequest;

/**
 * Leads a page's address to its view. A view has no second address: its own path is not found from outside. Fixed
 * files carry a digest of their content in their address, so browsers may keep them for good.
 */
@WebFilter(filterName = "addresses", urlPatterns = "/*", asyncSupported = true)
public class AddressFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    @Inject
    transient FailingRequest failing;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // As it was asked for: the container may already have put a welcome file in the place of "/".
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/assets/") && request.getParameter("v") != null) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        }
        var match = isPlain(path, request) ? Address.of(path) : Optional.<Address.Match>empty();
        if (match.isPresent()) {
            if (!METHODS.contains(request.getMethod())) {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                return;
            }
            // Pages are personal and change: coming back to one asks again.
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Accept-CH", "Sec-CH-Prefers-Color-Scheme");
            response.addHeader("Vary", "Cookie, Sec-CH-Prefers-Color-Scheme");
            failing.page(match.get().address().template());
            request.setAttribute(CurrentAddress.PARTS, match.get().parts());
            request.getRequestDispatcher(match.get().address().view()).forward(request, response);
        } else if (isView(file(request))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether the container understands the address as it stands there: rights are judged by what it understands. */
    private static boolean isPlain(String path, HttpServletRequest request) {
        return path.equals("/") || path.equals(file(request));
    }

    /** What is asked for once letters are decoded, and dots and parameters of segments are gone. */
    private static String file(HttpServletRequest request) {
        var info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    private static boolean isView(String file) {
        return file.endsWith(".xhtml") && !file.startsWith("/jakarta.faces.resource/");
    }
}
