package org.threeline.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeline.desk.identity.Identity;

class BrowserSessionTest {
    private static final int MINUTES = 480;

    private int seconds;

    private final Map<String, Object> attributes = new HashMap<>();
    private int renamed;

    private final HttpSession session = a(HttpSession.class, (proxy, method, arguments) -> {
        switch (method.getName()) {
            case "setMaxInactiveInterval" -> seconds = (int) arguments[0];
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> attributes.remove(arguments[0]);
            case "getAttributeNames" -> {
                return Collections.enumeration(Set.copyOf(attributes.keySet()));
            }
            default -> throw new AssertionError(method.getName());
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
        BrowserSession.begin(request(), anna(), Instant.EPOCH);

        assertThat(seconds).isEqualTo(MINUTES * 60);
    }

    @Test
    void nothingOfTheStrangersIsLeftUnderTheNewId() {
        attributes.put("planted", "by a stranger");
        BrowserSession.begin(request(), anna(), Instant.EPOCH);

        assertThat(renamed).isEqualTo(1);
        assertThat(attributes).containsOnlyKeys(BrowserSession.class.getName());
    }

    @Test
    void thePasswordIsAskedForAgainAfterADay() {
        var begun = Instant.parse("2026-03-02T08:00:00Z");
        var day = Duration.ofHours(24);
        var signedIn = new BrowserSession(1, 0, begun);

        assertThat(signedIn.isOver(begun.plus(day).minusNanos(1), day)).isFalse();
        assertThat(signedIn.isOver(begun.plus(day), day)).isTrue();
    }

    private HttpServletRequest request() {
        var context = a(ServletContext.class, (proxy, method, arguments) -> MINUTES);
        return a(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getSession" -> session;
            case "changeSessionId" -> "new " + ++renamed;
            default -> context;
        });
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
