package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.threeline.desk.identity.PasswordLinks;
import org.threeline.desk.identity.PasswordLinks.LinkHolder;
import org.threeline.kernel.BusinessRuleViolation;

/**
 * Whoever holds a link chooses a password, once. The secret stands behind the {@code #} of its address: the page's
 * script sends it by a form and takes it out of the address, and it stays in a cookie of this page alone. No log, no
 * history and no other request ever holds it.
 */
@Named
@RequestScoped
public class PasswordPage {
    private static final String PATH = "/password";
    private static final String PARAMETER = "token";
    private static final String COOKIE = "tl-password-link";
    private static final String NOT_ONE = "-";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    @Inject
    PasswordLinks links;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private LinkHolder holder;
    private boolean looked;
    private String password;

    /** Takes the secret, or the whole link, that the form of the page sent. */
    public void receive() throws IOException {
        var sent = request.getParameter(PARAMETER);
        if (sent == null || !"POST".equals(request.getMethod())) {
            return;
        }
        var secret = sent.substring(sent.indexOf('#') + 1).strip();
        keep(SECRET.matcher(secret).matches() ? secret : NOT_ONE);
        browser.redirect(request.getContextPath() + PATH);
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Whose password it is; null where the link is not good any more. */
    public LinkHolder holder() {
        if (!looked) {
            looked = true;
            holder = links.holder(token()).orElse(null);
        }
        return holder;
    }

    /** Whether a link was opened, good or not; else its secret may still stand in the address. */
    public boolean isOpened() {
        return !token().isEmpty();
    }

    /** Sets the password and leads to the sign-in. */
    public void choose() throws IOException {
        try {
            links.choose(token(), password);
        } catch (BusinessRuleViolation notValid) {
            // The page says so by itself, with what to do now.
            holder = null;
            return;
        }
        keep("");
        browser.redirect(request.getContextPath() + "/sign-in?passwordSet=true");
    }

    private String token() {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Has to come before a redirect. */
    private void keep(String secret) {
        var cookie = new Cookie(COOKIE, secret);
        cookie.setPath(request.getContextPath() + PATH);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(secret.isEmpty() ? 0 : (int) Duration.ofHours(1).toSeconds());
        ((HttpServletResponse) browser.getResponse()).addCookie(cookie);
    }

    /** Never shown again. */
    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
