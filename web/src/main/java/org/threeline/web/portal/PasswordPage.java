package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.threeline.desk.identity.PasswordLinks;
import org.threeline.desk.identity.PasswordLinks.LinkHolder;

/** Whoever holds a link chooses a password, once. */
@Named
@RequestScoped
public class PasswordPage {
    @Inject
    PasswordLinks links;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private LinkHolder holder;
    private boolean looked;
    private String password;

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
        browser.redirect(request.getContextPath() + "/sign-in?passwordSet=true");
    }

    private String token() {
        return request.getParameter("token");
    }

    /** Never shown again. */
    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
