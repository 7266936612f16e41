package org.threeline.web.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The login that was typed beside a password that did not fit, for the next attempt. Only the browser it was typed in
 * has it, for a minute and for this page: it may be a password in the wrong field, so it stands in no address.
 */
public final class TypedLogin {
    private static final String COOKIE = "tl-typed-login";
    private static final String PATH = "/sign-in";
    private static final int LONGEST = 100;
    private static final int SECONDS = 60;

    private TypedLogin() {}

    /** Has to come before a redirect. */
    static void keep(String login, HttpServletRequest request, HttpServletResponse response) {
        if (login != null && !login.isBlank() && login.length() <= LONGEST) {
            set(login, SECONDS, request, response);
        }
    }

    static void forget(HttpServletRequest request, HttpServletResponse response) {
        if (!of(request).isEmpty()) {
            set("", 0, request, response);
        }
    }

    private static void set(String login, int seconds, HttpServletRequest request, HttpServletResponse response) {
        var cookie = new Cookie(COOKIE, URLEncoder.encode(login, StandardCharsets.UTF_8));
        cookie.setPath(request.getContextPath() + PATH);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        response.addCookie(cookie);
    }

    /** Empty where nothing was typed of late. */
    public static String of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> decoded(cookie.getValue()))
                .filter(login -> login.length() <= LONGEST)
                .findFirst()
                .orElse("");
    }

    private static String decoded(String value) {
        try {
            return value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException forged) {
            return "";
        }
    }
}
