package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.threeline.desk.mail.ForgottenPasswords;
import org.threeline.desk.mail.PasswordLetters;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.web.health.RequestLog;

/** Asking for a link to a new password. The answer is the same whether or not there is such a person. */
@Named
@RequestScoped
public class ForgottenPasswordPage {
    @Inject
    PasswordLetters letters;

    @Inject
    ForgottenPasswords forgotten;

    @Inject
    AskedLinks asked;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private String login;

    /** Whether links can be mailed; otherwise an administrator has to help. */
    public boolean isPossible() {
        return letters.isPossible();
    }

    public boolean isAsked() {
        return request.getParameter("asked") != null;
    }

    public void ask() throws IOException {
        if (login == null || login.isBlank()) {
            throw new InvalidInput("login", "input.missing");
        }
        if (!asked.mayAsk(request.getRemoteAddr())) {
            throw new BusinessRuleViolation("password.forgotten.too_many");
        }
        forgotten.asked(login, request.getRemoteAddr(), RequestLog.idOf(request));
        browser.redirect(request.getContextPath() + "/password/forgotten?asked=true");
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }
}
