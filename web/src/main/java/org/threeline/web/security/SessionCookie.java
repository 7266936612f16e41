package org.threeline.web.security;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.threeline.kernel.Setting;

/**
 * Lets the session's cookie leave over TLS only where the operator says so. Its name says the same then: a browser takes
 * such a cookie from this very host over TLS only, and from none beside it (RFC 6265bis, section 4.1.3.2). The rest of it
 * stands in web.xml.
 */
@WebListener
public class SessionCookie implements ServletContextListener {
    private static final String OF_THIS_HOST = "__Host-";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (!Setting.SECURE_COOKIES.isTrue()) {
            return;
        }
        var cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setSecure(true);
        if (event.getServletContext().getContextPath().isEmpty()) {
            cookie.setPath("/");
            cookie.setName(OF_THIS_HOST + cookie.getName());
        }
    }
}
