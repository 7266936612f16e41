package org.threeline.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.threeline.kernel.Setting;

/** Tells browsers what a page of ours may do, on every answer. */
public class SecurityHeaders extends HttpFilter {
    private static final long serialVersionUID = 1;

    /**
     * Everything comes from here. Several policies hold together, so this one is complete but for scripts on pages:
     * PrimeFaces adds a second policy there that allows scripts with the page's own nonce only.
     */
    private static final String PAGES = "default-src 'self'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    private transient boolean onlyOverTls;

    @Override
    public void init() {
        onlyOverTls = Setting.SECURE_COOKIES.isTrue();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = AccessRules.path(request);
        var isPage = !path.startsWith("/api/")
                && !path.startsWith("/health/")
                && !path.equals("/metrics")
                && !path.equals("/openapi");
        response.setHeader("Content-Security-Policy", isPage ? PAGES : DATA);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (onlyOverTls || request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (!isPage) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
