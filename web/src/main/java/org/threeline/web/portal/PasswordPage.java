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

/**
 * Whoever holds a link chooses a password, once. The secret leaves the address at once, into a cookie of this page
 * alone: it is in no history, on no screen that is shown, and no request names it as where it came from.
 */
@Named
@RequestScoped
public class PasswordPage {
    private static final String PATH = "/password";
    private static final String PARAMETER = "token";
    private static final String COOKIE = "tl-password-link";
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

    /** Takes the secret out of the address. */
    public void receive() throws IOException {
        var sent = request.getParameter(PARAMETER);
        if (sent == null) {
            return;
        }
        keep(SECRET.matcher(sent).matches() ? sent : "");
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

    /** Sets the password and leads to the sign-in. */
    public void choose() throws IOException {
        try {
            links.choose(token(), password);
        } finally {
            looked = false;
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
