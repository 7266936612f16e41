package org.threeline.web.security;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.threeline.kernel.Setting;

/** Lets the session's cookie leave over TLS only where the operator says so; the rest of it stands in web.xml. */
@WebListener
public class SessionCookie implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(Setting.SECURE_COOKIES.isTrue());
    }
}
