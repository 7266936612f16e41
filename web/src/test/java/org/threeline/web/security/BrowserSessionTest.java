package org.threeline.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeline.desk.identity.Identity;

class BrowserSessionTest {
    private static final int MINUTES = 480;

    private int seconds;

    private final HttpSession session = a(HttpSession.class, (proxy, method, arguments) -> {
        if (method.getName().equals("setMaxInactiveInterval")) {
            seconds = (int) arguments[0];
        }
        return null;
    });

    @Test
    void aStrangersSessionEndsAlmostAtOnce() {
        new StrangersSessions().sessionCreated(new HttpSessionEvent(session));

        assertThat(seconds).isEqualTo(StrangersSessions.SECONDS);
    }

    @Test
    void whoeverSignsInStaysAsLongAsTheServerIsToldTo() {
        new StrangersSessions().sessionCreated(new HttpSessionEvent(session));
        BrowserSession.begin(request(), anna());

        assertThat(seconds).isEqualTo(MINUTES * 60);
    }

    private HttpServletRequest request() {
        var context = a(ServletContext.class, (proxy, method, arguments) -> MINUTES);
        return a(
                HttpServletRequest.class,
                (proxy, method, arguments) -> method.getName().equals("getSession") ? session : context);
    }

    private static <T> T a(Class<T> type, InvocationHandler answers) {
        return type.cast(
                Proxy.newProxyInstance(BrowserSessionTest.class.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private static Identity anna() {
        return new Identity(
                1,
                "anna",
                "Anna",
                null,
                null,
                null,
                null,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                false,
                0,
                Set.of(),
                Set.of(),
                false);
    }
}
