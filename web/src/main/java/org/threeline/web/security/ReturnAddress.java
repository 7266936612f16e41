package org.threeline.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.identity.Role;

/** The page people come back to after they signed in: one of ours, never another site. */
final class ReturnAddress {
    static final String PARAMETER = "returnTo";
    static final String HOME = "/";
    private static final String DESK = "/desk";

    private static final int LONGEST = 2000;

    private ReturnAddress() {}

    /** The address a typed or linked one stands for, the home page where it is none of ours. */
    static String safe(String wanted) {
        if (wanted == null || wanted.length() > LONGEST || !wanted.startsWith("/")) {
            return HOME;
        }
        // Browsers take "//host", "/\host" and control characters inside them for another site.
        if (wanted.startsWith("//") || wanted.chars().anyMatch(c -> c < 0x21 || c == '\\' || c == 0x7f)) {
            return HOME;
        }
        try {
            var uri = new URI(wanted);
            var leadsBack = uri.getPath() == null
                    || uri.getPath().contains("//")
                    || uri.getPath().startsWith("/sign-")
                    || uri.getPath().startsWith("/api/")
                    || uri.getPath().contains("..");
            return uri.isAbsolute() || uri.getRawAuthority() != null || leadsBack ? HOME : uri.toASCIIString();
        } catch (URISyntaxException malformed) {
            return HOME;
        }
    }

    /** The page this request wants; what a form sent is not repeated. */
    static String of(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return ofReferer(request);
        }
        var query = request.getQueryString();
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return safe(query == null ? path : path + "?" + query);
    }

    /** The page this request was sent from. */
    static String ofReferer(HttpServletRequest request) {
        var referer = request.getHeader("Referer");
        try {
            if (referer != null && Origin.isSame(referer, request)) {
                var uri = new URI(referer);
                return safe(uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery());
            }
        } catch (URISyntaxException malformed) {
            return HOME;
        }
        return HOME;
    }

    /** Where somebody begins who has signed in: where he wanted to go, else at the first question of his work. */
    static String first(String wanted, Identity identity) {
        return HOME.equals(wanted) && identity.roles().contains(Role.AGENT) ? DESK : wanted;
    }

    /** The sign-in page that leads back to an address. */
    static String signIn(String address) {
        return HOME.equals(address)
                ? "/sign-in"
                : "/sign-in?" + PARAMETER + "=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }
}
