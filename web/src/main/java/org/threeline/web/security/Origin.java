package org.threeline.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Whether a page of ours sent a request; a foreign page can send our cookie, but cannot hide where it is. */
public final class Origin {
    private Origin() {}

    /** Whether the browser says that the request comes from a page of ours; false when nothing says anything. */
    public static boolean isProvenlyOurs(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        if (origin != null && !isSame(origin, request)) {
            return false;
        }
        return origin != null && site == null || "same-origin".equals(site);
    }

    /** Whether the browser says that the request comes from elsewhere; programs that are no browsers say nothing. */
    public static boolean isForeign(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        return origin != null && !isSame(origin, request);
    }

    /** Whether an absolute address is of the host this request was sent to. */
    static boolean isSame(String address, HttpServletRequest request) {
        try {
            var uri = new URI(address);
            var host = request.getHeader("Host");
            if (uri.getHost() == null || host == null) {
                return false;
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return withoutUsualPort(uri.getHost() + port, uri.getScheme())
                    .equals(withoutUsualPort(host, uri.getScheme()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static String withoutUsualPort(String authority, String scheme) {
        var usual = "https".equalsIgnoreCase(scheme) ? ":443" : ":80";
        var lower = authority.toLowerCase(Locale.ROOT);
        return lower.endsWith(usual) ? lower.substring(0, lower.length() - usual.length()) : lower;
    }
}
