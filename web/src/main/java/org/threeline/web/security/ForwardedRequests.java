package org.threeline.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.threeline.kernel.Setting;

/**
 * Sees people through the proxies in front of the desk. What {@code X-Forwarded-For} and {@code X-Forwarded-Proto} say is
 * believed only when the connection comes from one of {@code THREELINE_PROXIES}; from anybody else they are a stranger's
 * words. Redirects leave without host and scheme, for only the proxy knows what people call this desk.
 */
public class ForwardedRequests extends HttpFilter {
    private static final long serialVersionUID = 1;
    private transient Networks proxies;

    @Override
    public void init() {
        proxies = Networks.of(Setting.PROXIES.list());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(
                proxies.contain(request.getRemoteAddr()) ? new Forwarded(request, proxies) : request,
                new RelativeRedirects(response));
    }

    /** A request as the outermost proxy of ours met it. */
    static final class Forwarded extends HttpServletRequestWrapper {
        private final String address;
        private final boolean secure;

        Forwarded(HttpServletRequest request, Networks proxies) {
            super(request);
            address = client(request, proxies);
            // Each proxy either passes the header on or sets it; the last value is the one our neighbour vouches for.
            var scheme = last(request.getHeader("X-Forwarded-Proto"));
            secure = scheme == null ? request.isSecure() : scheme.equalsIgnoreCase("https");
        }

        /** The list grows to the right: from there on, the first that is no proxy of ours is who asked. */
        private static String client(HttpServletRequest request, Networks proxies) {
            var nearest = request.getRemoteAddr();
            var headers = request.getHeaders("X-Forwarded-For");
            var chain = new StringBuilder();
            while (headers.hasMoreElements()) {
                chain.append(',').append(headers.nextElement());
            }
            var addresses = chain.toString().split(",");
            for (var i = addresses.length - 1; i >= 0 && proxies.contain(nearest); i--) {
                var address = addresses[i].strip();
                if (!Networks.isAddress(address)) {
                    break;
                }
                nearest = address;
            }
            return nearest;
        }

        private static String last(String list) {
            return list == null
                    ? null
                    : list.substring(list.lastIndexOf(',') + 1).strip();
        }

        @Override
        public String getRemoteAddr() {
            return address;
        }

        @Override
        public String getRemoteHost() {
            return address;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getScheme() {
            return secure ? "https" : "http";
        }

        @Override
        public StringBuffer getRequestURL() {
            var url = super.getRequestURL();
            return url.replace(0, url.indexOf(":"), getScheme());
        }
    }

    /** The server would make an address absolute by the request's Host, which is whatever somebody sent. */
    private static final class RelativeRedirects extends HttpServletResponseWrapper {
        RelativeRedirects(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) {
            resetBuffer();
            setStatus(SC_FOUND);
            setHeader("Location", location);
        }
    }
}
