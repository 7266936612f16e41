package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.threeline.desk.identity.PasswordLinks;
import org.threeline.desk.identity.PasswordLinks.LinkHolder;
import org.threeline.kernel.BusinessRuleViolation;

/** Whoever holds a link chooses a password, once. */
@Named
@RequestScoped
public class PasswordPage {
    private static final LinkSecret SECRET = new LinkSecret("/password", "tl-password-link");

    @Inject
    PasswordLinks links;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private LinkHolder holder;
    private boolean looked;
    private String password;

    /** Takes what the page's own form sent. */
    public void receive() throws IOException {
        SECRET.receive(browser);
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
        SECRET.forget(browser);
        browser.redirect(request.getContextPath() + "/sign-in?passwordSet=true");
    }

    private String token() {
        return SECRET.of(request);
    }

    /** Never shown again. */
    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
