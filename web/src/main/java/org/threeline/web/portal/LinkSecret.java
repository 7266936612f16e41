package org.threeline.web.portal;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secret of a link, which stands behind the {@code #} of its address: the page's script sends it by a form and takes
 * it out of the address, and it stays in a cookie of this page alone. No log, no history and no other request ever holds
 * it.
 */
final class LinkSecret {
    private static final String PARAMETER = "token";
    private static final String NOT_ONE = "-";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Duration KEPT = Duration.ofHours(1);

    private final String page;
    private final String name;

    /**
     * @param page its address inside the application
     * @param name of the cookie
     */
    LinkSecret(String page, String name) {
        this.page = page;
        this.name = name;
    }

    /** Takes the secret, or the whole link, that the form of the page sent, and leads to the page without it. */
    void receive(ExternalContext browser) throws IOException {
        var request = (HttpServletRequest) browser.getRequest();
        var sent = request.getParameter(PARAMETER);
        if (sent == null || !"POST".equals(request.getMethod())) {
            return;
        }
        var secret = sent.substring(sent.indexOf('#') + 1).strip();
        keep(FORM.matcher(secret).matches() ? secret : NOT_ONE, browser);
        browser.redirect(request.getContextPath() + page);
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Empty where no link was opened; it may still stand in the address. */
    String of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Has to come before a redirect. */
    void forget(ExternalContext browser) {
        keep("", browser);
    }

    private void keep(String secret, ExternalContext browser) {
        var request = (HttpServletRequest) browser.getRequest();
        var cookie = new Cookie(name, secret);
        cookie.setPath(request.getContextPath() + page);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(secret.isEmpty() ? 0 : (int) KEPT.toSeconds());
        ((HttpServletResponse) browser.getResponse()).addCookie(cookie);
    }
}
